import PriceModel

/// Questions to a catalogue in SQLite, within one access to its connection.
class SQLiteReader: CatalogueReading {
  let statements: SQLiteStatements
  private var bands: [UInt32: QuantityBand] = [:]

  init(_ statements: SQLiteStatements) {
    self.statements = statements
  }

  func editions(of list: String?) throws -> [EditionRecord] {
    let statement = try statements(
      """
      SELECT l.id, l.name, e.month, e.row_count, e.profile, e.file, e.sha256, e.imported, e.in_force, e.merging,
        e.program
      FROM list l JOIN edition e ON e.list = l.id
      WHERE ?1 IS NULL OR l.name = ?1 ORDER BY l.name, e.month
      """)
    statement.bind(list, at: 1)
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
    let statement = try statements("SELECT value FROM text WHERE id = ?")
    statement.bind(id, at: 1)
    defer { statement.reset() }
    guard try statement.step(), let text = statement.text(0) else {
      throw CatalogueError.storage("the text \(id) is missing")
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

  func keys(of partNumber: String) throws -> [UInt32] {
    var folded = partNumber.uppercased()
    guard let text = try folded.withUTF8({ try textID(of: UnsafeRawBufferPointer($0)) }) else { return [] }
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

  /// The number of a text, if it is in the catalogue.
  func textID(of utf8: UnsafeRawBufferPointer) throws -> UInt32? {
    guard !utf8.isEmpty else { return nil }
    let statement = try statements("SELECT id, value FROM text WHERE hash = ?")
    statement.bind(StableHash.of(utf8), at: 1)
    var id: UInt32?
    try statement.forEachRow {
      guard statement.text(1, equals: utf8) else { return true }
      id = statement.number(0)
      return false
    }
    return id
  }

  func eachMatch(of words: [String], _ body: (UInt32) throws -> Bool) throws {
    guard !words.isEmpty else { return }
    // Every word stands in quotes, where FTS5 knows no operators; a quote cannot be part of a word.
    let match = words.map { "\"\($0)\"" }.joined(separator: " ") + "*"
    // Numbers weigh most, then names; a description mentions many other products.
    let statement = try statements(
      """
      SELECT i.item_key FROM search JOIN item i ON i.wording = search.rowid
      WHERE search MATCH ?1 ORDER BY bm25(search, 10, 10, 5, 4, 1), search.rowid
      """)
    statement.bind(match, at: 1)
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
