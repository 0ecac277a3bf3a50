import Licensing
import PriceModel

/// The answer of `subscription plan`.
public struct PlanAnswer: Encodable, Sendable {
  public let schema = "pricebook.subscription-plan/1"
  public var change: ChangeSummary
  /// The day of the plan; nothing before it is recommended.
  public var on: CalendarDate
  public var rounding: String
  public var orders: [PlannedOrder]
  /// The currency of the totals; `nil`, like them, where there are several or none: see ``totals``.
  public var currency: Currency?
  public var totalSaving: String?
  public var totalCredit: String?
  public var totals: [Total]

  /// What the orders of a currency save and are credited.
  public struct Total: Encodable, Sendable {
    public var currency: Currency
    public var saving: String
    public var credit: String
  }
}

/// What to do with an order before a price change.
public struct PlannedOrder: Encodable, Sendable {
  public var id: String
  public var customer: String
  public var product: String
  public var program: Program
  public var quantity: Int
  /// `rebook`, `keep-or-rebook`, `keep`, `wait` or `none`.
  public var action: String
  public var renewal: CalendarDate?
  /// The last day to act, and the first that is recommended.
  public var latest: CalendarDate?
  public var recommendedFrom: CalendarDate?
  /// What a year at the old price saves for all seats; `nil` where nothing can be done about the new one.
  public var saving: String?
  /// What is given back for the rest of the term.
  public var credit: String?
  public var creditFrom: CalendarDate?
  public var creditTo: CalendarDate?
  public var creditDays: Int?
  public var currency: Currency?
  public var rules: [String]
  public var explanation: String

  init(_ subscription: Subscription, currency: Currency?, rules: [String], explanation: String) {
    id = subscription.id
    customer = subscription.customer
    product = subscription.product
    program = subscription.program
    quantity = subscription.quantity
    action = RebookingPlan.Action.none.rawValue
    self.currency = currency
    self.rules = rules
    self.explanation = explanation
  }
}

extension Workspace {
  /// Which orders to book anew before an announced price change, with saving and credit of each (RULES NCE-8).
  ///
  /// Throws a ``PricebookError`` of kind `fault` with line and column for an order without a price.
  public static func plan(for file: SubscriptionFile, before change: PriceChange, on day: CalendarDate) throws
    -> PlanAnswer
  {
    try SubscriptionLimits.check(days: [day])
    var orders: [PlannedOrder] = []
    var sums: [Currency: (saving: Money, credit: Money)] = [:]
    for row in file.rows {
      try translatingArithmeticErrors("order \(row.subscription.id)") {
        let (order, saving, credit) = try plan(row, of: file, before: change, on: day)
        orders.append(order)
        guard let saving else { return }
        var sum = sums[saving.currency] ?? (.zero(saving.currency), .zero(saving.currency))
        sum.saving = try sum.saving + saving
        if let credit { sum.credit = try sum.credit + credit }
        sums[saving.currency] = sum
      }
    }
    let totals = sums.sorted { $0.key.code < $1.key.code }.map { currency, sum in
      PlanAnswer.Total(currency: currency, saving: sum.saving.text, credit: sum.credit.text)
    }
    let only = totals.count == 1 ? totals.first : nil
    return PlanAnswer(
      change: ChangeSummary(change), on: day, rounding: RoundingPolicy.standard.name, orders: orders,
      currency: only?.currency, totalSaving: only?.saving, totalCredit: only?.credit, totals: totals)
  }

  /// One order, with its amounts. Orders that NCE-8 does not speak of are listed with the reason.
  private static func plan(
    _ row: SubscriptionFile.Row, of file: SubscriptionFile, before change: PriceChange, on day: CalendarDate
  ) throws -> (order: PlannedOrder, saving: Money?, credit: Money?) {
    let subscription = row.subscription
    func fault(_ key: String, _ code: DiagnosticCode, _ message: String, rule: String? = nil)
      -> PricebookError
    {
      PricebookError(
        .fault, code, message, file: file.file, line: row.line,
        column: file.columns.firstIndex(of: key).map { $0 + 1 }, rule: rule)
    }
    func untouched(_ rules: [String], _ explanation: String) -> (PlannedOrder, Money?, Money?) {
      let currency = row.pricePerYear?.currency
      return (
        PlannedOrder(subscription, currency: currency, rules: rules, explanation: explanation), nil, nil
      )
    }
    let termEnd = subscription.start.adding(subscription.term).adding(days: -1)
    if subscription.program == .openLicense {
      return untouched(
        ["NCE-8", "OPN-1"],
        "Office 365 in Open runs to \(termEnd) as it was bought; NCE-8 speaks of legacy and New Commerce orders"
      )
    }
    if !subscription.renewsAutomatically, termEnd < day {
      return untouched(["NCE-8"], "it does not renew by itself and ended on \(termEnd)")
    }
    if subscription.start > day {
      return untouched(["NCE-8"], "it has not begun on \(day): it begins on \(subscription.start)")
    }
    guard let price = row.pricePerYear else {
      throw fault(
        SubscriptionFile.priceColumn, .missingPrice,
        "the order has no price of a year; a plan needs one, with its currency")
    }
    var isPaidYearly = true
    if subscription.program == .legacyCSP {
      guard subscription.term == .year else {
        throw fault(
          "term", .badTerm,
          "a legacy order is always a yearly subscription; write P1Y and in “paid” how it is paid",
          rule: "NCE-15")
      }
      guard let paid = row.isPaidYearly else {
        throw fault(
          "paid", .missingPayment, "a legacy order needs “paid”, yearly or monthly: a credit depends on it")
      }
      isPaidYearly = paid
    }
    let plan = try RebookingPlan(
      for: subscription, pricePerYear: price, isPaidYearly: isPaidYearly, before: change, today: day)
    var order = PlannedOrder(
      subscription, currency: price.currency, rules: plan.rules, explanation: plan.explanation)
    order.action = plan.action.rawValue
    order.renewal = plan.renewal
    order.latest = plan.latest
    order.recommendedFrom = plan.recommendedFrom
    // A running term of New Commerce meets the new price whatever is done, and a monthly one keeps the old price for
    // a month only: neither saves what a year would.
    let savesNothing = plan.action == .wait || subscription.term.months < 12
    let saving = savesNothing ? nil : plan.saving
    order.saving = saving?.text
    order.credit = plan.credit?.amount.text
    order.creditFrom = plan.credit?.from
    order.creditTo = plan.credit?.to
    order.creditDays = plan.credit?.days
    return (order, saving, plan.credit?.amount)
  }
}
