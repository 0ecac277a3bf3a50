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
    func bind(_ range: Held<ListingFact>, to statement: SQLiteStatement) {
      statement.bind(listID, at: 1)
      statement.bind(range.fact.key, at: 2)
      statement.bind(range.fact.item, at: 3)
      statement.bind(range.from, at: 4)
    }
    try apply(
      edits, keyColumns: ["list", "item_key", "item", "from_month"], table: "listing", bindingKey: bind)
  }

  func apply(_ edits: RangeEdits<PriceFact>, to listID: UInt32) throws {
    func bind(_ range: Held<PriceFact>, to statement: SQLiteStatement) {
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
    let keyColumns = [
      "list", "item_key", "market", "currency", "band", "price_type", "first_day", "last_day", "per",
      "net_amount", "net_scale", "list_amount", "list_scale", "other_amount", "other_scale", "from_month",
    ]
    try apply(edits, keyColumns: keyColumns, table: "price", bindingKey: bind)
  }

  /// Deletes, changes and inserts ranges in a table whose primary key is `keyColumns`, in this order; the end and the
  /// line of the range are its other columns.
  private func apply<Content: Fact>(
    _ edits: RangeEdits<Content>, keyColumns: [String], table: String,
    bindingKey: (Held<Content>, SQLiteStatement) -> Void
  ) throws {
    let isRow = keyColumns.enumerated().map { "\($0.element) = ?\($0.offset + 1)" }.joined(separator: " AND ")
    let (until, line) = (Int32(keyColumns.count + 1), Int32(keyColumns.count + 2))
    if !edits.deleted.isEmpty {
      let delete = try statements("DELETE FROM \(table) WHERE \(isRow)")
      for range in edits.deleted {
        bindingKey(range, delete)
        try delete.run()
      }
    }
    if !edits.updated.isEmpty {
      let update = try statements(
        "UPDATE \(table) SET until_month = ?\(until), line = ?\(line) WHERE \(isRow)")
      for range in edits.updated {
        bindingKey(range, update)
        update.bind(range.until, at: until)
        update.bind(range.line, at: line)
        try update.run()
      }
    }
    if !edits.inserted.isEmpty {
      let marks = Array(repeating: "?", count: keyColumns.count + 2).joined(separator: ", ")
      let insert = try statements(
        "INSERT INTO \(table) (\(keyColumns.joined(separator: ", ")), until_month, line) VALUES (\(marks))")
      for range in edits.inserted {
        bindingKey(range, insert)
        insert.bind(range.until, at: until)
        insert.bind(range.line, at: line)
        try insert.run()
      }
    }
  }
}
