import PriceModel

/// A column of a batch in CSV, a key of one in JSON Lines. The page BATCH.md has the same table, and a test compares them.
struct BatchField: Sendable {
  /// What stands in a cell of CSV, where everything is text; JSON has the types of its own.
  enum Form: Sendable {
    case text, number, flag
    /// Several texts: parted by `;` in a cell, a list in JSON.
    case texts
    /// The path of a file, from the folder of the requests.
    case file
  }

  let name: String
  /// The kinds of request that have it.
  let kinds: [BatchKind]
  let form: Form
  /// What it says, for the page.
  let meaning: String

  private init(_ name: String, _ kinds: [BatchKind], _ meaning: String) {
    self.init(name, kinds, .text, meaning)
  }

  private init(_ name: String, _ kinds: [BatchKind], _ form: Form, _ meaning: String) {
    self.name = name
    self.kinds = kinds
    self.form = form
    self.meaning = meaning
  }

  private static let priced: [BatchKind] = [.quote, .closer, .agreementPrice]

  static let all: [BatchField] =
    [
      BatchField(
        "kind", BatchKind.allCases, "`quote`, `closer`, `diff` or `agreement-price`; without it a quote"),
      BatchField(
        "request", [.quote], .file, "the quote request, CSV or JSON; in JSON Lines also the request itself"),
      BatchField("lines", [.quote], "in JSON Lines the lines of the quote, in place of `request`"),
      BatchField("number", [.quote], "the number of the quote"),
      BatchField(
        "customer", [.quote], "who receives it: a name; in JSON Lines also an object with name and address"),
      BatchField(
        "date", [.quote, .closer], "the date of the quote and of its prices; the day of the prices"),
      BatchField("validUntil", [.quote], "the last day on which it holds"),
      BatchField("tax", [.quote], .number, "the tax rate in percent"),
      BatchField("internal", [.quote], .flag, "`true` for the copy with cost and margin"),
      BatchField(
        "language", [.quote, .closer], "of a quote: `en`, `de` or `pl`; of a closer table: that of its items"),
      BatchField("branding", [.quote], .file, "the letterhead"),
      BatchField("group", [.quote], "`program` or `year`: what its lines are put together by"),
      BatchField("agreement", [.agreementPrice], .file, "the agreement"),
      BatchField("order", [.agreementPrice], .file, "the new order"),
      BatchField(
        "list", BatchKind.allCases, .texts,
        "a price list; several in the order of precedence (a diff has one)"),
      BatchField("old", [.diff], "the older edition; without it the one before"),
      BatchField("new", [.diff], "the newer edition; without it the latest"),
      BatchField("only", [.diff], .texts, "the kinds of differences, as for `diff --only`"),
      BatchField("minPercent", [.diff], .number, "of the changes, only prices that moved so much"),
      BatchField("price", priced, "`net` or `list`"),
      BatchField("market", priced, "the country of the prices"),
      BatchField("currency", [.quote, .closer], "their currency"),
      BatchField("edition", [.quote, .closer], "the edition of every list, in place of that of the date"),
      BatchField("on", [.quote, .closer], "the prices in force on this day"),
      BatchField("nearestEdition", priced, .flag, "where a month has no edition, the last one before it"),
      BatchField("payment", [.closer], "`spread` or `prepaid`; without it both"),
      BatchField("organisationWide", [.closer], .flag, "whether the agreement covers the whole organisation"),
      BatchField("desktops", [.closer], .number, "qualified desktops"),
      BatchField("fte", [.closer], .number, "full-time equivalents"),
      BatchField("country", [.closer], "the customer's country"),
    ]
    + facets.filter { $0 != .language }.map {
      BatchField($0.rawValue, [.closer], "the \($0.title), as for `closer`")
    }
    + [
      BatchField(
        "format", BatchKind.allCases, "`json`, `csv`, `md`, `html`, `xlsx`, `pdf`, `jsonl` or `table`"),
      BatchField("output", BatchKind.allCases, "the name of the file, with places in braces"),
    ]

  /// The facets that narrow a closer table; market and currency are those of its prices.
  static let facets = Facet.allCases.filter { $0 != .market && $0 != .currency }

  static let names = all.map(\.name)
  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func named(_ name: String) -> BatchField? { byName[name] }

  /// A cell of CSV as the value that JSON would have; what is no value of its kind stays a text and is refused as such.
  func node(ofCell text: String, line: Int, column: Int) -> JSONNode {
    let value: JSONNode.Value
    switch form {
    case .text, .file: value = .string(text)
    case .number:
      let digits = text.hasSuffix("%") ? String(text.dropLast()).trimmed : text
      value = Int(digits) == nil ? .string(String(digits.map { $0 == "," ? "." : $0 })) : .number(digits)
    case .flag:
      switch text.lowercased() {
      case "true", "yes", "1": value = .bool(true)
      case "false", "no", "0": value = .bool(false)
      default: value = .string(text)
      }
    case .texts:
      value = .array(
        text.split(separator: ";").map { JSONNode(.string($0.trimmed), line: line, column: column) })
    }
    return JSONNode(value, line: line, column: column)
  }
}
