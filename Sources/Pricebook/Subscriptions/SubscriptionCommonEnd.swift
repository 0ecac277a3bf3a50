import Licensing
import PriceModel

/// The answer of `subscription common-end`.
public struct CommonEndAnswer: Encodable, Sendable {
  public let schema = "pricebook.subscription-common-end/1"
  public var days: Int
  /// The common end of all seats.
  public var end: CalendarDate
  public var rule: String
  public var rules: [String]
  public var seats: Int
  /// When the seats held would have ended.
  public var seatsEnd: CalendarDate
  public var added: Int
  public var on: CalendarDate
  public var explanation: String
}

extension Workspace {
  /// The common end of Office 365 licences in Open that are bought at different times (RULES OPN-3).
  ///
  /// Throws a ``PricebookError`` of kind `usage` for seats that have ended and quantities below 1.
  public static func commonEnd(seats: Int, end: CalendarDate, added: Int, on day: CalendarDate) throws
    -> CommonEndAnswer
  {
    try SubscriptionLimits.check(days: [end, day])
    guard day <= end else {
      throw PricebookError(
        .usage, .hasEnded, "the seats ended on \(end), before \(day); there is nothing to join",
        rule: "OPN-3")
    }
    return try translatingSubscriptionErrors("the common end") {
      let common = try CommonEndDate(seats: seats, end: end, added: added, on: day)
      return CommonEndAnswer(
        days: common.days, end: common.end, rule: common.rule, rules: [common.rule], seats: seats,
        seatsEnd: end, added: added, on: day, explanation: common.explanation)
    }
  }
}
