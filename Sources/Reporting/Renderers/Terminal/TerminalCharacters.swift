/// The characters with which the terminal renderer draws. They concern only what it adds: texts of the report are
/// written as they are.
public struct TerminalCharacters: Sendable, Hashable {
  let rule: String
  let ellipsis: String
  let bullet: String
  let missing: String

  /// Thin rules and typographic signs, for UTF-8 terminals.
  public static let unicode = TerminalCharacters(rule: "─", ellipsis: "…", bullet: "•", missing: "—")
  /// Signs of ASCII only, for terminals and logs that know no other.
  public static let ascii = TerminalCharacters(rule: "-", ellipsis: "...", bullet: "*", missing: "--")
}
