import PriceModel

/// An agreement of Open Value, Open Value Subscription or its education variant, with its orders.
public struct Agreement: Sendable, Hashable {
  public var program: Program
  /// Counts for Open Value; the subscriptions always are organisation-wide.
  public var organisationWide: Bool
  public var segment: Segment?
  /// ISO 3166 code, `PL`.
  public var country: String?
  public var currency: Currency
  public var signedOn: CalendarDate
  /// From this day on the level cannot change (LVL-5).
  public var activatedOn: CalendarDate?
  /// Qualified desktops at signing.
  public var desktops: Int?
  /// Full-time equivalents at signing, exact.
  public var fte: ExactDecimal?
  public var level: Level?
  /// The categories chosen at the initial set-up (CMP-2, CMP-3).
  public var components: Set<ProductKinds.Component>
  /// Whether an OVS-ES customer had a qualifying agreement at signing (CMP-2).
  public var hasQualifyingAgreement: Bool
  /// The “Select all” mark of the agreement request (CMP-7).
  public var selectAll: Bool
  /// When the additional-enterprise form was processed (CMP-8, STP-5).
  public var enterpriseFormProcessedOn: CalendarDate?
  /// In the order in which they were placed.
  public var orders: [Order]

  public init(
    program: Program, organisationWide: Bool = true, segment: Segment? = nil, country: String? = nil,
    currency: Currency, signedOn: CalendarDate, activatedOn: CalendarDate? = nil, desktops: Int? = nil,
    fte: ExactDecimal? = nil, level: Level? = nil, components: Set<ProductKinds.Component> = [],
    hasQualifyingAgreement: Bool = false, selectAll: Bool = false,
    enterpriseFormProcessedOn: CalendarDate? = nil, orders: [Order] = []
  ) {
    self.program = program
    self.organisationWide = organisationWide
    self.segment = segment
    self.country = country
    self.currency = currency
    self.signedOn = signedOn
    self.activatedOn = activatedOn
    self.desktops = desktops
    self.fte = fte
    self.level = level
    self.components = components
    self.hasQualifyingAgreement = hasQualifyingAgreement
    self.selectAll = selectAll
    self.enterpriseFormProcessedOn = enterpriseFormProcessedOn
    self.orders = orders
  }

  /// Whether Enterprise products exist in the agreement: not in Open Value by licence (ADD-2).
  public var isOrganisationWide: Bool { program != .openValue || organisationWide }

  /// Open Value Subscription or its education variant.
  public var isSubscription: Bool {
    program == .openValueSubscription || program == .openValueSubscriptionEducation
  }
}
