/// What a request of a batch asks for.
public enum BatchKind: String, CaseIterable, Sendable, Encodable {
  case quote, closer, diff
  case agreementPrice = "agreement-price"

  /// Reads a name in any case, with a blank for the dash.
  init?(name: String) {
    self.init(rawValue: String(name.trimmed.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 }))
  }

  /// `a quote`.
  var withArticle: String {
    switch self {
    case .quote: "a quote"
    case .closer: "a closer table"
    case .diff: "a diff"
    case .agreementPrice: "an agreement price"
    }
  }
}
