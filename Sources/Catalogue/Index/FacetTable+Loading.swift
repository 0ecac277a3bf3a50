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

  /// Items by their listings, as ``items(_:in:_:)``; without those that have none of the prices asked for, where
  /// prices of a market or currency are.
  ///
  ///     let byListing = try catalogue.itemsByListing(lines.flatMap { index.listings(partNumber: $0) }, …)
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func itemsByListing(
    _ listings: some Sequence<Int>, in table: FacetTable, _ question: ItemQuestion
  ) throws -> [Int: Item] {
    try store.read { store in
      var items: [Int: Item] = [:]
      try Self.forEachItem(of: listings, in: table, question, store) { items[$0] = $1 }
      return items
    }
  }

  static func items(
    _ listings: some Sequence<Int>, in table: FacetTable, _ question: ItemQuestion,
    _ store: any CatalogueReading
  ) throws -> [Item] {
    var items: [(listing: Int, item: Item)] = []
    try forEachItem(of: listings, in: table, question, store) { items.append(($0, $1)) }
    return sorted(items.sorted { $0.listing < $1.listing }.map(\.item))
  }

  /// Gives items with their listings, edition by edition.
  private static func forEachItem(
    of listings: some Sequence<Int>, in table: FacetTable, _ question: ItemQuestion,
    _ store: any CatalogueReading, _ body: (Int, Item) throws -> Void
  ) throws {
    let wanted = Dictionary(grouping: Set(listings), by: table.edition(ofListing:))
    let places = wanted.keys.sorted()
    // Only these editions are looked up.
    var question = question
    question.editions = places.map { table.editions[$0] }
    for (place, reader) in zip(places, try EditionReader.all(of: question, in: store)) {
      let listings = wanted[place] ?? []
      let prices = try EditionPrices(reader, question, allAtOnce: false)
      // In the order of the file.
      let keyed = listings.map { (key: table.key(ofListing: $0), listing: $0) }.sorted { $0.key < $1.key }
      for (key, listing) in keyed {
        try reader.forEachItem(of: reader.listings(ofKey: key), prices) { try body(listing, $0) }
      }
    }
  }
}

extension FacetTable {
  /// - Parameters:
  ///   - withNumbers: Whether the part numbers and SKUs are wanted, too.
  ///   - columns: The columns of all items, if they have been read already.
  static func load(
    _ question: ItemQuestion, in store: any CatalogueReading, texts: CatalogueTexts,
    withNumbers: Bool = false,
    from columns: ItemColumns? = nil
  ) throws -> FacetTable {
    let records = try EditionReader.records(of: question, in: store)
    var table = FacetTable(editions: question.editions, texts: texts)
    var sets = OfferSets(question)
    var items: [UInt32] = []
    /// By block: whether an item of it is asked for.
    var blocks: [Bool] = []
    func need(_ first: UInt32, _ last: UInt32) {
      let (first, last) = (Int(first) / ItemBlock.size, Int(last) / ItemBlock.size)
      if last >= blocks.count {
        blocks.append(contentsOf: repeatElement(false, count: last + 1 - blocks.count))
      }
      for block in first...last { blocks[block] = true }
    }
    for packed in try store.packedOffers(of: records) {
      var numbers: [UInt32?] = []
      try PackedOffers.unpack(packed) { found in
        numbers = try found.map { try sets.number(of: $0, in: store, &table) }
      } run: { first, step, count, set in
        // Without such an offer, the item is not asked for.
        guard let number = numbers[set] else { return }
        let last = Int64(first) + step * Int64(count - 1)
        if abs(step) <= Int64(ItemBlock.size) {
          need(UInt32(min(Int64(first), last)), UInt32(max(Int64(first), last)))
        }
        var item = Int64(first)
        for _ in 0..<count {
          items.append(UInt32(truncatingIfNeeded: item))
          table.offers.append(number)
          if abs(step) > Int64(ItemBlock.size) { need(items[items.count - 1], items[items.count - 1]) }
          item += step
        }
      }
      table.editionEnds.append(items.count)
    }
    let needsNumbers = withNumbers || question.partNumbers != nil
    if let columns, !needsNumbers {
      table.columns = columns
    } else {
      table.columns = try store.itemColumns(
        ofBlocks: blocks.indices.filter { blocks[$0] }.map { UInt32($0) }, withNumbers: needsNumbers)
    }
    try table.number(contentsOf: items, asked: ContentFilter(question, table.columns, store))
    return table
  }

  /// Numbers the contents of the listings, and leaves out those that are not asked for.
  private mutating func number(contentsOf items: [UInt32], asked filter: ContentFilter) throws {
    var numbers = [UInt32](repeating: .max, count: columns.count)
    contents.reserveCapacity(items.count)
    let columns = columns
    let acceptsAll = filter.acceptsAll
    var kept = 0
    var listing = 0
    for edition in editionEnds.indices {
      while listing < editionEnds[edition] {
        let item = items[listing]
        guard let place = columns.place(ofItem: item) else {
          throw CatalogueError(.damaged, "the item \(item) is missing")
        }
        defer { listing += 1 }
        guard acceptsAll || filter.accepts(place) else { continue }
        var number = numbers[place]
        if number == .max {
          number = UInt32(places.count)
          numbers[place] = number
          places.append(UInt32(place))
        }
        contents.append(number)
        if kept != listing { offers[kept] = offers[listing] }
        kept += 1
      }
      editionEnds[edition] = kept
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

  /// Whether nothing is asked of the contents.
  var acceptsAll: Bool { facets.isEmpty && numbers == nil }

  func accepts(_ place: Int) -> Bool {
    for (column, codes) in facets where !codes.contains(column[place]) { return false }
    guard let numbers else { return true }
    let own = [columns.partNumbers.bytes(place), columns.distributorSKUs.bytes(place)]
    return numbers.contains { number in own.contains { $0.elementsEqual(number) } }
  }
}
