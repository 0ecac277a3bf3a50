import Mustache
import PriceModel
import Reporting

/// The data of a template: a JSON document as Mustache asks for it.
enum TemplateValue {
  /// What a JSON value is to a template.
  static func of(_ node: JSONNode, style: ReportStyle) -> Any {
    switch node.value {
    case .null: TemplateNull()
    case .bool(let value): value
    case .number(let text), .string(let text): TemplateText(text: text, style: style)
    case .array(let nodes): nodes.map { of($0, style: style) }
    case .object(let members):
      Dictionary(members.map { ($0.key, of($0.value, style: style)) }, uniquingKeysWith: { $1 })
        as [String: Any]
    }
  }

  /// What `{{name(…)}}` may be, with what it does.
  static let functions: [(name: String, does: String)] = [
    ("number", "a number as people write it: 1234.50 as 1,234.50"),
    ("percent", "a number with a percent sign"),
    ("date", "a date in words: 2026-11-20 as 20 November 2026"),
    ("uppercased", "in upper case"), ("lowercased", "in lower case"),
    ("capitalized", "each word in upper case"),
    ("empty", "whether a list or a text is empty"), ("count", "the length of a list"),
    ("first", "the first of a list; first() says whether this is the first"),
    ("last", "the last of a list; last() says whether this is the last"),
    ("reversed", "a list from its end"), ("index", "index() is the number of an entry, from 0"),
    ("even", "even() says whether the number of an entry is even"), ("odd", "odd() says whether it is odd"),
  ]
}

/// Nothing: a section does not show it, and no value around it is taken in its place.
private struct TemplateNull: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

/// A text or a number, as it stands in the document.
private struct TemplateText: MustacheCustomRenderable, MustacheTransformable, MustacheParent {
  let text: String
  let style: ReportStyle

  var renderText: String { text }
  var isNull: Bool { false }

  /// A text has no parts.
  func child(named: String) -> Any? { nil }

  func transform(_ name: String) -> Any? {
    switch name {
    // What is no number or date stays as it is: better than a hole.
    case "number": ExactDecimal(text) == nil ? self : with(style.text(number: text))
    case "percent": ExactDecimal(text).map { with(style.percent($0)) } ?? self
    case "date": CalendarDate(text).map { with(style.text($0)) } ?? self
    default: text.transform(name)
    }
  }

  private func with(_ text: String) -> TemplateText { TemplateText(text: text, style: style) }
}
