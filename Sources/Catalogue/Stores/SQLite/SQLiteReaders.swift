import GRDB
import Synchronization

/// The connections that read a catalogue: as many as there are readings at one time.
///
/// GRDB's pool is not used for this, because it writes when it is opened, so that a question would wait for an import, and
/// would fail where nothing can be written.
final class SQLiteReaders: Sendable {
  private let path: String
  private let isReadOnly: Bool
  private let idle = Mutex<[ReadingConnection]>([])

  init(path: String, isWritable: Bool) throws {
    isReadOnly = !isWritable
    self.path = isWritable ? path : try Self.unchangingPath(path)
    // A file that cannot be opened is told at once.
    let first = try open()
    idle.withLock { $0.append(first) }
  }

  /// Where nothing can be written beside the file, SQLite is told that the file does not change: it would else make
  /// an index of the log there. A log that another program left behind would be passed over, so that is refused.
  private static func unchangingPath(_ path: String) throws -> String {
    guard SQLiteFile.hasLog(path) else {
      let escaped = path.utf8.map { byte in
        let isPlain = byte < 0x80 && byte > 0x20 && !"%?#".utf8.contains(byte)
        return isPlain ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
      }
      return "file:" + escaped.joined() + "?immutable=1"
    }
    // The log and its index are there, as they are while another program has the catalogue open: no need to write.
    guard SQLiteFile.isReadable(path + "-shm") else {
      throw CatalogueError(
        .storage,
        "\(path) has a log beside it (\(path)-wal) that cannot be read where nothing can be written; copy both to "
          + "another place and ask there", path: path)
    }
    return path
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }

  private func open() throws -> ReadingConnection {
    let queue = try DatabaseQueue(path: path, configuration: SQLiteConfiguration.make(readOnly: isReadOnly))
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
    return ReadingConnection(queue)
  }

  /// One state of the catalogue.
  func read<Answer>(_ body: (SQLiteReader) throws -> Answer) throws -> Answer {
    let connection = try idle.withLock { $0.popLast() } ?? open()
    defer { idle.withLock { $0.append(connection) } }
    return try connection.read(body)
  }

  /// Copies one state of the catalogue.
  func backUp(to copy: DatabaseQueue) throws {
    let connection = try idle.withLock { $0.popLast() } ?? open()
    defer { idle.withLock { $0.append(connection) } }
    try connection.queue.backup(to: copy)
  }

  /// The version of the tables, if it is not the present one.
  ///
  /// Throws ``CatalogueError`` `newer-schema`.
  func outdatedVersion() throws -> Int? {
    let version = try read { try $0.statements.integer("PRAGMA user_version") }
    guard version <= SQLiteSchema.version else {
      throw CatalogueError(
        .newerSchema,
        "\(path) was written by a newer version of Pricebook (schema \(version), this one knows "
          + "\(SQLiteSchema.version)); use that version",
        path: path)
    }
    return version < SQLiteSchema.version ? version : nil
  }
}

/// A connection that reads, with the statements that were prepared on it and what was read with them: preparing them
/// anew costs more than most questions. It is used by one reading at a time.
private final class ReadingConnection: @unchecked Sendable {
  /// More are closed again after a reading: statements for lists of values are many.
  private static let keptStatements = 64

  let queue: DatabaseQueue
  private var statements: SQLiteStatements?
  private var reader: SQLiteReader?
  /// `PRAGMA data_version` when what the reader remembers was read; it is another one when something was committed.
  private var version: Int?

  init(_ queue: DatabaseQueue) {
    self.queue = queue
  }

  deinit { statements?.closeAll() }

  /// The transaction is begun and ended by statements that are kept like the others: GRDB's own are prepared for each
  /// reading, with an authorizer that makes SQLite prepare all the others anew as well.
  func read<Answer>(_ body: (SQLiteReader) throws -> Answer) throws -> Answer {
    try queue.unsafeRead { database in
      let statements = try self.statements ?? SQLiteConfiguration.statements(on: database)
      self.statements = statements
      try statements("BEGIN DEFERRED").run()
      defer { end(statements) }
      let version = try statements.integer("PRAGMA data_version")
      if self.version != version { reader = nil }
      let reader = reader ?? SQLiteReader(statements)
      (self.reader, self.version) = (reader, version)
      return try body(reader)
    }
  }

  private func end(_ statements: SQLiteStatements) {
    statements.release(atMost: Self.keptStatements)
    // A reading has nothing to lose: what cannot be ended in order is taken back.
    do { try statements("COMMIT").run() } catch { try? statements("ROLLBACK").run() }
  }
}
