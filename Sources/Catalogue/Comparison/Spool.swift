import Glibc
import Synchronization

/// Where comparisons leave what they found: the first MiB in memory, and everything more in a file without a name, so that a
/// difference of a hundred thousand rows needs no more memory than one of a hundred.
public final class Spool: Sendable {
  /// So many bytes stay in memory.
  private static let kept = 1 << 20

  /// Some bytes that were left.
  enum Chunk: Sendable {
    case memory([UInt8])
    case file(offset: Int, count: Int)
  }

  private struct State {
    var inMemory = 0
    var file: Int32?
    var end = 0
  }

  private let state = Mutex(State())

  public init() {}

  deinit {
    state.withLock { state in
      if let file = state.file { close(file) }
    }
  }

  /// Throws ``CatalogueError`` `storage` where the file cannot be made or is full.
  func keep(_ bytes: [UInt8]) throws -> Chunk {
    try state.withLock { state in
      if state.file == nil, state.inMemory + bytes.count <= Self.kept {
        state.inMemory += bytes.count
        return .memory(bytes)
      }
      let file = try state.file ?? Self.namelessFile()
      state.file = file
      let offset = state.end
      try Self.write(bytes, to: file, at: offset)
      state.end += bytes.count
      return .file(offset: offset, count: bytes.count)
    }
  }

  func bytes(of chunk: Chunk) -> [UInt8] {
    switch chunk {
    case .memory(let bytes): return bytes
    case .file(let offset, let count):
      let file = state.withLock { $0.file } ?? -1
      return [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
        while read < count {
          let step = pread(file, buffer.baseAddress?.advanced(by: read), count - read, off_t(offset + read))
          if step < 0, errno == EINTR { continue }
          // It was written by this process, and nobody else can reach it: only a broken disk comes here.
          guard step > 0 else {
            fatalError("cannot read a temporary file: \(String(cString: strerror(errno)))")
          }
          read += step
        }
      }
    }
  }

  private static func namelessFile() throws -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/pricebook-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw failure("make a temporary file in \(folder)") }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    unlink(template)
    return file
  }

  private static func write(_ bytes: [UInt8], to file: Int32, at offset: Int) throws {
    try bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let step = pwrite(
          file, bytes.baseAddress?.advanced(by: written), bytes.count - written, off_t(offset + written))
        if step < 0, errno == EINTR { continue }
        guard step > 0 else { throw failure("write a temporary file") }
        written += step
      }
    }
  }

  private static func failure(_ deed: String) -> CatalogueError {
    .storage("cannot \(deed): \(String(cString: strerror(errno)))")
  }
}
