import PriceModel

/// The order in which the walk asks for facets. It depends on the program, because programs are built differently:
/// Open Value sells by offering, level and acquisition year (RULES SEL-1), New Commerce by term and billing plan.
public enum FacetOrder {
  /// The facets of a program in the order of its walk; market and currency come last everywhere, because they
  /// choose among prices rather than among items.
  public static func facets(of program: String?) -> [Facet] {
    [.program] + own(program.flatMap(Program.init(rawValue:))) + [.market, .currency]
  }

  private static func own(_ program: Program?) -> [Facet] {
    switch program {
    case .openValue, .openValueSubscription, .openValueSubscriptionEducation:
      [.family, .offering, .level, .unit, .acquired]
    case .newCommerce, .legacyCSP, .perpetualCSP:
      [.family, .itemName, .segment, .term, .billing]
    case .openLicense, .volumeLicensing:
      [.family, .productType, .level, .segment]
    case .azure:
      [.family, .itemName, .unit]
    case nil:
      [.family, .itemName]
    }
  }
}
