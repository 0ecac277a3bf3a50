import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears only when it is complete: written beside its place, synced, then renamed.
public enum AtomicFile {
  /// - Throws: What `body` throws, or a ``PricebookError`` of kind `inputOutput`; either way no file is left behind
  ///   and one that was there stays as it was.
  public static func write(_ path: String, _ body: (inout DescriptorOutput) throws -> Void) throws {
    try write(
      path,
      with: { descriptor, _ in
        var output = DescriptorOutput(descriptor)
        try body(&output)
        try output.flush()
      })
  }

  /// As ``write(_:_:)``, for what can write only to a path: that of the file beside its place.
  public static func write(_ path: String, throughPath body: (_ temporary: String) throws -> Void) throws {
    try write(path, with: { _, temporary in try body(temporary) })
  }

  private static func write(_ path: String, with body: (Int32, _ temporary: String) throws -> Void) throws {
    // A device or a pipe is written to as it is: a file in its place would break whatever else uses it.
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFDIR {
      return try writeThrough(path, with: body)
    }
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      try body(descriptor, temporary)
      guard fsync(descriptor) == 0 else { throw failure(path) }
      close(descriptor)
      guard rename(temporary, path) == 0 else { throw failure(path) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
  }

  private static func writeThrough(
    _ path: String, with body: (Int32, _ temporary: String) throws -> Void
  ) throws {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    try body(descriptor, path)
  }

  /// Throws a ``PricebookError`` of kind `inputOutput` if a file cannot be put at `path`.
  public static func check(_ path: String) throws {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK) == 0 else { throw failure(path) }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      errno = EISDIR
      throw failure(path)
    }
  }

  private static func failure(_ path: String) -> PricebookError {
    PricebookError(
      .inputOutput, .cannotWrite, "cannot write \(path): \(String(cString: strerror(errno)))", file: path)
  }
}
