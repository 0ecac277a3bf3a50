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
  /// The contents that are not out for good.
  private var inPlay: [Int32] = []
  /// By set of offers and offer.
  private var offers: [[Standing]]
  /// By content: how many of its listings have an offer that fails nothing; `nil` where that is to be counted anew.
  private var listingCounts: [UInt32]?
  /// The columns looked at so far.
  private var columns: [Facet: [FacetTable.Code]] = [:]
  /// The codes of values looked up so far.
  private var codes: [Facet: [String: FacetTable.Code?]] = [:]

  /// How an item or an offer stands to the choices.
  private struct Standing: Equatable {
    /// 0 passes; the number of a facet and one fails that facet alone.
    private var failure: UInt8

    static let passes = Standing(failure: 0)
    static let isOut = Standing(failure: .max)

    static func fails(_ facet: Facet) -> Standing { Standing(failure: numbers[facet] ?? .max) }

    private static let numbers = Dictionary(
      uniqueKeysWithValues: Facet.allCases.enumerated().map { ($1, UInt8($0 + 1)) })

    /// - Parameter failing: The standing of what fails one facet; it counts no more.
    mutating func add(_ failing: Standing) { self = self == .passes ? failing : .isOut }
  }

  init(_ table: FacetTable, choices: [Facet: String]) throws {
    self.table = table
    contents = Array(repeating: .passes, count: table.contentCount)
    offers = table.offerSets.map { Array(repeating: .passes, count: $0.count) }
    for (facet, value) in choices {
      // The column first: who looks for the code looks into it.
      let column = facet.isOfOffer ? [] : column(facet)
      // A value that no item has gets a code that no column holds.
      let wanted = value.isEmpty ? 0 : try code(of: value, in: facet) ?? .max
      let failing = Standing.fails(facet)
      if facet.isOfOffer {
        for set in offers.indices {
          for offer in offers[set].indices where table.offerSets[set][offer].code(of: facet) != wanted {
            offers[set][offer].add(failing)
          }
        }
      } else {
        for content in contents.indices where column[content] != wanted { contents[content].add(failing) }
      }
    }
    inPlay = contents.indices.lazy.filter { [contents] in contents[$0] != .isOut }.map { Int32($0) }
  }

  /// The codes of a facet at the contents in play, in their order.
  private mutating func codesInPlay(_ facet: Facet) -> [FacetTable.Code] {
    if columns[facet] == nil, inPlay.count < table.contentCount / Self.manyOfAll {
      return inPlay.map { table.code(of: facet, content: Int($0)) }
    }
    let column = column(facet)
    return inPlay.count == column.count ? column : inPlay.map { column[Int($0)] }
  }

  /// Unpacking a value takes so many times as long alone as with all others.
  private static let manyOfAll = 16

  private mutating func column(_ facet: Facet) -> [FacetTable.Code] {
    if let column = columns[facet] { return column }
    let column = table[facet]
    columns[facet] = column
    return column
  }

  /// The code of a value; `nil` if no item of the table has it.
  ///
  /// Throws `CatalogueError` `storage`.
  mutating func code(of value: String, in facet: Facet) throws -> FacetTable.Code? {
    if let known = codes[facet]?[value] { return known }
    let code = try table.code(of: value, in: facet, column: columns[facet])
    codes[facet, default: [:]][value] = .some(code)
    return code
  }

  /// A value as the items have it that are meant by it; empty for what is not stated, `nil` if no item has it.
  ///
  /// Throws `CatalogueError` `storage`.
  mutating func spelling(of value: String, in facet: Facet) throws -> String? {
    guard !value.isEmpty else { return "" }
    return try code(of: value, in: facet).flatMap { try table.values(of: [$0])[$0] }
  }

  /// The listings that fail nothing, ascending.
  var items: [Int] {
    let sets = passingSets
    var items: [Int] = []
    for (listing, content) in table.contents.enumerated() where contents[Int(content)] == .passes {
      if sets[Int(table.offers[listing])] { items.append(listing) }
    }
    return items
  }

  /// By set of offers: whether one of it fails nothing.
  private var passingSets: [Bool] { offers.map { $0.contains(.passes) } }

  /// The values of a facet among the items that fail nothing else, with their numbers of items, most first.
  ///
  /// Throws `CatalogueError` `storage`.
  mutating func options(of facet: Facet) throws -> [WalkOption] {
    let found = facet.isOfOffer ? offerCounts(facet) : contentCounts(facet)
    // In the order of their codes the values are read fastest, and mostly stand in the order of the alphabet.
    let values = try table.values(inOrder: found.codes)
    let options = zip(values, found.counts).map { WalkOption(value: $0, items: $1) }
    if options.count == 1, let value = options[0].value {
      codes[facet, default: [:]][value] = .some(found.codes[0])
    }
    return OptionOrder.sorted(options)
  }

  private mutating func contentCounts(_ facet: Facet) -> CodeCounts {
    let listings = countsOfListings()
    let failing = Standing.fails(facet)
    return CodeCounts(codesInPlay(facet)) { [inPlay, contents] place in
      let content = Int(inPlay[place])
      let standing = contents[content]
      return standing == .passes || standing == failing ? Int(listings[content]) : 0
    }
  }

  private mutating func countsOfListings() -> [UInt32] {
    if let listingCounts { return listingCounts }
    let sets = passingSets
    var counts = [UInt32](repeating: 0, count: contents.count)
    for (content, set) in zip(table.contents, table.offers) where sets[Int(set)] { counts[Int(content)] += 1 }
    listingCounts = counts
    return counts
  }

  private func offerCounts(_ facet: Facet) -> CodeCounts {
    var listings = [Int](repeating: 0, count: offers.count)
    for (content, set) in zip(table.contents, table.offers) where contents[Int(content)] == .passes {
      listings[Int(set)] += 1
    }
    let failing = Standing.fails(facet)
    var found: [(code: FacetTable.Code, listings: Int)] = []
    for set in offers.indices where listings[set] > 0 {
      let allowed = offers[set].indices.filter { offers[set][$0] == .passes || offers[set][$0] == failing }
      for code in Set(allowed.map({ table.offerSets[set][$0].code(of: facet) })) {
        found.append((code, listings[set]))
      }
    }
    return CodeCounts(found.map(\.code)) { found[$0].listings }
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
    let failing = Standing.fails(facet)
    for listing in 0..<table.count {
      let content = Int(table.contents[listing])
      let set = Int(table.offers[listing])
      let standing = contents[content]
      guard standing == .passes || !facet.isOfOffer && standing == failing, facet.isOfOffer || sets[set]
      else { continue }
      body(listing, facet.isOfOffer ? nil : column[content]) { market, currency in
        let place = table.offerSets[set].firstIndex { $0.market == market && $0.currency == currency }
        guard let place else { return false }
        let standing = offers[set][place]
        return standing == .passes || facet.isOfOffer && standing == failing
      }
    }
  }

  /// Takes what has another value than the one chosen of a facet out of play: nobody asks for the facet again.
  mutating func settle(_ facet: Facet) {
    guard !facet.isOfOffer else { return }
    let failing = Standing.fails(facet)
    var rest: [Int32] = []
    for content in inPlay {
      if contents[Int(content)] == failing { contents[Int(content)] = .isOut } else { rest.append(content) }
    }
    inPlay = rest
  }

  /// Takes what has any of these values of a facet out of play.
  mutating func exclude(_ values: Set<String>, of facet: Facet) throws {
    guard !values.isEmpty else { return }
    let codes = try Set(values.compactMap { try code(of: $0, in: facet) })
    remove(facet) { codes.contains($0) }
  }

  /// Takes what has any other value of a facet out of play.
  mutating func keep(only value: String, of facet: Facet) throws {
    let code = try code(of: value, in: facet)
    remove(facet) { $0 != code }
  }

  private mutating func remove(_ facet: Facet, where isOut: (FacetTable.Code) -> Bool) {
    if facet.isOfOffer {
      listingCounts = nil
      for set in offers.indices {
        for offer in offers[set].indices where isOut(table.offerSets[set][offer].code(of: facet)) {
          offers[set][offer] = .isOut
        }
      }
    } else {
      var rest: [Int32] = []
      rest.reserveCapacity(inPlay.count)
      for (content, code) in zip(inPlay, codesInPlay(facet)) {
        if isOut(code) { contents[Int(content)] = .isOut } else { rest.append(content) }
      }
      inPlay = rest
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
