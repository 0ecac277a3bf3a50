import PriceModel

extension SelectionRules {
  static let unitRules: [SelectionRule] = [
    SelectionRule("SEL-8", .unit) { question in
      guard question.program?.isOpenValue == true, question.isOnlineService, let unit = question.unit,
        unit == .twoYears || unit == .threeYears
      else { return nil }
      return "online services are prepaid for 12 months at a time; \(unit.rawValue) is longer"
    },
    SelectionRule("SEL-6", .unit, .productType) { question in
      guard question.program?.isOpenValue == true, let unit = question.unit, let type = question.productType
      else { return nil }
      if unit == .each, type != .buyOut, type != .license, type != .perpetual {
        return "“Each” is the unit of buy-out SKUs; \(type.rawValue) is bought for a time"
      }
      guard type == .buyOut, unit != .each else { return nil }
      return "a buy-out SKU has the unit “Each”, not \(unit.rawValue)"
    },
    SelectionRule("SEL-9", .unit) { question in
      guard question.program == .openValueSubscription || question.program == .openValueSubscriptionEducation,
        !question.isOnlineService, let unit = question.unit, unit != .each
      else { return nil }
      if unit == .twoYears || unit == .threeYears {
        return "Open Value Subscription has no prepaid option, so no unit of \(unit.rawValue)"
      }
      guard question.facts.payment == .prepaid else { return nil }
      return
        "Open Value Subscription has no prepaid option except for online services; it is paid year by year"
    },
    SelectionRule("SEL-7", .unit, .acquired) { question in
      guard question.program == .openValue, !question.isOnlineService, let unit = question.unit,
        let payment = question.facts.payment
      else { return nil }
      switch payment {
      case .spread:
        guard unit != .oneYear else { return nil }
        return "spread payment orders the 1-year unit again at each anniversary, not \(unit.rawValue)"
      case .prepaid:
        if unit == .each {
          return "a prepaid unit covers the rest of the term; “Each” is the unit of a buy-out"
        }
        guard let year = question.acquired?.number ?? yearOfPurchase(question), let years = unit.years,
          years != 4 - year
        else { return nil }
        return "units of year \(year) that are prepaid cover the rest of the term, \(4 - year) "
          + "\(4 - year == 1 ? "year" : "years"): \(unit.rawValue) does not"
      }
    },
    SelectionRule("SEL-10", .acquired) { question in
      guard question.program == .openValue, let year = question.facts.agreementYear,
        let acquired = question.acquired?.number
      else { return nil }
      if acquired > year {
        return "the agreement is in year \(year): nothing has been acquired in year \(acquired) yet"
      }
      // Enterprise units keep the SKU of their first order (PP-2); Additional units take this year's.
      guard question.offering == .additional, acquired < year else { return nil }
      return "Additional units bought now are acquired in year \(year), not in year \(acquired)"
    },
  ]

  /// The year in which units bought now are acquired, before the walk has come to the acquisition year.
  private static func yearOfPurchase(_ question: SelectionQuestion) -> Int? {
    question.facet == .unit ? question.facts.agreementYear : nil
  }
}

extension AcquisitionYear {
  /// 1 to 3; `nil` for the non-specific one.
  var number: Int? {
    switch self {
    case .first: 1
    case .second: 2
    case .third: 3
    case .nonSpecific: nil
    }
  }
}

extension PurchaseUnit {
  /// How many years the unit covers; `nil` for a month and for a buy-out.
  var years: Int? {
    switch self {
    case .oneYear: 1
    case .twoYears: 2
    case .threeYears: 3
    case .oneMonth, .each: nil
    }
  }
}
