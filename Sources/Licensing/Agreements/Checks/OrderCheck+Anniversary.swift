import PriceModel

// What anniversary orders must hold (ORD-1 to ORD-4, ORD-8, ORD-9, CMP-6, STP-2, WIN-2, WIN-3).
extension OrderCheck {
  func anniversaryViolations() -> [Violation] {
    guard order.kind == .anniversary else { return [] }
    var violations: [Violation] = []
    for part in heldParts {
      guard let batch = held.batches(of: part).last else { continue }
      let ordered = lines.filter { $0.partNumber == part }
      let quantity = ordered.reduce(0) { $0 + $1.line.quantity }
      if held.isCloud(batch.product) {
        violations += serviceViolations(part, batch, isOrdered: !ordered.isEmpty)
      } else if agreement.isSubscription {
        violations += subscriptionViolations(part, batch, quantity, ordered.first)
      } else {
        violations += openValueViolations(part, batch, quantity, ordered.first)
      }
    }
    return violations + newProductViolations()
  }

  /// The SKUs held, in the order of purchase.
  private var heldParts: [String] {
    held.batches.reduce(into: []) { parts, batch in
      if !parts.contains(batch.partNumber) { parts.append(batch.partNumber) }
    }
  }

  private func serviceViolations(_ part: String, _ batch: Batch, isOrdered: Bool) -> [Violation] {
    guard !isOrdered, onlineService(batch.product) == .office365, batch.product?.isEnterprise == true else {
      return []
    }
    return [
      violation("ORD-8", "the anniversary order lacks \(part): Office 365 is not renewed automatically")
    ]
  }

  // MARK: - Open Value: never less, and each batch as it was

  private func openValueViolations(
    _ part: String, _ batch: Batch, _ quantity: Int, _ line: CheckedLine?
  ) -> [Violation] {
    let due = held.batches(of: part).filter { !$0.payment.isPrepaid }.reduce(0) { $0 + $1.quantity }
    guard due > 0, !isSucceeded(batch) else { return [] }
    let isEnterprise = agreement.isOrganisationWide && batch.product?.isEnterprise == true
    guard let line else {
      var violations = [violation("ORD-1", "the anniversary order lacks \(due) × \(part) on spread payment")]
      if isEnterprise {
        violations.append(violation("CMP-6", "\(part) is an Enterprise product and cannot be removed"))
      }
      if isRaised(part) || batch.product?.productType == .stepUp {
        violations.append(
          violation("STP-2", "a step-up adds to \(part) and does not replace it: both go on being ordered"))
      }
      return violations
    }
    if quantity < due {
      return [
        violation(
          "ORD-1", "\(quantity) × \(part) are fewer than the \(due) on spread payment; quantities never fall",
          line: line.number)
      ]
    }
    guard quantity > due, !isEnterprise, batch.product?.productType != .stepUp else { return [] }
    return [
      violation(
        "ORD-9",
        "\(quantity) × \(part), where \(due) are on spread payment: the \(quantity - due) new ones are ordered as "
          + "the SKU acquired in year \(placed.year)", line: line.number)
    ]
  }

  /// Whether a step-up of the agreement raises the SKU.
  private func isRaised(_ part: String) -> Bool {
    held.batches.contains { $0.line.stepUpFrom?.uppercased() == part }
  }

  /// Whether the order names the SKU that follows this one (WIN-3).
  private func isSucceeded(_ batch: Batch) -> Bool {
    guard let successor = batch.product?.replacedBy?.uppercased() else { return false }
    return lines.contains { $0.partNumber == successor }
  }

  // MARK: - Subscriptions: up and down, not below the minimum

  private func subscriptionViolations(
    _ part: String, _ batch: Batch, _ quantity: Int, _ line: CheckedLine?
  ) -> [Violation] {
    guard let product = batch.product, product.isEnterprise else { return [] }
    guard let line else {
      guard !isSucceeded(batch), !isReplaced(batch, product) else { return [] }
      return [violation("CMP-6", "\(part) is an Enterprise product and cannot be removed")]
    }
    var violations: [Violation] = []
    let minimum = Minimum.count(in: agreement.country)
    if quantity < minimum, product.productType != .stepUp {
      violations.append(
        violation("ORD-2", "\(quantity) × \(part) are below the minimum of \(minimum)", line: line.number))
    }
    let initial = term.orders.filter { $0.order.kind.beginsTerm }.flatMap(\.order.lines)
      .filter { $0.partNumber.uppercased() == part }.reduce(0) { $0 + $1.quantity }
    if agreement.program == .openValueSubscriptionEducation, quantity < initial,
      product.family.map(kinds.isDesktopPlatformProduct) == true
    {
      violations.append(
        violation(
          "ORD-3", "\(quantity) × \(part) are fewer than the \(initial) of the initial order",
          line: line.number))
    }
    return violations
  }

  /// Whether another SKU takes the place of an Enterprise product without removing it (WIN-3): the regular one after
  /// Up-To-Date (UTD-4, UTD-5), or the higher one after a step-up (STP-6).
  private func isReplaced(_ batch: Batch, _ product: Product) -> Bool {
    let family = product.family.map(NamePattern.folded)
    if product.isUpToDate {
      return lines.contains { line in
        line.product?.isEnterprise == true && line.product?.isUpToDate == false
          && line.family.map(NamePattern.folded) == family
      }
    }
    // The step-up itself ends with the lower product; its higher product is ordered in their place.
    let stepUps = held.batches.filter {
      $0.line.stepUpFrom?.uppercased() == batch.partNumber || $0.partNumber == batch.partNumber
    }.filter { $0.product?.productType == .stepUp }
    return stepUps.contains { stepUp in
      lines.contains { line in
        line.product?.productType != .stepUp && line.family != nil
          && line.family.map(NamePattern.folded) == stepUp.product?.family.map(NamePattern.folded)
      }
    }
  }

  /// OVS: new Additional products go in an order of their own (ORD-4).
  private func newProductViolations() -> [Violation] {
    guard agreement.isSubscription else { return [] }
    let isAlone = lines.allSatisfy { isNewAdditional($0) }
    guard !isAlone else { return [] }
    return lines.filter(isNewAdditional).map { line in
      violation(
        "ORD-4", "\(line.partNumber) is a new Additional product: it goes in an order of its own",
        line: line.number)
    }
  }

  private func isNewAdditional(_ line: CheckedLine) -> Bool {
    guard let product = line.product, product.offering == .additional else { return false }
    return !held.firstBatches.contains { batch in
      batch.partNumber == line.partNumber || batch.product?.replacedBy?.uppercased() == line.partNumber
    }
  }
}
