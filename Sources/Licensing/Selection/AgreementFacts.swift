import PriceModel

/// What is known of the agreement that a SKU is chosen for. Everything is optional: a rule that needs a fact which
/// is not given refuses nothing.
public struct AgreementFacts: Sendable, Hashable {
  public var program: Program?
  public var organisationWide: Bool?
  public var desktops: Int?
  /// Full-time equivalents, exact (``FullTimeEquivalents/value``).
  public var fte: ExactDecimal?
  public var licences: Int?
  /// ISO 3166 code, `PL`.
  public var country: String?
  public var payment: Payment?
  public var segment: Segment?
  /// The running year of the agreement, 1 to 3.
  public var agreementYear: Int?
  /// The offering that the other part (faculty or student) of an OVS-ES enrolment has (SEL-11).
  public var offeringOfOtherPart: Offering?

  public init(
    program: Program? = nil, organisationWide: Bool? = nil, desktops: Int? = nil, fte: ExactDecimal? = nil,
    licences: Int? = nil, country: String? = nil, payment: Payment? = nil, segment: Segment? = nil,
    agreementYear: Int? = nil, offeringOfOtherPart: Offering? = nil
  ) {
    self.program = program
    self.organisationWide = organisationWide
    self.desktops = desktops
    self.fte = fte
    self.licences = licences
    self.country = country
    self.payment = payment
    self.segment = segment
    self.agreementYear = agreementYear
    self.offeringOfOtherPart = offeringOfOtherPart
  }
}

/// Where the walk stands when a value is judged.
public struct SelectionContext: Sendable, Hashable {
  /// The facets chosen so far.
  public var chosen: [Facet: String]
  /// The values on offer for the facet that is judged; empty if they are not known.
  public var available: Set<String>
  /// The family and the name of the item, where one is at hand; else the chosen family counts.
  public var family: String?
  public var itemName: String?
  /// The user named the value; it is not merely on offer. Level D can be had in no other way (WIN-5).
  public var isAskedFor: Bool

  public init(
    chosen: [Facet: String] = [:], available: Set<String> = [], family: String? = nil,
    itemName: String? = nil, isAskedFor: Bool = false
  ) {
    self.chosen = chosen
    self.available = available
    self.family = family
    self.itemName = itemName
    self.isAskedFor = isAskedFor
  }
}

/// A value that a rule does not allow, with the rule and its reason.
public struct Refusal: Sendable, Hashable {
  public let facet: Facet
  public let value: String
  /// The rule's ID.
  public let rule: String
  /// A sentence with the figures used.
  public let reason: String

  public init(facet: Facet, value: String, rule: String, reason: String) {
    self.facet = facet
    self.value = value
    self.rule = rule
    self.reason = reason
  }
}
