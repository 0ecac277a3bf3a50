import PriceModel

/// How a file is called: a text with places in braces that each request fills.
///
///     try NamePattern("{customer} {number}").name(["customer": "Contoso", "number": "2026-117"])
///
/// A value is made safe before it is put in its place, and the name as a whole again; see ``SafeFileName``.
struct NamePattern: Sendable, Hashable {
  /// The places there are, with what each holds.
  static let places: KeyValuePairs<String, String> = [
    "index": "the request's position, 1 for the first, with zeros before it so that names sort",
    "kind": "`quote`, `closer`, `diff` or `agreement-price`",
    "number": "the number of the quote",
    "customer": "the customer's name",
    "date": "the date of the quote, or the day of the prices of a closer table",
    "currency": "the currency that the request names",
    "language": "the language of the quote",
    "request": "the request file's name without its ending",
    "agreement": "the agreement file's name without its ending",
    "order": "the order file's name without its ending",
    "list": "the list, or the first of them",
    "old": "the older edition of a diff",
    "new": "the newer one",
    "program": "the program of a closer table",
    "family": "its product family",
    "level": "its price level",
  ]

  /// The pattern as it was written.
  let text: String
  private let parts: [Part]

  private enum Part: Hashable {
    case text(String)
    case place(String)
  }

  /// Why a pattern cannot be used.
  struct Fault: Error {
    var message: String
  }

  /// Throws ``Fault`` for a place that does not exist, a brace without its other half, or a separator of folders.
  init(_ text: String) throws(Fault) {
    self.text = text
    var parts: [Part] = []
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
        throw Fault(message: "the name “\(text)” has a brace without its other half")
      }
      let place = String(rest[rest.index(after: brace)..<end])
      let known = Self.places.map(\.key)
      guard known.contains(place) else {
        let nearest = EditDistance.nearest(to: place, among: known).map { "; did you mean “{\($0)}”?" } ?? "."
        throw Fault(
          message: "the name “\(text)” has the unknown place “{\(place)}”\(nearest) Accepted are "
            + Prose.list(known.map { "{\($0)}" }, atMost: 40))
      }
      parts.append(.place(place))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
    guard !text.contains("/") else {
      throw Fault(message: "the name “\(text)” has a “/”; accepted is the name of a file, not of a folder")
    }
    guard !parts.isEmpty else { throw Fault(message: "the name is empty") }
  }

  /// The name without its ending, its places filled.
  ///
  /// Throws ``Fault`` for a place for which there is no value.
  func name(_ values: [String: String]) throws(Fault) -> String {
    var name = ""
    for part in parts {
      switch part {
      case .text(let text): name += text
      case .place(let place):
        let value = values[place].map(SafeFileName.cleaned) ?? ""
        if value.isEmpty {
          throw Fault(
            message: "the name “\(text)” has {\(place)}, of which the request has none that a name can hold")
        }
        name += value
      }
    }
    return name
  }

  /// The form that the ending of the pattern means: `{number}.pdf`.
  var format: DocumentFormat? {
    guard case .text(let end)? = parts.last, let dot = end.lastIndex(of: ".") else { return nil }
    return DocumentFormat(name: end[end.index(after: dot)...])
  }
}
