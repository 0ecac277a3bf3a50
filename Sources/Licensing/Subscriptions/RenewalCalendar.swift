import PriceModel

/// What can be done with a subscription until when.
public struct RenewalEvent: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case renews
    case changeWindow = "change-window"
    case ends
    case renewalOpens = "renewal-opens"
    case graceEnds = "grace-ends"
    case deleted
    case seatsUntilProForma = "seats-until-pro-forma"
  }

  public let subscription: Subscription
  public let kind: Kind
  public let day: CalendarDate
  /// The last day, where the event is a time and not a day.
  public let until: CalendarDate?
  public let rules: [String]
  public let text: String
}

/// The calendar of renewals (NCE-4, NCE-13, OPN-1, OPN-2, REN-2, REN-3, REN-5).
public enum RenewalCalendar {
  /// The events of some subscriptions that touch the days from `first` to `last`, by day.
  public static func events(
    of subscriptions: [Subscription], from first: CalendarDate, to last: CalendarDate
  ) -> [RenewalEvent] {
    subscriptions
      .flatMap { events(of: $0, to: last) }
      .filter { $0.day <= last && ($0.until ?? $0.day) >= first }
      .enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
  }

  private static func events(of subscription: Subscription, to last: CalendarDate) -> [RenewalEvent] {
    guard subscription.term.months > 0 || subscription.term.days > 0 else { return [] }
    switch subscription.program {
    case .openLicense: return openEvents(subscription) + proFormaEvents(subscription)
    case .newCommerce, .legacyCSP: return renewals(subscription, to: last) + proFormaEvents(subscription)
    default: return []
    }
  }

  private static func renewals(_ subscription: Subscription, to last: CalendarDate) -> [RenewalEvent] {
    let isNewCommerce = subscription.program == .newCommerce
    var events: [RenewalEvent] = []
    var count = 0
    while true {
      let day = subscription.start.adding(subscription.term, times: count)
      guard day <= last else { return events }
      if count > 0, !subscription.renewsAutomatically {
        events.append(
          RenewalEvent(
            subscription: subscription, kind: .ends, day: day.adding(days: -1), until: nil,
            rules: isNewCommerce ? ["REN-5"] : ["NCE-15"],
            text: isNewCommerce
              ? "the last day; a lapsed subscription cannot be revived, all its licences must be bought anew"
              : "the last day; only New Commerce can be booked after it"))
        return events
      }
      if count > 0 {
        events.append(
          RenewalEvent(
            subscription: subscription, kind: .renews, day: day, until: nil, rules: ["NCE-13", "NCE-7"],
            text: "renews by itself for \(subscription.term), at the price in force on this day"))
      }
      if isNewCommerce {
        let closes = day.adding(days: ChangeWindow.days - 1)
        events.append(
          RenewalEvent(
            subscription: subscription, kind: .changeWindow, day: day, until: closes,
            rules: ["NCE-4", "WIN-7"], text: "seats may be reduced or cancelled until \(closes)"))
      }
      count += 1
    }
  }

  private static func openEvents(_ subscription: Subscription) -> [RenewalEvent] {
    let renewal = OpenRenewal(end: subscription.start.adding(subscription.term))
    func event(
      _ kind: RenewalEvent.Kind, _ day: CalendarDate, _ until: CalendarDate?, _ rule: String, _ text: String
    ) -> RenewalEvent {
      RenewalEvent(
        subscription: subscription, kind: kind, day: day, until: until, rules: [rule], text: text)
    }
    return [
      event(
        .renewalOpens, renewal.opens, renewal.end, "OPN-1",
        "a key can be activated; its day becomes the new anniversary, so do it close to \(renewal.end)"),
      event(.ends, renewal.end, nil, "OPN-5", "the licences end (the date is seen in the admin portal only)"),
      event(
        .graceEnds, renewal.graceEnds, nil, "OPN-2",
        "the last day of full use; a key redeemed until now counts from \(renewal.end)"),
      event(
        .deleted, renewal.deletedOn, nil, "OPN-2",
        "after 90 days of reading and printing the account is deleted"),
    ]
  }

  private static func proFormaEvents(_ subscription: Subscription) -> [RenewalEvent] {
    guard let day = subscription.proFormaOn else { return [] }
    let isNewCommerce = subscription.program == .newCommerce
    return [
      RenewalEvent(
        subscription: subscription, kind: .seatsUntilProForma, day: day.adding(days: -1), until: nil,
        rules: ["REN-2", "REN-3"] + (isNewCommerce ? ["WIN-7"] : []),
        text: "the last day to order seats for this period, and to have them lowered through the reseller"
          + (isNewCommerce ? " (within the vendor's window of seven days)" : ""))
    ]
  }
}
