import Catalogue
import PriceModel

/// The answer of `audit`: what is odd in the editions asked.
public struct AuditAnswer: Encodable, Sendable {
  public let schema = "pricebook.audit/1"
  public var editions: [Edition] = []
  /// Every check that was made, also those that found nothing.
  public var checks: [Check] = []
  public var findings: [AuditFinding] = []
  /// Whether the table shows the notes; the other forms have them always.
  public var showsNotes = false

  /// An edition that was looked at.
  public struct Edition: Encodable, Sendable {
    public var list: String
    public var edition: EditionLabel
    public var items: Int
    /// The day of which the prices in force were compared.
    public var on: CalendarDate
  }

  /// A check with what it found.
  public struct Check: Encodable, Sendable {
    public var check: String
    /// The licensing rule it rests on, if it rests on one.
    public var rule: String?
    public var title: String
    public var findings = 0
    public var notes = 0
  }

  enum CodingKeys: CodingKey {
    case schema, editions, checks, findings
  }

  /// How many findings there are; notes do not count.
  public var count: Int { checks.reduce(0) { $0 + $1.findings } }

  /// Why the command ends with the code of violations; `nil` if nothing was found.
  public var failure: PricebookError? {
    guard count > 0 else { return nil }
    return PricebookError(.refused, .auditFindings, Prose.count(count, "finding"))
  }
}

/// Something odd, with the arithmetic or the rule, and the rows it rests on.
public struct AuditFinding: Encodable, Sendable {
  public enum Severity: String, Encodable, Sendable {
    /// Not as the rules, the list itself or arithmetic have it.
    case finding
    /// Legal, and worth a look: a trial at price 0, a price that overlaps another.
    case note
  }

  /// The name of the check: `up-to-date-half`.
  public var check: String
  public var rule: String?
  public var severity: Severity
  public var list: String
  public var edition: EditionLabel
  /// `nil` where the finding is about the list as a whole.
  public var item: ItemIdentity?
  public var itemName: String?
  public var market: String?
  public var currency: Currency?
  /// What is odd, with the figures.
  public var message: String
  public var rows: [Row]

  /// A row of a price list that a finding rests on.
  public struct Row: Encodable, Hashable, Sendable {
    public var partNumber: String?
    public var kind: PriceKind?
    public var amount: String?
    public var file: String
    public var line: Int
    public var edition: EditionLabel

    public init(_ price: Price, of item: Item) {
      partNumber = item.partNumber
      kind = price.kind
      amount = price.amount.description
      file = price.source.file
      line = price.source.line
      edition = price.source.edition
    }

    init(_ source: Source, partNumber: String?) {
      self.partNumber = partNumber
      file = source.file
      line = source.line
      edition = source.edition
    }
  }

  enum CodingKeys: CodingKey {
    case check, rule, severity, list, edition, partNumber, term, billing, segment, itemName, market, currency,
      message, rows
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(check, forKey: .check)
    try container.encode(rule, forKey: .rule)
    try container.encode(severity, forKey: .severity)
    try container.encode(list, forKey: .list)
    try container.encode(edition, forKey: .edition)
    try container.encode(item?.partNumber, forKey: .partNumber)
    try container.encode(item?.term, forKey: .term)
    try container.encode(item?.billing, forKey: .billing)
    try container.encode(item?.segment, forKey: .segment)
    try container.encode(itemName, forKey: .itemName)
    try container.encode(market, forKey: .market)
    try container.encode(currency, forKey: .currency)
    try container.encode(message, forKey: .message)
    try container.encode(rows, forKey: .rows)
  }
}
