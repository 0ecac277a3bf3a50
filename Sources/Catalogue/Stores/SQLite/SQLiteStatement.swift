import GRDBSQLite

/// A prepared statement on the connection that GRDB manages.
///
/// Bulk work steps C statements itself: through GRDB's `Statement` a row costs half as much again. Statements are
/// used within one access to the connection, and kept for the next (``SQLiteStatements``).
final class SQLiteStatement {
  private let connection: OpaquePointer
  private let handle: OpaquePointer?

  fileprivate init(_ sql: String, on connection: OpaquePointer) throws {
    self.connection = connection
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(connection, sql, -1, &handle, nil)
    self.handle = handle
    guard code == SQLITE_OK else { throw failure() }
  }

  /// To be called once, after which the statement is of no more use.
  fileprivate func close() { sqlite3_finalize(handle) }

  /// Binds the parameter `index`, counted from 1.
  func bind(_ value: some BinaryInteger, at index: Int32) {
    sqlite3_bind_int64(handle, index, Int64(truncatingIfNeeded: value))
  }

  /// Binds numbers to consecutive parameters.
  func bind(_ numbers: [UInt32], startingAt first: Int32 = 1) {
    for (offset, number) in numbers.enumerated() { bind(number, at: first + Int32(offset)) }
  }

  /// Binds an integer, or NULL.
  func bind(integer: Int?, at index: Int32) {
    if let integer { bind(integer, at: index) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ text: String?, at index: Int32) {
    guard var text else {
      sqlite3_bind_null(handle, index)
      return
    }
    text.withUTF8 { bind(utf8: UnsafeRawBufferPointer($0), at: index) }
  }

  /// Binds UTF-8; SQLite takes a copy.
  func bind(utf8: UnsafeRawBufferPointer, at index: Int32) {
    guard let start = utf8.baseAddress, !utf8.isEmpty else {
      // Without an address SQLite would bind NULL.
      sqlite3_bind_text(handle, index, "", 0, Self.transient)
      return
    }
    sqlite3_bind_text(
      handle, index, start.assumingMemoryBound(to: CChar.self), Int32(utf8.count), Self.transient)
  }

  func bind(_ blob: [UInt8], at index: Int32) {
    sqlite3_bind_blob(handle, index, blob, Int32(blob.count), Self.transient)
    if blob.isEmpty { sqlite3_bind_zeroblob(handle, index, 0) }
  }

  /// Goes to the next row; `false` at the end.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure()
    }
  }

  /// Executes a statement that answers no rows, and makes it ready for the next.
  func run() throws {
    defer { reset() }
    _ = try step()
  }

  func reset() { sqlite3_reset(handle) }

  /// Goes through all rows, and makes the statement ready for the next use also if `body` throws or stops early.
  func forEachRow(_ body: () throws -> Bool) throws {
    defer { reset() }
    while try step() {
      if try !body() { return }
    }
  }

  /// The first column of the first row, if there is one.
  func firstNumber(binding numbers: [UInt32]) throws -> UInt32? {
    bind(numbers)
    var first: UInt32?
    try forEachRow {
      first = number(0)
      return false
    }
    return first
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  func number(_ column: Int32) -> UInt32 { UInt32(truncatingIfNeeded: sqlite3_column_int64(handle, column)) }
  func month(_ column: Int32) -> Month { Month(truncatingIfNeeded: sqlite3_column_int64(handle, column)) }

  /// An integer; `nil` for NULL.
  func optionalInteger(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, column)
  }

  func text(_ column: Int32) -> String? {
    guard let start = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func blob(_ column: Int32) -> [UInt8] {
    let count = Int(sqlite3_column_bytes(handle, column))
    guard count > 0, let bytes = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// Gives the bytes of a column without copying them.
  func withBlob(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
    let start = sqlite3_column_blob(handle, column)?.assumingMemoryBound(to: UInt8.self)
    try body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// Whether a text column has exactly these bytes.
  func text(_ column: Int32, equals utf8: UnsafeRawBufferPointer) -> Bool {
    guard let text = sqlite3_column_text(handle, column) else { return false }
    let count = Int(sqlite3_column_bytes(handle, column))
    return UnsafeRawBufferPointer(start: text, count: count).elementsEqual(utf8)
  }

  private func failure() -> CatalogueError { SQLiteErrors.last(on: connection) }

  /// SQLITE_TRANSIENT, a C macro with a cast that Swift does not import.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

/// A piece of SQL that is asked so often that finding its statement counts: it is known by itself, not by its text.
final class SQLiteQuery: Sendable {
  fileprivate let sql: String

  init(_ sql: String) { self.sql = sql }
}

/// The statements prepared on a connection.
final class SQLiteStatements {
  private let connection: OpaquePointer
  private var prepared: [String: SQLiteStatement] = [:]
  private var ofQueries: [ObjectIdentifier: SQLiteStatement] = [:]

  init(on connection: OpaquePointer) {
    self.connection = connection
  }

  /// A statement for a piece of SQL, prepared once. Must not be asked again while its rows are gone through.
  func callAsFunction(_ sql: String) throws -> SQLiteStatement {
    if let statement = prepared[sql] { return statement }
    let statement = try SQLiteStatement(sql, on: connection)
    prepared[sql] = statement
    return statement
  }

  /// As for its SQL. The query must live as long as the program.
  func callAsFunction(_ query: SQLiteQuery) throws -> SQLiteStatement {
    if let statement = ofQueries[ObjectIdentifier(query)] { return statement }
    let statement = try self(query.sql)
    ofQueries[ObjectIdentifier(query)] = statement
    return statement
  }

  /// The number that a pragma answers; 0 where it answers none.
  func integer(_ sql: String) throws -> Int {
    let statement = try self(sql)
    var number = 0
    try statement.forEachRow {
      number = Int(statement.integer(0))
      return false
    }
    return number
  }

  /// The rowid of the row inserted last.
  var lastInsertedID: UInt32 { UInt32(truncatingIfNeeded: sqlite3_last_insert_rowid(connection)) }

  /// Ends an access to the connection: no statement holds on to a state of the catalogue.
  ///
  /// - Parameter limit: Where there are more statements, all are closed.
  func release(atMost limit: Int) {
    if prepared.count > limit { return closeAll() }
    for statement in prepared.values { statement.reset() }
  }

  func closeAll() {
    for statement in prepared.values { statement.close() }
    prepared = [:]
    ofQueries = [:]
  }
}
