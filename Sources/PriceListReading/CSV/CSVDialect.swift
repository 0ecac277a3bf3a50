/// How a CSV text separates and quotes its fields. Line ends are not part of it: LF, CRLF and a bare CR always end a
/// line.
struct CSVDialect: Hashable, Sendable {
  /// How a quote stands inside a quoted field.
  enum Escape: String, Hashable, Sendable, CaseIterable {
    /// `"27"" screen"`, RFC 4180.
    case doubled
    /// `"27\" screen"`; a doubled quote is understood as well. A backslash means something only before the quote,
    /// the delimiter and another backslash, so that `C:\prices` stays what it is.
    case backslash
  }

  var delimiter: UInt8
  /// The sign around fields that hold delimiters or line breaks; `nil` if quotes are signs like any other.
  var quote: UInt8? = UInt8(ascii: "\"")
  var escape = Escape.doubled

  /// Comma, double quotes, doubled.
  static let rfc4180 = CSVDialect(delimiter: UInt8(ascii: ","))

  /// libcsv reads this dialect: it needs a quote and knows no escape sign.
  var isStrictlyQuoted: Bool { quote != nil && escape == .doubled }
}

/// The quotes and escapes of a profile; the delimiter is found out for each file.
struct CSVQuoting: Hashable, Sendable {
  var quote: UInt8? = UInt8(ascii: "\"")
  var escape = CSVDialect.Escape.doubled

  func dialect(delimiter: UInt8) -> CSVDialect {
    CSVDialect(delimiter: delimiter, quote: quote, escape: escape)
  }
}
