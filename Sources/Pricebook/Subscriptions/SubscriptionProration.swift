import Licensing
import PriceModel

/// Seats for a part of a term.
public struct ProrationQuestion: Sendable {
  /// Of one seat for the whole term.
  public var price: Money
  public var quantity: Int
  public var from: CalendarDate
  /// The last day, included; the end of the term if `nil`, because added seats end with the first order.
  public var to: CalendarDate?
  public var termStart: CalendarDate
  /// The last day, included.
  public var termEnd: CalendarDate
  /// New Commerce or classic CSP.
  public var program: Program
  /// Whether the term is billed by the month (New Commerce only) rather than in advance.
  public var isBilledMonthly: Bool

  public init(
    price: Money, quantity: Int = 1, from: CalendarDate, to: CalendarDate? = nil, termStart: CalendarDate,
    termEnd: CalendarDate, program: Program = .newCommerce, isBilledMonthly: Bool = false
  ) {
    self.price = price
    self.quantity = quantity
    self.from = from
    self.to = to
    self.termStart = termStart
    self.termEnd = termEnd
    self.program = program
    self.isBilledMonthly = isBilledMonthly
  }
}

/// The answer of `subscription prorate`.
public struct ProrationAnswer: Encodable, Sendable {
  public let schema = "pricebook.subscription-prorate/1"
  public var from: CalendarDate
  public var to: CalendarDate
  public var days: Int
  public var termDays: Int
  public var amount: String
  public var currency: Currency
  public var rounding: String
  public var rule: String
  public var rules: [String]
  public var program: Program
  public var price: String
  public var quantity: Int
  public var termStart: CalendarDate
  public var termEnd: CalendarDate
  /// A charge a month, where the term is billed monthly; else `nil`.
  public var charges: [Charge]?
  public var explanation: String

  /// What is billed for a month.
  public struct Charge: Encodable, Sendable {
    public var from: CalendarDate
    public var to: CalendarDate
    public var amount: String
  }
}

extension Workspace {
  /// The price of seats for a part of a term, by days, both ends counted (RULES NCE-3, CSP-3).
  ///
  /// Throws a ``PricebookError`` of kind `usage` for days outside the term, quantities and prices that are none, and
  /// programs that the rules do not prorate.
  public static func prorate(_ question: ProrationQuestion) throws -> ProrationAnswer {
    let to = question.to ?? question.termEnd
    try check(question, to: to)
    let basis: Proration.Basis = question.program == .newCommerce ? .newCommerce : .legacy
    return try translatingSubscriptionErrors("the proration") {
      let proration = try Proration(
        pricePerTerm: question.price, quantity: question.quantity, from: question.from, to: to,
        termStart: question.termStart, termEnd: question.termEnd, basis: basis)
      var answer = ProrationAnswer(
        from: proration.from, to: proration.to, days: proration.days, termDays: proration.termDays,
        amount: proration.amount.text, currency: question.price.currency, rounding: proration.rounding.name,
        rule: proration.rule, rules: [proration.rule], program: question.program, price: question.price.text,
        quantity: question.quantity, termStart: question.termStart, termEnd: question.termEnd, charges: nil,
        explanation: proration.explanation)
      if question.isBilledMonthly {
        let charges = try MonthlyCharges(
          pricePerTerm: question.price, term: try wholeMonths(of: question), quantity: question.quantity,
          from: question.from, termEnd: question.termEnd)
        answer.amount = charges.total.text
        answer.rules = ["NCE-3", "NCE-2"]
        answer.charges = charges.charges.map {
          ProrationAnswer.Charge(from: $0.from, to: $0.to, amount: $0.amount.text)
        }
        answer.explanation = charges.explanation
      }
      return answer
    }
  }

  private static func check(_ question: ProrationQuestion, to: CalendarDate) throws {
    try SubscriptionLimits.check(days: [question.from, to, question.termStart, question.termEnd])
    try SubscriptionLimits.check(price: question.price.amount, "price")
    guard question.program == .newCommerce || question.program == .legacyCSP else {
      throw PricebookError(
        .usage, .noProration,
        "the rules do not prorate \(question.program.rawValue); accepted are CSP-NCE and CSP")
    }
    guard question.termStart <= question.termEnd else {
      throw PricebookError(
        .usage, .termEndsFirst,
        "the term's last day, \(question.termEnd), is before its first, \(question.termStart)")
    }
    guard question.from <= to else {
      throw PricebookError(
        .usage, .endsFirst, "the last day, \(to), is before the first, \(question.from)")
    }
    guard question.isBilledMonthly else { return }
    guard question.program == .newCommerce else {
      throw PricebookError(
        .usage, .noMonthlyBilling,
        "added seats of classic CSP are billed for their days at once; monthly billing is for CSP-NCE",
        rule: "CSP-3")
    }
    guard to == question.termEnd else {
      throw PricebookError(
        .usage, .endsEarly,
        "seats that are billed monthly run to the end of the term, \(question.termEnd), not to \(to)",
        rule: "NCE-14")
    }
  }

  /// The term as a number of months, which monthly billing divides the price by.
  private static func wholeMonths(of question: ProrationQuestion) throws -> Period {
    let end = question.termEnd.adding(days: 1)
    let term = (1...120).lazy.map { Period(months: $0) }.first { question.termStart.adding($0) == end }
    guard let term else {
      throw PricebookError(
        .usage, .noWholeMonths,
        "\(question.termStart) to \(question.termEnd) are no whole months, which monthly billing needs")
    }
    return term
  }
}
