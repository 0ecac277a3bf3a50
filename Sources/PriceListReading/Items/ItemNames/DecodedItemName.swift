/// Reads facets from the name of an item, for lists that have no column for them.
public protocol ItemNameDecoding: Sendable {
  /// What the name says; a name that says nothing comes back whole as its family.
  func decode(_ name: String) -> DecodedItemName
}

/// What the name of a volume licensing item says, in the codes of the facets.
///
/// Every field is `nil` where the name does not speak of it; nothing is guessed.
public struct DecodedItemName: Sendable, Equatable {
  /// The product in the words of the name, for example `Visual Studio Pro MSDN`.
  public var family: String?
  /// `2019`, `2008 R2`, `9.0`.
  public var version: String?
  /// `ALNG` for all languages, `SNGL` for a single one, or the name of the language.
  public var language: String?
  public var productType: String?
  /// `nil` also for `OLV`, see ``programIsAmbiguous``.
  public var program: String?
  /// How many licences, processors or cores a unit holds, as written: `2Lic`, `4 Cores`.
  public var pack: String?
  public var level: String?
  public var unit: String?
  public var acquired: String?
  public var offering: String?
  public var userType: String?
  public var segment: String?
  /// Words that belong to no facet and stand after the family, in their order: `ShrdSvr`, `CoreLic`, `Qlfd`.
  public var qualifiers: [String]
  /// The name says `OLV`, which stands for Open Value and for Open Value Subscription alike.
  public var programIsAmbiguous: Bool

  public init(
    family: String? = nil, version: String? = nil, language: String? = nil, productType: String? = nil,
    program: String? = nil, pack: String? = nil, level: String? = nil, unit: String? = nil,
    acquired: String? = nil, offering: String? = nil, userType: String? = nil, segment: String? = nil,
    qualifiers: [String] = [], programIsAmbiguous: Bool = false
  ) {
    self.family = family
    self.version = version
    self.language = language
    self.productType = productType
    self.program = program
    self.pack = pack
    self.level = level
    self.unit = unit
    self.acquired = acquired
    self.offering = offering
    self.userType = userType
    self.segment = segment
    self.qualifiers = qualifiers
    self.programIsAmbiguous = programIsAmbiguous
  }
}
