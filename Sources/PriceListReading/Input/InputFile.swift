import Glibc

/// An opened price list that can be read several times: a file, or standard input copied to a file without a name.
///
/// Reading goes by `pread` in chunks and not by mapping: a file that somebody shortens while it is being read
/// must end in a diagnostic, not in a signal.
final class InputFile: Sendable {
  /// The path as given; `-` for standard input.
  let path: String
  /// The last component of the path, `-` for standard input.
  let name: String
  private let descriptor: Int32
  private let identity: Identity

  /// What changes when somebody writes to the file.
  private struct Identity: Equatable, Sendable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  init(path: String) throws(ReadingError) {
    self.path = path
    name =
      path == "-"
      ? "-" : String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    descriptor = path == "-" ? try Self.copyOfStandardInput() : try Self.opened(path)
    identity = Self.identity(of: descriptor)
  }

  deinit { close(descriptor) }

  /// Size in bytes when the file was opened.
  var size: Int { identity.size }

  /// Whether somebody wrote to the file since it was opened.
  var hasChanged: Bool { Self.identity(of: descriptor) != identity }

  /// Fills `buffer` from `offset`; the number of bytes read, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(ReadingError) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR { throw Self.failure(path, "read") }
    }
  }

  private static func opened(_ path: String) throws(ReadingError) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, "open") }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      defer { close(descriptor) }
      throw failure(path, "open")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return descriptor
    case S_IFDIR:
      close(descriptor)
      throw ReadingError(file: path, operation: "read", reason: "it is a folder")
    default:
      // A pipe or device can be read only once: copy it like standard input.
      defer { close(descriptor) }
      return try copy(of: descriptor, named: path)
    }
  }

  private static func copyOfStandardInput() throws(ReadingError) -> Int32 {
    try copy(of: STDIN_FILENO, named: "-")
  }

  private static func copy(of source: Int32, named path: String) throws(ReadingError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/pricebook.XXXXXX".utf8CString)
    let target = mkstemp(&template)
    guard target >= 0 else { throw failure(path, "copy to a temporary file") }
    unlink(template)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(source, buffer.baseAddress, buffer.count)
      if count == 0 { return target }
      if count < 0 {
        if errno == EINTR { continue }
        defer { close(target) }
        throw failure(path, "read")
      }
      var written = 0
      while written < count {
        let step = write(target, buffer.baseAddress?.advanced(by: written), count - written)
        if step < 0 {
          if errno == EINTR { continue }
          defer { close(target) }
          throw failure(path, "copy to a temporary file")
        }
        written += step
      }
    }
  }

  private static func identity(of descriptor: Int32) -> Identity {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return Identity(size: 0, seconds: 0, nanoseconds: 0) }
    return Identity(
      size: Int(status.st_size), seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec)
    )
  }

  private static func failure(_ path: String, _ operation: String) -> ReadingError {
    ReadingError(file: path, operation: operation, reason: String(cString: strerror(errno)))
  }
}
