import PriceModel

/// The facets of the items of some editions as columns of small numbers, for counting and choosing.
///
/// A row is an *offer*: an item in one market and currency; an item without a price has one row without market and
/// currency. Several offers of one item have the same number in ``items``.
///
///     let table = try catalogue.facetTable(question)
///     let column = table[.offering]
///     for row in 0..<table.count where table.value(column[row]) == "ENT" { … }
public struct FacetTable: Sendable {
  /// The code of a value in the columns; 0 is no value.
  public typealias Code = UInt32

  /// The editions asked, in order of precedence.
  public let editions: [EditionReference]
  /// The distinct values; code *c* is `values[c - 1]`.
  public fileprivate(set) var values: [String] = []
  /// By row: the number of the item, from 0 to ``itemCount`` − 1.
  public fileprivate(set) var items: [UInt32] = []
  /// By row: the index in ``editions``.
  public fileprivate(set) var lists: [UInt32] = []
  /// How many items there are; the same item in two lists counts twice.
  public fileprivate(set) var itemCount = 0

  fileprivate var columns: [[Code]] = Array(repeating: [], count: Facet.allCases.count)
  fileprivate var codes: [String: Code] = [:]
  /// By item: the index of its edition, and the store's number of its key.
  var origins: [(edition: Int, key: UInt32)] = []

  fileprivate init(editions: [EditionReference]) {
    self.editions = editions
  }

  /// The number of rows.
  public var count: Int { items.count }

  /// The codes of a facet, one a row.
  public subscript(facet: Facet) -> [Code] { columns[facet.index] }

  /// The value of a code; `nil` for 0.
  public func value(_ code: Code) -> String? { code == 0 ? nil : values[Int(code) - 1] }

  /// The code of a value, spelled exactly so; `nil` if no row has it.
  public func code(of value: String) -> Code? { codes[value] }

  fileprivate mutating func code(_ text: String?) -> Code {
    guard let text else { return 0 }
    if let code = codes[text] { return code }
    values.append(text)
    let code = Code(values.count)
    codes[text] = code
    return code
  }
}

extension Facet {
  fileprivate var index: Int { Facet.allCases.firstIndex(of: self) ?? 0 }
}

extension PriceCatalogue {
  /// The facets of all items that a question asks for; with a day, the offers in force that day.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func facetTable(_ question: ItemQuestion) throws -> FacetTable {
    try store.read { store in
      var builder = FacetTableBuilder(question)
      for (index, reader) in try EditionReader.all(of: question, in: store).enumerated() {
        try builder.add(reader, index: index)
      }
      return builder.table
    }
  }

  /// Items of a table by their numbers in ``FacetTable/items``, with the prices that the question asks for, sorted as
  /// ``items(_:)`` does.
  ///
  /// - Parameter question: The question that the table was made for.
  public func items(_ numbers: some Sequence<Int>, in table: FacetTable, _ question: ItemQuestion) throws
    -> [Item]
  {
    let wanted = Dictionary(grouping: Set(numbers).map { table.origins[$0] }, by: \.edition)
      .mapValues { $0.map(\.key).sorted() }
    var items: [Item] = []
    try store.read { store in
      for (index, reader) in try EditionReader.all(of: question, in: store).enumerated() {
        guard let keys = wanted[index] else { continue }
        let listings = try keys.flatMap { try reader.listings(ofKey: $0) }
        let prices = try EditionPrices(reader, question, allAtOnce: false)
        try reader.forEachItem(of: listings, prices) { items.append($0) }
      }
    }
    return Self.sorted(items)
  }
}

private struct FacetTableBuilder {
  private(set) var table: FacetTable
  private let question: ItemQuestion
  /// The columns of the facets that an item has, with their fields.
  private let descriptive: [(column: Int, field: ItemField)]
  private let marketColumn = Facet.market.index
  private let currencyColumn = Facet.currency.index
  /// Codes in the table by store numbers of texts: each text is looked up once.
  private var codesOfTexts: [UInt32: FacetTable.Code] = [:]

  init(_ question: ItemQuestion) {
    self.question = question
    table = FacetTable(editions: question.editions)
    descriptive = Facet.allCases.compactMap { facet in ItemField(facet).map { (facet.index, $0) } }
  }

  mutating func add(_ reader: EditionReader, index: Int) throws {
    let prices = try EditionPrices(reader, question, allAtOnce: question.partNumbers == nil)
    for listing in try reader.listings(question) {
      let key = listing.range.fact.key
      var offers: [Offer] = []
      for range in try prices.ranges(ofKey: key) where holds(range.fact) {
        let offer = Offer(market: range.fact.market, currency: range.fact.currency)
        if !offers.contains(offer) { offers.append(offer) }
      }
      if offers.isEmpty {
        if prices.areRequired { continue }
        offers = [Offer(market: 0, currency: 0)]
      }
      let codes = try descriptive.map { try code(listing.content[$0.field], reader.texts) }
      for offer in offers {
        table.items.append(UInt32(table.itemCount))
        table.lists.append(UInt32(index))
        for (position, facet) in descriptive.enumerated() {
          table.columns[facet.column].append(codes[position])
        }
        table.columns[marketColumn].append(try code(offer.market, reader.texts))
        table.columns[currencyColumn].append(try code(offer.currency, reader.texts))
      }
      table.origins.append((edition: index, key: key))
      table.itemCount += 1
    }
  }

  private struct Offer: Hashable {
    var market: UInt32
    var currency: UInt32
  }

  private func holds(_ fact: PriceFact) -> Bool {
    guard let day = question.on?.dayNumber else { return true }
    return fact.start <= day && day <= fact.end
  }

  private mutating func code(_ text: UInt32, _ texts: TextReader) throws -> FacetTable.Code {
    guard text != 0 else { return 0 }
    if let code = codesOfTexts[text] { return code }
    let code = table.code(try texts.text(text))
    codesOfTexts[text] = code
    return code
  }
}
