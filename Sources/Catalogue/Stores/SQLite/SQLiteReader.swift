import PriceModel

/// Questions to a catalogue in SQLite. What it remembers holds as long as nobody else changes the catalogue.
class SQLiteReader: CatalogueReading {
  /// The names of a hundred thousand items are not all kept, and of long descriptions fewer.
  private static let mostTexts = 50_000
  private static let mostTextBytes = 8 << 20

  let statements: SQLiteStatements
  private var texts: [UInt32: String] = [:]
  private var textBytes = 0
  private var bands: [UInt32: QuantityBand] = [:]
  private var knownTerms: [UInt32: PriceTerms] = [:]
  /// The terms asked for last: prices of a list mostly have the same.
  private var lastTerms: (id: UInt32, terms: PriceTerms)?
  private var hash: StableHash?

  init(_ statements: SQLiteStatements) {
    self.statements = statements
  }

  func editions(of list: String?) throws -> [EditionRecord] {
    let statement = try statements(
      """
      SELECT l.id, l.name, e.month, e.row_count, e.profile, e.file, e.sha256, e.imported, e.in_force, e.merging,
        e.program
      FROM list l JOIN edition e ON e.list = l.id
      \(list == nil ? "" : "WHERE l.name = ?1") ORDER BY l.name, e.month
      """)
    if let list { statement.bind(list, at: 1) }
    var records: [EditionRecord] = []
    try statement.forEachRow {
      guard let inForce = InForcePolicy(rawValue: statement.text(8) ?? ""),
        let merging = Merging(rawValue: statement.text(9) ?? "")
      else { throw CatalogueError.storage("an edition has an unknown policy") }
      records.append(
        EditionRecord(
          listID: statement.number(0),
          info: EditionInfo(
            list: statement.text(1) ?? "", edition: EditionLabel(ordinal: statement.month(2)),
            rows: Int(statement.integer(3)), profile: statement.text(4) ?? "", file: statement.text(5) ?? "",
            sha256: statement.text(6) ?? "", imported: statement.text(7).flatMap { CalendarDate($0) },
            inForce: inForce, merging: merging, program: statement.text(10))))
      return true
    }
    return records
  }

  func text(_ id: UInt32) throws -> String {
    if let text = texts[id] { return text }
    let text = try text(id, try statements(Self.textByID))
    if texts.count >= Self.mostTexts || textBytes >= Self.mostTextBytes {
      texts.removeAll(keepingCapacity: true)
      textBytes = 0
    }
    texts[id] = text
    textBytes += text.utf8.count
    return text
  }

  func eachText(_ ids: [UInt32], _ body: (UInt32, String) throws -> Void) throws {
    var begin = 0
    while begin < ids.count {
      // Texts that are stored close to each other are read in one go: the next one costs a fifth of a search.
      var end = begin + 1
      while end < ids.count, ids[end] - ids[end - 1] <= Self.closeTexts { end += 1 }
      try eachText(inRun: ids[begin..<end], body)
      begin = end
    }
  }

  /// How far apart the numbers of two texts may be so that it takes less time to step from one to the other than to
  /// search for it.
  private static let closeTexts: UInt32 = 4

  private func eachText(inRun ids: ArraySlice<UInt32>, _ body: (UInt32, String) throws -> Void) throws {
    guard var id = ids.first, let last = ids.last else { return }
    if id == last { return try body(id, try text(id, try statements(Self.textByID))) }
    let statement = try statements(Self.textsByID)
    statement.bind(id, at: 1)
    statement.bind(last, at: 2)
    var place = ids.startIndex
    try statement.forEachRow {
      let row = statement.number(0)
      if row < id { return true }
      guard row == id else { return false }
      guard let text = statement.text(1) else { throw Self.missingText(id) }
      try body(id, text)
      while place < ids.endIndex, ids[place] == row { place += 1 }
      if place < ids.endIndex { id = ids[place] }
      return place < ids.endIndex
    }
    if place < ids.endIndex { throw Self.missingText(id) }
  }

