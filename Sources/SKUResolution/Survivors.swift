import Catalogue
import PriceModel

/// The items of a walk that are still in play.
///
/// An item fails a facet if its value is not the one chosen. A question about facet F offers the values of the items that
/// fail nothing, or F alone; so what fails in two facets is out for good. Facets that belong to the item are looked at
/// once for each distinct content, market and currency once for each distinct set of offers.
struct Survivors {
  let table: FacetTable
  /// By content.
  private var contents: [Standing]
  /// By set of offers and offer.
  private var offers: [[Standing]]
  /// The columns looked at so far.
  private var columns: [Facet: [FacetTable.Code]] = [:]

  /// How an item or an offer stands to the choices.
  private enum Standing: Equatable {
    case passes
    case fails(Facet)
    case isOut

    /// Whether nothing fails but possibly the facet that is asked.
    func allows(_ facet: Facet) -> Bool { self == .passes || self == .fails(facet) }

    mutating func fail(_ facet: Facet) {
      self = self == .passes ? .fails(facet) : .isOut
    }
  }

  init(_ table: FacetTable, choices: [Facet: String]) throws {
    self.table = table
    contents = Array(repeating: .passes, count: table.contentCount)
    offers = table.offerSets.map { Array(repeating: .passes, count: $0.count) }
    for (facet, value) in choices {
      // A value that no item has gets a code that no column holds.
      let wanted = value.isEmpty ? 0 : try table.code(of: value, in: facet) ?? .max
      if facet.isOfOffer {
        for set in offers.indices {
          for offer in offers[set].indices where table.offerSets[set][offer].code(of: facet) != wanted {
            offers[set][offer].fail(facet)
          }
        }
      } else {
        let column = column(facet)
        for content in contents.indices where column[content] != wanted { contents[content].fail(facet) }
      }
    }
  }

  private mutating func column(_ facet: Facet) -> [FacetTable.Code] {
    if let column = columns[facet] { return column }
    let column = table[facet]
    columns[facet] = column
    return column
  }

  /// The listings that fail nothing, ascending.
  var items: [Int] {
    let sets = passingSets
    return (0..<table.count).filter {
      contents[Int(table.contents[$0])] == .passes && sets[Int(table.offers[$0])]
    }
  }

  /// By set of offers: whether one of it fails nothing.
  private var passingSets: [Bool] { offers.map { $0.contains(.passes) } }

  /// The values of a facet among the items that fail nothing else, with their numbers of items, most first.
  ///
  /// Throws `CatalogueError` `storage`.
  mutating func options(of facet: Facet) throws -> [WalkOption] {
    let counts = facet.isOfOffer ? offerCounts(facet) : contentCounts(facet)
    let values = try table.values(of: counts.codes)
    return zip(counts.codes, counts.counts).map { WalkOption(value: values[$0], items: $1) }
      .sorted(by: Self.precedes)
  }

  /// What has more items comes first, then what is not stated, then by value.
  private static func precedes(_ left: WalkOption, _ right: WalkOption) -> Bool {
    if left.items != right.items { return left.items > right.items }
    guard let value = right.value else { return false }
    return left.value.map { $0 < value } ?? true
  }

  private mutating func contentCounts(_ facet: Facet) -> CodeCounts {
    let sets = passingSets
    var listings = [Int](repeating: 0, count: contents.count)
    for (content, set) in zip(table.contents, table.offers) where sets[Int(set)] {
      listings[Int(content)] += 1
    }
    let column = column(facet)
    var counts = CodeCounts()
    for content in contents.indices where listings[content] > 0 && contents[content].allows(facet) {
      counts.add(column[content], listings[content])
    }
    return counts
  }

  private func offerCounts(_ facet: Facet) -> CodeCounts {
    var listings = [Int](repeating: 0, count: offers.count)
    for (content, set) in zip(table.contents, table.offers) where contents[Int(content)] == .passes {
      listings[Int(set)] += 1
    }
    var counts = CodeCounts()
    for set in offers.indices where listings[set] > 0 {
      let allowed = offers[set].indices.filter { offers[set][$0].allows(facet) }
      for code in Set(allowed.map({ table.offerSets[set][$0].code(of: facet) })) {
        counts.add(code, listings[set])
      }
    }
    return counts
  }

  /// Gives every listing that fails nothing but possibly a facet: with its value, which is `nil` where that belongs to
  /// the offers, and with what tells whether an offer of it is in play.
  mutating func forEachOffer(
    of facet: Facet,
    _ body: (
      _ listing: Int, _ code: FacetTable.Code?, _ accepts: (FacetTable.Code, FacetTable.Code) -> Bool
    ) -> Void
  ) {
    let column = facet.isOfOffer ? [] : column(facet)
    let sets = passingSets
    for listing in 0..<table.count {
      let content = Int(table.contents[listing])
      let set = Int(table.offers[listing])
      guard facet.isOfOffer ? contents[content] == .passes : contents[content].allows(facet) && sets[set]
      else { continue }
      body(listing, facet.isOfOffer ? nil : column[content]) { market, currency in
        let place = table.offerSets[set].firstIndex { $0.market == market && $0.currency == currency }
        guard let place else { return false }
        return facet.isOfOffer ? offers[set][place].allows(facet) : offers[set][place] == .passes
      }
    }
  }

  /// Takes what has any of these values of a facet out of play.
  mutating func exclude(_ values: Set<String>, of facet: Facet) throws {
    guard !values.isEmpty else { return }
    let codes = try Set(values.compactMap { try table.code(of: $0, in: facet) })
    remove(facet) { codes.contains($0) }
  }

  /// Takes what has any other value of a facet out of play.
  mutating func keep(only value: String, of facet: Facet) throws {
    let code = try table.code(of: value, in: facet)
    remove(facet) { $0 != code }
  }

  private mutating func remove(_ facet: Facet, where isOut: (FacetTable.Code) -> Bool) {
    if facet.isOfOffer {
      for set in offers.indices {
        for offer in offers[set].indices where isOut(table.offerSets[set][offer].code(of: facet)) {
          offers[set][offer] = .isOut
        }
      }
    } else {
      let column = column(facet)
      for content in contents.indices where isOut(column[content]) { contents[content] = .isOut }
    }
  }
}

extension Facet {
  /// Whether the facet belongs to the prices of an item and not to the item.
  fileprivate var isOfOffer: Bool { self == .market || self == .currency }
}

extension FacetTable.Offer {
  fileprivate func code(of facet: Facet) -> FacetTable.Code { facet == .market ? market : currency }
}
