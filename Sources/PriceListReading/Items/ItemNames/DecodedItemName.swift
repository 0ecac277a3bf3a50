/// What an item name of volume licensing says about its item; `nil` where it says nothing.
///
/// The values are the codes of the contract (`LSA`, `OV`, `Y1`), not the tokens of the name.
public struct DecodedItemName: Sendable, Equatable {
  public var family: String?
  public var version: String?
  public var language: String?
  public var productType: String?
  public var program: String?
  public var pack: String?
  public var level: String?
  public var unit: String?
  public var acquired: String?
  public var offering: String?
  public var userType: String?
  public var segment: String?
  /// What is understood but has no field (`Qualified`), and what is not understood; nothing of a name is dropped.
  public var qualifiers: [String]
  /// The name has a token that stands for more than one program (`OLV`: Open Value and Open Value Subscription);
  /// ``program`` is `nil` then.
  public var programIsAmbiguous: Bool

  public init() {
    qualifiers = []
    programIsAmbiguous = false
  }
}

/// Reads the facets out of an item name.
public protocol ItemNameDecoding: Sendable {
  func decode(_ name: String) -> DecodedItemName
}