  private static func missingText(_ id: UInt32) -> CatalogueError {
    CatalogueError.storage("the text \(id) is missing")
  }

  private static let textsByID = SQLiteQuery(
    "SELECT id, value FROM text WHERE id BETWEEN ? AND ? ORDER BY id")
  private static let textByID = SQLiteQuery("SELECT value FROM text WHERE id = ?")

  private func text(_ id: UInt32, _ statement: SQLiteStatement) throws -> String {
    statement.bind(id, at: 1)
    defer { statement.reset() }
    guard try statement.step(), let text = statement.text(0) else {
      throw Self.missingText(id)
    }
    return text
  }

  func band(_ id: UInt32) throws -> QuantityBand {
    if bands.isEmpty {
      bands = [0: .any]
      for (id, band) in try allBands() { bands[id] = band }
    }
    guard let band = bands[id] else { throw CatalogueError.storage("the quantity band \(id) is missing") }
    return band
  }

  func allBands() throws -> [(UInt32, QuantityBand)] {
    let statement = try statements("SELECT id, minimum, maximum, basis FROM band")
    var bands: [(UInt32, QuantityBand)] = []
    try statement.forEachRow {
      func decimal(_ column: Int32) -> ExactDecimal? { statement.text(column).flatMap { ExactDecimal($0) } }
      bands.append(
        (statement.number(0), QuantityBand(minimum: decimal(1), maximum: decimal(2), basis: decimal(3))))
      return true
    }
    return bands
  }

  /// Where, when and for what a price holds.
  func terms(_ id: UInt32) throws -> PriceTerms {
    if let lastTerms, lastTerms.id == id { return lastTerms.terms }
    let terms = try knownTerms[id] ?? readTerms(id)
    lastTerms = (id, terms)
    return terms
  }

  private func readTerms(_ id: UInt32) throws -> PriceTerms {
    let statement = try statements(
      "SELECT market, currency, band, price_type, first_day, last_day, per FROM terms WHERE id = ?")
    statement.bind(id, at: 1)
    defer { statement.reset() }
    guard try statement.step() else {
      throw CatalogueError(.damaged, "the terms \(id) of a price are missing")
    }
    let terms = PriceTerms(
      market: statement.number(0), currency: statement.number(1), band: statement.number(2),
      priceType: statement.number(3), start: Int32(truncatingIfNeeded: statement.integer(4)),
      end: Int32(truncatingIfNeeded: statement.integer(5)),
      per: UInt8(truncatingIfNeeded: statement.integer(6)))
    knownTerms[id] = terms
    return terms
  }

  func keys(of partNumber: String) throws -> [UInt32] {
    guard let text = try textID(of: partNumber.uppercased()) else { return [] }
    let statement = try statements(
      """
      SELECT id FROM item_key WHERE part_number = ?1
      UNION SELECT item_key FROM distributor_sku WHERE sku = ?1 ORDER BY 1
      """)
    statement.bind(text, at: 1)
    var keys: [UInt32] = []
    try statement.forEachRow {
      keys.append(statement.number(0))
      return true
    }
    return keys
  }

  func textID(of text: String) throws -> UInt32? {
    var text = text
    return try text.withUTF8 { try textID(of: UnsafeRawBufferPointer($0)) }
  }

  /// The number of a text, if it is in the catalogue.
  func textID(of utf8: UnsafeRawBufferPointer) throws -> UInt32? {
    guard !utf8.isEmpty else { return nil }
    let statement = try statements("SELECT id, value FROM text WHERE hash = ?")
    statement.bind(try hash(of: utf8), at: 1)
    var id: UInt32?
    try statement.forEachRow {
      guard statement.text(1, equals: utf8) else { return true }
      id = statement.number(0)
      return false
    }
    return id
  }

  /// The hash by which texts and descriptions are found in this catalogue.
  func hash(of bytes: UnsafeRawBufferPointer) throws -> Int64 {
    if let hash { return hash(bytes) }
    let statement = try statements("SELECT value FROM setting WHERE name = 'hash_seed'")
    var seed: Int64 = 0
    try statement.forEachRow {
      seed = statement.integer(0)
      return false
    }
    let hash = StableHash(seed: seed)
    self.hash = hash
    return hash(bytes)
  }

