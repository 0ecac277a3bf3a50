import PriceModel

/// What a search found.
public struct SearchResult: Sendable {
  /// Best first.
  public var items: [Item]
  /// No item has the words; these have a part number that is nearly what was typed.
  public var isApproximate = false
}

extension PriceCatalogue {
  /// The items of the question's editions that have all words of `text`, best first, at most `limit`.
  ///
  /// Searched are names, families, descriptions, part numbers, distributor SKUs; also those that an item had in
  /// other editions, so that a product is found by its former names (RULES SEL-13). A word may also be one of the item's
  /// facets, by code or name: `core cal enterprise 3 years`. The last word is a beginning. If nothing has the words
  /// and they can be a part number, the nearest part numbers are found. The prices are those the question asks for.
  ///
  ///     try catalogue.search("office prof", question: ItemQuestion(editions: current), limit: 20).items
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func search(_ text: String, question: ItemQuestion, limit: Int) throws -> SearchResult {
    let words = SearchWords(text)
    guard !words.words.isEmpty, limit > 0 else { return SearchResult(items: []) }
    return try store.read { reading in
      let scope = try SearchScope(question, reading, CatalogueTexts(store))
      var search = ItemSearch(scope: scope, words: words, limit: limit, store: reading)
      try search.run()
      return SearchResult(
        items: try Self.items(search.found, of: scope, question, limit, reading),
        isApproximate: search.isApproximate)
    }
  }

  /// The items of some keys with their prices, key by key, edition by edition.
  private static func items(
    _ keys: [UInt32], of scope: SearchScope, _ question: ItemQuestion, _ limit: Int,
    _ store: any CatalogueReading
  ) throws -> [Item] {
    let readers = try EditionReader.all(of: question, in: store)
    let prices = try readers.map { try EditionPrices($0, question, allAtOnce: false) }
    var items: [Item] = []
    let listings = scope.listings(ofKeys: keys)
    for key in keys {
      for listing in listings[key] ?? [] where items.count < limit {
        let edition = scope.table.edition(ofListing: listing)
        try readers[edition].forEachItem(of: readers[edition].listings(ofKey: key), prices[edition]) {
          items.append($0)
        }
      }
    }
    return Array(items.prefix(limit))
  }
}

/// The items that a search may find, and all that items were ever called.
struct SearchScope {
  /// What the question asks for.
  let table: FacetTable
  /// All items of the catalogue.
  let columns: ItemColumns
  private let contentsByKey: NumberedGroups
  /// By content: how many listings have it.
  private var listingCounts: [UInt32]

  init(_ question: ItemQuestion, _ store: any CatalogueReading, _ texts: CatalogueTexts) throws {
    columns = try store.allItemColumns(withNumbers: false)
    table = try FacetTable.load(question, in: store, texts: texts, from: columns)
    let keys = table.keysOfContents
    contentsByKey = NumberedGroups(count: keys.count) { keys[$0] }
    listingCounts = Array(repeating: 0, count: keys.count)
    for content in table.contents { listingCounts[Int(content)] += 1 }
  }

  /// How many listings an item key has.
  func listingCount(ofKey key: UInt32) -> Int {
    contentsByKey[key].reduce(0) { $0 + Int(listingCounts[Int($1)]) }
  }

  /// The listings of some item keys, edition by edition.
  func listings(ofKeys keys: [UInt32]) -> [UInt32: [Int]] {
    var isWanted = [Bool](repeating: false, count: listingCounts.count)
    for key in keys { for content in contentsByKey[key] { isWanted[Int(content)] = true } }
    var listings: [UInt32: [Int]] = [:]
    for (listing, content) in table.contents.enumerated() where isWanted[Int(content)] {
      listings[table.key(ofListing: listing), default: []].append(listing)
    }
    return listings
  }

  /// The content of an item key in scope, the one that comes first; `nil` if the question does not ask for it.
  func content(ofKey key: UInt32) -> Int? { contentsByKey[key].first.map { Int($0) } }
}
