/// What a row must be like; every test must hold, none holds always.
struct RowCondition: Sendable {
  struct Test: Sendable {
    var source: ValueSource
    var expectation: Expectation
  }

  /// What a value must be like. Texts are folded: case and the number of blanks do not matter.
  enum Expectation: Sendable, Hashable {
    case equals(Set<String>)
    case differs(Set<String>)
    case startsWith([String])
    case endsWith([String])
    case matches(String)
    case blank(Bool)

    /// Whether a value meets it.
    func accepts(_ text: String) -> Bool {
      switch self {
      case .equals(let texts): texts.contains(FoldedText.of(text))
      case .differs(let texts): !texts.contains(FoldedText.of(text))
      case .startsWith(let texts): texts.contains { FoldedText.of(text).hasPrefix($0) }
      case .endsWith(let texts): texts.contains { FoldedText.of(text).hasSuffix($0) }
      case .matches(let pattern):
        (try? Regex(pattern)).map { text.contains($0) } ?? false
      case .blank(let isBlank): text.isEmpty == isBlank
      }
    }
  }

  var tests: [Test] = []

  var isEmpty: Bool { tests.isEmpty }

  /// The names of all columns or paths that are looked at.
  var columns: [String] { tests.flatMap(\.source.columns) }
}
