import PriceModel

/// What a use case answers when it cannot answer: the error object of the contract.
public struct PricebookError: Error, Encodable, Sendable {
  /// What kind of failure it is; the command's exit codes follow from it.
  public enum Kind: Sendable, Equatable {
    /// The input or the catalogue is at fault; nothing was changed.
    case fault
    /// Nothing matched.
    case nothingMatched
    /// Several SKUs, or several lists, match where one was asked for.
    case ambiguous
    /// A licensing rule refuses it.
    case refused
    /// The caller asked for something that does not exist: an unknown option value.
    case usage
    /// A file could not be read or written.
    case inputOutput
  }

  public let schema = "pricebook.error/1"
  public let kind: Kind
  /// Stable, lower case with hyphens: `no-such-edition`.
  public var code: String { definition.id }
  /// The code with the words that hold for all of its kind.
  public var definition: DiagnosticCode
  /// What is wrong and what would be accepted, in a sentence.
  public var message: String
  public var file: String?
  public var line: Int?
  public var column: Int?
  /// The ID of the licensing rule that refuses.
  public var rule: String?
  /// What else is wrong with the same input, in the order of the file.
  public var further: [PricebookError] = []

  public init(
    _ kind: Kind, _ code: DiagnosticCode, _ message: String, file: String? = nil, line: Int? = nil,
    column: Int? = nil,
    rule: String? = nil
  ) {
    self.kind = kind
    definition = code
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.rule = rule
  }

  private enum CodingKeys: CodingKey {
    case schema, code, message, file, line, column, rule, diagnostics
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schema, forKey: .schema)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
    try container.encodeIfPresent(file, forKey: .file)
    try container.encodeIfPresent(line, forKey: .line)
    try container.encodeIfPresent(column, forKey: .column)
    try container.encodeIfPresent(rule, forKey: .rule)
    if !further.isEmpty { try container.encode(diagnostics(defaultFile: file ?? ""), forKey: .diagnostics) }
  }
}

extension PricebookError: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: error: MESSAGE [code]`.
  public var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(
      separator: ":")
    return (place.isEmpty ? "" : place + ": ") + "error: \(message) [\(rule ?? code)]"
  }
}
