import PriceModel

/// Changes to a catalogue in SQLite, within one transaction.
final class SQLiteWriter: SQLiteReader, CatalogueWriting {
  /// What is known of the dictionaries; worth keeping if the transaction is committed.
  var memory: SQLiteWriterMemory
  private let stream: SQLiteRowStreamTable
  /// The blocks of ``ItemBlock`` to which items were added.
  var grownBlocks: Set<UInt32> = []

  init(
    _ statements: SQLiteStatements, remembering memory: SQLiteWriterMemory, stream: SQLiteRowStreamTable
  ) throws {
    self.memory = memory
    self.stream = stream
    super.init(statements)
    // This number changes when another connection has committed. What is remembered would still be right, unless
    // that connection made the catalogue smaller; nothing is known of that.
    let version = Int64(try statements.integer("PRAGMA data_version"))
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
    let insert = """
      INSERT INTO listing (id, item, from_month, until_month, line) SELECT c0, c1, c2, c3, c4 FROM row_stream
      """
    try apply(edits, to: listID, table: "listing", insert, columnCount: 5) { fact, row in
      row.append(fact.item)
    }
  }

  func apply(_ edits: RangeEdits<PriceFact>, to listID: UInt32) throws {
    let insert = """
      INSERT INTO price (id, terms, net_amount, net_scale, list_amount, list_scale, other_amount, other_scale,
        from_month, until_month, line)
      SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10 FROM row_stream
      """
    var last: (terms: PriceTerms, id: UInt32)?
    try apply(edits, to: listID, table: "price", insert, columnCount: 11) { fact, row in
      let terms = fact.terms
      let id: UInt32
      if let last, last.terms == terms { id = last.id } else { id = try termsID(terms) }
      last = (terms, id)
      row.append(id)
      row.append(fact.net)
      row.append(fact.list)
      row.append(fact.other)
    }
  }

  /// Deletes, changes and inserts rows of a table of ranges.
  ///
  /// - Parameters:
  ///   - insert: Inserts the rows of a stream: the number, what `appendFact` appends, both months and the line.
  private func apply<Content: Fact>(
    _ edits: RangeEdits<Content>, to listID: UInt32, table: String, _ insert: String, columnCount: Int,
    appendFact: (Content, inout SQLiteRowWriter) throws -> Void
  ) throws {
    if !edits.deleted.isEmpty {
      let delete = try statements("DELETE FROM \(table) WHERE id = ?")
      for range in edits.deleted {
        delete.bind(range.id, at: 1)
        try delete.run()
      }
    }
    if !edits.updated.isEmpty {
      let update = try statements("UPDATE \(table) SET until_month = ?2, line = ?3 WHERE id = ?1")
      for range in edits.updated {
        update.bind(range.id, at: 1)
        update.bind(range.until, at: 2)
        update.bind(range.line, at: 3)
        try update.run()
      }
    }
    guard !edits.inserted.isEmpty else { return }
    let rows = SQLiteRowStream(columnCount: columnCount)
    let insert = try statements(insert)
    func flush() throws {
      try stream.giving(rows) { try insert.run() }
      rows.removeAll()
    }
    var numbers = try RowNumbers(listID, table: table, statements)
    for range in edits.inserted {
      try rows.append { row in
        row.append(try numbers.next(for: range.fact.key))
        try appendFact(range.fact, &row)
        row.append(range.from)
        row.append(range.until)
        row.append(range.line)
      }
      if rows.isFull { try flush() }
    }
    if rows.rowCount > 0 { try flush() }
  }

  /// The number of some terms, made if they are new.
  private func termsID(_ terms: PriceTerms) throws -> UInt32 {
    if let id = memory.terms[terms] { return id }
    let values: [Int64] = [
      Int64(terms.market), Int64(terms.currency), Int64(terms.band), Int64(terms.priceType),
      Int64(terms.start),
      Int64(terms.end), Int64(terms.per),
    ]
    let find = try statements(
      """
      SELECT id FROM terms WHERE market = ? AND currency = ? AND band = ? AND price_type = ? AND first_day = ?
        AND last_day = ? AND per = ?
      """)
    for (index, value) in values.enumerated() { find.bind(value, at: Int32(index + 1)) }
    var id: UInt32?
    try find.forEachRow {
      id = find.number(0)
      return false
    }
    if id == nil {
      let insert = try statements(
        """
        INSERT INTO terms (market, currency, band, price_type, first_day, last_day, per)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
      for (index, value) in values.enumerated() { insert.bind(value, at: Int32(index + 1)) }
      try insert.run()
      id = statements.lastInsertedID
    }
    memory.terms[terms] = id
    return id ?? 0
  }
}

/// Gives out the numbers of new rows of a table of ranges: for each item the next ones after those that it has.
private struct RowNumbers {
  private let listID: UInt32
  /// Finds the last number of an item; `nil` where the list has no rows yet.
  private var findLast: SQLiteStatement?
  private var key: UInt32?
  private var number: Int64 = 0
  private var end: Int64 = 0

  init(_ listID: UInt32, table: String, _ statements: SQLiteStatements) throws {
    self.listID = listID
    let find = try statements("SELECT max(id) FROM \(table) WHERE id >= ? AND id < ?")
    findLast = find
    if try last(from: RowNumber.first(ofList: listID), before: RowNumber.end(ofList: listID)) == nil {
      findLast = nil
    }
  }

  mutating func next(for wanted: UInt32) throws -> Int64 {
    if wanted == key {
      number += 1
    } else {
      key = wanted
      let first = try RowNumber.first(ofList: listID, key: wanted)
      end = first + RowNumber.countPerKey
      number = try last(from: first, before: end).map { $0 + 1 } ?? first
    }
    guard number < end else {
      throw CatalogueError.storage("the catalogue is full: one item has a million rows in one list")
    }
    return number
  }

  private func last(from first: Int64, before end: Int64) throws -> Int64? {
    guard let findLast else { return nil }
    findLast.bind(first, at: 1)
    findLast.bind(end, at: 2)
    var last: Int64?
    try findLast.forEachRow {
      last = findLast.optionalInteger(0)
      return false
    }
    return last
  }
}
