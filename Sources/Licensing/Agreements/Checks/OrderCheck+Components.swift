import PriceModel

// Desktop components and Enterprise products (CMP-2, CMP-4, CMP-5, CMP-8, CMP-9).
extension OrderCheck {
  /// Units held of a component after the order; step-ups add to units that are counted already.
  private func quantity(of component: ProductKinds.Component) -> Int {
    after.batches.reduce(0) { sum, batch in
      batch.product?.productType != .stepUp && components(batch.product).contains(component)
        ? sum + batch.quantity : sum
    }
  }

  func componentQuantityViolations() -> [Violation] {
    guard agreement.isOrganisationWide, lines.contains(where: { !components($0.product).isEmpty }) else {
      return []
    }
    let windows = quantity(of: .windows)
    let office = quantity(of: .office)
    let office365 = quantity(of: .office365)
    let cal = quantity(of: .cal)
    var violations: [Violation] = []
    let commitment = agreement.desktops ?? max(windows, office + office365)
    if office > 0, office365 > 0, office < commitment, office365 < commitment {
      violations.append(
        violation(
          "CMP-4",
          "\(office) Office licences and \(office365) Office 365 seats cannot be combined to cover \(commitment) "
            + "desktops; one of them must cover all"))
    } else {
      violations += equalityViolations(windows: windows, office: office, office365: office365, cal: cal)
    }
    if office365 > 0, office == 0, agreement.program != .openValueSubscriptionEducation,
      let desktops = agreement.desktops, office365 < desktops
    {
      violations.append(
        violation(
          "CMP-9",
          "Office 365 as the Enterprise product must cover all \(desktops) qualified desktops, not \(office365)"
        ))
    }
    return violations
  }

  private func equalityViolations(windows: Int, office: Int, office365: Int, cal: Int) -> [Violation] {
    let education = agreement.program == .openValueSubscriptionEducation
    // In OVS-ES, Office 365 counts users and may be more (FTE-5, FTE-7).
    let officeUnits = office > 0 ? office : education ? min(office365, max(windows, cal)) : office365
    var violations: [Violation] = []
    if windows > 0, officeUnits > 0, windows != officeUnits {
      violations.append(
        violation(
          "CMP-5",
          "components are licensed in equal quantity; the agreement has \(windows) Windows and \(officeUnits) Office"
        ))
    }
    let desktops = max(windows, officeUnits)
    if cal > 0, desktops > 0, cal < desktops {
      violations.append(
        violation("CMP-5", "CALs may be more than the other components, never fewer: \(cal) for \(desktops)"))
    }
    return violations
  }

  /// An Enterprise product that joins a running agreement needs the processed form first (CMP-8).
  func enterpriseViolations() -> [Violation] {
    guard agreement.isOrganisationWide else { return [] }
    if order.kind == .initial {
      let isExcused =
        agreement.program == .openValueSubscriptionEducation && agreement.hasQualifyingAgreement
      let areKnown = lines.allSatisfy { $0.product?.offering != nil }
      guard !isExcused, areKnown, !lines.isEmpty, !lines.contains(where: { $0.product?.isEnterprise == true })
      else { return [] }
      return [violation("CMP-2", "the initial order has no Enterprise product")]
    }
    guard !order.kind.beginsTerm else { return [] }
    return lines.compactMap { line in
      guard let product = line.product, product.isEnterprise, product.productType != .stepUp,
        isNewEnterprise(product), !isFormProcessed
      else { return nil }
      return violation(
        "CMP-8",
        "\(line.family ?? line.partNumber) is a new Enterprise product in a running agreement: it may be ordered "
          + "after the additional-enterprise form has been processed", line: line.number)
    }
  }

  /// Whether the form was processed by the day of the order.
  var isFormProcessed: Bool {
    agreement.enterpriseFormProcessedOn.map { $0 <= order.received } ?? false
  }

  /// Not the SKU that follows another (WIN-3): a successor, the regular one after Up-To-Date, or the higher product
  /// of a step-up.
  private func isNewEnterprise(_ product: Product) -> Bool {
    let family = product.family.map(NamePattern.folded)
    return !held.firstBatches.contains { batch in
      let theirs = batch.product?.family.map(NamePattern.folded)
      return batch.partNumber == product.partNumber.uppercased()
        || batch.product?.replacedBy?.uppercased() == product.partNumber.uppercased()
        || (family != nil && theirs == family)
    }
  }
}
