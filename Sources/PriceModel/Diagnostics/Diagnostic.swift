/// Something to report about an input: where it stands, what was read, what would be accepted.
///
///     prices.csv:17:13: error: “12,5O” is not a price; accepted are digits with a decimal comma, like 412,50 [bad-number]
public struct Diagnostic: Hashable, Sendable, Encodable {
  public enum Severity: String, Sendable, Encodable {
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
  /// What kind of diagnostic it is, with the words that hold for all of its kind.
  public var definition: DiagnosticCode
  /// One sentence that says what was read and what would be accepted.
  public var message: String
  /// The value as read.
  public var value: String?
  /// What would be accepted in its place: as the message says after “; accepted is”, else what holds for the code.
  public var expected: String
  /// What a user can do about it.
  public var remedy: String
  /// The text where it stands; only the first of a kind have one.
  public var excerpt: SourceExcerpt?

  public init(
    _ code: DiagnosticCode, _ message: String, file: String, line: Int? = nil, column: Int? = nil,
    field: String? = nil, value: String? = nil, expected: String? = nil, remedy: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    definition = code
    self.message = message
    self.value = value
    self.expected = expected ?? Self.accepted(by: message) ?? code.accepted
    self.remedy = remedy ?? code.remedy
  }

  /// What a message says would be accepted: most end in `; accepted is …`.
  private static func accepted(by message: String) -> String? {
    let clauses = ["; accepted is ", "; accepted are "].compactMap { message.ranges(of: $0).last?.upperBound }
    return clauses.max().map { String(message[$0...]) }
  }

  public var severity: Severity { definition.severity }
  /// Stable, lower case with hyphens: `bad-number`.
  public var code: String { definition.id }

  /// The same so many lines further down.
  func moved(by lines: Int) -> Diagnostic {
    var moved = self
    moved.line = line.map { $0 + lines }
    return moved
  }

  private enum CodingKeys: CodingKey {
    case file, line, column, field, severity, code, message, value, expected, remedy, excerpt
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encodeIfPresent(line, forKey: .line)
    try container.encodeIfPresent(column, forKey: .column)
    try container.encodeIfPresent(field, forKey: .field)
    try container.encode(severity, forKey: .severity)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
    try container.encodeIfPresent(value, forKey: .value)
    try container.encode(expected, forKey: .expected)
    try container.encode(remedy, forKey: .remedy)
    try container.encodeIfPresent(excerpt, forKey: .excerpt)
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
