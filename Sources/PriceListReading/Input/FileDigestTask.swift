import Dispatch
import Synchronization

/// Computes the digest of a file on another thread while the file is being parsed: it takes as long as the parser.
final class FileDigestTask: Sendable {
  private let group = DispatchGroup()
  private let outcome = Mutex<Result<String, any Error>?>(nil)

  init(_ input: InputFile) {
    DispatchQueue.global().async(group: group) { [self] in
      let result = Result { try Self.digest(of: input) }
      outcome.withLock { $0 = result }
    }
  }

  /// Waits for the digest, 64 hexadecimal digits.
  func value() throws -> String {
    group.wait()
    guard let result = outcome.withLock({ $0 }) else { return "" }
    return try result.get()
  }

  private static func digest(of input: InputFile) throws -> String {
    let pass = try input.pass()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var digest = FileDigest()
    while true {
      let count = try pass.read(into: buffer)
      if count == 0 { return digest.hexadecimal() }
      digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
