import PriceModel

extension PriceCatalogue {
  /// The facets of all items that a question asks for; with a day, the offers in force that day.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func facetTable(_ question: ItemQuestion) throws -> FacetTable {
    try store.read { try FacetTable.load(question, in: $0, texts: CatalogueTexts(store)) }
  }

  /// Items of a table by their listings, with the prices that the question asks for, sorted as ``items(_:)`` does.
  ///
  /// - Parameter question: The question that the table was made for.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func items(_ listings: some Sequence<Int>, in table: FacetTable, _ question: ItemQuestion) throws
    -> [Item]
  {
    try store.read { try Self.items(listings, in: table, question, $0) }
  }

  static func items(
    _ listings: some Sequence<Int>, in table: FacetTable, _ question: ItemQuestion,
    _ store: any CatalogueReading
  ) throws -> [Item] {
    let wanted = Dictionary(grouping: Set(listings), by: table.edition(ofListing:))
    var items: [Item] = []
    for (index, reader) in try EditionReader.all(of: question, in: store).enumerated() {
      guard let listings = wanted[index] else { continue }
      let keys = Set(listings.map(table.key(ofListing:)))
      let found = try keys.sorted().flatMap { try reader.listings(ofKey: $0) }
      let prices = try EditionPrices(reader, question, allAtOnce: false)
      try reader.forEachItem(of: found, prices) { items.append($0) }
    }
    return sorted(items)
  }
}

extension FacetTable {
  static func load(_ question: ItemQuestion, in store: any CatalogueReading, texts: CatalogueTexts) throws
    -> FacetTable
  {
    let records = try EditionReader.records(of: question, in: store)
    var table = FacetTable(editions: question.editions, texts: texts)
    var sets = OfferSets(question)
    var items: [UInt32] = []
    var blocks: Set<UInt32> = []
    var lastBlock = UInt32.max
    for packed in try store.packedOffers(of: records) {
      var numbers: [UInt32?] = []
      try PackedOffers.unpack(packed) { found in
        numbers = try found.map { try sets.number(of: $0, in: store, &table) }
      } run: { first, step, count, set in
        // Without such an offer, the item is not asked for.
        guard let number = numbers[set] else { return }
        var item = Int64(first)
        for _ in 0..<count {
          items.append(UInt32(item))
          let block = UInt32(item) / UInt32(ItemBlock.size)
          if block != lastBlock { blocks.insert(block) }
          lastBlock = block
          item += step
        }
        table.offers.append(contentsOf: repeatElement(number, count: count))
      }
      table.editionEnds.append(items.count)
    }
    table.columns = try store.itemColumns(
      ofBlocks: blocks.sorted(), withNumbers: question.partNumbers != nil)
    try table.number(contentsOf: items, asked: ContentFilter(question, table.columns, store))
    return table
  }

  /// Numbers the contents of the listings, and leaves out those that are not asked for.
  private mutating func number(contentsOf items: [UInt32], asked filter: ContentFilter) throws {
    var numbers = [UInt32](repeating: .max, count: columns.count)
    contents.reserveCapacity(items.count)
    var kept = 0
    var edition = 0
    for (listing, item) in items.enumerated() {
      while editionEnds[edition] == listing {
        editionEnds[edition] = kept
        edition += 1
      }
      guard let place = columns.place(ofItem: item) else {
        throw CatalogueError(.damaged, "the item \(item) is missing")
      }
      guard filter.accepts(place) else { continue }
      if numbers[place] == .max {
        numbers[place] = UInt32(places.count)
        places.append(UInt32(place))
      }
      contents.append(numbers[place])
      offers[kept] = offers[listing]
      kept += 1
    }
    while edition < editionEnds.count {
      editionEnds[edition] = kept
      edition += 1
    }
    offers.removeLast(offers.count - kept)
  }
}

/// The sets of offers of a table: of those that editions have, what a question asks for.
private struct OfferSets {
  private let market: String?
  private let currency: String?
  private let day: Int32?
  private var numbers: [[FacetTable.Offer]: UInt32] = [:]

  init(_ question: ItemQuestion) {
    market = question.facets[.market]?.lowercased()
    currency = question.facets[.currency]?.lowercased()
    day = question.on?.dayNumber
  }

  /// The number of a set in the table; `nil` if nothing of it is asked for.
  mutating func number(
    of offers: [PackedOffers.Offer], in store: any CatalogueReading, _ table: inout FacetTable
  ) throws -> UInt32? {
    var kept: [FacetTable.Offer] = []
    for offer in offers {
      if let day, offer.start > day || offer.end < day { continue }
      guard try isAsked(offer.market, market, store), try isAsked(offer.currency, currency, store) else {
        continue
      }
      let offer = FacetTable.Offer(market: offer.market, currency: offer.currency)
      if !kept.contains(offer) { kept.append(offer) }
    }
    if kept.isEmpty {
      if market != nil || currency != nil { return nil }
      kept = [FacetTable.Offer(market: 0, currency: 0)]
    }
    if let number = numbers[kept] { return number }
    let number = UInt32(table.offerSets.count)
    table.offerSets.append(kept)
    numbers[kept] = number
    return number
  }

  private func isAsked(_ text: UInt32, _ wanted: String?, _ store: any CatalogueReading) throws -> Bool {
    guard let wanted else { return true }
    return try text != 0 && store.text(text).lowercased() == wanted
  }
}

/// Which contents a question asks for, by their facets and numbers.
private struct ContentFilter {
  /// For each facet asked, its column and the codes that are the value.
  private var facets: [(column: [UInt32], codes: Set<UInt32>)] = []
  private let columns: ItemColumns
  private let numbers: [[UInt8]]?

  init(_ question: ItemQuestion, _ columns: ItemColumns, _ store: any CatalogueReading) throws {
    self.columns = columns
    numbers = question.partNumbers.map { $0.map { Array($0.uppercased().utf8) } }
    for (facet, value) in question.facets where ItemField(facet) != nil {
      let column = columns[facet]
      let folded = value.lowercased()
      let codes = try Set(column).filter {
        $0 == 0 ? false : try store.text($0).lowercased() == folded
      }
      facets.append((column, codes))
    }
  }

  func accepts(_ place: Int) -> Bool {
    for (column, codes) in facets where !codes.contains(column[place]) { return false }
    guard let numbers else { return true }
    let own = [columns.partNumbers.bytes(place), columns.distributorSKUs.bytes(place)]
    return numbers.contains { number in own.contains { $0.elementsEqual(number) } }
  }
}
