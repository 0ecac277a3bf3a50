import PriceModel

extension SelectionRules {
  static let offeringRules: [SelectionRule] = [
    SelectionRule("UTD-1", .offering) { question in
      guard isUpToDate(question.offering), let program = question.program else { return nil }
      if program.isOpenValue, program != .openValueSubscription {
        return "Up-To-Date SKUs exist in Open Value Subscription only, not in \(program.rawValue)"
      }
      guard program == .openValueSubscription, let year = question.facts.agreementYear, year > 1 else {
        return nil
      }
      return "Up-To-Date is bought once, in the initial order; the agreement is in year \(year)"
    },
    SelectionRule("UTD-3", .offering) { question in
      guard isUpToDate(question.offering), question.program?.isOpenValue == true,
        let family = question.family, !question.products.offersUpToDate(family)
      else { return nil }
      return
        "\(family) has no Up-To-Date SKU; Windows upgrade, Office Professional Plus, Office Small Business, "
        + "Core CAL Suite and Enterprise CAL Suite have"
    },
    SelectionRule("LVL-3", .offering) { question in
      guard question.isPerLicence, let offering = question.offering, offering != .additional else {
        return nil
      }
      return "Open Value that is not organisation-wide has Additional Products only, no \(offering.rawValue)"
    },
    SelectionRule("SEL-11", .offering) { question in
      guard question.program == .openValueSubscriptionEducation,
        let other = question.facts.offeringOfOtherPart, let offering = question.offering,
        let mine = isPlatform(offering), let theirs = isPlatform(other), mine != theirs
      else { return nil }
      return
        "the other part of this OVS-ES enrolment has \(other.rawValue); \(offering.rawValue) beside it needs "
        + "an OVS-ES agreement of its own"
    },
  ]

  static func isUpToDate(_ offering: Offering?) -> Bool {
    offering == .upToDate || offering == .platformUpToDate
  }

  /// Whether an offering belongs to the platform or to single Enterprise components; `nil` for the others.
  static func isPlatform(_ offering: Offering) -> Bool? {
    switch offering {
    case .platform, .platformUpToDate: true
    case .enterprise, .upToDate: false
    case .additional, .standard: nil
    }
  }
}
