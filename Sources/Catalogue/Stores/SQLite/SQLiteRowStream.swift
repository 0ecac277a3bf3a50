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

  /// The rows, one after the other.
  private(set) var values: [Int64] = []
  let columnCount: Int

  init(columnCount: Int) {
    self.columnCount = columnCount
  }

  var isEmpty: Bool { values.isEmpty }
  var rowCount: Int { values.count / columnCount }

  func append(_ value: Int64) { values.append(value) }
  func append(_ value: UInt32) { values.append(Int64(value)) }
  func append(_ value: Int32) { values.append(Int64(value)) }

  /// Two columns: the number and its scale, or NULL twice.
  func append(_ amount: StoredAmount) {
    values.append(amount.isPresent ? amount.mantissa : Self.null)
    values.append(amount.isPresent ? Int64(amount.scale) : Self.null)
  }

  func removeAll() { values.removeAll(keepingCapacity: true) }
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
    try stream.values.withUnsafeBufferPointer { buffer in
      values = buffer.baseAddress
      columnCount = stream.columnCount
      rowCount = stream.rowCount
      defer { (values, columnCount, rowCount) = (nil, 0, 0) }
      try body()
    }
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
