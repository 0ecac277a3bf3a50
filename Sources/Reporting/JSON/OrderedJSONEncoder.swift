/// Encodes values as JSON whose keys stand in the order in which the types declare (encode) them.
///
/// Programs and people read the answers of the commands; `schema` must come first and `total` last. Foundation's
/// encoder keeps no order. This one
/// - writes an optional that is `nil` as `null`: everything in the contract is present, what is unknown is `null`;
/// - sorts the keys of dictionaries, which have no order of their own;
/// - writes integers as integers and escapes only what JSON demands (`/` and U+2028 stay as they are);
/// - refuses numbers that are not finite.
///
///     try OrderedJSONEncoder(style: .pretty).encode(answer)
public struct OrderedJSONEncoder: Sendable {
  public enum Style: Sendable, Hashable {
    /// Two blanks of indentation; a short array of scalars stays on one line.
    case pretty
    /// No blanks and no line breaks: a line of JSON Lines.
    case compact
  }

  public var style: Style

  public init(style: Style = .pretty) {
    self.style = style
  }

  /// The JSON document as UTF-8, without a line feed at its end.
  ///
  /// Throws `EncodingError.invalidValue` for a number that is not finite and for containers that are written
  /// across each other, and whatever the value's own `encode(to:)` throws.
  public func encode(_ value: some Encodable) throws -> [UInt8] {
    let document = JSONDocument(style: style)
    try document.encode(value)
    return document.writer.bytes
  }

  /// As ``encode(_:)``, as text.
  public func text(_ value: some Encodable) throws -> String {
    String(decoding: try encode(value), as: UTF8.self)
  }
}
