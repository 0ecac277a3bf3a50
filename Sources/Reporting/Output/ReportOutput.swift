/// Where a renderer writes: a sink for bytes.
public protocol ReportOutput {
  /// Takes the bytes; they are valid only during the call. Throws what the sink throws.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}

extension ReportOutput {
  /// Writes a text as UTF-8.
  public mutating func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }

  public mutating func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try write($0) }
  }
}

/// Keeps what is written in memory.
public struct MemoryOutput: ReportOutput, Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ bytes: UnsafeRawBufferPointer) {
    self.bytes.append(contentsOf: bytes)
  }

  /// What was written, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
