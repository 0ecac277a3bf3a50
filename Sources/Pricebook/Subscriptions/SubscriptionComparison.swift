import Licensing
import PriceModel

/// The answer of `subscription compare`.
public struct BillingAnswer: Encodable, Sendable {
  public let schema = "pricebook.subscription-compare/1"
  public var currency: Currency
  /// The annual term, for the year.
  public var annual: String
  /// The monthly term, for a month.
  public var monthly: String
  /// Whether the monthly price was not given and follows from the annual one at 20 % more.
  public var monthlyIsDerived: Bool
  public var monthlyForYear: String
  /// From this many months of use on, the year costs no more than the months.
  public var breakEvenMonths: Int
  public var rounding: String
  public var rule: String
  public var rules: [String]
  public var explanation: String
}

extension Workspace {
  /// A monthly term against an annual one, with the months from which the year pays (RULES NCE-5).
  ///
  /// Throws a ``PricebookError`` of kind `usage` for prices that are not above zero.
  public static func compare(annual: Money, monthly: Money?) throws -> BillingAnswer {
    try SubscriptionLimits.check(price: annual.amount, "annual price")
    if let monthly { try SubscriptionLimits.check(price: monthly.amount, "monthly price") }
    let rounding = RoundingPolicy.standard
    return try translatingArithmeticErrors("the comparison") {
      let comparison = try BillingComparison(annual: annual, monthly: monthly, rounding: rounding)
      return BillingAnswer(
        currency: annual.currency, annual: comparison.annual.text, monthly: comparison.monthly.text,
        monthlyIsDerived: monthly == nil, monthlyForYear: comparison.monthlyForYear.text,
        breakEvenMonths: comparison.breakEvenMonths, rounding: rounding.name, rule: comparison.rule,
        rules: [comparison.rule, "NCE-1", "NCE-2"], explanation: comparison.explanation)
    }
  }
}
