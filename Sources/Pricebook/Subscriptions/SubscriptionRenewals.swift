import Licensing
import PriceModel
import Reporting

/// The answer of `subscription renewals`.
public struct RenewalsAnswer: Encodable, Sendable {
  public let schema = "pricebook.subscription-renewals/1"
  public var from: CalendarDate
  public var to: CalendarDate
  /// How many subscriptions the file has.
  public var subscriptions: Int
  public var events: [Event]

  /// What can be done with a subscription, or happens to it.
  public struct Event: Encodable, Sendable {
    public var day: CalendarDate
    /// The last day, included, where the event is a time and not a day.
    public var until: CalendarDate?
    public var kind: String
    /// The subscription's.
    public var id: String
    public var customer: String
    public var product: String
    public var quantity: Int
    public var rules: [String]
    public var text: String
  }

  /// The events for calendar programs. A UID names subscription, kind and day, so that a file that is imported again
  /// replaces its events.
  public var calendarEvents: [CalendarEvent] {
    events.map { event in
      CalendarEvent(
        uid: "\(event.id).\(event.kind).\(event.day)@pricebook", first: event.day,
        last: event.until ?? event.day,
        summary: "\(event.customer): \(event.product) (\(event.quantity)), \(event.title)",
        description:
          "\(event.text.capitalizedFirst).\nSubscription \(event.id). Rules: \(Prose.list(event.rules)).",
        category: event.kind)
    }
  }
}

extension RenewalsAnswer.Event {
  /// The kind as people read it.
  var title: String { RenewalEvent.Kind(rawValue: kind)?.title ?? kind }
}

extension RenewalEvent.Kind {
  fileprivate var title: String {
    switch self {
    case .renews: "renews"
    case .changeWindow: "change window"
    case .ends: "ends"
    case .renewalOpens: "renewal opens"
    case .graceEnds: "grace period ends"
    case .deleted: "account deleted"
    case .seatsUntilProForma: "last day before the pro-forma invoice"
    }
  }
}

extension Workspace {
  /// What can be done with subscriptions until when (RULES NCE-4, NCE-13, OPN-1, OPN-2, REN-2, REN-3, REN-5).
  ///
  /// Throws a ``PricebookError`` of kind `usage` for days in the wrong order.
  public static func renewals(of file: SubscriptionFile, from first: CalendarDate, to last: CalendarDate?)
    throws -> RenewalsAnswer
  {
    let last = last ?? first.adding(.year)
    try SubscriptionLimits.check(days: [first, last])
    guard first <= last else {
      throw PricebookError(.usage, .endsFirst, "the last day, \(last), is before the first, \(first)")
    }
    let events = RenewalCalendar.events(of: file.rows.map(\.subscription), from: first, to: last)
    return RenewalsAnswer(
      from: first, to: last, subscriptions: file.rows.count,
      events: events.map { event in
        RenewalsAnswer.Event(
          day: event.day, until: event.until, kind: event.kind.rawValue, id: event.subscription.id,
          customer: event.subscription.customer, product: event.subscription.product,
          quantity: event.subscription.quantity, rules: event.rules, text: event.text)
      })
  }
}
