/// The text of an input where a diagnostic stands, and the part of it that is meant.
///
///     AAA-1234;Office;12,5O;PLN
///                     ^^^^^
public struct SourceExcerpt: Hashable, Sendable {
  /// The physical line that is shown; of a record of several lines the one where the value stands.
  public var line: Int
  /// The line, decoded and made visible: a tab is `⇥`, other signs that show nothing stand as `‹U+200B›`, bytes that are
  /// no text as `‹A5›`. A long line is cut around the part that is meant, with `…` where it goes on.
  public var text: String
  /// Where the part begins in ``text``, 1-based, in code points; `nil` if the whole line is meant.
  public var start: Int?
  /// The code points of the part in ``text``; 0 for a place where something is missing.
  public var length: Int
  /// The column where the part begins in the line of the file, 1-based, in code points.
  public var characterColumn: Int?
  /// The code points of the part in the file.
  public var characterCount: Int

  public init(
    line: Int, text: String, start: Int? = nil, length: Int = 0, characterColumn: Int? = nil,
    characterCount: Int = 0
  ) {
    self.line = line
    self.text = text
    self.start = start
    self.length = length
    self.characterColumn = characterColumn
    self.characterCount = characterCount
  }
}

extension SourceExcerpt: Encodable {
  private enum CodingKeys: CodingKey {
    case line, text, start, length, characterColumn
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(line, forKey: .line)
    try container.encode(text, forKey: .text)
    try container.encodeIfPresent(start, forKey: .start)
    try container.encode(length, forKey: .length)
    try container.encodeIfPresent(characterColumn, forKey: .characterColumn)
  }
}
