/// One of the questions by which a SKU is told from the others.
///
/// The raw value is the field's name in JSON, in profiles and in the store.
public enum Facet: String, CaseIterable, Sendable, Codable {
  case program, family, offering, level, unit, acquired, productType, userType, segment, language, term,
    billing
  case itemName, market, currency

  /// The codes of the facet and how price lists spell them, or `nil` where any text is a value
  /// (family, item name, language, term, market, currency).
  public var vocabulary: FacetVocabulary? { FacetVocabulary.all[self] }

  /// The name of the facet for people: `purchase unit`.
  public var title: String {
    switch self {
    case .program: "program"
    case .family: "product family"
    case .offering: "offering"
    case .level: "price level"
    case .unit: "purchase unit"
    case .acquired: "acquisition year"
    case .productType: "product type"
    case .userType: "user type"
    case .segment: "segment"
    case .language: "language"
    case .term: "term"
    case .billing: "billing plan"
    case .itemName: "item name"
    case .market: "market"
    case .currency: "currency"
    }
  }
}
