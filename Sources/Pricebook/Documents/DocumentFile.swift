#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Small files that are read whole: requests and agreements.
enum DocumentFile {
  /// No request is larger; what is larger is another kind of file.
  static let largest = 64 << 20

  /// The bytes of a file; `-` is standard input. Throws ``PricebookError`` of kind `inputOutput`.
  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= largest else {
        throw PricebookError(
          .fault, .tooLarge, "\(path) is larger than 64 MiB; is it a price list?", file: path)
      }
    }
  }

  /// The bytes of a file; `nil` if there is none. Throws ``PricebookError`` of kind `inputOutput`.
  static func readIfPresent(_ path: String) throws -> [UInt8]? {
    var status = stat()
    if stat(path, &status) != 0, errno == ENOENT { return nil }
    // Standard input is no file that lines can be added to.
    return try read(path == "-" ? "./-" : path)
  }

  /// Whether there is a file (not a folder) at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func failure(_ path: String) -> PricebookError {
    PricebookError(
      .inputOutput, .cannotRead, "cannot read \(path): \(String(cString: strerror(errno)))", file: path)
  }
}

/// `read(2)`, under a name that the enclosing type does not hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
