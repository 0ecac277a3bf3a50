import PriceModel

// Online services and monthly subscriptions (PP-12, PP-13, PP-14, OLS-4, OLS-5).
extension PricingPass {
  /// A service is protected for its commitment of twelve months; what comes after is at the current price.
  mutating func priceOnlineService(_ line: OrderLine, _ number: Int, _ product: Product) throws {
    let price = try listPrice(line.partNumber)
    if agreement.program == .openValue, !product.isEnterprise {
      return try add(
        line, number, price.amount, .list, rules: ["PP-14", "ORD-6"], from: price,
        "Open Value does not protect cloud SKUs that are Additional products: list price of \(price.edition)")
    }
    let commitment = ledger.batches(of: line.partNumber).first
    guard order.kind != .anniversary, let commitment,
      order.usage < commitment.order.usage.adding(.year)
    else {
      return try add(
        line, number, price.amount, .list, rules: ["PP-12", "ORD-6"], from: price,
        "a service is bought and renewed at the current price, \(price.amount) in \(price.edition), "
          + "and protected for its twelve months")
    }
    let since = commitment.order.received
    let origin = PricedLine.Origin.order(commitment.orderNumber, line: commitment.lineNumber)
    if let deal = commitment.line.deal, commitment.order.kind.beginsTerm, deal.holds(on: order.received) {
      return try add(
        line, number, deal.unitPrice, .deal, since: since, rules: ["PP-12", "PP-8"], origin: origin,
        "the special price of the commitment of \(since), \(deal.unitPrice), holds for its twelve months")
    }
    let protected = try commitment.listPrice(from: source)
    try add(
      line, number, protected, .protected, since: since, rules: ["PP-12"], origin: origin,
      "the price of the commitment of \(since), \(protected), is protected for its twelve months")
  }

  /// A monthly subscription costs its monthly price times the months left, the order's month whole (OLS-4).
  mutating func priceMonthlySubscription(_ line: OrderLine, _ number: Int, _ product: Product) throws {
    let payment = line.payment ?? .prepaidToEnd
    let isAnnual = payment == .annually || payment == .spread
    if isAnnual, term.year(of: order.usage) == 3 {
      throw OrderError.refused(
        rule: "OLS-5", reason: "in the last agreement year a monthly subscription is prepaid (PE)",
        line: number)
    }
    let months = isAnnual ? term.monthsToAnniversary(on: order.usage) : term.monthsLeft(on: order.usage)
    let monthly = try monthlyPrice(line, number, product, isAnnual: isAnnual)
    let unitPrice = try monthly.price * ExactDecimal(months)
    try add(
      line, number, unitPrice, monthly.basis, since: monthly.since, rules: monthly.rules + ["OLS-4"],
      origin: monthly.origin, months: months,
      "\(monthly.price) a month × \(months) months to "
        + "\(isAnnual ? "the next anniversary (AE)" : "the end of the agreement (PE)"); \(monthly.why)")
    if isAnnual {
      note(
        "OLS-4",
        "line \(number): AE is due again at each anniversary at the list price then; the last year is prepaid"
      )
    }
  }

  private struct MonthlyPrice {
    let price: ExactDecimal
    let basis: PricedLine.Basis
    let since: CalendarDate?
    let rules: [String]
    let origin: PricedLine.Origin
    let why: String
  }

  private func monthlyPrice(
    _ line: OrderLine, _ number: Int, _ product: Product, isAnnual: Bool
  ) throws -> MonthlyPrice {
    let isProtectedByProgram = agreement.isSubscription || product.isEnterprise
    // What is paid annually protects nothing, neither itself nor what is ordered after it (PP-13).
    let first = ledger.firstBatches.first {
      $0.partNumber == line.partNumber.uppercased() && $0.payment.isPrepaid
    }
    if !isAnnual, isProtectedByProgram, !order.kind.beginsTerm, let first {
      let price = try first.listPrice(from: source)
      return MonthlyPrice(
        price: price, basis: .protected, since: first.order.received, rules: ["PP-14"],
        origin: .order(first.orderNumber, line: first.lineNumber),
        why: "protected since the first order of \(first.order.received)")
    }
    let price = try listPrice(line.partNumber)
    let rule = isAnnual ? "PP-13" : isProtectedByProgram ? "ORD-6" : "PP-14"
    let why =
      isAnnual
      ? "paid annually, it has no price protection"
      : isProtectedByProgram
        ? "the list price of \(price.edition)"
        : "Open Value does not protect cloud SKUs that are Additional products"
    return MonthlyPrice(
      price: price.amount, basis: .list, since: nil, rules: [rule],
      origin: .list(price.list, price.edition), why: why)
  }
}
