import PriceModel

/// Reads the items of one edition, within one access to the store.
struct EditionReader {
  let store: any CatalogueReading
  let texts: TextReader
  let record: EditionRecord
  /// The files of the editions of the list, for sources.
  let files: EditionFiles

  /// An item of the edition, as store numbers.
  struct Listing {
    var range: Held<ListingFact>
    var content: ItemContent
  }

  /// A reader for each edition of a question, in its order.
  ///
  /// Throws ``CatalogueError`` `no-such-list` or `no-such-edition`.
  static func all(of question: ItemQuestion, in store: any CatalogueReading) throws -> [EditionReader] {
    let texts = TextReader(store)
    let known = try EditionsByList(question, in: store)
    let additions = try store.additions(to: nil)
    return try question.editions.map { reference in
      EditionReader(
        store: store, texts: texts, record: try known.record(reference),
        files: EditionFiles(try known.editions(of: reference.list), additions: additions))
    }
  }

  /// The editions of a question, in its order.
  ///
  /// Throws ``CatalogueError`` `no-such-list` or `no-such-edition`.
  static func records(of question: ItemQuestion, in store: any CatalogueReading) throws -> [EditionRecord] {
    let known = try EditionsByList(question, in: store)
    return try question.editions.map(known.record)
  }

  var window: RangeWindow { .at(record.month, of: record.listID) }

  /// The items that a question asks for by part number and by the facets of the item, in order of the keys.
  func listings(_ question: ItemQuestion) throws -> [Listing] {
    guard let partNumbers = question.partNumbers else { return try listings(question, ofKey: nil) }
    let keys = Set(try partNumbers.flatMap { try store.keys(of: $0) })
    return try keys.sorted().flatMap { try listings(question, ofKey: $0) }
  }

  /// As ``listings(_:)``, only of one key.
  func listings(_ question: ItemQuestion, ofKey key: UInt32?) throws -> [Listing] {
    let filter = ItemFilter(question.facets, texts: texts)
    let wanted = question.partNumbers.map { Set($0.map { $0.uppercased() }) }
    var listings: [Listing] = []
    try store.eachItem(window, key: key) { range, content in
      if let wanted {
        // A key is found by every SKU it ever had; the one asked for must be the present one.
        let numbers = try [content[.partNumber], content[.distributorSKU]].map { try texts.text($0) }
        guard numbers.contains(where: { $0.map { wanted.contains($0.uppercased()) } ?? false }) else {
          return
        }
      }
      if try filter.accepts(content) { listings.append(Listing(range: range, content: content)) }
    }
    return listings
  }

  /// The items of a key, whatever their facets.
  func listings(ofKey key: UInt32) throws -> [Listing] {
    try listings(ItemQuestion(editions: []), ofKey: key)
  }

  /// Gives items one by one, by part number, term, billing, segment, with their prices; without those that have none
  /// where a price is required.
  func forEachItem(
    of listings: [Listing], _ prices: EditionPrices, _ body: (Item) throws -> Void
  ) throws {
    for listing in try sorted(listings) {
      let found = try prices.prices(ofKey: listing.range.fact.key)
      if found.isEmpty, prices.areRequired { continue }
      try body(try item(listing, prices: found))
    }
  }

  private func sorted(_ listings: [Listing]) throws -> [Listing] {
    let keyed = try listings.map { listing in
      (listing, try ItemField.key.map { try texts.text(listing.content[$0]) ?? "" })
    }
    return keyed.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }

  /// The item in words.
  func item(_ listing: Listing, prices: [Price]) throws -> Item {
    let content = listing.content
    var item = Item(
      partNumber: try texts.text(content[.partNumber]) ?? "",
      source: source(from: listing.range.from, line: listing.range.line))
    for field in ItemField.allCases where content[field] != 0 && field != .partNumber {
      switch field {
      case .qualifiers: item.qualifiers = try texts.texts(inArray: content[field])
      case .attributes: item.attributes = try texts.texts(inObject: content[field])
      default: item.set(field, to: try texts.text(content[field]))
      }
    }
    item.prices = prices
    return item
  }

  func source(from month: Month, line: UInt32) -> Source {
    files.source(in: month, line: line)
  }
}

/// The editions of the lists that a question is about.
private struct EditionsByList {
  private let lists: [String: [EditionRecord]]

  init(_ question: ItemQuestion, in store: any CatalogueReading) throws {
    let names = Set(question.editions.map { PriceCatalogue.canonicalName($0.list) })
    if names.count == 1, let name = names.first {
      lists = [name: try store.editions(of: name)]
    } else {
      lists = Dictionary(grouping: try store.editions(of: nil), by: \.info.list)
    }
  }

  func editions(of list: String) throws -> [EditionRecord] {
    let name = PriceCatalogue.canonicalName(list)
    guard let records = lists[name], !records.isEmpty else { throw CatalogueError.noSuchList(name) }
    return records
  }

  func record(_ reference: EditionReference) throws -> EditionRecord {
    let records = try editions(of: reference.list)
    guard let record = records.first(where: { $0.info.edition == reference.edition }) else {
      let last = records.last { $0.info.edition < reference.edition }
      throw CatalogueError.noSuchEdition(
        records[0].info.list, reference.edition, last: last?.info.edition)
    }
    return record
  }
}
