import PriceModel

/// When a subscription may be reduced or cancelled (NCE-4, CSP-1, CSP-2, WIN-7).
public struct ChangeWindow: Sendable, Hashable {
  public enum WindowError: Error, Sendable, Hashable, CustomStringConvertible {
    case beforeStart(day: CalendarDate, start: CalendarDate)
    /// The term has no length, or the program no such windows.
    case withoutTerm(Period)
    case withoutWindows(Program)

    public var description: String {
      switch self {
      case .beforeStart(let day, let start): "\(day) is before the start of the subscription, \(start)"
      case .withoutTerm(let term): "\(term) is not the term of a subscription"
      case .withoutWindows(let program): "the rules give no windows for \(program.rawValue)"
      }
    }
  }

  /// Whether a change is possible on the day.
  public let isOpen: Bool
  /// The window that holds or last held the day; `nil` where the rules give none.
  public let opens: CalendarDate?
  /// The last day of the window, included.
  public let closes: CalendarDate?
  /// When the next one opens: the next renewal.
  public let next: CalendarDate
  public let rule: String
  public let explanation: String

  /// The days of a New Commerce window, from D to D+6.
  public static let days = 7

  /// - Parameters:
  ///   - term: `P1M`, `P1Y` or `P3Y`.
  ///   - day: the day that is asked for.
  /// - Throws: ``WindowError``.
  public init(
    program: Program = .newCommerce, start: CalendarDate, term: Period, on day: CalendarDate
  ) throws(WindowError) {
    guard term.months > 0 || term.days > 0 else { throw .withoutTerm(term) }
    guard day >= start else { throw .beforeStart(day: day, start: start) }
    let begun = Self.begun(start: start, term: term, on: day)
    let opened = start.adding(term, times: begun)
    next = start.adding(term, times: begun + 1)
    switch program {
    case .newCommerce:
      let last = opened.adding(days: Self.days - 1)
      opens = opened
      closes = last
      isOpen = day <= last
      rule = "NCE-4"
      explanation =
        day <= last
        ? "seats may be reduced or cancelled from \(opened) to \(last)"
        : "the window \(opened) to \(last) is past; the next opens with the renewal on \(next)"
    case .legacyCSP where term.months < 12:
      opens = opened
      closes = next.adding(days: -1)
      isOpen = true
      rule = "CSP-1"
      explanation = "a monthly order of classic CSP may be changed or cancelled at any time"
    case .legacyCSP:
      opens = nil
      closes = nil
      isOpen = false
      rule = "CSP-2"
      explanation =
        "an annual order of classic CSP is neither reduced nor cancelled; it ends or renews on \(next)"
    default:
      throw .withoutWindows(program)
    }
  }

  /// How many terms have been completed on a day.
  static func begun(start: CalendarDate, term: Period, on day: CalendarDate) -> Int {
    // The longest that a term can be gives a count that is not too high; the rest is stepped.
    var count = start.days(until: day) / (term.months * 31 + term.days)
    while start.adding(term, times: count + 1) <= day { count += 1 }
    return count
  }
}
