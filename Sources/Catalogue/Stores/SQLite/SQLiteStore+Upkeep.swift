import Foundation
import GRDB

extension SQLiteStore {
  func check() throws -> CatalogueCheck {
    try SQLiteErrors.translating(path) { try readers.read { try SQLiteCheck.run($0.statements) } }
  }

  /// Copies page by page into a file beside the destination, which takes its place when it is whole and on the disk.
  func backUp(to destination: String) throws {
    if try SQLiteFile.state(of: destination) == .foreign {
      throw CatalogueError(
        .notACatalogue, "\(destination) is there already and is no catalogue; it was left as it is",
        path: destination)
    }
    let partial = "\(destination).\(getpid()).part"
    defer {
      for ending in ["", "-journal", "-wal", "-shm"] { unlink(partial + ending) }
    }
    try SQLiteErrors.translating(destination) {
      let copy = try DatabaseQueue(path: partial, configuration: SQLiteConfiguration.make(readOnly: false))
      try readers.backUp(to: copy)
      try copy.close()
      try Self.sync(partial)
      guard rename(partial, destination) == 0 else { throw Self.failure() }
      try Self.sync(SQLiteFile.folder(of: destination))
    }
  }

  func compact() throws -> CatalogueSize {
    try SQLiteErrors.translating(path) {
      let before = SQLiteFile.size(of: path)
      try writingConnection().compact()
      return CatalogueSize(before: before, after: SQLiteFile.size(of: path))
    }
  }

  /// Waits until a file or a folder is on the disk.
  private static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private static func failure() -> CatalogueError { .storage(String(cString: strerror(errno))) }
}
