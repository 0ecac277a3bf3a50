import Licensing
import PriceModel

/// The answer of `subscription window`.
public struct WindowAnswer: Encodable, Sendable {
  public let schema = "pricebook.subscription-window/1"
  public var open: Bool
  /// The window that holds or last held the day; `nil` where the rules give none.
  public var opens: CalendarDate?
  /// The last day of the window, included.
  public var closes: CalendarDate?
  /// The start of the following one.
  public var next: CalendarDate
  public var rule: String
  public var rules: [String]
  public var program: Program
  public var start: CalendarDate
  public var term: String
  public var on: CalendarDate
  public var explanation: String
}

extension Workspace {
  /// Whether a subscription may be reduced or cancelled on a day, and when it may be next (RULES NCE-4, CSP-1,
  /// CSP-2).
  ///
  /// Throws a ``PricebookError`` of kind `usage` for a day before the start, a term that is none and a program
  /// without windows.
  public static func window(program: Program, start: CalendarDate, term: Period, on day: CalendarDate) throws
    -> WindowAnswer
  {
    try SubscriptionLimits.check(days: [start, day], term: term)
    return try translatingSubscriptionErrors("the window") {
      let window = try ChangeWindow(program: program, start: start, term: term, on: day)
      return WindowAnswer(
        open: window.isOpen, opens: window.opens, closes: window.closes, next: window.next,
        rule: window.rule, rules: [window.rule], program: program, start: start, term: term.description,
        on: day, explanation: window.explanation)
    }
  }
}
