import GRDB
import GRDBSQLite

/// What SQLite and GRDB throw, in the words of the catalogue.
enum SQLiteErrors {
  static func notACatalogue(_ path: String) -> CatalogueError {
    CatalogueError(
      .notACatalogue, "\(path) is not a catalogue of Pricebook; it was left as it is", path: path)
  }

  /// What went wrong in the last call on a connection; the path is not known here.
  static func last(on connection: OpaquePointer) -> CatalogueError {
    error(sqlite3_extended_errcode(connection), String(cString: sqlite3_errmsg(connection)))
  }

  /// An error of SQLite.
  ///
  /// - Parameter code: With or without its extension.
  static func error(_ code: Int32, _ message: String) -> CatalogueError {
    switch code & 0xFF {
    case SQLITE_CORRUPT:
      CatalogueError(.damaged, "the catalogue is damaged (\(message)); restore a backup")
    case SQLITE_FULL:
      CatalogueError.storage("the disk is full; nothing was changed")
    case SQLITE_READONLY:
      CatalogueError.storage("it cannot be written to")
    case SQLITE_BUSY:
      CatalogueError.storage("another program has been writing to it for too long; nothing was changed")
    default:
      CatalogueError.storage("\(message) (SQLite \(code))")
    }
  }

  /// Runs work on the catalogue at `path`, and names it in errors.
  static func translating<Answer>(_ path: String, _ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let error as DatabaseError {
      if error.resultCode == .SQLITE_NOTADB { throw notACatalogue(path) }
      throw located(
        Self.error(error.extendedResultCode.rawValue, error.message ?? "the database failed"), path)
    } catch let error as CatalogueError {
      throw located(error, path)
    }
  }

  private static func located(_ error: CatalogueError, _ path: String) -> CatalogueError {
    guard error.path == nil, error.code == .storage || error.code == .damaged else { return error }
    var error = error
    error.path = path
    error.message = "\(path): \(error.message)"
    return error
  }
}
