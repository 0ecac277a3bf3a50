import PriceModel

/// A subscription that a partner looks after.
public struct Subscription: Sendable, Hashable {
  public var id: String
  public var customer: String
  public var product: String
  /// New Commerce, legacy CSP, or Open License for Office 365 in Open.
  public var program: Program
  public var start: CalendarDate
  public var term: Period
  public var quantity: Int
  /// Whether it renews by itself; subscriptions in Open never do.
  public var renewsAutomatically: Bool
  /// When the reseller issues the pro-forma invoice of the next period (REN-2, REN-3).
  public var proFormaOn: CalendarDate?

  public init(
    id: String, customer: String, product: String, program: Program, start: CalendarDate, term: Period,
    quantity: Int, renewsAutomatically: Bool = true, proFormaOn: CalendarDate? = nil
  ) {
    self.id = id
    self.customer = customer
    self.product = product
    self.program = program
    self.start = start
    self.term = term
    self.quantity = quantity
    self.renewsAutomatically = renewsAutomatically
    self.proFormaOn = proFormaOn
  }

  /// The first renewal on or after a day; `nil` if the term has no length.
  public func nextRenewal(onOrAfter day: CalendarDate) -> CalendarDate? {
    guard term.months > 0 || term.days > 0 else { return nil }
    guard day > start else { return start.adding(term) }
    let begun = ChangeWindow.begun(start: start, term: term, on: day)
    let last = start.adding(term, times: begun)
    return last == day && begun > 0 ? last : start.adding(term, times: begun + 1)
  }

  /// The day whose price holds for all seats on a day: the start of the running term. A year is protected (NCE-2), a
  /// month only for itself (NCE-1); a renewal is at the price in force on its day (NCE-7).
  ///
  /// - Throws: ``ChangeWindow/WindowError`` before the start, or if the term has no length.
  public func dayOfPrice(
    on day: CalendarDate
  ) throws(ChangeWindow.WindowError) -> (day: CalendarDate, rule: String) {
    guard term.months > 0 || term.days > 0 else { throw .withoutTerm(term) }
    guard day >= start else { throw .beforeStart(day: day, start: start) }
    let begun = ChangeWindow.begun(start: start, term: term, on: day)
    return (start.adding(term, times: begun), term.months >= 12 ? "NCE-2" : "NCE-1")
  }
}
