import Licensing
import PriceModel

/// The answer of `agreement check`.
public struct AgreementCheckAnswer: Encodable, Sendable {
  public let schema = "pricebook.agreement-check/1"
  public var ok: Bool
  public var violations: [Finding]
  /// What should be otherwise and is not refused.
  public var warnings: [Finding]

  /// A rule with the order and the line that it speaks of, both 1-based.
  public struct Finding: Encodable, Sendable {
    public var rule: String
    public var message: String
    public var order: Int?
    public var line: Int?
  }

  /// Why the command ends with the exit code of a refusal; `nil` if nothing is broken.
  public var failure: PricebookError? {
    guard let first = violations.first else { return nil }
    return PricebookError(
      .refused, .violations, "\(Prose.count(violations.count, "violation")), the first: \(first.message)",
      rule: first.rule)
  }
}

/// A line of an order with its price and the reason for it.
public struct PricedLineAnswer: Encodable, Sendable {
  public var partNumber: String
  public var quantity: Int
  /// For one licence; of a monthly subscription, for all its ``months``.
  public var unitPrice: String
  public var amount: String
  /// `list`, `protected` or `deal`.
  public var basis: String
  /// The day from which the price is protected, or on which the batch was bought.
  public var since: CalendarDate?
  /// The rule that decides.
  public var rule: String
  /// All rules that the price rests on.
  public var rules: [String]
  public var source: Origin
  public var months: Int?
  public var explanation: String

  /// Where the price is written: in a list, or in an order of the agreement.
  public struct Origin: Encodable, Sendable {
    public var list: String?
    public var edition: EditionLabel?
    /// 1-based; 0 is the order that is priced.
    public var order: Int?
    public var line: Int?
  }

  init(_ line: PricedLine) {
    partNumber = line.partNumber
    quantity = line.quantity
    unitPrice = Money(line.unitPrice, line.amount.currency).text
    amount = line.amount.text
    basis = line.basis.rawValue
    since = line.since
    rule = line.rule
    rules = line.rules
    months = line.months
    explanation = line.explanation
    switch line.origin {
    case .list(let list, let edition): source = Origin(list: list, edition: edition)
    case .order(let order, let line): source = Origin(order: order, line: line)
    }
  }
}

/// A remark that rests on a rule.
public struct RuleNote: Encodable, Sendable {
  public var rule: String
  public var text: String

  init(_ note: Note) {
    rule = note.rule
    text = note.text
  }
}

/// The answer of `agreement price` and `agreement renewal` for one agreement.
public struct PricedOrderAnswer: Encodable, Sendable {
  public let schema: String
  public var file: String
  public var currency: Currency
  public var rounding: String
  public var lines: [PricedLineAnswer]
  public var total: String
  public var notes: [RuleNote]
  /// What the rules say against the order: it has prices, and must not be placed as it is.
  public var violations: [AgreementCheckAnswer.Finding] = []

  init(_ order: PricedOrder, file: String, schema: String) {
    self.schema = schema
    self.file = file
    currency = order.total.currency
    rounding = RoundingPolicy.standard.name
    lines = order.lines.map(PricedLineAnswer.init)
    total = order.total.text
    notes = order.notes.map(RuleNote.init)
  }
}

/// The answer of `agreement price` for several agreements.
public struct PricedOrdersAnswer: Encodable, Sendable {
  public let schema = "pricebook.agreement-prices/1"
  public var agreements: [PricedOrderAnswer] = []
  /// The agreements whose order cannot be priced.
  public var failures: [PricebookError] = []
}

/// The answer of `agreement anniversary`.
public struct AnniversaryAnswer: Encodable, Sendable {
  public let schema = "pricebook.agreement-anniversary/1"
  public var year: Int
  public var date: CalendarDate
  public var currency: Currency
  public var rounding: String
  public var lines: [Line]
  /// New Additional products of a subscription, which go in an order of their own (RULES ORD-4).
  public var separateLines: [PricedLineAnswer]
  public var total: String
  public var notes: [RuleNote]

  /// A line of the order to place.
  public struct Line: Encodable, Sendable {
    public var partNumber: String
    public var quantity: Int
    public var unitPrice: String
    public var rule: String
    public var amount: String
    public var basis: String
    public var since: CalendarDate?
    /// `fixed`, `mayRise`, `mayChange` or `mayBeDropped`, by ``freedomRule``.
    public var freedom: String
    public var freedomRule: String
    /// The smallest quantity allowed.
    public var minimum: Int?
    public var explanation: String
  }

  init(_ proposal: AnniversaryProposal) {
    year = proposal.year
    date = proposal.date
    currency = proposal.total.currency
    rounding = RoundingPolicy.standard.name
    lines = proposal.lines.map { line in
      let priced = PricedLineAnswer(line.priced)
      return Line(
        partNumber: priced.partNumber, quantity: priced.quantity, unitPrice: priced.unitPrice,
        rule: priced.rule,
        amount: priced.amount, basis: priced.basis, since: priced.since, freedom: line.freedom.rawValue,
        freedomRule: line.freedomRule, minimum: line.minimum, explanation: priced.explanation)
    }
    separateLines = proposal.separateLines.map(PricedLineAnswer.init)
    total = proposal.total.text
    notes = proposal.notes.map(RuleNote.init)
  }
}

/// The answer of `agreement step-up`.
public struct StepUpAnswer: Encodable, Sendable {
  public let schema = "pricebook.agreement-step-up/1"
  public var currency: Currency
  public var proposals: [Proposal]

  /// A step-up SKU that a list offers.
  public struct Proposal: Encodable, Sendable {
    public var partNumber: String
    public var family: String
    public var quantity: Int
    public var unitPrice: String
    public var list: String
    public var edition: EditionLabel
    /// The difference of the two products' prices (RULES STP-1); `nil` if the list lacks one of them.
    public var difference: String?
    /// Whether the list asks for just the difference; `nil` if it cannot be said.
    public var consistent: Bool?
    public var rules: [String]
    public var explanation: String
  }
}
