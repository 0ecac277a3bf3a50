import PriceModel

/// A monthly term against an annual one (NCE-5, NCE-1, NCE-2).
public struct BillingComparison: Sendable, Hashable {
  /// Of the annual term, for the year.
  public let annual: Money
  /// Of the monthly term, for a month.
  public let monthly: Money
  /// Twelve months of the monthly term.
  public let monthlyForYear: Money
  /// From this many months of use on, the year costs no more than the months.
  public let breakEvenMonths: Int
  public let explanation: String

  /// The rule's ID.
  public var rule: String { "NCE-5" }

  /// Compares two prices of a list, or an annual price with its monthly term at 20 % more.
  ///
  /// - Throws: ``ArithmeticError``, also for two currencies or a monthly price of zero.
  public init(annual: Money, monthly: Money? = nil, rounding: RoundingPolicy = .standard) throws {
    let month = try monthly ?? annual.times(120, over: 1200, by: rounding)
    guard month.currency == annual.currency else {
      throw ArithmeticError.currencyMismatch(annual.currency, month.currency)
    }
    guard !month.amount.isZero else { throw ArithmeticError.divisionByZero }
    self.annual = annual
    self.monthly = month
    monthlyForYear = try month.times(12, by: rounding)
    // The first number of months whose price is not below the year's; found exactly, whatever the cents.
    let whole = try annual.amount.times(1, over: month.amount, roundedTo: 0, by: .halfUp)
    var months = max(1, (whole.integer ?? 0) - 1)
    while try month.amount * ExactDecimal(months) < annual.amount { months += 1 }
    breakEvenMonths = months
    explanation =
      "\(monthlyForYear) for twelve single months against \(annual) for the year: the year costs no more from "
      + "\(months) months on; a month can be left at each renewal (NCE-1), the year keeps its price (NCE-2)"
  }
}
