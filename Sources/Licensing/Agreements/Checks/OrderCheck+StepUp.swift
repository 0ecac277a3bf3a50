import PriceModel

// Step-ups and buy-outs (STP-2 to STP-7).
extension OrderCheck {
  func stepUpViolations() -> [Violation] {
    lines.flatMap { line -> [Violation] in
      let isStepUp = line.product?.productType == .stepUp || line.line.stepUpFrom != nil
      if isStepUp { return violations(ofStepUp: line) }
      if order.kind == .stepUp, let type = line.product?.productType {
        return [
          violation(
            "STP-3", "\(line.partNumber) is no step-up SKU but \(type.rawValue)", line: line.number)
        ]
      }
      return buyOutViolations(line)
    }
  }

  private func violations(ofStepUp line: CheckedLine) -> [Violation] {
    let linkRule = agreement.isSubscription ? "STP-6" : "STP-2"
    guard let lower = line.line.stepUpFrom?.uppercased() else {
      // What is ordered again at the anniversary was linked when it was bought.
      guard held.quantity(of: line.partNumber) == 0 else { return [] }
      return [
        violation(
          linkRule, "\(line.partNumber) must name the product that it raises (stepUpFrom)", line: line.number)
      ]
    }
    if order.kind.beginsTerm {
      let isRenewed = lines.contains { $0.partNumber == lower }
      guard !isRenewed else { return [] }
      return [
        violation("STP-4", "renew \(lower) first, then step it up with \(line.partNumber)", line: line.number)
      ]
    }
    let available = max(held.quantity(of: lower), after.quantity(of: lower))
    var violations: [Violation] = []
    if line.line.quantity > available {
      violations.append(
        violation(
          linkRule,
          "\(line.line.quantity) × \(line.partNumber) raise \(lower), of which the agreement holds \(available)",
          line: line.number))
    }
    if let mismatch = mismatch(of: line, raising: lower) {
      violations.append(violation("STP-1", mismatch, line: line.number))
    }
    if isNewComponent(line), !isFormProcessed {
      violations.append(
        violation(
          "STP-5",
          "\(line.family ?? line.partNumber) is not in the agreement yet: the additional-enterprise form comes "
            + "first (CMP-8)", line: line.number))
    }
    return violations
  }

  /// Why the step-up SKU does not belong to the product that it is said to raise; `nil` if it does, or if a list does
  /// not say enough. A step-up moves a licence to the higher version of the same kind (STP-1).
  private func mismatch(of line: CheckedLine, raising lower: String) -> String? {
    guard let product = line.product, let held = after.batches(of: lower).first?.product else { return nil }
    let sides: [(Facet, String?, String?)] = [
      (.userType, product.userType, held.userType), (.level, product.level?.rawValue, held.level?.rawValue),
      (.offering, product.offering?.rawValue, held.offering?.rawValue),
    ]
    for case (let facet, let mine?, let theirs?) in sides where mine != theirs {
      return
        "\(line.partNumber) has the \(facet.title) \(mine), \(lower) has \(theirs): it is no step-up from it"
    }
    let (mine, theirs) = (components(product), components(held))
    guard !mine.isEmpty, !theirs.isEmpty, mine.isDisjoint(with: theirs) else { return nil }
    return
      "\(line.partNumber) is a step-up to \(product.family ?? "another product"), \(lower) is \(held.family ?? "none"): it "
      + "is no step-up from it"
  }

  /// Whether the step-up leads to an Enterprise component that the agreement does not have.
  private func isNewComponent(_ line: CheckedLine) -> Bool {
    guard let product = line.product, product.isEnterprise, let family = product.family,
      !kinds.components(of: family).isEmpty
    else { return false }
    return !held.firstBatches.contains {
      $0.product?.family.map(NamePattern.folded) == NamePattern.folded(family)
    }
  }

  /// OVS: what was stepped up in the last year cannot be bought out (STP-7).
  private func buyOutViolations(_ line: CheckedLine) -> [Violation] {
    guard agreement.isSubscription, line.product?.productType == .buyOut,
      let family = line.family.map(NamePattern.folded)
    else { return [] }
    let stepUps = held.firstBatches.filter {
      $0.product?.productType == .stepUp && $0.product?.family.map(NamePattern.folded) == family
    }
    guard !stepUps.isEmpty else { return [] }
    let wasOrderedAtAnniversary = term.orders.contains { earlier in
      earlier.number < placed.number && earlier.order.kind == .anniversary
        && held.firstBatches.contains { batch in
          batch.orderNumber == earlier.number && batch.product?.productType != .stepUp
            && batch.product?.family.map(NamePattern.folded) == family
        }
    }
    let isInTime = stepUps.contains { $0.year < 3 }
    guard !isInTime || !wasOrderedAtAnniversary else { return [] }
    return [
      violation(
        "STP-7",
        "\(line.partNumber) buys out a stepped-up product: the step-up must come before the last year and the "
          + "higher product be ordered at the anniversary; else extend, or buy it in Open License",
        line: line.number)
    ]
  }
}
