import PriceModel

/// Changes to a catalogue in SQLite, within one transaction.
final class SQLiteWriter: SQLiteReader, CatalogueWriting {
  /// What is known of the dictionaries; worth keeping if the transaction is committed.
  var memory: SQLiteWriterMemory

  init(_ statements: SQLiteStatements, remembering memory: SQLiteWriterMemory) throws {
    self.memory = memory
    super.init(statements)
    // This number changes when another connection has committed. What is remembered would still be right, unless
    // that connection made the catalogue smaller; nothing is known of that.
    let statement = try statements("PRAGMA data_version")
    var version: Int64 = 0
    try statement.forEachRow {
      version = statement.integer(0)
      return true
    }
    if self.memory.dataVersion != version {
      self.memory = SQLiteWriterMemory()
      self.memory.dataVersion = version
    }
  }

  func listID(_ name: String) throws -> UInt32 {
    let find = try statements("SELECT id FROM list WHERE name = ?")
    find.bind(name, at: 1)
    var id: UInt32?
    try find.forEachRow {
      id = find.number(0)
      return true
    }
    if let id { return id }
    let insert = try statements("INSERT INTO list (name) VALUES (?)")
    insert.bind(name, at: 1)
    try insert.run()
    return statements.lastInsertedID
  }

  func apply(_ edits: RangeEdits<ListingFact>, to listID: UInt32) throws {
    let delete = try statements(
      "DELETE FROM listing WHERE list = ? AND item_key = ? AND item = ? AND from_month = ?")
    for range in edits.deleted {
      delete.bind(listID, at: 1)
      delete.bind(range.fact.key, at: 2)
      delete.bind(range.fact.item, at: 3)
      delete.bind(range.from, at: 4)
      try delete.run()
    }
    let write = try statements(
      """
      INSERT OR REPLACE INTO listing (list, item_key, item, from_month, until_month, line)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    for range in edits.written {
      write.bind(listID, at: 1)
      write.bind(range.fact.key, at: 2)
      write.bind(range.fact.item, at: 3)
      write.bind(range.from, at: 4)
      write.bind(range.until, at: 5)
      write.bind(range.line, at: 6)
      try write.run()
    }
  }

  func apply(_ edits: RangeEdits<PriceFact>, to listID: UInt32) throws {
    let delete = try statements(
      """
      DELETE FROM price WHERE list = ? AND item_key = ? AND market = ? AND currency = ? AND band = ?
        AND price_type = ? AND first_day = ? AND last_day = ? AND per = ? AND net_amount = ? AND net_scale = ?
        AND list_amount = ? AND list_scale = ? AND other_amount = ? AND other_scale = ? AND from_month = ?
      """)
    for range in edits.deleted {
      Self.bind(listID, range, to: delete)
      try delete.run()
    }
    let write = try statements(
      """
      INSERT OR REPLACE INTO price (list, item_key, market, currency, band, price_type, first_day, last_day,
        per, net_amount, net_scale, list_amount, list_scale, other_amount, other_scale, from_month, until_month,
        line)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for range in edits.written {
      Self.bind(listID, range, to: write)
      write.bind(range.until, at: 17)
      write.bind(range.line, at: 18)
      try write.run()
    }
  }

  /// Binds the sixteen columns of the primary key.
  private static func bind(_ listID: UInt32, _ range: Held<PriceFact>, to statement: SQLiteStatement) {
    let fact = range.fact
    statement.bind(listID, at: 1)
    statement.bind(fact.key, at: 2)
    statement.bind(fact.market, at: 3)
    statement.bind(fact.currency, at: 4)
    statement.bind(fact.band, at: 5)
    statement.bind(fact.priceType, at: 6)
    statement.bind(fact.start, at: 7)
    statement.bind(fact.end, at: 8)
    statement.bind(fact.per, at: 9)
    statement.bind(fact.net.mantissa, at: 10)
    statement.bind(fact.net.scale, at: 11)
    statement.bind(fact.list.mantissa, at: 12)
    statement.bind(fact.list.scale, at: 13)
    statement.bind(fact.other.mantissa, at: 14)
    statement.bind(fact.other.scale, at: 15)
    statement.bind(range.from, at: 16)
  }
}
