/// Looks for what is wrong in a catalogue, within one state of it.
struct SQLiteCheck {
  private let reader: SQLiteReader
  private var result = CatalogueCheck()

  static func run(_ statements: SQLiteStatements) throws -> CatalogueCheck {
    var check = SQLiteCheck(reader: SQLiteReader(statements))
    try check.checkFile()
    // In a damaged file the tables cannot be trusted, and may not even be readable.
    guard check.result.findings.isEmpty else { return check.result }
    try check.checkReferences()
    try check.checkEditions()
    try check.checkBlocks()
    return check.result
  }

  private init(reader: SQLiteReader) {
    self.reader = reader
  }

  private mutating func checkFile() throws {
    let statement = try reader.statements("PRAGMA integrity_check")
    var findings: [String] = []
    try statement.forEachRow {
      let line = statement.text(0) ?? ""
      if line != "ok" { findings.append("the file is damaged: \(line)") }
      return true
    }
    result.findings += findings
  }

  /// Questions that count what must not be, with the words for it.
  private static let references = [
    (
      "listings of items that are missing",
      "SELECT count(*) FROM listing l WHERE NOT EXISTS (SELECT 1 FROM item i WHERE i.id = l.item)"
    ),
    (
      "listings of an item of another key",
      "SELECT count(*) FROM listing l JOIN item i ON i.id = l.item WHERE i.item_key <> l.item_key"
    ),
    (
      "prices with terms that are missing",
      "SELECT count(*) FROM price p WHERE NOT EXISTS (SELECT 1 FROM terms t WHERE t.id = p.terms)"
    ),
    (
      "items whose key or wording is missing",
      """
      SELECT count(*) FROM item i WHERE NOT EXISTS (SELECT 1 FROM item_key k WHERE k.id = i.item_key)
        OR NOT EXISTS (SELECT 1 FROM wording w WHERE w.id = i.wording)
      """
    ),
    (
      "ranges that end before they begin",
      """
      SELECT (SELECT count(*) FROM listing WHERE until_month <= from_month)
        + (SELECT count(*) FROM price WHERE until_month <= from_month)
      """
    ),
    (
      "ranges that begin in a month without an edition",
      """
      SELECT (SELECT count(*) FROM listing l
          WHERE NOT EXISTS (SELECT 1 FROM edition e WHERE e.list = l.list AND e.month = l.from_month))
        + (SELECT count(*) FROM price p
          WHERE NOT EXISTS (SELECT 1 FROM edition e WHERE e.list = p.list AND e.month = p.from_month))
      """
    ),
    (
      "prices of items that the list does not hold in that month",
      """
      SELECT count(*) FROM price p WHERE NOT EXISTS (SELECT 1 FROM listing l
        WHERE l.id >= (p.id >> 20) << 20 AND l.id < ((p.id >> 20) + 1) << 20
          AND l.from_month <= p.from_month AND l.until_month > p.from_month)
      """
    ),
  ]

  private mutating func checkReferences() throws {
    for (what, question) in Self.references {
      let statement = try reader.statements(question)
      var count: Int64 = 0
      try statement.forEachRow {
        count = statement.integer(0)
        return false
      }
      if count > 0 { result.findings.append("\(count) \(what)") }
    }
  }

  /// What is packed of an edition agrees with its facts.
  private mutating func checkEditions() throws {
    let editions = try reader.editions(of: nil)
    result.editions = editions.count
    result.lists = Set(editions.map(\.listID)).count
    for edition in editions {
      var facts = EditionFacts()
      let window = RangeWindow.at(edition.month, of: edition.listID)
      let name = edition.info.reference.description
      do {
        try reader.eachListing(window, key: nil) { facts.listings.append(Stated(fact: $0.fact, line: 0)) }
        try reader.eachPrice(window, key: nil) { facts.prices.append(Stated(fact: $0.fact, line: 0)) }
        let lines = try reader.packedLines(of: edition.listID, at: edition.month)
        if PackedLines.unpack(lines.listings, count: facts.listings.count) == nil
          || PackedLines.unpack(lines.prices, count: facts.prices.count) == nil
        {
          result.findings.append("the line numbers of \(name) do not fit its rows")
        }
        if try reader.packedOffers(of: [edition]) != [PackedOffers.pack(facts)] {
          result.findings.append("the packed offers of \(name) are not those of its rows")
        }
      } catch let error as CatalogueError {
        result.findings.append(error.message)
      }
    }
  }

  private mutating func checkBlocks() throws {
    let stored = try reader.statements("SELECT id, packed FROM item_block ORDER BY id")
    var blocks: [UInt32: [UInt8]] = [:]
    try stored.forEachRow {
      blocks[stored.number(0)] = stored.blob(1)
      return true
    }
    let numbers = try reader.blockNumbers()
    for number in numbers {
      do {
        guard try blocks[number] != reader.packedBlock(number) else { continue }
        result.findings.append("the packed block \(number) of items is not that of its items")
      } catch let error as CatalogueError {
        result.findings.append(error.message)
      }
    }
  }
}
