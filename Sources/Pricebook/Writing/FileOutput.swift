import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written from its beginning.
enum FileOutput {
  /// Gives the place to write to; what was in the file is gone. Throws ``OutputError``, and what `body` throws.
  static func write(_ path: String, _ body: (inout DescriptorOutput) throws -> Void) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(code: errno) }
    defer { close(descriptor) }
    var output = DescriptorOutput(descriptor)
    try body(&output)
    try output.flush()
  }
}
