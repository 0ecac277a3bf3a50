import PriceModel

// Offerings and levels of single lines (LVL-3, LVL-5, ADD-2, ADD-3, SEL-5, SEL-10, UTD-1, UTD-3, CMP-3).
extension OrderCheck {
  func lineViolations() -> [Violation] {
    lines.flatMap { line -> [Violation] in
      guard let product = line.product else { return [] }
      return offeringViolations(line, product) + levelViolations(line, product)
        + upToDateViolations(line, product) + acquisitionViolations(line, product)
    }
  }

  private func offeringViolations(_ line: CheckedLine, _ product: Product) -> [Violation] {
    guard let offering = product.offering else { return [] }
    if !agreement.isOrganisationWide, offering != .additional {
      return [
        violation(
          "LVL-3",
          "\(line.partNumber) is \(offering.rawValue); Open Value by licence has Additional Products only (ADD-2)",
          line: line.number)
      ]
    }
    if let service = onlineService(product), service != .office365, product.isEnterprise {
      return [
        violation(
          "ADD-3",
          "\(service.rawValue) is an Additional Product; only Office 365 can be an Enterprise product",
          line: line.number)
      ]
    }
    let isPlatform = offering == .platform || offering == .platformUpToDate
    if isPlatform, !hasPlatform {
      return [
        violation(
          "CMP-3",
          "\(line.partNumber) is a Platform SKU; the platform needs all three components at the initial set-up",
          line: line.number)
      ]
    }
    return []
  }

  private var hasPlatform: Bool {
    !agreement.components.isDisjoint(with: [.office, .office365])
      && agreement.components.isSuperset(of: [.windows, .cal])
  }

  private func levelViolations(_ line: CheckedLine, _ product: Product) -> [Violation] {
    guard let level = product.level, level != .none else { return [] }
    if !agreement.isOrganisationWide {
      return [
        violation(
          "LVL-3", "Open Value by licence has level NL only, not \(level.rawValue)", line: line.number)
      ]
    }
    if agreement.program == .openValueSubscriptionEducation, product.segment == .student {
      return [violation("SEL-5", "student SKUs are always NL, not \(level.rawValue)", line: line.number)]
    }
    guard let agreed = agreement.level, agreed != level, product.segment != .student else { return [] }
    return [
      violation(
        "LVL-5",
        "\(line.partNumber) is level \(level.rawValue); the agreement was created at level \(agreed.rawValue), "
          + "which does not change in the term (LVL-7)", line: line.number)
    ]
  }

  private func upToDateViolations(_ line: CheckedLine, _ product: Product) -> [Violation] {
    guard product.isUpToDate else { return [] }
    if agreement.program != .openValueSubscription {
      return [
        violation(
          "UTD-1",
          "\(line.partNumber) is an Up-To-Date SKU, which \(agreement.program.rawValue) does not have",
          line: line.number)
      ]
    }
    if order.kind != .initial {
      let rule = product.offering == .platformUpToDate ? "UTD-5" : "UTD-4"
      return [
        violation(
          "UTD-1",
          "Up-To-Date is bought once, in the initial order; order the regular SKU instead (\(rule))",
          line: line.number)
      ]
    }
    if let family = product.family, !kinds.offersUpToDate(family) {
      return [violation("UTD-3", "\(family) has no Up-To-Date SKU", line: line.number)]
    }
    return []
  }

  /// New Additional units of Open Value take the SKU of the year in which they are bought.
  private func acquisitionViolations(_ line: CheckedLine, _ product: Product) -> [Violation] {
    guard agreement.program == .openValue, let acquired = product.acquired?.number else { return [] }
    if acquired > placed.year {
      return [
        violation(
          "SEL-10", "\(line.partNumber) is acquired in year \(acquired); the order is of year \(placed.year)",
          line: line.number)
      ]
    }
    let isAdditional = !agreement.isOrganisationWide || product.offering == .additional
    guard isAdditional, acquired < placed.year, order.kind == .additional else { return [] }
    return [
      violation(
        "SEL-10",
        "Additional units bought in year \(placed.year) take this year's SKU, not that of year \(acquired)",
        line: line.number)
    ]
  }
}
