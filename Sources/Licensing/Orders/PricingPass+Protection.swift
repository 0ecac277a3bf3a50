import PriceModel

// Protected prices and the deals that go with them (PP-1, PP-2, PP-8, PP-9, PP-11, PP-15, PP-16, UTD-6).
extension PricingPass {
  mutating func priceProtected(_ line: OrderLine, _ number: Int, _ product: Product) throws {
    let protection = agreement.isSubscription ? "PP-1" : "PP-2"
    let first = firstBatch(of: product)
    // The regular SKU that took an Up-To-Date one's place keeps the price of the Up-To-Date order, in year 3 too.
    if first?.order.kind.beginsTerm != true, let discounted = firstUpToDateBatch(of: product) {
      return try priceAfterUpToDate(line, number, discounted, invoiced: first)
    }
    if let first { return try priceFromFirstOrder(line, number, first, protection) }
    let price = try listPrice(line.partNumber)
    try add(
      line, number, price.amount, .list, rules: [protection, "PP-15", "ORD-6"], from: price,
      "the product's first order: the list price of \(price.edition), \(price.amount), is protected from now on"
    )
  }

  /// The first order of the SKU, of the one it succeeds, or of the same product acquired in another year.
  private func firstBatch(of product: Product) -> Batch? {
    let part = product.partNumber.uppercased()
    return ledger.firstBatches.first { $0.partNumber == part }
      ?? ledger.firstBatches.first { $0.product?.replacedBy?.uppercased() == part }
      ?? ledger.firstBatches.first { $0.product.map { product.isSameProduct(as: $0) } ?? false }
  }

  private mutating func priceFromFirstOrder(
    _ line: OrderLine, _ number: Int, _ first: Batch, _ protection: String
  ) throws {
    let origin = PricedLine.Origin.order(first.orderNumber, line: first.lineNumber)
    let since = first.order.received
    guard let deal = dealOfFirstOrder(of: line.partNumber) ?? first.line.deal else {
      let price = try first.listPrice(from: source)
      // A deal that came mid-term goes before the protection, and says that it does not carry (WIN-1).
      let rules = (hasMidTermDeal(on: line.partNumber) ? ["PP-9"] : []) + [protection, "PP-15"]
      return try add(
        line, number, price, .protected, since: since, rules: rules, origin: origin,
        "the price of the product's first order of \(since), \(price), is protected for the term")
    }
    let isSameSKU = first.partNumber == line.partNumber.uppercased()
    if first.order.kind.beginsTerm, isSameSKU, deal.holds(on: order.received) {
      let hasUpToDate = first.product.map { firstUpToDateBatch(of: $0) != nil } ?? false
      let rules = ["PP-8"] + (deal.until == nil ? [] : ["PP-16"]) + (hasUpToDate ? ["PP-11"] : [])
      return try add(
        line, number, deal.unitPrice, .deal, since: since, rules: rules, origin: origin,
        "the special price \(deal.unitPrice) of the first order holds for this SKU through the term, added "
          + "units included; its number is not named again")
    }
    let price = try first.listPrice(from: source)
    let (rule, why): (String, String) =
      if !first.order.kind.beginsTerm {
        ("PP-9", "the special price was granted mid-term and does not carry to later orders")
      } else if !isSameSKU {
        ("PP-8", "the special price was for \(first.partNumber), not for this SKU, which needs a new one")
      } else {
        ("PP-16", "the special price ended on \(deal.until ?? .latest)")
      }
    try add(
      line, number, price, .protected, since: since, rules: [rule, protection], origin: origin,
      "\(why): the list price of the first order of \(since), \(price), is protected")
  }

  /// A deal on any line of the SKU in the term's first order: part of a quantity with a deal carries the whole
  /// (PP-11).
  private func dealOfFirstOrder(of partNumber: String) -> Deal? {
    for placed in term.orders where placed.order.kind.beginsTerm {
      for line in placed.order.lines where line.partNumber.uppercased() == partNumber.uppercased() {
        if let deal = line.deal { return deal }
      }
    }
    return nil
  }

  private func hasMidTermDeal(on partNumber: String) -> Bool {
    term.orders.contains { placed in
      !placed.order.kind.beginsTerm
        && placed.order.lines.contains {
          $0.deal != nil && $0.partNumber.uppercased() == partNumber.uppercased()
        }
    }
  }

  /// The Up-To-Date SKU of a product in the term's first order, where the regular one is ordered now.
  private func firstUpToDateBatch(of product: Product) -> Batch? {
    let discounted: Offering
    switch product.offering {
    case .enterprise: discounted = .upToDate
    case .platform: discounted = .platformUpToDate
    default: return nil
    }
    return ledger.firstBatches.first { batch in
      batch.order.kind.beginsTerm
        && (batch.product.map { product.isSameProduct(as: $0, offering: discounted) } ?? false)
    }
  }

  /// Years 2 and 3 after Up-To-Date: the regular SKU at its list price of the first order's date (UTD-6), without
  /// any deal that the Up-To-Date SKU had (PP-11).
  ///
  /// - Parameter invoiced: the regular SKU as it was ordered since; a price that it states is the one that holds.
  private mutating func priceAfterUpToDate(
    _ line: OrderLine, _ number: Int, _ discounted: Batch, invoiced: Batch?
  ) throws {
    let hadDeal = discounted.line.deal != nil
    let rules = hadDeal ? ["PP-11", "UTD-6"] : ["UTD-6", "PP-11"]
    if let invoiced, let stated = invoiced.line.unitPrice {
      return try add(
        line, number, stated, .protected, since: discounted.order.received, rules: rules,
        origin: .order(invoiced.orderNumber, line: invoiced.lineNumber),
        "after Up-To-Date in year 1 the regular SKU keeps the price of that order's month, \(stated) as invoiced"
      )
    }
    let price = try source.price(of: line.partNumber, in: discounted.order.priceMonth)
    try add(
      line, number, price.amount, .protected, since: discounted.order.received, rules: rules, from: price,
      "after Up-To-Date in year 1 the regular SKU is bought at its list price of that order's month, "
        + "\(price.amount) in \(price.edition)"
        + (hadDeal ? "; the special price of the Up-To-Date SKU is lost" : ""))
  }

  // MARK: - Deals on the order itself

  /// Prices a line with the special price that it brings. `false` if that has ended.
  mutating func priceWithNewDeal(
    _ deal: Deal, _ line: OrderLine, _ number: Int, _ product: Product
  ) throws -> Bool {
    guard deal.holds(on: order.received) else {
      note("PP-16", "line \(number): the special price \(deal.unitPrice) ended on \(deal.until ?? .latest)")
      return false
    }
    let isCarried = agreement.isSubscription || (agreement.isOrganisationWide && product.isEnterprise)
    let rule: String
    let why: String
    if order.kind.beginsTerm {
      if product.isUpToDate {
        rule = "PP-11"
        why =
          "the special price of an Up-To-Date SKU, for year 1: it is bought once, and the price is not carried on"
      } else {
        rule = isCarried ? "PP-8" : "PP-16"
        why =
          isCarried
          ? "the special price of the first order; it carries to years 2 and 3 for this SKU"
          : "the special price of the first order, on its own terms"
      }
    } else {
      rule = isCarried ? "PP-9" : "PP-10"
      why =
        isCarried
        ? "a special price granted mid-term; it does not carry to later orders"
        : "added units have no protection, so each has a special price of its own"
    }
    try add(
      line, number, deal.unitPrice, .deal, since: order.received, rules: [rule],
      origin: .order(0, line: number),
      "\(why): \(deal.unitPrice)")
    return true
  }
}
