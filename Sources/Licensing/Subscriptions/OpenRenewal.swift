import PriceModel

/// The end of Office 365 in Open and what can be done about it (OPN-1, OPN-2, OPN-4).
public struct OpenRenewal: Sendable, Hashable {
  /// What a subscription in Open can do on a day.
  public enum Phase: String, Sendable, Hashable {
    /// Too early to renew.
    case running
    /// The last 30 days: a key can be activated, and its day becomes the new anniversary.
    case renewable
    /// 30 days after the end with full use: a key counts from the original date.
    case grace
    /// 90 more days of reading and printing.
    case readOnly
    /// The account is gone for good.
    case deleted
  }

  /// The last anniversary, on which the licences end.
  public let end: CalendarDate

  public init(end: CalendarDate) {
    self.end = end
  }

  public var opens: CalendarDate { end.adding(days: -30) }
  /// The last day of full use.
  public var graceEnds: CalendarDate { end.adding(days: 30) }
  /// The day on which the account is deleted.
  public var deletedOn: CalendarDate { end.adding(days: 120) }

  public func phase(on day: CalendarDate) -> Phase {
    if day < opens { return .running }
    if day <= end { return .renewable }
    if day <= graceEnds { return .grace }
    return day < deletedOn ? .readOnly : .deleted
  }

  /// The new end if a key is activated on a day, with the days that are lost by it; `nil` where it is too early or
  /// the account is gone. In the read-only phase the year begins with the activation.
  public func renewal(activatedOn day: CalendarDate) -> (end: CalendarDate, lostDays: Int, rule: String)? {
    switch phase(on: day) {
    case .renewable: (day.adding(.year), day.days(until: end), "OPN-1")
    case .grace: (end.adding(.year), 0, "OPN-2")
    case .readOnly: (day.adding(.year), 0, "OPN-2")
    case .running, .deleted: nil
    }
  }

  /// What the change from web-direct to Open costs on a day.
  public struct WebDirectSwitch: Sendable, Hashable {
    /// What is still to be paid to web-direct.
    public let cost: Money
    public let explanation: String

    /// The rule's ID.
    public var rule: String { "OPN-4" }

    /// Automatic renewal must be off. Within 30 days of the activation the first month is paid; from 30 days before
    /// the end nothing; in between 25 % of the rest of the term.
    ///
    /// - Parameter pricePerTerm: of all seats for the whole term.
    public init(
      activatedOn: CalendarDate, term: Period, pricePerTerm: Money, firstMonth: Money, on day: CalendarDate
    ) throws {
      let end = activatedOn.adding(term)
      if activatedOn.days(until: day) <= 30 {
        cost = firstMonth
        explanation = "within 30 days of the activation: cancel and pay the first month, \(firstMonth)"
      } else if day >= end.adding(days: -30) {
        cost = .zero(pricePerTerm.currency)
        explanation = "at the renewal, from 30 days before \(end): the day of activation is the new date"
      } else {
        let left = day.days(until: end)
        let total = activatedOn.days(until: end)
        cost = try pricePerTerm.times(
          ExactDecimal(left) * 25, over: ExactDecimal(total) * 100)
        explanation = "mid-year: 25 % of the \(left) of \(total) days that are left, \(cost)"
      }
    }
  }
}
