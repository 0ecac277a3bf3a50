import PriceModel

/// Three years of an agreement: the first ones, or those of a renewal or an extension (PP-6, PP-7).
public struct AgreementTerm: Sendable, Hashable {
  /// An order with its place in the agreement.
  public struct PlacedOrder: Sendable, Hashable {
    /// 1-based position among all orders of the agreement.
    public let number: Int
    public let order: Order
    /// The agreement year that the order belongs to, 1 to 3.
    public let year: Int
  }

  /// 1 for the first term.
  public let number: Int
  public let start: CalendarDate
  public private(set) var orders: [PlacedOrder] = []

  init(number: Int, start: CalendarDate) {
    self.number = number
    self.start = start
  }

  /// The terms of an agreement with their orders; there is always a first one.
  public static func terms(of agreement: Agreement) -> [AgreementTerm] {
    var terms = [AgreementTerm(number: 1, start: agreement.signedOn)]
    for (index, order) in agreement.orders.enumerated() {
      if order.kind == .renewal || order.kind == .extension { terms.append(following(terms, of: agreement)) }
      let last = terms.count - 1
      let year = terms[last].year(of: order)
      terms[last].orders.append(PlacedOrder(number: index + 1, order: order, year: year))
    }
    return terms
  }

  /// The term in which a new order is placed.
  static func term(for order: Order, in agreement: Agreement) -> AgreementTerm {
    let terms = terms(of: agreement)
    let beginsAnew = order.kind == .renewal || order.kind == .extension
    return beginsAnew ? following(terms, of: agreement) : terms[terms.count - 1]
  }

  private static func following(_ terms: [AgreementTerm], of agreement: Agreement) -> AgreementTerm {
    AgreementTerm(
      number: terms.count + 1, start: agreement.signedOn.adding(.threeYears, times: terms.count))
  }

  /// The last day of the term.
  public var end: CalendarDate { start.adding(.threeYears).adding(days: -1) }

  /// The first day of an agreement year, 1 to 3.
  public func firstDay(ofYear year: Int) -> CalendarDate { start.adding(.year, times: year - 1) }

  /// The agreement year of a day, 1 to 3.
  public func year(of day: CalendarDate) -> Int {
    day >= firstDay(ofYear: 3) ? 3 : day >= firstDay(ofYear: 2) ? 2 : 1
  }

  /// The agreement year of an order: an anniversary order opens the next one, even if it is placed early.
  public func year(of order: Order) -> Int {
    let byDate = year(of: order.usage)
    guard order.kind == .anniversary else { return byDate }
    let opened = orders.filter { $0.order.kind == .anniversary }.count
    return min(3, max(byDate, opened + 2))
  }

  /// The months left on a day to the end of the term, the month that holds the day whole (OLS-4).
  public func monthsLeft(on day: CalendarDate) -> Int {
    var elapsed = 0
    while elapsed < 36, start.adding(.month, times: elapsed + 1) <= day { elapsed += 1 }
    return 36 - elapsed
  }

  /// As ``monthsLeft(on:)``, to the next anniversary.
  public func monthsToAnniversary(on day: CalendarDate) -> Int {
    let left = monthsLeft(on: day) % 12
    return left == 0 && monthsLeft(on: day) > 0 ? 12 : left
  }
}
