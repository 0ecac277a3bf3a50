/// Bounds that no honest price list reaches; beyond them a file is refused rather than allowed to fill memory.
public struct ReadingLimits: Sendable {
  /// Bytes of one CSV record, line breaks in quotes included.
  public var recordBytes = 1 << 20
  /// Fields of one CSV record.
  public var fields = 2048
  /// Attributes of one XML element.
  public var attributes = 256
  /// Nesting of XML elements.
  public var depth = 64
  /// Bytes of the text of one XML element or attribute.
  public var textBytes = 1 << 20
  /// Diagnostics of one code that are listed one by one; the rest are counted.
  public var diagnosticsPerCode = 10_000
  /// Bytes read at a time; tests set 1 and 2.
  public var chunkBytes = 1 << 16

  public init() {}
}
