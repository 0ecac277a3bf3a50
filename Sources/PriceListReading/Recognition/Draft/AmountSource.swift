/// How a draft reads a column of prices that holds more than numbers: `1 412,50 zł`, `139,-`, `Call`.
struct AmountSource {
  /// The source as YAML.
  let source: String
  /// What somebody should look at; `nil` where there is no doubt.
  let remark: String?

  /// Texts in the place of a price that are taken for “no price”; more than these, and the column is none of prices.
  private static let mostWords = 8
  /// Signs and words that stand beside a price; codes of currencies do, too.
  private static let marks: Set<String> = ["€", "$", "£", "zł", "Kč", "Ft", "kr", "lei", "*"]
  /// The place of the decimals of a round price. Before a price a dash would be its sign.
  private static let dashes: Set<String> = ["-", "–", "—", ",-", ",–", ",—", ",--", ".-", ".–", ".—"]

  /// - Parameter values: The values of the column, as far as they were looked at.
  /// - Returns: `nil` if all are plain numbers, so that the name of the column is enough, or if most are none.
  init?(_ column: String, _ values: [String], _ format: NumberFormat) {
    var prefixes: Set<String> = []
    var suffixes: Set<String> = []
    var words: [String] = []
    for value in values where Self.number(value, format) == false {
      if let (prefix, suffix) = Self.marks(of: value, format) {
        prefixes.insert(prefix)
        suffixes.insert(suffix)
      } else if !value.contains(where: \.isNumber), !words.contains(value) {
        words.append(value)
      }
    }
    if prefixes.isEmpty, words.isEmpty || words.count > Self.mostWords { return nil }
    let name = DraftText.quoted(column)
    var sources: [String] = []
    if !prefixes.isEmpty {
      let pattern =
        "^\(Self.any(prefixes))\\s*(\\d(?:[\\d.,'’\\s]*\\d)?)\\s*\(Self.any(suffixes))$"
      sources.append("{ from: \(name), matches: \(DraftText.literal(pattern)) }")
    }
    if words.isEmpty || words.count > Self.mostWords {
      // What is written otherwise stays, and is refused as a number.
      sources.append(name)
      remark = nil
    } else {
      let table = words.map { "\(DraftText.quoted($0)): null" }.joined(separator: ", ")
      sources.append("{ from: \(name), values: { \(table) } }")
      let shown = words.map { "“\($0)”" }.joined(separator: ", ")
      remark = "\(shown) \(words.count == 1 ? "is" : "are") no number, and taken for “no price”"
    }
    source = sources.count == 1 ? sources[0] : "{ from: [\(sources.joined(separator: ", "))] }"
  }

  private static func number(_ value: String, _ format: NumberFormat) -> Bool {
    Array(value.utf8).withUnsafeBytes { format.number($0) } != nil
  }

  /// What stands before and behind the number of a price, if that is known to stand beside prices.
  private static func marks(of value: String, _ format: NumberFormat) -> (String, String)? {
    guard let first = value.firstIndex(where: \.isNumber), let last = value.lastIndex(where: \.isNumber)
    else { return nil }
    let prefix = trimmed(value[..<first])
    let suffix = trimmed(value[value.index(after: last)...])
    func isKnown(_ text: String, _ marks: Set<String>) -> Bool {
      text.split(separator: " ").map(String.init).allSatisfy {
        marks.contains($0) || ColumnSurvey.currencyCodes.contains($0)
      }
    }
    guard isKnown(prefix, marks), isKnown(suffix, marks.union(dashes)) else { return nil }
    return number(String(value[first...last]), format) ? (prefix, suffix) : nil
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// An expression for any of some texts, or nothing.
  private static func any(_ texts: Set<String>) -> String {
    let texts = texts.filter { !$0.isEmpty }.sorted { ($1.count, $0) < ($0.count, $1) }
    if texts.isEmpty { return "" }
    let escaped = texts.map { text in
      text.map { character in
        character == " " ? "\\s+" : "$*.-".contains(character) ? "\\\(character)" : String(character)
      }.joined()
    }
    return "(?:\(escaped.joined(separator: "|")))?"
  }
}
