import PriceModel
import Synchronization

/// A zip archive of price lists. Its directory is kept; the file is open only while a list of it is read, so that a
/// folder may hold any number of archives.
final class ZipArchive: Sendable {
  let path: String
  let entries: [ZipEntry]
  private let identity: SystemFile.Identity
  private let system: any SystemReading
  private let opened: Mutex<WeakFile>
  /// Standard input cannot be opened again.
  private let kept: SystemFile?

  private struct WeakFile {
    weak var file: SystemFile?
  }

  /// - Throws: ``ReadingError``; ``InputFault`` if the archive as a whole cannot be trusted.
  init(_ file: SystemFile, limits: ReadingLimits, system: any SystemReading) throws {
    path = file.path
    identity = file.identity
    self.system = system
    kept = file.path == "-" ? file : nil
    opened = Mutex(WeakFile(file: file))
    entries = try ZipDirectory(file, limits: limits).entries
  }

  /// The bytes of an entry.
  func bytes(of entry: ZipEntry, limits: ReadingLimits) throws -> ZipEntryBytes {
    let file = try opened.withLock { weak in
      if let file = kept ?? weak.file { return file }
      let file = try SystemFile(path: path, system: system)
      weak.file = file
      return file
    }
    guard file.identity == identity else { throw InputFault.changed }
    return ZipEntryBytes(file: file, entry: entry, limits: limits)
  }
}

extension InputFault {
  static let changed = InputFault(
    .fileChanged, "the file was written to while it was being read; read it again when it is at rest")
}
