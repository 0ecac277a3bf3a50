import PriceModel

/// The items of some editions in memory, for work that asks for thousands of them one after the other.
///
/// A single question goes to the store, which opens nothing but the few rows it needs. Many questions are answered from
/// here, each in a fraction of a microsecond: part numbers and facets are small numbers in flat arrays, a key of several
/// facets is packed into one word, and an answer is a slice of an array.
///
///     let index = try catalogue.index(question)
///     let found = index.listings(partNumber: "W06-00793")
///     let keys = try index.keys([.program, .family, .offering, .level, .unit, .acquired])
///     let one = keys.listings(["OV", "Core CAL", "ENT", "NL", "1Y", "Y1"])
///     let items = try catalogue.items(found, in: index)
///
/// An index does not change: it is the state of the catalogue when it was made. It may be used from several threads.
public struct ItemIndex: Sendable {
  /// What the index was made for; part numbers in it are passed over.
  public let question: ItemQuestion
  /// The facets of the listings that the index finds.
  public let table: FacetTable
  private var numbers = FoldedTexts(.upper)
  /// By part number and distributor's SKU.
  private let byNumber: NumberedGroups

  /// - Parameter table: With part numbers.
  init(_ question: ItemQuestion, _ table: FacetTable) {
    self.question = question
    self.table = table
    let (own, skus) = table.numbers(in: &numbers)
    let contents = table.contents
    // Each listing is entered twice; one whose SKU is its part number, or that has none, the second time for nothing.
    byNumber = NumberedGroups(count: 2 * contents.count) { entry in
      let content = Int(contents[entry >> 1])
      if entry & 1 == 0 { return own[content] }
      return skus[content] == own[content] ? 0 : skus[content]
    } place: {
      UInt32($0 >> 1)
    }
  }

  /// How many listings there are; an item in two editions counts twice.
  public var count: Int { table.count }

  /// The listings that have a part number or a distributor's SKU now, compared without case (RULES SEL-12); several
  /// where a number has several terms, billing plans or segments, or is in several editions.
  public func listings(partNumber: String) -> ArraySlice<UInt32> {
    guard let number = numbers.number(of: partNumber), number != 0 else { return [] }
    return byNumber[number]
  }

  /// The listings by the values of some facets together; made once, asked often.
  ///
  /// - Parameter facets: Facets of the item; market and currency belong to its prices, and are a matter of the
  ///   question.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func keys(_ facets: [Facet]) throws -> FacetKeys { try FacetKeys(facets, table) }
}

extension PriceCatalogue {
  /// An index of all items that a question asks for.
  ///
  /// It takes about as long to make as 20 answers from the store for each 100,000 items, and 150 bytes an item.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func index(_ question: ItemQuestion) throws -> ItemIndex {
    var question = question
    question.partNumbers = nil
    let table = try store.read {
      try FacetTable.load(question, in: $0, texts: CatalogueTexts(store), withNumbers: true)
    }
    return ItemIndex(question, table)
  }
}

extension PriceCatalogue {
  /// Items of an index by their listings, with the prices that its question asks for, sorted as ``items(_:)`` does.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func items(_ listings: some Sequence<UInt32>, in index: ItemIndex) throws -> [Item] {
    try items(listings.map { Int($0) }, in: index.table, index.question)
  }
}
