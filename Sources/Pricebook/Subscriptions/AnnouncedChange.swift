import Licensing
import PriceModel

/// The price changes that can be named, and the reading of others from files.
public enum AnnouncedChange {
  /// Those of the sources, by the name they are asked for.
  public static let known: [(name: String, change: PriceChange)] = [
    ("march-2022", .march2022), ("april-2023", .april2023),
  ]

  private static let keys = [
    "schema", "name", "date", "percentByCurrency", "percentByProduct", "rule", "newBookingsOnly",
  ]

  /// A change by its name, or from a JSON file; `-` is standard input.
  ///
  /// Throws ``PricebookError`` of kind `usage` for a name that nobody knows, `inputOutput` if the file cannot be
  /// read, `fault` with line and column if it cannot be understood.
  public static func find(_ text: String) throws -> PriceChange {
    if let known = known.first(where: { $0.name.caseInsensitivelyEquals(text) }) { return known.change }
    guard text == "-" || text.contains(".") || text.contains("/") else {
      throw PricebookError(
        .usage, .unknownChange,
        "“\(text)” is no known price change; accepted are \(Prose.list(known.map(\.name) + ["a JSON file"]))")
    }
    return try read(try DocumentFile.read(text), file: text)
  }

  /// Reads `{"schema": "pricebook.price-change/1", …}`.
  static func read(_ bytes: [UInt8], file: String) throws -> PriceChange {
    let root = try JSONObject(
      try JSONReader.read(bytes, file: file), file: file, what: "a price change", known: keys)
    if let schema = try root.string("schema"), schema != "pricebook.price-change/1" {
      throw root.wrong("schema", root["schema"] ?? root.node, "\"pricebook.price-change/1\"")
    }
    func missing(_ key: String) -> PricebookError {
      PricebookError(
        .fault, .missingKey, "the price change has no “\(key)”", file: file, line: root.node.line,
        column: root.node.column)
    }
    guard let name = try root.string("name") else { throw missing("name") }
    guard let date = try root.date("date") else { throw missing("date") }
    if let fault = SubscriptionLimits.fault(of: date) {
      throw PricebookError(
        .fault, .dateOutOfRange, fault, file: file, line: root["date"]?.line, column: root["date"]?.column
      )
    }
    let currencies = try percentages("percentByCurrency", in: root)
    let products = try percentages("percentByProduct", in: root)
    guard currencies.isEmpty != products.isEmpty else {
      throw PricebookError(
        .fault, .oneOfTwo,
        "a price change states “percentByCurrency” or “percentByProduct”, one of the two", file: file,
        line: root.node.line, column: root.node.column)
    }
    let byCurrency = try currencies.map { member, percent in
      guard let currency = Currency(member.key) else {
        throw PricebookError(
          .fault, .badCurrency, "“\(member.key)” is no currency; accepted is a code like EUR", file: file,
          line: member.line, column: member.column)
      }
      return (currency, percent)
    }
    let change = PriceChange(
      name: name, date: date, percentByCurrency: Dictionary(byCurrency) { first, _ in first },
      percentByProduct: Dictionary(products.map { ($0.key, $1) }) { first, _ in first },
      rule: try root.string("rule") ?? (products.isEmpty ? "NCE-7" : "NCE-6"),
      isForNewBookings: try root.bool("newBookingsOnly") ?? false)
    // Codes and products are compared without case: two that are the same would leave one unheard.
    guard change.percentByCurrency.count == currencies.count, change.percentByProduct.count == products.count
    else {
      throw PricebookError(
        .fault, .repeatedKey, "a currency or product is stated twice, but for case and punctuation",
        file: file, line: root.node.line, column: root.node.column)
    }
    return change
  }

  /// The members of an object of percentages, above −100 each.
  private static func percentages(_ key: String, in root: JSONObject) throws
    -> [(key: JSONNode.Member, percent: ExactDecimal)]
  {
    guard let node = root[key] else { return [] }
    guard case .object(let members) = node.value else {
      throw root.wrong(key, node, "an object of percentages, like {\"EUR\": 11}")
    }
    let object = try JSONObject(node, file: root.file, what: "“\(key)”", known: members.map(\.key))
    return try members.map { member in
      guard let percent = try object.decimal(member.key, percent: true), percent > -100 else {
        throw object.wrong(member.key, member.value, "a percentage above -100, like 11")
      }
      return (member, percent)
    }
  }
}

/// A price change as answers show it.
public struct ChangeSummary: Encodable, Sendable {
  public var name: String
  /// The first day of the new prices.
  public var date: CalendarDate
  public var rule: String
  public var newBookingsOnly: Bool

  init(_ change: PriceChange) {
    name = change.name
    date = change.date
    rule = change.rule
    newBookingsOnly = change.isForNewBookings
  }
}
