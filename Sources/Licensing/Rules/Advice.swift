import PriceModel

/// Rules that inform and decide nothing by themselves, by the answers that cite them.
public enum Advice {
  public enum Topic: String, Sendable, CaseIterable {
    /// Finding a SKU.
    case selection
    /// Counting full-time equivalents for OVS-ES.
    case fullTimeEquivalents = "fte"
    /// Additional products and CALs.
    case additionalProducts = "additional-products"
    case upToDate = "up-to-date"
    case stepUp = "step-up"
    case onlineServices = "online-services"
    /// A first order, or an unusual one, in New Commerce.
    case newCommerce = "new-commerce"
    /// Perpetual software in CSP.
    case perpetual
    case azure
    /// Renewing a subscription.
    case renewal
  }

  private static let rules: [Topic: [String]] = [
    .selection: ["SEL-1", "SEL-3", "SEL-12", "SEL-13"],
    .fullTimeEquivalents: ["FTE-2", "FTE-6", "FTE-7", "FTE-8"],
    .additionalProducts: ["ADD-1", "ADD-5"],
    .upToDate: ["UTD-2"],
    .stepUp: ["STP-3", "STP-8"],
    .onlineServices: ["OLS-1", "OLS-2", "OLS-3"],
    .newCommerce: ["NCE-9", "NCE-12", "NCE-14", "NCE-17"],
    .perpetual: ["NCE-10", "REN-6"],
    .azure: ["CSP-5"],
    .renewal: ["REN-1", "OPN-5"],
  ]

  /// The rules to cite, each with its statement.
  public static func notes(for topic: Topic) -> [Note] {
    (rules[topic] ?? []).compactMap { id in
      RuleBook.rule(id).map { Note(rule: id, $0.statement) }
    }
  }

  /// The facets by which monthly subscriptions are found in a price list (OLS-3).
  public static let facetsOfMonthlySubscriptions: [Facet: String] = [
    .unit: PurchaseUnit.oneMonth.rawValue, .acquired: AcquisitionYear.nonSpecific.rawValue,
    .offering: Offering.additional.rawValue, .productType: ProductType.monthlySubscription.rawValue,
  ]
}
