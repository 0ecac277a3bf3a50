import GRDB
import Synchronization

/// The one connection of a store that writes, with what it remembers between transactions.
final class SQLiteWritingConnection: Sendable {
  /// More are closed again after a transaction: statements for lists of values are many.
  private static let keptStatements = 128

  private let queue: DatabaseQueue
  private let tools = WritingTools()
  private let memory = Mutex(SQLiteWriterMemory())
  /// Whether the last commits may still be in the memory of the system only.
  private let isUnsettled = Mutex(false)

  init(path: String) throws {
    queue = try DatabaseQueue(path: path, configuration: SQLiteConfiguration.make(readOnly: false))
  }

  deinit { tools.statements?.closeAll() }

  /// The transaction is begun and ended by statements that are kept like the others, from one list of a run to the next:
  /// SQLite would else prepare some dozens of them for each, and ask GRDB about every column that they name.
  func write<Answer>(_ mode: WritingMode, _ body: (SQLiteWriter) throws -> Answer) throws -> Answer {
    try queue.writeWithoutTransaction { database in
      let isSynced = mode == .durable
      try tools.sync(isSynced, database)
      let statements = try tools.statements(on: database)
      try statements("BEGIN IMMEDIATE").run()
      do {
        let writer = try writer(database, remembering: takeMemory())
        let answer = try body(writer)
        try writer.finish()
        statements.release(atMost: Self.keptStatements)
        try statements(mode == .rehearsal ? "ROLLBACK" : "COMMIT").run()
        // What was learned in a transaction that did not happen is wrong.
        if mode != .rehearsal {
          memory.withLock { $0 = writer.memory }
          isUnsettled.withLock { $0 = !isSynced }
        }
        return answer
      } catch {
        statements.release(atMost: Self.keptStatements)
        // SQLite may have done so already: where the disk is full, it takes the transaction back itself.
        try? statements("ROLLBACK").run()
        throw error
      }
    }
  }

  /// Hands the memory over, so that it is changed in place and not copied; it comes back with the commit.
  private func takeMemory() -> SQLiteWriterMemory {
    memory.withLock { memory in
      let taken = memory
      memory = SQLiteWriterMemory()
      return taken
    }
  }

  private func writer(
    _ database: Database, remembering memory: SQLiteWriterMemory
  ) throws -> SQLiteWriter {
    try SQLiteWriter(
      tools.statements(on: database), remembering: memory, stream: tools.stream(on: database))
  }

  /// Makes anew what is packed, and gives unused space back.
  func compact() throws {
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        let statements = try tools.statements(on: database)
        defer { statements.closeAll() }
        let writer = try writer(database, remembering: SQLiteWriterMemory())
        try writer.rewriteAllBlocks()
        try writer.rewriteAllOffers()
        try statements("INSERT INTO search (search) VALUES ('optimize')").run()
        return .commit
      }
      try tools.sync(true, database)
      try database.execute(sql: "VACUUM")
      _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  /// Changes the tables themselves in one transaction. `body` gets a function that makes a writer on the tables as they
  /// then are.
  func migrate(_ body: (Database, () throws -> SQLiteWriter) throws -> Void) throws {
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.exclusive) {
        defer { tools.statements?.closeAll() }
        try body(database) { try writer(database, remembering: SQLiteWriterMemory()) }
        return .commit
      }
    }
  }

  /// Makes sure that what was committed survives a power cut, and brings it into the file itself as far as no reader
  /// needs the old state.
  func settle() throws {
    guard isUnsettled.withLock({ $0 }) else { return }
    try queue.writeWithoutTransaction { database in
      // A synced commit syncs the log with all commits before it; a checkpoint alone may be refused.
      try tools.sync(true, database)
      try database.execute(sql: "UPDATE setting SET value = value + 1 WHERE name = 'settled'")
      isUnsettled.withLock { $0 = false }
      _ = try? Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(PASSIVE)")
    }
  }
}

/// What a connection that writes keeps from one transaction to the next; for use within an access to it.
private final class WritingTools: @unchecked Sendable {
  private(set) var statements: SQLiteStatements?
  private var stream: SQLiteRowStreamTable?
  private var isSynced: Bool?

  func statements(on database: Database) throws -> SQLiteStatements {
    if let statements { return statements }
    let new = try SQLiteConfiguration.statements(on: database)
    statements = new
    return new
  }

  /// The table is made known once: statements that read from it hold on to it.
  func stream(on database: Database) throws -> SQLiteRowStreamTable {
    if let stream { return stream }
    guard let connection = database.sqliteConnection else {
      throw CatalogueError.storage("the database is closed")
    }
    let new = try SQLiteRowStreamTable.register(on: connection)
    stream = new
    return new
  }

  /// Says whether a commit waits until it is on the disk.
  func sync(_ isSynced: Bool, _ database: Database) throws {
    if self.isSynced == isSynced { return }
    try database.execute(sql: "PRAGMA synchronous = \(isSynced ? "FULL" : "NORMAL")")
    self.isSynced = isSynced
  }
}
