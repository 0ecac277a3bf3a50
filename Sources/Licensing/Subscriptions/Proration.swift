import PriceModel

/// The price of seats for a part of a term, by days; both ends are counted (NCE-3, CSP-3).
///
///     // Seats added on 2017-12-15 to a term from 2017-10-20 to 2018-10-19: 309 of 365 days.
///     try Proration(pricePerTerm: price, quantity: 1, from: added, to: end, termStart: start, termEnd: end)
public struct Proration: Sendable, Hashable {
  /// Which rule the seats are added under.
  public enum Basis: String, Sendable, Hashable {
    /// An annual term of New Commerce, billed annually, at the protected price.
    case newCommerce = "NCE-3"
    /// An annual order of classic CSP.
    case legacy = "CSP-3"
  }

  public enum DateError: Error, Sendable, Hashable, CustomStringConvertible {
    case outsideTerm(from: CalendarDate, to: CalendarDate, termStart: CalendarDate, termEnd: CalendarDate)
    case quantityNotPositive(Int)

    public var description: String {
      switch self {
      case .outsideTerm(let from, let to, let start, let end):
        "\(from) to \(to) is not within the term \(start) to \(end)"
      case .quantityNotPositive(let quantity): "\(quantity) seats: a quantity is at least 1"
      }
    }
  }

  public let from: CalendarDate
  /// The last day, included.
  public let to: CalendarDate
  public let days: Int
  public let termDays: Int
  public let quantity: Int
  /// Rounded once, for all seats together.
  public let amount: Money
  public let rounding: RoundingPolicy
  public let basis: Basis
  public let explanation: String

  /// The rule's ID.
  public var rule: String { basis.rawValue }

  /// - Parameter pricePerTerm: of one seat for the whole term.
  /// - Throws: ``DateError`` or ``ArithmeticError``.
  public init(
    pricePerTerm: Money, quantity: Int, from: CalendarDate, to: CalendarDate, termStart: CalendarDate,
    termEnd: CalendarDate, basis: Basis = .legacy, rounding: RoundingPolicy = .standard
  ) throws {
    guard termStart <= from, from <= to, to <= termEnd else {
      throw DateError.outsideTerm(from: from, to: to, termStart: termStart, termEnd: termEnd)
    }
    guard quantity > 0 else { throw DateError.quantityNotPositive(quantity) }
    self.from = from
    self.to = to
    self.quantity = quantity
    self.basis = basis
    self.rounding = rounding
    days = from.days(until: to) + 1
    termDays = termStart.days(until: termEnd) + 1
    amount = try pricePerTerm.times(
      ExactDecimal(quantity) * ExactDecimal(days), over: ExactDecimal(termDays), by: rounding)
    explanation =
      "\(from) to \(to) are \(days) of \(termDays) days: \(quantity) × \(pricePerTerm) × \(days) ÷ \(termDays) "
      + "= \(amount)"
  }
}
