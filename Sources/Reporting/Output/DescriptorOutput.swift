#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A write that the system refused.
public struct OutputError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The system's `errno`, for example `EPIPE`.
  public let code: Int32

  public init(code: Int32) {
    self.code = code
  }

  /// The system's words: `No space left on device`.
  public var description: String { String(cString: strerror(code)) }
}

/// Writes to an open file descriptor through a buffer. The descriptor is neither opened nor closed here.
///
/// Call ``flush()`` at the end: what is still in the buffer when the value goes away is lost.
public struct DescriptorOutput: ReportOutput {
  private let descriptor: Int32
  private let capacity: Int
  private var buffer: [UInt8] = []

  /// - Parameters:
  ///   - descriptor: 1 is the standard output.
  ///   - capacity: After so many bytes the buffer is written.
  public init(_ descriptor: Int32, capacity: Int = 1 << 16) {
    self.descriptor = descriptor
    self.capacity = capacity
    buffer.reserveCapacity(capacity)
  }

  /// Throws ``OutputError``.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  /// Hands everything over to the system. Throws ``OutputError``.
  public mutating func flush() throws {
    try buffer.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        #if canImport(Darwin)
          let written = Darwin.write(
            descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #elseif canImport(Musl)
          let written = Musl.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #else
          let written = Glibc.write(
            descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #endif
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          throw OutputError(code: errno)
        }
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
