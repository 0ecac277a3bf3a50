import Foundation
import GRDB
import Synchronization

/// A catalogue in one SQLite file.
///
/// The file is in write-ahead mode: readers see the last committed state while an import runs, and one writer at a
/// time waits for the other. Commits are synced, so that an edition that was reported as imported survives a power
/// cut.
final class SQLiteStore: CatalogueStore {
  private let pool: DatabasePool
  private let path: String
  /// What the writer remembers between transactions.
  private let memory = Mutex(SQLiteWriterMemory())

  /// How long a writer waits for another process, in seconds.
  private static let patience = 60.0

  /// Opens the catalogue at `path`; creates it if `create` is set and there is none.
  init(path: String, create: Bool) throws {
    self.path = path
    let state = try Self.state(of: path)
    switch state {
    case .missing where !create, .empty where !create:
      throw CatalogueError(
        .noSuchCatalogue, "there is no catalogue at \(path); an import creates it", path: path)
    case .foreign:
      throw CatalogueError(
        .notACatalogue, "\(path) is not a catalogue of Pricebook; it was left as it is", path: path)
    default: break
    }
    pool = try Self.translatingErrors(path) {
      if state != .catalogue { try Self.create(at: path) }
      let pool = try DatabasePool(path: path, configuration: Self.configuration)
      try pool.writeWithoutTransaction { try Self.migrate($0, path: path) }
      return pool
    }
  }

  func read<Answer>(_ body: (any CatalogueReading) throws -> Answer) throws -> Answer {
    try Self.translatingErrors(path) {
      try pool.read { database in
        let statements = try Self.statements(on: database)
        defer { statements.closeAll() }
        return try body(SQLiteReader(statements))
      }
    }
  }

  func write<Answer>(keep: Bool, _ body: (any CatalogueWriting) throws -> Answer) throws -> Answer {
    try Self.translatingErrors(path) {
      try pool.writeWithoutTransaction { database in
        var answer: Answer?
        var learned: SQLiteWriterMemory?
        try database.inTransaction(.immediate) {
          let statements = try Self.statements(on: database)
          defer { statements.closeAll() }
          let writer = try SQLiteWriter(statements, remembering: takeMemory())
          answer = try body(writer)
          learned = writer.memory
          return keep ? .commit : .rollback
        }
        // What was learned in a transaction that did not happen is wrong.
        if keep, let learned { memory.withLock { $0 = learned } }
        guard let answer else { throw CatalogueError.storage("the transaction gave no answer") }
        return answer
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

  private static func statements(on database: Database) throws -> SQLiteStatements {
    guard let connection = database.sqliteConnection else {
      throw CatalogueError.storage("the database is closed")
    }
    return SQLiteStatements(on: connection)
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA secure_delete = OFF;
          PRAGMA cache_size = -32768;
          PRAGMA temp_store = MEMORY;
          PRAGMA wal_autocheckpoint = 4000;
          """)
    }
    return configuration
  }

  private static func translatingErrors<Answer>(_ path: String, _ body: () throws -> Answer) throws -> Answer
  {
    do {
      return try body()
    } catch let error as DatabaseError {
      if error.resultCode == .SQLITE_NOTADB {
        throw CatalogueError(
          .notACatalogue, "\(path) is not a catalogue of Pricebook; it was left as it is", path: path)
      }
      if error.resultCode == .SQLITE_CORRUPT {
        throw CatalogueError(
          .damaged,
          "\(path) is damaged (\(error.message ?? "SQLite finds no sense in it")); restore a backup",
          path: path)
      }
      throw CatalogueError(
        .storage,
        "\(path): \(error.message ?? "the database failed") (SQLite \(error.extendedResultCode.rawValue))",
        path: path)
    } catch var error as CatalogueError {
      if error.code == .storage, error.path == nil {
        error.path = path
        error.message = "\(path): \(error.message)"
      }
      throw error
    }
  }
}

// What is at a path, and how it becomes a catalogue.
extension SQLiteStore {
  private enum FileState { case missing, empty, catalogue, foreign }

  /// Looks at the header of the file itself: opening a file with SQLite may change it, and other people's files are
  /// left alone.
  private static func state(of path: String) throws -> FileState {
    guard FileManager.default.fileExists(atPath: path) else { return .missing }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw CatalogueError(.storage, "\(path) cannot be read", path: path)
    }
    defer { try? handle.close() }
    let header: [UInt8]
    do {
      header = Array(try handle.read(upToCount: 100) ?? Data())
    } catch {
      return .foreign
    }
    if header.isEmpty { return .empty }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else { return .foreign }
    // A file of our own making whose first commit never came: SQLite's header, no schema yet.
    let schemaCookie = header[40..<44].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let applicationID = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if applicationID == 0, schemaCookie == 0 { return .empty }
    return applicationID == UInt32(bitPattern: SQLiteSchema.applicationID) ? .catalogue : .foreign
  }

  /// Makes the tables with a rollback journal, so that the file itself, and not a log beside it, bears the
  /// application id from its first commit on.
  private static func create(at path: String) throws {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try migrate($0, path: path) }
    try queue.close()
  }

  private static func migrate(_ database: Database, path: String) throws {
    func version() throws -> Int { try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 }
    if try version() == SQLiteSchema.steps.count { return }
    try database.inTransaction(.exclusive) {
      // Asked again: another process may have come first.
      let done = try version()
      guard done <= SQLiteSchema.steps.count else {
        throw CatalogueError(
          .newerSchema,
          "\(path) was written by a newer version of Pricebook (schema \(done), this one knows "
            + "\(SQLiteSchema.steps.count)); use that version",
          path: path)
      }
      for step in SQLiteSchema.steps[done...] { try database.execute(sql: step) }
      try database.execute(
        sql: """
          PRAGMA application_id = \(SQLiteSchema.applicationID);
          PRAGMA user_version = \(SQLiteSchema.steps.count);
          """)
      return .commit
    }
  }
}
