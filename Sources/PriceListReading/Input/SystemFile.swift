import Glibc

/// An opened file that can be read several times: standard input, a pipe or a device is copied to a file without a
/// name.
///
/// Reading goes by `pread` in chunks and not by mapping: a file that somebody shortens while it is being read
/// must end in a diagnostic, not in a signal.
final class SystemFile: Sendable {
  /// The path as given; `-` for standard input.
  let path: String
  /// What the file was when it was opened.
  let identity: Identity
  private let descriptor: Int32
  private let system: any SystemReading

  /// What changes when somebody writes to a file or puts another in its place.
  struct Identity: Equatable, Sendable {
    var device: UInt
    var node: UInt
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  init(path: String, system: any SystemReading = SystemReads()) throws(ReadingError) {
    self.path = path
    self.system = system
    descriptor =
      path == "-"
      ? try Self.copy(of: STDIN_FILENO, named: "-", system) : try Self.opened(path, system)
    do {
      identity = try Self.identity(of: descriptor, path)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// The size of a file that need not be opened; `nil` for what is no plain file.
  static func size(ofFileAt path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Size in bytes when the file was opened.
  var size: Int { identity.size }

  /// Whether somebody wrote to the file since it was opened.
  var hasChanged: Bool { (try? Self.identity(of: descriptor, path)) != identity }

  /// Fills a part of `buffer` from `offset`; the number of bytes read, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(ReadingError) -> Int {
    try Self.read(descriptor, into: buffer, at: offset, path, system)
  }

  /// The bytes from `offset`; fewer than `count` only at the end of the file.
  func bytes(_ count: Int, at offset: Int) throws(ReadingError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
    var filled = 0
    while filled < bytes.count {
      let result = bytes.withUnsafeMutableBytes { buffer in
        Result { () throws(ReadingError) in
          try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]), at: offset + filled)
        }
      }
      let count = try result.get()
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  private static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int?, _ path: String,
    _ system: any SystemReading
  ) throws(ReadingError) -> Int {
    while true {
      let count = system.read(descriptor, into: buffer, at: offset)
      if count >= 0 { return count }
      if errno != EINTR { throw failure(path, "read") }
    }
  }

  private static func opened(_ path: String, _ system: any SystemReading) throws(ReadingError) -> Int32 {
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
      return try copy(of: descriptor, named: path, system)
    }
  }

  private static func copy(
    of source: Int32, named path: String, _ system: any SystemReading
  ) throws(ReadingError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/pricebook.XXXXXX".utf8CString)
    let target = mkstemp(&template)
    guard target >= 0 else { throw failure(path, "copy to a temporary file") }
    unlink(template)
    _ = fcntl(target, F_SETFD, FD_CLOEXEC)
    do throws(ReadingError) {
      try copy(from: source, to: target, path, system)
      return target
    } catch {
      close(target)
      throw error
    }
  }

  private static func copy(
    from source: Int32, to target: Int32, _ path: String, _ system: any SystemReading
  ) throws(ReadingError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try read(source, into: buffer, at: nil, path, system)
      if count == 0 { return }
      var written = 0
      while written < count {
        let step = write(target, buffer.baseAddress?.advanced(by: written), count - written)
        if step < 0 {
          if errno == EINTR { continue }
          throw failure(path, "copy to a temporary file")
        }
        written += step
      }
    }
  }

  private static func identity(of descriptor: Int32, _ path: String) throws(ReadingError) -> Identity {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, "read") }
    return Identity(
      device: UInt(status.st_dev), node: UInt(status.st_ino), size: Int(status.st_size),
      seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec))
  }

  private static func failure(_ path: String, _ operation: String) -> ReadingError {
    ReadingError(file: path, operation: operation, reason: String(cString: strerror(errno)))
  }
}
