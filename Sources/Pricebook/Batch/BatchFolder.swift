import FoundationEssentials
import PriceListReading
import PriceModel
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder that a batch writes into, for itself while it runs.
///
/// A file is written under a temporary name and gets its own when it is whole. It is not synced one by one: what a power
/// cut leaves behind is held against the digests of the log by the next run.
final class BatchFolder: Sendable {
  let path: String
  /// What was in the folder at the beginning.
  let names: Set<String>
  /// Unfinished files of a run that was killed, which were removed.
  let leftovers: Int
  private let lock: Int32

  private static let temporaryPrefix = ".pricebook-"
  private static let temporarySuffix = ".part"

  /// Makes the folder, if there is none, and takes it. Throws ``PricebookError``: `inputOutput`, or `fault` if another
  /// batch is writing into it.
  init(_ path: String) throws {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw PricebookError(.inputOutput, .cannotWrite, "cannot make the folder \(path)", file: path)
    }
    lock = open(path, O_RDONLY | O_CLOEXEC)
    guard lock >= 0, access(path, W_OK) == 0 else { throw Self.failure(path) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw PricebookError(
        .fault, .batchRunning, "another batch is writing into \(path); wait for it, or choose another folder",
        file: path)
    }
    var names: Set<String> = []
    var leftovers = 0
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      // Nobody else can be writing them.
      if name.hasPrefix(Self.temporaryPrefix), name.hasSuffix(Self.temporarySuffix) {
        if unlink(path + "/" + name) == 0 { leftovers += 1 }
      } else {
        names.insert(name)
      }
    }
    self.names = names
    self.leftovers = leftovers
  }

  deinit { close(lock) }

  func place(_ name: String) -> String { path + "/" + name }

  /// Where the file of a request is written.
  func temporary(_ index: Int) -> String {
    place("\(Self.temporaryPrefix)\(index)\(Self.temporarySuffix)")
  }

  /// Gives a file that is whole its name.
  ///
  /// - Parameter replaces: Whether a file of that name may be there; else it stays and this throws ``PricebookError``
  ///   `file-exists`.
  func publish(_ temporary: String, as name: String, replaces: Bool) throws {
    let target = place(name)
    if replaces {
      guard rename(temporary, target) == 0 else { throw Self.failure(target) }
      return
    }
    // A second name for the file, unlike a renaming, never takes the place of another.
    if link(temporary, target) == 0 {
      unlink(temporary)
      return
    }
    guard errno != EEXIST else { throw Self.exists(target) }
    // File systems without second names.
    var status = stat()
    guard lstat(target, &status) != 0 else { throw Self.exists(target) }
    guard rename(temporary, target) == 0 else { throw Self.failure(target) }
  }

  /// The size and the SHA-256 of a file. Throws ``PricebookError`` of kind `inputOutput`.
  func digest(of path: String) throws -> (bytes: Int, sha256: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    defer { close(descriptor) }
    var digest = FileDigest()
    var size = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.failure(path) }
      if count == 0 { return (size, digest.hexadecimal()) }
      size += count
      chunk.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }

  static func exists(_ path: String) -> PricebookError {
    PricebookError(
      .fault, .fileExists,
      "\(path) is there already and is not of this batch; --overwrite puts the new file in its place")
  }

  private static func failure(_ path: String) -> PricebookError {
    PricebookError(.inputOutput, .cannotWrite, "cannot write \(path): \(String(cString: strerror(errno)))")
  }
}
