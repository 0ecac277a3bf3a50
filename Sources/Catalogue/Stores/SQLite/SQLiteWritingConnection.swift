import GRDB
import Synchronization

/// The one connection of a store that writes, with what it remembers between transactions.
final class SQLiteWritingConnection: Sendable {
  private let queue: DatabaseQueue
  private let memory = Mutex(SQLiteWriterMemory())
  /// Whether the last commits may still be in the memory of the system only.
  private let isUnsettled = Mutex(false)

  init(path: String) throws {
    queue = try DatabaseQueue(path: path, configuration: SQLiteConfiguration.make(readOnly: false))
  }

  func write<Answer>(_ mode: WritingMode, _ body: (SQLiteWriter) throws -> Answer) throws -> Answer {
    try queue.writeWithoutTransaction { database in
      let isSynced = mode == .durable
      try database.execute(sql: "PRAGMA synchronous = \(isSynced ? "FULL" : "NORMAL")")
      var answer: Answer?
      var learned: SQLiteWriterMemory?
      try database.inTransaction(.immediate) {
        let statements = try SQLiteConfiguration.statements(on: database)
        defer { statements.closeAll() }
        let writer = try Self.writer(database, statements, remembering: takeMemory())
        answer = try body(writer)
        try writer.finish()
        learned = writer.memory
        return mode == .rehearsal ? .rollback : .commit
      }
      // What was learned in a transaction that did not happen is wrong.
      if mode != .rehearsal, let learned {
        memory.withLock { $0 = learned }
        isUnsettled.withLock { $0 = !isSynced }
      }
      guard let answer else { throw CatalogueError.storage("the transaction gave no answer") }
      return answer
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

  private static func writer(
    _ database: Database, _ statements: SQLiteStatements, remembering memory: SQLiteWriterMemory
  ) throws -> SQLiteWriter {
    guard let connection = database.sqliteConnection else {
      throw CatalogueError.storage("the database is closed")
    }
    return try SQLiteWriter(
      statements, remembering: memory, stream: SQLiteRowStreamTable.register(on: connection))
  }

  /// Makes anew what is packed, and gives unused space back.
  func compact() throws {
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        let statements = try SQLiteConfiguration.statements(on: database)
        defer { statements.closeAll() }
        let writer = try Self.writer(database, statements, remembering: SQLiteWriterMemory())
        try writer.rewriteAllBlocks()
        try writer.rewriteAllOffers()
        try statements("INSERT INTO search (search) VALUES ('optimize')").run()
        return .commit
      }
      try database.execute(sql: "PRAGMA synchronous = FULL; VACUUM")
      _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  /// Changes the tables themselves in one transaction. `body` gets a function that makes a writer on the tables as they
  /// then are.
  func migrate(_ body: (Database, () throws -> SQLiteWriter) throws -> Void) throws {
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.exclusive) {
        let statements = try SQLiteConfiguration.statements(on: database)
        defer { statements.closeAll() }
        try body(database) {
          try Self.writer(database, statements, remembering: SQLiteWriterMemory())
        }
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
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL;
          UPDATE setting SET value = value + 1 WHERE name = 'settled';
          """)
      isUnsettled.withLock { $0 = false }
      _ = try? Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(PASSIVE)")
    }
  }
}
