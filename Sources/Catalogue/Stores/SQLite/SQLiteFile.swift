import Foundation
import GRDB

/// The file of a catalogue: what is at a path, and how a new one is made.
enum SQLiteFile {
  enum State { case missing, empty, catalogue, foreign }

  /// Looks at the header of the file itself: opening a file with SQLite may change it, and other people's files are
  /// left alone.
  static func state(of path: String) throws -> State {
    var information = stat()
    guard stat(path, &information) == 0 else { return .missing }
    if information.st_mode & S_IFMT == S_IFDIR { return .foreign }
    guard let file = fopen(path, "rb") else {
      throw CatalogueError(.storage, "\(path) cannot be read", path: path)
    }
    defer { fclose(file) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = fread(&header, 1, header.count, file)
    if count == 0 { return .empty }
    guard count == header.count, header.starts(with: Array("SQLite format 3\0".utf8)) else { return .foreign }
    // A file of our own making whose first commit never came: SQLite's header, no schema yet.
    let schemaCookie = header[40..<44].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let applicationID = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if applicationID == 0, schemaCookie == 0 { return .empty }
    return applicationID == UInt32(bitPattern: SQLiteSchema.applicationID) ? .catalogue : .foreign
  }

  static func isWritable(_ path: String) -> Bool {
    access(path, W_OK) == 0 && access(folder(of: path), W_OK) == 0
  }

  /// The folder in which SQLite keeps its log.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The size of a file in bytes; 0 if there is none.
  static func size(of path: String) -> Int {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : 0
  }

  /// Whether a file can be read.
  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// Whether there are committed changes beside the file that are not in it yet.
  static func hasLog(_ path: String) -> Bool {
    var information = stat()
    return stat(path + "-wal", &information) == 0 && information.st_size > 0
  }

  /// Makes the tables with a rollback journal, so that the file itself, and not a log beside it, bears the
  /// application id from its first commit on.
  static func create(at path: String) throws {
    let queue = try DatabaseQueue(path: path, configuration: SQLiteConfiguration.make(readOnly: false))
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.exclusive) {
        // Asked now that nobody else can write: another process may have come first.
        if try Int.fetchOne(database, sql: "PRAGMA user_version") == 0 { try fill(database) }
        return .commit
      }
      _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    }
    try queue.close()
  }

  /// Makes the tables within a transaction.
  static func fill(_ database: Database) throws {
    try database.execute(sql: SQLiteSchema.statements)
    try database.execute(
      sql: "INSERT INTO setting (name, value) VALUES ('hash_seed', ?), ('settled', 0)",
      arguments: [Int64.random(in: .min ... .max)])
    try database.execute(
      sql: """
        PRAGMA application_id = \(SQLiteSchema.applicationID);
        PRAGMA user_version = \(SQLiteSchema.version);
        """)
  }
}
