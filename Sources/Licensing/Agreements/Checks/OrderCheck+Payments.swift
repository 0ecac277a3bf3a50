import PriceModel

// How lines are paid (SEL-7, SEL-8, SEL-9, OLS-5, OLS-6, OLS-7).
extension OrderCheck {
  func paymentViolations() -> [Violation] {
    lines.flatMap { line -> [Violation] in
      guard let product = line.product else { return [] }
      if let service = onlineService(product) { return serviceViolations(line, product, service) }
      if product.isMonthlySubscription { return monthlyViolations(line) }
      return unitViolations(line, product)
    }
  }

  private func serviceViolations(
    _ line: CheckedLine, _ product: Product, _ service: ProductKinds.OnlineService
  ) -> [Violation] {
    if product.isMonthlySubscription, service != .office365 {
      return [
        violation(
          "OLS-7", "\(service.rawValue) is not sold as a monthly subscription; it is bought for 12 months",
          line: line.number)
      ]
    }
    let isPrepaid = line.line.payment?.isPrepaid ?? true
    let isForAYear = product.unit == nil || product.unit == .oneYear
    if isPrepaid, isForAYear { return [] }
    let stated = [
      line.line.payment.map { "payment \($0.rawValue)" }, product.unit.map { "unit \($0.rawValue)" },
    ].compactMap { $0 }.joined(separator: ", ")
    return [
      violation(
        service == .office365 ? "OLS-6" : "SEL-8",
        "\(service.rawValue) is prepaid (PE) for 12 months and nothing else; the line has \(stated)",
        line: line.number)
    ]
  }

  private func monthlyViolations(_ line: CheckedLine) -> [Violation] {
    guard line.line.payment == .annually || line.line.payment == .spread, placed.year == 3 else { return [] }
    return [
      violation(
        "OLS-5", "in the last agreement year a monthly subscription is prepaid (PE), not AE",
        line: line.number)
    ]
  }

  private func unitViolations(_ line: CheckedLine, _ product: Product) -> [Violation] {
    guard let payment = line.line.payment, let unit = product.unit else { return [] }
    if agreement.isSubscription {
      guard payment.isPrepaid, unit != .each else { return [] }
      return [
        violation(
          "SEL-9", "Open Value Subscription has no prepaid option; pay year by year", line: line.number)
      ]
    }
    if payment == .spread, unit != .oneYear {
      return [
        violation(
          "SEL-7", "spread payment orders the 1-year unit, not \(unit.rawValue)", line: line.number)
      ]
    }
    let rest = 4 - (product.acquired?.number ?? placed.year)
    guard payment.isPrepaid, let years = unit.years, years != rest, product.productType != .stepUp else {
      return []
    }
    return [
      violation(
        "SEL-7",
        "prepaid units cover the rest of the term, \(rest) \(rest == 1 ? "year" : "years"), not \(unit.rawValue)",
        line: line.number)
    ]
  }
}
