import GRDB
import Synchronization

/// A catalogue in one SQLite file.
///
/// The file is in write-ahead mode: readers see the last committed state while an import runs, and one writer at a
/// time waits for the other. Connections for reading and for writing are opened when they are first needed; reading never
/// waits for a writer.
final class SQLiteStore: CatalogueStore {
  let path: String
  let readers: SQLiteReaders
  private let isWritable: Bool
  private let writer = Mutex<SQLiteWritingConnection?>(nil)

  /// Opens the catalogue at `path`; creates it if `create` is set and there is none. A catalogue of an older version is
  /// brought to the present one.
  ///
  /// - Parameter isWritable: Whether the file and its folder can be written to; found out if `nil`.
  init(path: String, create: Bool, isWritable: Bool? = nil) throws {
    self.path = path
    let missing = CatalogueError(
      .noSuchCatalogue, "there is no catalogue at \(path); an import creates it", path: path)
    switch try SQLiteFile.state(of: path) {
    case .foreign:
      throw SQLiteErrors.notACatalogue(path)
    case .missing, .empty:
      guard create else { throw missing }
      try SQLiteErrors.translating(path) { try SQLiteFile.create(at: path) }
    case .catalogue: break
    }
    let isWritable = isWritable ?? SQLiteFile.isWritable(path)
    self.isWritable = isWritable
    let readers = try SQLiteErrors.translating(path) { try SQLiteReaders(path: path, isWritable: isWritable) }
    self.readers = readers
    guard let version = try SQLiteErrors.translating(path, { try readers.outdatedVersion() }) else { return }
    // A catalogue whose making was broken off: SQLite has just taken back what was there of it.
    if version == 0, !create { throw missing }
    guard isWritable else {
      throw CatalogueError(
        .olderSchema,
        "\(path) was written by an older version of Pricebook (schema \(version), now \(SQLiteSchema.version)) and "
          + "cannot be written to; copy it to a place where it can, and it is brought up to date by itself",
        path: path)
    }
    try SQLiteErrors.translating(path) {
      if version == 0 { try SQLiteFile.create(at: path) } else { try SQLiteMigration.run(at: path) }
    }
  }

  func read<Answer>(_ body: (any CatalogueReading) throws -> Answer) throws -> Answer {
    try SQLiteErrors.translating(path) { try readers.read { try body($0) } }
  }

  func write<Answer>(_ mode: WritingMode, _ body: (any CatalogueWriting) throws -> Answer) throws -> Answer {
    try SQLiteErrors.translating(path) { try writingConnection().write(mode, body) }
  }

  func settle() throws {
    try SQLiteErrors.translating(path) {
      if let writer = writer.withLock({ $0 }) { try writer.settle() }
    }
  }

  func writingConnection() throws -> SQLiteWritingConnection {
    try writer.withLock { writer in
      if let writer { return writer }
      guard isWritable else {
        throw CatalogueError.storage("the catalogue or its folder cannot be written to")
      }
      let new = try SQLiteWritingConnection(path: path)
      writer = new
      return new
    }
  }
}

/// How connections to a catalogue are set up.
enum SQLiteConfiguration {
  /// How long a connection waits for another process, in seconds.
  private static let patience = 60.0

  static func make(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(patience)
    // The writer makes what it refers to; looking it up again for every row would cost as much as the row.
    // `catalogue check` looks at all references.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA secure_delete = OFF;
          PRAGMA cache_size = -32768;
          PRAGMA temp_store = MEMORY;
          PRAGMA wal_autocheckpoint = 4000;
          """)
    }
    return configuration
  }

  static func statements(on database: Database) throws -> SQLiteStatements {
    guard let connection = database.sqliteConnection else {
      throw CatalogueError.storage("the database is closed")
    }
    return SQLiteStatements(on: connection)
  }
}
