import PriceModel

/// The common end of Office 365 licences in Open that were bought at different times (OPN-3).
public struct CommonEndDate: Sendable, Hashable {
  /// A full year, as a licence of Open counts it.
  public static let daysOfNewSeats = 365

  /// The days left for all seats from the purchase on, rounded down.
  public let days: Int
  public let end: CalendarDate
  public let explanation: String

  /// The rule's ID.
  public var rule: String { "OPN-3" }

  /// - Parameters:
  ///   - seats: seats held, which end on `end`.
  ///   - added: seats bought on `day`.
  /// - Throws: ``Proration/DateError`` if a quantity is not positive or the seats have ended.
  public init(seats: Int, end: CalendarDate, added: Int, on day: CalendarDate) throws(Proration.DateError) {
    for quantity in [seats, added] where !(1...10_000_000).contains(quantity) {
      throw .quantityNotPositive(quantity)
    }
    let left = day.days(until: end)
    guard left >= 0 else { throw .outsideTerm(from: day, to: end, termStart: day, termEnd: end) }
    days = (seats * left + added * Self.daysOfNewSeats) / (seats + added)
    self.end = day.adding(days: days)
    explanation =
      "(\(seats) × \(left) + \(added) × \(Self.daysOfNewSeats)) ÷ \(seats + added) = \(days) days: all seats end "
      + "on \(self.end)"
  }
}