  func eachMatch(_ match: SearchMatch, _ body: (UInt32) throws -> Bool) throws {
    guard !match.words.isEmpty else { return }
    // Every word stands in quotes, where FTS5 knows no operators; a quote cannot be part of a word.
    let words = match.words.map { "\"\($0)\"" }.joined(separator: " ") + (match.lastIsBeginning ? "*" : "")
    let columns =
      switch match.columns {
      case .all: ""
      case .numbers: "{part_number distributor_sku} : "
      case .names: "{item_name family} : "
      }
    // Numbers weigh most, then names; a description mentions many other products.
    let order = match.order == .rank ? " ORDER BY bm25(search, 10, 10, 5, 4, 1), rowid" : ""
    let statement = try statements("SELECT rowid FROM search WHERE search MATCH ?1\(order)")
    statement.bind("\(columns)(\(words))", at: 1)
    try statement.forEachRow { try body(statement.number(0)) }
  }

  func packedLines(of listID: UInt32, at month: Month) throws -> EditionLines {
    let statement = try statements("SELECT listings, prices FROM edition_lines WHERE list = ? AND month = ?")
    statement.bind(listID, at: 1)
    statement.bind(month, at: 2)
    var lines: EditionLines?
    try statement.forEachRow {
      lines = EditionLines(listings: statement.blob(0), prices: statement.blob(1))
      return false
    }
    guard let lines else {
      throw CatalogueError.storage(
        "the line numbers of the edition \(EditionLabel(ordinal: month)) are missing")
    }
    return lines
  }

  func packedOffers(of editions: [EditionRecord]) throws -> [[UInt8]] {
    let statement = try statements("SELECT packed FROM edition_offers WHERE list = ? AND month = ?")
    return try editions.map { edition in
      statement.bind(edition.listID, at: 1)
      statement.bind(edition.month, at: 2)
      var packed: [UInt8]?
      try statement.forEachRow {
        packed = statement.blob(0)
        return false
      }
      guard let packed else {
        throw CatalogueError(.damaged, "the offers of the edition \(edition.info.reference) are missing")
      }
      return packed
    }
  }

  func lastItem() throws -> UInt32 {
    UInt32(truncatingIfNeeded: try statements.integer("SELECT max(id) FROM item"))
  }

  func readItems(ofBlocks blocks: [UInt32]?, withNumbers: Bool, into columns: inout ItemColumns) throws {
    let statement = try statements("SELECT id, packed FROM item_block WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    func read(_ first: UInt32, _ last: UInt32) throws {
      statement.bind(first, at: 1)
      statement.bind(last, at: 2)
      try statement.forEachRow {
        try statement.withBlob(1) {
          try columns.add(block: statement.number(0), $0, withNumbers: withNumbers)
        }
        return true
      }
    }
    guard let blocks else { return try read(0, .max) }
    columns.reserve(blocks: blocks.count)
    // Blocks that follow each other are read in one go.
    var begin = 0
    for index in blocks.indices where index + 1 == blocks.count || blocks[index + 1] != blocks[index] + 1 {
      try read(blocks[begin], blocks[index])
      begin = index + 1
    }
  }

  func deletions(of listID: UInt32, at month: Month) throws -> [Deletion] {
    let statement = try statements(
      """
      SELECT item_key, whole_item, market, currency, band, line FROM deletion
      WHERE list = ? AND month = ? ORDER BY line
      """)
    statement.bind(listID, at: 1)
    statement.bind(month, at: 2)
    var deletions: [Deletion] = []
    try statement.forEachRow {
      let key = statement.number(0)
      let place = PriceFact.Place(
        key: key, market: statement.number(2), currency: statement.number(3), band: statement.number(4))
      deletions.append(
        Deletion(key: key, place: statement.integer(1) == 1 ? nil : place, line: statement.number(5)))
      return true
    }
    return deletions
  }
}
