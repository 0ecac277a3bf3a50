import PriceModel
import Reporting

/// A language that documents can be written in: its words and how it writes numbers and dates.
///
/// The words are data (`Resources/Languages`), so that a translator needs no Swift.
public struct Language: Sendable {
  /// `en`, `pl`, `de`.
  public let code: String
  public let style: ReportStyle
  private let words: [Word: String]

  /// The languages there are.
  public enum Code: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"
    case polish = "pl"
  }

  /// What a document says of its own.
  enum Word: String, CaseIterable, Sendable {
    case quote, internalCopy, date, validUntil, currency, prices, netPrices, listPrices, line, partNumber,
      item,
      quantity, unitPrice, discount, amount, tier, from, cost, margin, subtotal, tax, total, year, otherLines,
      taxNumber, contact, phone, email, basis, basisOfLines, rounding, editions, rules, warning, page,
      missing, sources
  }

  /// Reads the words of a language that is built in: only of the one that is asked for, so that no command starts later
  /// for the others. Throws ``PricebookError`` if they are at fault; a test reads each.
  public init(_ code: Code) throws {
    switch code {
    case .english: try self.init(json: PackageResources.en_json)
    case .german: try self.init(json: PackageResources.de_json)
    case .polish: try self.init(json: PackageResources.pl_json)
    }
  }

  /// Reads a file of words. Throws ``PricebookError`` at what is missing, wrong or unknown.
  init(json bytes: [UInt8]) throws {
    let file = "language"
    let known = [
      "schema", "language", "decimalMark", "groupMark", "percentBlank", "months", "dayMark", "words",
    ]
    let root = try JSONObject(
      try JSONReader.read(bytes, file: file), file: file, what: "a language", known: known)
    func text(_ key: String) throws -> String {
      guard let text = try root.string(key) else { throw root.wrong(key, root.node, "a text") }
      return text
    }
    code = try text("language")
    guard let node = root["words"] else { throw root.wrong("words", root.node, "an object of texts") }
    let object = try JSONObject(
      node, file: file, what: "the words", known: Word.allCases.map(\.rawValue))
    var words: [Word: String] = [:]
    for word in Word.allCases {
      guard let text = try object.string(word.rawValue) else {
        throw object.wrong(word.rawValue, node, "a text")
      }
      words[word] = text
    }
    self.words = words
    let months = try (root.array("months") ?? []).map { node -> String in
      guard case .string(let month) = node.value else { throw root.wrong("months", node, "twelve texts") }
      return month
    }
    style = ReportStyle(
      language: code, decimalMark: try text("decimalMark"), groupMark: try text("groupMark"),
      dates: .dayMonthNameYear(months: months, dayMark: try root.string("dayMark") ?? ""),
      percentBlank: try text("percentBlank"), pageLine: words[.page] ?? "", missing: words[.missing] ?? "",
      sources: words[.sources] ?? "")
  }

  /// A word, its places in braces filled.
  func callAsFunction(_ word: Word, _ values: KeyValuePairs<String, String> = [:]) -> String {
    var text = words[word] ?? word.rawValue
    for (name, value) in values { text.replace("{\(name)}", with: value) }
    return text
  }
}
