import PriceModel

/// Whether a change of a subscription is possible, and under which rule (NCE-1 to NCE-4, NCE-11, NCE-15, NCE-16,
/// CSP-1, CSP-2, CSP-4, REN-4, REN-5).
public struct SubscriptionChange: Sendable, Hashable {
  public enum Kind: Sendable, Hashable, CaseIterable {
    case addSeats, reduceSeats, cancel, setQuantityToZero, changePlan, changeToAnnualBilling
    /// To bring it from another distributor.
    case transfer
    /// To bring back what has lapsed.
    case revive
    /// To book the same again.
    case bookAnew
  }

  public let isAllowed: Bool
  public let rules: [String]
  public let explanation: String

  private init(_ isAllowed: Bool, _ rules: [String], _ explanation: String) {
    self.isAllowed = isAllowed
    self.rules = rules
    self.explanation = explanation
  }

  /// Decides for New Commerce and classic CSP.
  ///
  /// - Throws: ``ChangeWindow/WindowError`` where the program has no such rules or the day is before the start.
  public static func decide(
    _ kind: Kind, of subscription: Subscription, on day: CalendarDate
  ) throws(ChangeWindow.WindowError) -> SubscriptionChange {
    let window = try ChangeWindow(
      program: subscription.program, start: subscription.start, term: subscription.term, on: day)
    switch kind {
    case .addSeats:
      let rules = subscription.program == .newCommerce ? ["NCE-3"] : ["CSP-3"]
      return SubscriptionChange(true, rules, "seats may be added at any time; they end with the first order")
    case .reduceSeats, .cancel:
      let rules = subscription.program == .newCommerce ? [window.rule, "WIN-7"] : [window.rule]
      return SubscriptionChange(window.isOpen, rules, window.explanation)
    case .setQuantityToZero:
      return SubscriptionChange(
        false, ["NCE-11"], "quantity 0 is not a cancellation; cancel the order, and its licences stop at once"
      )
    case .changePlan:
      return planChange(subscription, window)
    case .changeToAnnualBilling:
      return billingChange(subscription)
    case .transfer:
      return SubscriptionChange(
        false, ["NCE-16"], "subscriptions are not transferred: link the tenant and book anew")
    case .revive:
      guard subscription.program == .newCommerce else {
        return SubscriptionChange(false, ["NCE-15"], "only New Commerce can be booked")
      }
      return SubscriptionChange(
        false, ["REN-5"], "a lapsed subscription cannot be revived: buy all licences anew; the data are kept")
    case .bookAnew:
      let isNewCommerce = subscription.program == .newCommerce
      return SubscriptionChange(
        isNewCommerce, ["NCE-15"],
        isNewCommerce ? "it can be booked" : "since March 2022 only New Commerce can be booked")
    }
  }

  private static func planChange(
    _ subscription: Subscription, _ window: ChangeWindow
  ) -> SubscriptionChange {
    if subscription.program == .legacyCSP {
      return SubscriptionChange(window.isOpen, [window.rule], window.explanation)
    }
    return SubscriptionChange(
      window.isOpen, ["REN-4", window.rule],
      "buy the new plan before the end and let the old one lapse; \(window.explanation)")
  }

  private static let businessPlans = [
    "office365business", "office365businesspremium", "office365businessessentials", "businesspremium",
    "businessessentials",
  ]

  private static func billingChange(_ subscription: Subscription) -> SubscriptionChange {
    if businessPlans.contains(NamePattern.folded(subscription.product)) {
      return SubscriptionChange(
        false, ["CSP-4"],
        "business plans do not change from monthly to annual billing, except with a change of tenant")
    }
    return SubscriptionChange(
      true, ["CSP-4"], "enterprise and standalone plans may change from monthly to annual billing")
  }
}
