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
  public var code: String
  /// What is wrong and what would be accepted, in a sentence.
  public var message: String
  public var file: String?
  public var line: Int?
  public var column: Int?
  /// The ID of the licensing rule that refuses.
  public var rule: String?

  public init(
    _ kind: Kind, _ code: String, _ message: String, file: String? = nil, line: Int? = nil,
    column: Int? = nil,
    rule: String? = nil
  ) {
    self.kind = kind
    self.code = code
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.rule = rule
  }

  enum CodingKeys: CodingKey {
    case schema, code, message, file, line, column, rule
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
