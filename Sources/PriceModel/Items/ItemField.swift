/// The descriptive fields of an item, in the order of the contract. The raw value is the index in
/// ``ItemContent``; the name is the field's name in JSON, in profiles and in the store.
public enum ItemField: Int, CaseIterable, Sendable {
  case partNumber, itemName, description, publisher, distributorSKU
  case program, family, offering, level, unit, acquired, productType, userType, segment, language, term,
    billing
  case version, pack
  /// A JSON array of texts.
  case qualifiers
  case replacedBy
  /// A JSON object of texts with sorted keys: the columns that no field takes.
  case attributes

  /// The name in JSON: `partNumber`.
  public var name: String { Self.names[rawValue] }

  private static let names = allCases.map { "\($0)" }

  public init?(name: String) {
    guard let field = ItemField.allCases.first(where: { $0.name == name }) else { return nil }
    self = field
  }

  /// The field that holds a facet; `nil` for market and currency, which belong to the price.
  public init?(_ facet: Facet) {
    self.init(name: facet.rawValue)
  }

  /// The fields that tell an item from the others of its list: part number, term, billing, segment.
  public static let key: [ItemField] = [.partNumber, .term, .billing, .segment]
}
