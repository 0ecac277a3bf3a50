import PriceModel

/// Whether to book an order anew before an announced price change (NCE-8).
public struct RebookingPlan: Sendable, Hashable {
  public enum Action: String, Sendable, Hashable {
    /// Legacy, renewing on or after the change: book it anew in New Commerce before.
    case rebook
    /// Legacy, renewing before the change: it keeps the old price for a term either way.
    case keepOrRebook = "keep-or-rebook"
    /// New Commerce, renewing before the change: it keeps the old price for a term.
    case keep
    /// New Commerce, renewing later: the running term cannot be left outside its window.
    case wait
    /// The change says nothing of the order.
    case none
  }

  public let action: Action
  public let renewal: CalendarDate?
  /// The last day to act, and the first day that is recommended.
  public let latest: CalendarDate?
  public let recommendedFrom: CalendarDate?
  /// What a year at the old price saves for all seats; `nil` where the change states no percent.
  public let saving: Money?
  /// What is given back for the rest of a legacy term that was paid for the year.
  public let credit: Proration?
  public let rules: [String]
  public let explanation: String

  /// - Parameters:
  ///   - pricePerYear: of one seat at the old price.
  ///   - isPaidYearly: for legacy orders; otherwise they are paid by the month.
  ///   - day: today; nothing before it can be recommended.
  public init(
    for subscription: Subscription, pricePerYear: Money, isPaidYearly: Bool, before change: PriceChange,
    today day: CalendarDate, rounding: RoundingPolicy = .standard
  ) throws {
    let effect = change.effect(on: subscription.product, in: pricePerYear.currency, day: change.date)
    let renewal = subscription.nextRenewal(onOrAfter: day)
    self.renewal = renewal
    let lastDay = change.date.adding(days: -1)
    guard case .changed(let percent) = effect, let renewal, day <= lastDay else {
      (action, latest, recommendedFrom, saving, credit) = (.none, nil, nil, nil, nil)
      rules = [change.rule]
      explanation =
        effect == .notStated
        ? "the \(change.name) does not state \(pricePerYear.currency) or \(subscription.product)"
        : "the \(change.name) of \(change.date) is past"
      return
    }
    let seats = ExactDecimal(subscription.quantity)
    saving = try pricePerYear.times(seats * percent, over: 100, by: rounding)
    let figures = "\(subscription.quantity) × \(pricePerYear) × \(percent) % = \(saving?.description ?? "")"
    if subscription.program == .newCommerce {
      let isBefore = renewal < change.date
      action = isBefore ? .keep : .wait
      (latest, recommendedFrom, credit) = (nil, nil, nil)
      rules = ["NCE-8", "NCE-4", "NCE-7"]
      explanation =
        isBefore
        ? "it renews on \(renewal), before \(change.date), at the old price for \(subscription.term); \(figures)"
        : "it renews on \(renewal) at the price in force then; a running term cannot be left outside its window"
      return
    }
    if renewal < change.date {
      action = .keepOrRebook
      (latest, recommendedFrom, credit) = (lastDay, day, nil)
      rules = ["NCE-8", "NCE-15"]
      explanation =
        "it renews on \(renewal), before \(change.date): kept, it has the old price for a year more; booked anew in "
        + "New Commerce before \(change.date), it has that too and leaves the legacy model; \(figures)"
      return
    }
    action = .rebook
    latest = lastDay
    rules = ["NCE-8", "NCE-7", "NCE-15"]
    if isPaidYearly {
      recommendedFrom = day
      let termEnd = renewal.adding(days: -1)
      let termStart = renewal.adding(subscription.term, times: -1)
      credit = try Proration(
        pricePerTerm: pricePerYear, quantity: subscription.quantity, from: max(lastDay, termStart),
        to: termEnd, termStart: termStart, termEnd: termEnd, rounding: rounding)
      explanation =
        "it would renew on \(renewal) at the higher price: book it anew by \(lastDay); the rest of the paid term to "
        + "\(termEnd) is credited; \(figures)"
    } else {
      // The calendar month is charged at its highest quantity, so a switch late in it pays the least twice.
      let month = EditionLabel(lastDay)
      recommendedFrom = max(day, month.lastDay.adding(days: -6))
      credit = nil
      explanation =
        "it would renew on \(renewal) at the higher price: book it anew by \(lastDay), best in the last week of "
        + "the month, because the month is charged at its highest quantity; \(figures)"
    }
  }
}
