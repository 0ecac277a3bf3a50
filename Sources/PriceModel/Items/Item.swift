/// An item of a price list with its prices, in the shape of the contract; `nil` where the list does not say.
public struct Item: Hashable, Sendable, Codable {
  public var partNumber: String
  public var itemName: String?
  public var description: String?
  public var publisher: String?
  public var distributorSKU: String?
  public var program: String?
  public var family: String?
  public var offering: String?
  public var level: String?
  public var unit: String?
  public var acquired: String?
  public var productType: String?
  public var userType: String?
  public var segment: String?
  public var language: String?
  public var term: String?
  public var billing: String?
  public var version: String?
  public var pack: String?
  public var qualifiers: [String]
  public var replacedBy: String?
  public var attributes: [String: String]
  /// Where the item's description was first read.
  public var source: Source
  public var prices: [Price]

  public init(partNumber: String, source: Source) {
    self.partNumber = partNumber
    self.qualifiers = []
    self.attributes = [:]
    self.source = source
    self.prices = []
  }

  /// The value of a facet; `nil` for market and currency, which belong to the prices.
  public subscript(facet: Facet) -> String? {
    switch facet {
    case .program: program
    case .family: family
    case .offering: offering
    case .level: level
    case .unit: unit
    case .acquired: acquired
    case .productType: productType
    case .userType: userType
    case .segment: segment
    case .language: language
    case .term: term
    case .billing: billing
    case .itemName: itemName
    case .market, .currency: nil
    }
  }

  /// Sets a descriptive field from text; ``ItemField/qualifiers`` and ``ItemField/attributes`` are set as values
  /// of their own, not here.
  public mutating func set(_ field: ItemField, to text: String?) {
    switch field {
    case .partNumber: partNumber = text ?? ""
    case .itemName: itemName = text
    case .description: description = text
    case .publisher: publisher = text
    case .distributorSKU: distributorSKU = text
    case .program: program = text
    case .family: family = text
    case .offering: offering = text
    case .level: level = text
    case .unit: unit = text
    case .acquired: acquired = text
    case .productType: productType = text
    case .userType: userType = text
    case .segment: segment = text
    case .language: language = text
    case .term: term = text
    case .billing: billing = text
    case .version: version = text
    case .pack: pack = text
    case .replacedBy: replacedBy = text
    case .qualifiers, .attributes: break
    }
  }

  /// The value of a descriptive field as text; `nil` for ``ItemField/qualifiers`` and ``ItemField/attributes``.
  public subscript(field: ItemField) -> String? {
    switch field {
    case .partNumber: partNumber
    case .itemName: itemName
    case .description: description
    case .publisher: publisher
    case .distributorSKU: distributorSKU
    case .version: version
    case .pack: pack
    case .replacedBy: replacedBy
    case .qualifiers, .attributes: nil
    default: Facet(rawValue: field.name).flatMap { self[$0] }
    }
  }
}
