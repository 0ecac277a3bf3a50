/// Something to report about an input: where it stands, what was read, what would be accepted.
///
///     prices.csv:17:13: error: “12,5O” is not a price; accepted are digits with a decimal comma, like 412,50 [bad-number]
public struct Diagnostic: Hashable, Sendable, Codable {
  public enum Severity: String, Sendable, Codable {
    /// The row is rejected, or the file cannot be read.
    case error
    /// The row is accepted; something about it had to be assumed.
    case warning
  }

  public var file: String
  /// CSV: the physical line where the record starts. XML: the line of the element's start tag. `nil`: the file.
  public var line: Int?
  /// CSV: the 1-based number of the field. XML: the character column of the start tag.
  public var column: Int?
  /// The name of the column, element or field, as the file writes it.
  public var field: String?
  public var severity: Severity
  /// Stable, lower case with hyphens: `bad-number`.
  public var code: String
  /// One sentence that says what was read and what would be accepted.
  public var message: String
  /// The value as read.
  public var value: String?

  public init(
    file: String, line: Int? = nil, column: Int? = nil, field: String? = nil, severity: Severity,
    code: String,
    message: String, value: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    self.severity = severity
    self.code = code
    self.message = message
    self.value = value
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: error: MESSAGE [code]`, without the parts that are not known.
  public var description: String {
    var place = file
    if let line {
      place += ":\(line)"
      if let column { place += ":\(column)" }
    }
    return "\(place): \(severity.rawValue): \(message) [\(code)]"
  }
}
