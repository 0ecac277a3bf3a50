import PriceModel

/// The rules by which the agreement's facts refuse a value in the walk to a SKU.
///
///     SelectionRules.refusal(
///       of: "NL", for: .level,
///       item: SelectionContext(chosen: [.program: "OVS"], available: ["NL", "C"]),
///       facts: AgreementFacts(desktops: 300))?.rule  // "LVL-1"
public enum SelectionRules {
  /// In the order in which they speak: who may sign, then what may be chosen.
  static let all: [SelectionRule] = programRules + offeringRules + levelRules + unitRules

  /// The rules of the walk that refuse nothing by themselves: they order it, or say how its values are recognised.
  public static let informing = [
    "SEL-1", "SEL-3", "SEL-12", "SEL-13", "LVL-5", "LVL-7", "UTD-2",
  ]

  /// The rules that may refuse a value of a facet, in their order.
  private static let byFacet = Dictionary(
    uniqueKeysWithValues: Facet.allCases.map { facet in (facet, all.filter { $0.facets.contains(facet) }) })

  /// Whether any rule may refuse a value of a facet after some choices.
  public static func speak(of facet: Facet, chosen: [Facet: String], facts: AgreementFacts) -> Bool {
    guard let rules = byFacet[facet], !rules.isEmpty else { return false }
    // Which program it will be is not known while it is asked for.
    if facet == .program { return true }
    let question = SelectionQuestion(
      value: "", facet: facet, context: SelectionContext(chosen: chosen), facts: facts, products: .standard)
    let program = question.program
    return rules.contains { $0.speaks(of: program) }
  }

  /// Why `value` cannot be chosen for `facet`, or `nil` if no rule refuses it.
  ///
  /// Values are codes of the facets; a value that no rule knows is never refused.
  public static func refusal(
    of value: String, for facet: Facet, item context: SelectionContext = SelectionContext(),
    facts: AgreementFacts, products: ProductKinds = .standard
  ) -> Refusal? {
    let question = SelectionQuestion(
      value: value, facet: facet, context: context, facts: facts, products: products)
    guard let rules = byFacet[facet], !rules.isEmpty else { return nil }
    let program = question.program
    for rule in rules where rule.speaks(of: program) {
      if let reason = rule.reason(question) {
        return Refusal(facet: facet, value: value, rule: rule.id, reason: reason)
      }
    }
    return nil
  }
}

// Programs and families.
extension SelectionRules {
  static let programRules: [SelectionRule] = [
    SelectionRule("SEL-2", .program) { question in
      guard question.value == Program.openValueSubscriptionEducation.rawValue,
        let segment = question.facts.segment, segment == .commercial || segment == .government
      else { return nil }
      return "OVS-ES is for educational institutions; the customer is \(segment.rawValue)"
    },
    SelectionRule("LVL-4", .program) { question in
      guard let program = question.program,
        let minimum = Minimum(
          program: program, organisationWide: question.facts.organisationWide,
          country: question.facts.country),
        let count = count(of: minimum.unit, in: question.facts), count < ExactDecimal(minimum.count)
      else { return nil }
      return "\(count.normalized) \(minimum.unit.rawValue) are fewer than the \(minimum.count) "
        + "with which \(program.rawValue) starts"
    },
    SelectionRule("LVL-6", .family, in: .openValueSubscriptionEducation) { question in
      guard question.facts.organisationWide == false else { return nil }
      if question.products.isDesktopPlatformProduct(question.value) {
        return "\(question.value) is a desktop platform product of OVS-ES, always ordered organisation-wide"
      }
      guard question.products.isPartOfSuite(question.value) else { return nil }
      return "\(question.value) is part of a CAL suite, which OVS-ES orders organisation-wide"
    },
  ]

  private static func count(of unit: Minimum.Unit, in facts: AgreementFacts) -> ExactDecimal? {
    switch unit {
    case .desktops: facts.desktops.map { ExactDecimal($0) }
    case .licences: facts.licences.map { ExactDecimal($0) }
    case .fullTimeEquivalents: facts.fte
    }
  }
}
