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
    let needsNumbers = withNumbers || question.partNumbers != nil
    if let columns, !needsNumbers { table.columns = columns }
    var loading = FacetTableLoading(question, store, withNumbers: needsNumbers)
    for packed in try store.packedOffers(of: records) {
      try packed.withUnsafeBufferPointer { try loading.add(PackedOffersReader($0), to: &table) }
      table.editionEnds.append(table.contents.count)
    }
    return table
  }
}

/// Fills a table edition by edition: reads the items that are new, and numbers their contents.
private struct FacetTableLoading {
  private let store: any CatalogueReading
  private let withNumbers: Bool
  private var filter: ContentFilter
  private var sets: OfferSets
  /// By place in the columns: the number of the content.
  private var numbers: [UInt32] = []

  /// Not looked at yet, and not asked for: no contents have these numbers.
  private static let unknown = UInt32.max
  private static let refused = UInt32.max - 1

  init(_ question: ItemQuestion, _ store: any CatalogueReading, withNumbers: Bool) {
    self.store = store
    self.withNumbers = withNumbers
    filter = ContentFilter(question)
    sets = OfferSets(question)
  }

  mutating func add(_ packed: PackedOffersReader, to table: inout FacetTable) throws {
    // By set of the edition: its number in the table; `nil` where nothing of it is asked for.
    let numbers = try packed.sets.map { try sets.number(of: $0, in: store, &table) }
    // Unpacking twice takes less than keeping what is unpacked.
    try readBlocks(packed, numbers, &table.columns)
    // What a damaged edition says of its size is not believed: no item comes twice.
    let room = min(packed.rest, table.columns.count)
    makeRoom(for: room, &table)
    let count = try fill(table.contents.count - room, packed, numbers, &table)
    table.contents.removeLast(table.contents.count - count)
    table.offers.removeLast(table.offers.count - count)
  }

  private mutating func makeRoom(for items: Int, _ table: inout FacetTable) {
    numbers.append(
      contentsOf: repeatElement(Self.unknown, count: max(0, table.columns.count - numbers.count)))
    table.contents.reserve(items)
    table.contents.append(contentsOf: repeatElement(0, count: items))
    table.offers.reserve(items)
    table.offers.append(contentsOf: repeatElement(0, count: items))
  }

  /// Writes the listings of an edition into the room made for them.
  ///
  /// - Parameter first: Where they begin.
  /// - Returns: Where they end.
  private mutating func fill(
    _ first: Int, _ packed: PackedOffersReader, _ sets: [UInt32?], _ table: inout FacetTable
  ) throws -> Int {
    var packed = packed
    var next = first
    let columns = table.columns
    // Items that follow each other are mostly of one block.
    var block = Int.max
    var places = 0..<0
    try table.contents.withUnsafeMutableBufferPointer { contents in
      try table.offers.withUnsafeMutableBufferPointer { offers in
        try numbers.withUnsafeMutableBufferPointer { numbers in
          while let run = try packed.next() {
            guard let set = sets[run.set] else { continue }
            for item in run {
              if Int(item) / ItemBlock.size != block {
                block = Int(item) / ItemBlock.size
                places = columns.places(ofBlock: block) ?? 0..<0
              }
              let place = places.lowerBound + Int(item) % ItemBlock.size
              guard place < places.upperBound else {
                throw Self.missing(item)
              }
              var number = numbers[place]
              if number >= Self.refused {
                if number == Self.refused { continue }
                guard try filter.accepts(place, columns, store) else {
                  numbers[place] = Self.refused
                  continue
                }
                number = UInt32(table.places.count)
                numbers[place] = number
                table.places.append(UInt32(place))
              }
              guard next < contents.count else { throw PackedOffers.damaged }
              contents[next] = number
              offers[next] = set
              next += 1
            }
          }
        }
      }
    }
    return next
  }

  private static func missing(_ item: UInt32) -> CatalogueError {
    CatalogueError(.damaged, "the item \(item) is missing")
  }

  /// Reads the blocks of the items that are asked for by their offers and have not been read yet.
  private func readBlocks(
    _ packed: PackedOffersReader, _ numbers: [UInt32?], _ columns: inout ItemColumns
  ) throws {
    var packed = packed
    var isMissing: [Bool] = []
    var last = UInt32.max
    let lastItem = try store.lastItem()
    while let run = try packed.next() {
      // Mostly the whole run is in the block of the run before.
      let ends = (run.ends.0 / UInt32(ItemBlock.size), run.ends.1 / UInt32(ItemBlock.size))
      guard ends != (last, last), numbers[run.set] != nil else { continue }
      let largest = max(run.ends.0, run.ends.1)
      guard largest <= lastItem else { throw Self.missing(largest) }
      for item in run {
        let block = item / UInt32(ItemBlock.size)
        if block == last { continue }
        last = block
        if columns.has(block: Int(block)) { continue }
        while isMissing.count <= block { isMissing.append(false) }
        isMissing[Int(block)] = true
      }
    }
    let missing = isMissing.indices.filter { isMissing[$0] }.map { UInt32($0) }
    if !missing.isEmpty { try store.readItems(ofBlocks: missing, withNumbers: withNumbers, into: &columns) }
  }
}

extension Array {
  /// Makes room for more, so that many additions cost no more than one.
  mutating func reserve(_ more: Int) {
    if count + more > capacity { reserveCapacity(Swift.max(count + more, 2 * capacity)) }
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
  /// A value that is asked for.
  private struct Condition {
    let column: Int
    /// In lower case.
    let value: String
    /// By code: whether it is the value.
    var known: [UInt32: Bool] = [0: false]

    mutating func holds(_ code: UInt32, _ store: any CatalogueReading) throws -> Bool {
      if let known = known[code] { return known }
      let holds = try store.text(code).lowercased() == value
      known[code] = holds
      return holds
    }
  }

  private var conditions: [Condition] = []
  private let numbers: [[UInt8]]?

  init(_ question: ItemQuestion) {
    numbers = question.partNumbers.map { $0.map { Array($0.uppercased().utf8) } }
    for (facet, value) in question.facets {
      guard let column = ItemColumns.column(of: facet) else { continue }
      conditions.append(Condition(column: column, value: value.lowercased()))
    }
  }

  mutating func accepts(_ place: Int, _ columns: ItemColumns, _ store: any CatalogueReading) throws -> Bool {
    if conditions.isEmpty, numbers == nil { return true }
    for index in conditions.indices {
      let code = columns.value(ofColumn: conditions[index].column, at: place)
      guard try conditions[index].holds(code, store) else { return false }
    }
    guard let numbers else { return true }
    let own = [columns.partNumbers.bytes(place), columns.distributorSKUs.bytes(place)]
    return numbers.contains { number in own.contains { $0.elementsEqual(number) } }
  }
}
