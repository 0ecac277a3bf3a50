/// A tag of a Mustache template with the place where it stands.
struct TemplateTag: Hashable {
  enum Kind: Hashable {
    /// `{{name}}`, `{{{name}}}`, `{{&name}}`
    case value
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case end
    /// `{{>name}}`
    case partial
    /// `{{$name}}`
    case block
    /// `{{<name}}`
    case parent
  }

  var kind: Kind
  /// Without functions: `total` of `{{number(total)}}`.
  var name: String
  /// From the outermost to the innermost.
  var functions: [String]
  /// 1-based; columns in characters.
  var line: Int
  var column: Int

  /// As it stands in the tag: `number(total)`.
  var written: String {
    functions.map { $0 + "(" }.joined() + name + String(repeating: ")", count: functions.count)
  }
}
