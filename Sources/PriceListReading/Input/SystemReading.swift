import Glibc

/// The system call by which every byte of an input comes in.
///
/// There is one; tests put another in its place that fails at the N-th call, or gives less than was asked for.
protocol SystemReading: Sendable {
  /// Reads at most `buffer.count` bytes; 0 at the end, −1 with `errno` where it fails.
  ///
  /// - Parameter offset: Where to read; `nil` reads on in a stream.
  func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int?) -> Int
}

/// `read` and `pread`.
struct SystemReads: SystemReading {
  func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int?) -> Int {
    guard let offset else { return Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
    return pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
  }
}
