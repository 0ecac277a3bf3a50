import PriceModel

/// A rule that judges the values of some facets.
struct SelectionRule: Sendable {
  let id: String
  let facets: Set<Facet>
  /// The only program of which the rule speaks; `nil` is any.
  let program: Program?
  /// Why the value is refused, or `nil` if the rule allows it or does not speak of it.
  let reason: @Sendable (SelectionQuestion) -> String?

  init(
    _ id: String, _ facets: Facet..., in program: Program? = nil,
    reason: @escaping @Sendable (SelectionQuestion) -> String?
  ) {
    self.id = id
    self.facets = Set(facets)
    self.program = program
    self.reason = reason
  }

  /// Whether the rule may refuse a value in a program.
  func speaks(of program: Program?) -> Bool { self.program == nil || self.program == program }
}

/// A value that is judged, with all that is known when it is: what was chosen goes before the agreement's facts.
struct SelectionQuestion: Sendable {
  let value: String
  let facet: Facet
  let context: SelectionContext
  let facts: AgreementFacts
  let products: ProductKinds

  var program: Program? {
    facet == .program ? Program(rawValue: value) : chosen(.program) ?? facts.program
  }
  var segment: Segment? {
    facet == .segment ? Segment(rawValue: value) : chosen(.segment) ?? facts.segment
  }
  var offering: Offering? { facet == .offering ? Offering(rawValue: value) : chosen(.offering) }
  var level: Level? { facet == .level ? Level(rawValue: value) : chosen(.level) }
  var unit: PurchaseUnit? { facet == .unit ? PurchaseUnit(rawValue: value) : chosen(.unit) }
  var acquired: AcquisitionYear? {
    facet == .acquired ? AcquisitionYear(rawValue: value) : chosen(.acquired)
  }
  var productType: ProductType? {
    facet == .productType ? ProductType(rawValue: value) : chosen(.productType)
  }
  var family: String? { facet == .family ? value : context.family ?? context.chosen[.family] }

  /// An online service or a monthly subscription: SEL-7 and SEL-9 do not speak of these.
  var isOnlineService: Bool {
    if unit == .oneMonth || productType == .monthlySubscription { return true }
    return family.map { products.onlineService(of: $0) != nil } ?? false
  }

  /// Open Value organisation-wide, or a subscription, which always is.
  var isOrganisationWide: Bool {
    program == .openValueSubscription || program == .openValue && facts.organisationWide == true
  }

  /// Open Value that is not organisation-wide.
  var isPerLicence: Bool { program == .openValue && facts.organisationWide == false }

  var isStudent: Bool {
    segment == .student || context.itemName?.lowercased().contains("stdnt") == true
  }

  private func chosen<Code: RawRepresentable>(_ facet: Facet) -> Code? where Code.RawValue == String {
    context.chosen[facet].flatMap(Code.init(rawValue:))
  }
}
