/// Writes values as JSON Lines: each a compact document with a line feed. One buffer serves all lines.
///
///     let writer = JSONLinesWriter()
///     for item in items { try writer.write(item, to: &output) }
public struct JSONLinesWriter {
  private let document = JSONDocument(style: .compact)

  public init() {}

  /// Writes one line. Throws as ``OrderedJSONEncoder/encode(_:)`` does, before anything of the line is written,
  /// and what the output throws.
  public func write(_ value: some Encodable, to output: inout some ReportOutput) throws {
    document.writer.reset()
    try document.encode(value)
    document.writer.appendLineFeed()
    try output.write(document.writer.bytes)
  }
}
