import GRDBSQLite

/// Rows of integers that SQLite reads as a table, so that one statement inserts them all:
///
///     INSERT INTO price (id, terms, …) SELECT c0, c1, … FROM row_stream
///
/// Binding and stepping a statement for each row costs as much again as storing the row. The table exists in the connection
/// only, and stores nothing.
final class SQLiteRowStream {
  /// Stands for NULL.
  static let null = Int64.min
  /// The columns of the table, `c0` to `c15`.
  static let columnLimit = 16
  /// How many rows are held at a time.
  static let rowLimit = 4096

  let columnCount: Int
  /// The rows, one after the other.
  fileprivate let values: UnsafeMutablePointer<Int64>
  private(set) var rowCount = 0

  init(columnCount: Int) {
    precondition(columnCount <= Self.columnLimit)
    self.columnCount = columnCount
    values = .allocate(capacity: Self.rowLimit * columnCount)
  }

  deinit { values.deallocate() }

  var isFull: Bool { rowCount == Self.rowLimit }

  /// Adds a row, which `fill` writes; there must be room for it.
  func append(_ fill: (inout SQLiteRowWriter) throws -> Void) rethrows {
    precondition(!isFull)
    var row = SQLiteRowWriter(next: values + rowCount * columnCount)
    try fill(&row)
    rowCount += 1
  }

  func removeAll() { rowCount = 0 }
}

/// Writes the columns of a row, from the first one on.
struct SQLiteRowWriter {
  fileprivate var next: UnsafeMutablePointer<Int64>

  mutating func append(_ value: Int64) {
    next.pointee = value
    next += 1
  }

  mutating func append(_ value: UInt32) { append(Int64(value)) }
  mutating func append(_ value: Int32) { append(Int64(value)) }

  /// Two columns: the number and its scale, or NULL twice.
  mutating func append(_ amount: StoredAmount) {
    append(amount.isPresent ? amount.mantissa : SQLiteRowStream.null)
    append(amount.isPresent ? Int64(amount.scale) : SQLiteRowStream.null)
  }
}

/// The table `row_stream` of one connection, and the rows that it gives at the moment.
final class SQLiteRowStreamTable {
  fileprivate var values: UnsafePointer<Int64>?
  fileprivate var columnCount = 0
  fileprivate var rowCount = 0

  /// Makes the table known to a connection, which keeps it alive.
  static func register(on connection: OpaquePointer) throws -> SQLiteRowStreamTable {
    let table = SQLiteRowStreamTable()
    let code = sqlite3_create_module_v2(
      connection, "row_stream", module, Unmanaged.passRetained(table).toOpaque()
    ) { table in
      if let table { Unmanaged<SQLiteRowStreamTable>.fromOpaque(table).release() }
    }
    guard code == SQLITE_OK else { throw CatalogueError.storage(String(cString: sqlite3_errmsg(connection))) }
    return table
  }

  /// Gives the rows of a stream while `body` runs.
  func giving(_ stream: SQLiteRowStream, _ body: () throws -> Void) rethrows {
    values = UnsafePointer(stream.values)
    columnCount = stream.columnCount
    rowCount = stream.rowCount
    defer { (values, columnCount, rowCount) = (nil, 0, 0) }
    try body()
  }

  /// SQLite keeps the address for the life of the connection; the functions are the same for all.
  nonisolated(unsafe) private static let module: UnsafeMutablePointer<sqlite3_module> = {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    module.initialize(to: sqlite3_module())
    module.pointee.xConnect = { connection, table, _, _, answer, _ in
      let new = UnsafeMutablePointer<StreamTable>.allocate(capacity: 1)
      new.initialize(to: StreamTable(base: sqlite3_vtab(), source: table))
      answer?.pointee = UnsafeMutableRawPointer(new).assumingMemoryBound(to: sqlite3_vtab.self)
      let columns = (0..<SQLiteRowStream.columnLimit).map { "c\($0)" }.joined(separator: ", ")
      return sqlite3_declare_vtab(connection, "CREATE TABLE row_stream (\(columns))")
    }
    module.pointee.xDisconnect = { table in
      UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: StreamTable.self).deallocate()
      return SQLITE_OK
    }
    module.pointee.xBestIndex = { _, plan in
      plan?.pointee.estimatedCost = 1
      return SQLITE_OK
    }
    module.pointee.xOpen = { _, answer in
      let new = UnsafeMutablePointer<StreamCursor>.allocate(capacity: 1)
      new.initialize(to: StreamCursor())
      answer?.pointee = UnsafeMutableRawPointer(new).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.pointee.xClose = { cursor in
      cursorState(cursor)?.deallocate()
      return SQLITE_OK
    }
    module.pointee.xFilter = { cursor, _, _, _, _ in
      guard let cursor = cursorState(cursor),
        let source = UnsafeMutableRawPointer(cursor.pointee.base.pVtab)?
          .assumingMemoryBound(to: StreamTable.self).pointee.source
      else { return SQLITE_MISUSE }
      let table = Unmanaged<SQLiteRowStreamTable>.fromOpaque(source).takeUnretainedValue()
      cursor.pointee.values = table.values
      cursor.pointee.columnCount = table.columnCount
      cursor.pointee.rest = table.rowCount
      return SQLITE_OK
    }
    module.pointee.xNext = { cursor in
      guard let cursor = cursorState(cursor) else { return SQLITE_MISUSE }
      cursor.pointee.rest -= 1
      cursor.pointee.values = cursor.pointee.values?.advanced(by: cursor.pointee.columnCount)
      return SQLITE_OK
    }
    module.pointee.xEof = { cursor in (cursorState(cursor)?.pointee.rest ?? 0) > 0 ? 0 : 1 }
    module.pointee.xColumn = { cursor, context, column in
      guard let cursor = cursorState(cursor), Int(column) < cursor.pointee.columnCount,
        let value = cursor.pointee.values?[Int(column)], value != SQLiteRowStream.null
      else {
        sqlite3_result_null(context)
        return SQLITE_OK
      }
      sqlite3_result_int64(context, value)
      return SQLITE_OK
    }
    module.pointee.xRowid = { cursor, answer in
      answer?.pointee = Int64(cursorState(cursor)?.pointee.rest ?? 0)
      return SQLITE_OK
    }
    return module
  }()
}

/// SQLite's part comes first: a pointer to the whole is a pointer to it.
private struct StreamTable {
  var base: sqlite3_vtab
  var source: UnsafeMutableRawPointer?
}

private struct StreamCursor {
  var base = sqlite3_vtab_cursor()
  /// The present row.
  var values: UnsafePointer<Int64>?
  var columnCount = 0
  /// The rows that are left, with the present one.
  var rest = 0
}

private func cursorState(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?)
  -> UnsafeMutablePointer<StreamCursor>?
{
  cursor.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: StreamCursor.self) }
}
