import PriceModel

/// What the rules need to know of a SKU.
public struct Product: Sendable, Hashable {
  public var partNumber: String
  public var family: String?
  public var offering: Offering?
  public var level: Level?
  public var unit: PurchaseUnit?
  public var acquired: AcquisitionYear?
  public var productType: ProductType?
  public var userType: String?
  public var segment: Segment?
  public var language: String?
  /// The part number that takes this one's place.
  public var replacedBy: String?

  public init(
    _ partNumber: String, family: String? = nil, offering: Offering? = nil, level: Level? = nil,
    unit: PurchaseUnit? = nil, acquired: AcquisitionYear? = nil, productType: ProductType? = nil,
    userType: String? = nil, segment: Segment? = nil, language: String? = nil, replacedBy: String? = nil
  ) {
    self.partNumber = partNumber
    self.family = family
    self.offering = offering
    self.level = level
    self.unit = unit
    self.acquired = acquired
    self.productType = productType
    self.userType = userType
    self.segment = segment
    self.language = language
    self.replacedBy = replacedBy
  }

  /// A monthly subscription (OLS-3, OLS-4).
  public var isMonthlySubscription: Bool { productType == .monthlySubscription || unit == .oneMonth }

  /// An Enterprise product in the sense of the rules: every offering of the organisation's desktops.
  public var isEnterprise: Bool {
    switch offering {
    case .enterprise, .platform, .upToDate, .platformUpToDate: true
    case .additional, .standard, nil: false
    }
  }

  var isUpToDate: Bool { offering == .upToDate || offering == .platformUpToDate }

  /// Whether both are one product in one form, their acquisition years and part numbers aside.
  func isSameProduct(as other: Product, offering otherOffering: Offering? = nil) -> Bool {
    guard let family, let theirs = other.family,
      NamePattern.folded(family) == NamePattern.folded(theirs)
    else { return false }
    return (otherOffering ?? offering) == other.offering && level == other.level && unit == other.unit
      && productType == other.productType && userType == other.userType && segment == other.segment
      && language == other.language
  }
}

/// A list price with where it is written.
public struct ListPrice: Sendable, Hashable {
  public var amount: ExactDecimal
  /// The list, `ov-pl`.
  public var list: String
  public var edition: EditionLabel

  public init(_ amount: ExactDecimal, list: String, edition: EditionLabel) {
    self.amount = amount
    self.list = list
    self.edition = edition
  }
}

/// Where products and their prices come from: a catalogue, or a table in a test.
///
/// Part numbers are compared without case. What a source throws is passed on unchanged.
public protocol PriceSource: Sendable {
  /// The SKU, or `nil` if no list has it.
  func product(_ partNumber: String) throws -> Product?
  /// All SKUs of a family.
  func products(inFamily family: String) throws -> [Product]
  /// The list price of a SKU in a month. Throws where that month has no edition, or the SKU no price in it.
  func price(of partNumber: String, in month: EditionLabel) throws -> ListPrice
}
