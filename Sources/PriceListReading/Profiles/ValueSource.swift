/// Where a value comes from: the first alternative that is not blank.
struct ValueSource: Sendable {
  /// Names that a template may use, or a text of its own.
  enum Part: Sendable, Hashable {
    case literal(String)
    /// A column or an absolute path, filled with zeros on the left up to a width.
    case column(String, pad: Int)
  }

  /// What an alternative begins with.
  enum Base: Sendable {
    /// The parts one after the other; blank if one of the columns is.
    case template([Part])
    /// The columns that are not blank, with a text between them.
    case joined([String], separator: String)
    /// The part of a list-valued cell that the price at hand is made of.
    case listElement
  }

  /// What is made of the value.
  enum Step: Sendable, Hashable {
    /// One of the parts between separators, from the start (1, 2, …) or from the end (−1, −2, …).
    case part(separator: String, number: Int)
    /// All parts, trimmed, as one text: `AD; AE; AF`.
    case list(separator: String)
    /// What a regular expression takes out of it; blank if it does not match.
    case match(pattern: String, take: [MatchPiece])
    /// Texts of the file, folded, and what they stand for; `nil` is blank. Others stay as they are.
    case table([String: String?])
  }

  /// A piece of the text that is made of a match.
  enum MatchPiece: Sendable, Hashable {
    case literal(String)
    /// The number of a capture group; 0 is the whole match.
    case group(Int)
  }

  struct Alternative: Sendable {
    var base: Base
    var steps: [Step] = []
    /// Blank where it does not hold.
    var condition = RowCondition()
  }

  var alternatives: [Alternative]
  /// Every value counts, not only the first (territories): XML, and cells of a CSV file that hold lists.
  var each = false
  /// How the column writes numbers and dates where it is not as the rest of the file.
  var decimal: DecimalRule?
  var dates: [DateFormat]?

  /// A column or path as it stands.
  init(column: String) {
    alternatives = [Alternative(base: .template([.column(column, pad: 0)]))]
  }

  init(alternatives: [Alternative]) {
    self.alternatives = alternatives
  }

  /// The names of all columns or paths, those of its conditions too.
  var columns: [String] {
    alternatives.flatMap { alternative -> [String] in
      let own: [String] =
        switch alternative.base {
        case .template(let parts):
          parts.compactMap { if case .column(let name, _) = $0 { name } else { nil } }
        case .joined(let names, _): names
        case .listElement: []
        }
      return own + alternative.condition.columns
    }
  }

  /// Whether a file has the columns of at least one alternative, so that a ``BoundSource`` can be made.
  func isFound(_ slots: (String) -> Int?) -> Bool {
    alternatives.contains { alternative in
      switch alternative.base {
      case .template(let parts):
        parts.allSatisfy { if case .column(let name, _) = $0 { slots(name) != nil } else { true } }
      case .joined(let names, _): names.contains { slots($0) != nil }
      case .listElement: false
      }
    }
  }
}
