import PriceModel

/// The listings of an index by the values of some facets, each combination packed into one word.
///
/// Every facet has a dictionary of its values, so that a value is a number of a few bits. Where a word has no room for
/// the next facet, the combinations so far are numbered, and their number takes their place.
public struct FacetKeys: Sendable {
  /// The facets of a key, in order.
  public let facets: [Facet]
  private var dictionaries: [FoldedTexts] = []
  /// By facet: how many bits its numbers take.
  private var widths: [UInt64] = []
  /// Each numbers the combinations of the facets up to one, most often all at once.
  private var tables: [PackedKeyTable] = []
  /// By table: the facets before its end.
  private var ends: [Int] = []
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
      var dictionary = FoldedTexts(.lower)
      var numbers: [FacetTable.Code: UInt64] = [0: 0]
      for (code, value) in try table.values(of: Set(column)) {
        numbers[code] = UInt64(dictionary.makeNumber(of: value))
      }
      let width = UInt64(UInt64.bitWidth - UInt64(dictionary.count).leadingZeroBitCount)
      if used + width > UInt64.bitWidth {
        tables.append(numbered(&keys))
        ends.append(place)
        used = UInt64(UInt32.bitWidth)
      }
      for (content, code) in column.enumerated() {
        keys[content] = keys[content] << width | (numbers[code] ?? 0)
      }
      used += width
      dictionaries.append(dictionary)
      widths.append(width)
    }
    tables.append(numbered(&keys))
    ends.append(facets.count)
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
  private func group(of values: [String?]) -> UInt32? {
    // Through pointers, so that neither a dictionary nor a table is copied, which would have to be counted.
    dictionaries.withUnsafeBufferPointer { dictionaries in
      tables.withUnsafeBufferPointer { tables in
        var key: UInt64 = 0
        var place = 0
        for table in tables.indices {
          while place < ends[table] {
            var number: UInt32 = 0
            if let value = values[place] {
              guard let known = dictionaries[place].number(of: value) else { return nil }
              number = known
            }
            key = key << widths[place] | UInt64(number)
            place += 1
          }
          guard let number = tables[table].number(of: key) else { return nil }
          key = UInt64(number)
        }
        return UInt32(key)
      }
    }
  }
}
