import PriceModel

/// A value of a JSON document with the place where it stands, so that every complaint about it can name its line
/// and column. Foundation's decoder knows neither.
public struct JSONNode: Sendable, Equatable {
  public indirect enum Value: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number as written; it becomes a decimal or an integer only where one is wanted.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  /// A key with its value.
  public struct Member: Sendable, Equatable {
    public var key: String
    /// Where the key stands.
    public var line: Int
    public var column: Int
    public var value: JSONNode
  }

  public var value: Value
  /// 1-based.
  public var line: Int
  /// 1-based, in characters.
  public var column: Int

  public init(_ value: Value, line: Int = 0, column: Int = 0) {
    self.value = value
    self.line = line
    self.column = column
  }

  /// What the value is, for messages: `a text`, `an object`.
  var kindName: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension JSONNode: Encodable {
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Writes the value as it was read, numbers included.
  public func encode(to encoder: any Encoder) throws {
    switch value {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let flag):
      var container = encoder.singleValueContainer()
      try container.encode(flag)
    case .number(let text):
      var container = encoder.singleValueContainer()
      if let integer = Int(text) { try container.encode(integer) } else { try container.encode(text) }
    case .string(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .array(let nodes):
      var container = encoder.unkeyedContainer()
      for node in nodes { try container.encode(node) }
    case .object(let members):
      var container = encoder.container(keyedBy: Key.self)
      for member in members { try container.encode(member.value, forKey: Key(stringValue: member.key)) }
    }
  }
}
