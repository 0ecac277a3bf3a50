import PriceModel

/// The listings of an index by the values of some facets, each combination packed into one word.
///
/// Every facet numbers its own values, so that a value is a number of a few bits. Where a word has no room for the next facet, the combinations so far are numbered, and their number
/// takes their place.
public struct FacetKeys: Sendable {
  /// The facets of a key, in order.
  public let facets: [Facet]
  /// The values, those of each facet by themselves.
  private var values = FoldedTexts(.lower)
  /// By facet: how many bits its numbers take.
  private var widths: [UInt64] = []
  /// Each numbers the combinations of the facets up to one, most often all at once.
  private var tables: [PackedKeyTable] = []
  /// By facet: whether the combinations up to the one before it are numbered.
  private var beginsTable: [Bool] = []
  private let groups: NumberedGroups

  init(_ facets: [Facet], _ table: FacetTable) throws {
    self.facets = facets
    var keys = [UInt64](repeating: 0, count: table.contentCount)
    var used: UInt64 = 0

    func numbered(_ keys: inout [UInt64]) -> PackedKeyTable {
      var numbers = PackedKeyTable()
      for content in keys.indices { keys[content] = UInt64(numbers.makeNumber(of: keys[content])) }
      return numbers
    }
    for (place, facet) in facets.enumerated() {
      let column = table[facet]
      // What is not stated is the empty text, which has the number 0.
      var known: [FacetTable.Code: UInt64] = [0: 0]
      for (code, text) in try table.values(of: table.codes(of: facet)) {
        known[code] = UInt64(values.makeNumber(of: text, among: UInt8(place)))
      }
      let width = UInt64(UInt64.bitWidth - UInt64(values.count(among: UInt8(place))).leadingZeroBitCount)
      let overflows = used + width > UInt64.bitWidth
      if overflows {
        tables.append(numbered(&keys))
        used = UInt64(UInt32.bitWidth)
      }
      beginsTable.append(overflows)
      for (content, code) in column.enumerated() {
        keys[content] = keys[content] << width | (known[code] ?? 0)
      }
      used += width
      widths.append(width)
    }
    tables.append(numbered(&keys))
    let contents = table.contents
    groups = NumberedGroups(count: contents.count) { UInt32(keys[Int(contents[$0])]) }
  }

  /// The listings that have these values, compared without case.
  ///
  /// - Parameter values: One for each of ``facets``, in their order; `nil` or an empty text where the item states none.
  public func listings(_ values: [String?]) -> ArraySlice<UInt32> {
    guard values.count == facets.count, let group = group(of: values) else { return [] }
    return groups[group]
  }

  /// The number of a combination of values; `nil` if no listing has it.
  private func group(of asked: [String?]) -> UInt32? {
    var key: UInt64 = 0
    var table = 0
    for place in asked.indices {
      if beginsTable[place] {
        guard let number = tables[table].number(of: key) else { return nil }
        key = UInt64(number)
        table += 1
      }
      var number: UInt32 = 0
      if let text = asked[place] {
        guard let value = values.number(of: text, among: UInt8(truncatingIfNeeded: place)) else {
          return nil
        }
        number = value
      }
      key = key << widths[place] | UInt64(number)
    }
    return tables[table].number(of: key)
  }
}
