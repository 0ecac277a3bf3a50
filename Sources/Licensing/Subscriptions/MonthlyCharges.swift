import PriceModel

/// What seats of an annual term that is billed monthly cost from the day they are added (NCE-2, NCE-3).
public struct MonthlyCharges: Sendable, Hashable {
  public struct Charge: Sendable, Hashable {
    public let from: CalendarDate
    /// The last day, included.
    public let to: CalendarDate
    public let amount: Money
  }

  /// A charge a month from the day the seats are added; they tile the days to the end of the term.
  public let charges: [Charge]
  public let total: Money
  public let explanation: String

  /// The rule's ID.
  public var rule: String { "NCE-3" }

  /// - Parameters:
  ///   - pricePerTerm: of one seat for the year, at the protected price; a month is a twelfth of it.
  ///   - term: how long the whole term is.
  /// - Throws: ``Proration/DateError`` or ``ArithmeticError``.
  public init(
    pricePerTerm: Money, term: Period = .year, quantity: Int, from day: CalendarDate, termEnd: CalendarDate,
    rounding: RoundingPolicy = .standard
  ) throws {
    guard quantity > 0 else { throw Proration.DateError.quantityNotPositive(quantity) }
    guard day <= termEnd, term.months > 0 else {
      throw Proration.DateError.outsideTerm(from: day, to: termEnd, termStart: day, termEnd: termEnd)
    }
    let seats = ExactDecimal(quantity)
    let months = ExactDecimal(term.months)
    var charges: [Charge] = []
    var count = 0
    while true {
      let from = day.adding(.month, times: count)
      guard from <= termEnd else { break }
      let end = day.adding(.month, times: count + 1).adding(days: -1)
      let to = min(end, termEnd)
      // Only the last month can be cut short; it is charged for its days.
      let days = ExactDecimal(from.days(until: to) + 1)
      let whole = ExactDecimal(from.days(until: end) + 1)
      charges.append(
        Charge(
          from: from, to: to,
          amount: try pricePerTerm.times(seats * days, over: months * whole, by: rounding)))
      count += 1
    }
    self.charges = charges
    total = try charges.reduce(.zero(pricePerTerm.currency)) { try $0 + $1.amount }
    explanation =
      "\(quantity) × \(pricePerTerm) ÷ \(term.months) a month, from \(day) to \(termEnd): \(charges.count) charges, "
      + "\(total) in all"
  }
}
