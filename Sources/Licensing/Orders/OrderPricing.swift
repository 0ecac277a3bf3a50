import PriceModel

/// Prices a new order of an agreement, line by line (PP-1 to PP-16, ORD-6, WIN-1).
///
///     let priced = try OrderPricing(of: agreement, from: source).price(order)
///     priced.lines[0].explanation  // “protected since 2025-01-15 …”
public struct OrderPricing<Source: PriceSource>: Sendable {
  let agreement: Agreement
  let source: Source
  let kinds: ProductKinds
  let rounding: RoundingPolicy

  public init(
    of agreement: Agreement, from source: Source, kinds: ProductKinds = .standard,
    rounding: RoundingPolicy = .standard
  ) {
    self.agreement = agreement
    self.source = source
    self.kinds = kinds
    self.rounding = rounding
  }

  /// The order with its prices. Throws ``OrderError``, what the source throws, and arithmetic errors.
  public func price(_ order: Order) throws -> PricedOrder {
    let term = AgreementTerm.term(for: order, in: agreement)
    return try price(order, term: term) { _ in true }
  }

  func price(
    _ order: Order, term: AgreementTerm, where counts: (AgreementTerm.PlacedOrder) -> Bool
  ) throws -> PricedOrder {
    let ledger = try Ledger(of: agreement, term: term, from: source, kinds: kinds, where: counts)
    var pass = PricingPass(order: order, term: term, ledger: ledger, source: source, rounding: rounding)
    for (index, line) in order.lines.enumerated() {
      guard line.quantity > 0 else {
        throw OrderError.quantityNotPositive(line.quantity, partNumber: line.partNumber, line: index + 1)
      }
      guard let product = try source.product(line.partNumber) else {
        throw OrderError.unknownProduct(partNumber: line.partNumber, line: index + 1)
      }
      try pass.price(line, number: index + 1, as: product)
    }
    let total = try pass.lines.reduce(Money.zero(agreement.currency)) { try $0 + $1.amount }
    return PricedOrder(lines: pass.lines, total: total, notes: pass.notes)
  }
}

/// One pass over the lines of an order. Batches that a line repeats are used up for the lines after it.
struct PricingPass<Source: PriceSource> {
  let order: Order
  let term: AgreementTerm
  let ledger: Ledger
  let source: Source
  let rounding: RoundingPolicy
  private(set) var lines: [PricedLine] = []
  private(set) var notes: [Note] = []
  var repeated: [Int: Int] = [:]

  init(order: Order, term: AgreementTerm, ledger: Ledger, source: Source, rounding: RoundingPolicy) {
    self.order = order
    self.term = term
    self.ledger = ledger
    self.source = source
    self.rounding = rounding
  }

  var agreement: Agreement { ledger.agreement }

  /// The first rule that speaks wins (WIN-1).
  mutating func price(_ line: OrderLine, number: Int, as product: Product) throws {
    if let deal = line.deal, try priceWithNewDeal(deal, line, number, product) { return }
    if product.isMonthlySubscription { return try priceMonthlySubscription(line, number, product) }
    if order.kind.beginsTerm { return try priceOpening(line, number) }
    if ledger.isOnlineService(product) { return try priceOnlineService(line, number, product) }
    if try isProtected(product, line: number) { return try priceProtected(line, number, product) }
    try priceUnprotected(line, number, product)
  }

  /// Whether the agreement protects the price of a product: a subscription every one (PP-1), Open Value
  /// organisation-wide the Enterprise products (PP-2), Open Value by licence none (PP-3).
  func isProtected(_ product: Product, line: Int) throws -> Bool {
    if agreement.isSubscription { return true }
    guard agreement.isOrganisationWide else { return false }
    guard product.offering != nil else {
      throw OrderError.missingFacet(.offering, partNumber: product.partNumber, line: line)
    }
    return product.isEnterprise
  }

  // MARK: - Prices from the list

  /// An order that begins a term buys at list prices, and protection starts with it.
  private mutating func priceOpening(_ line: OrderLine, _ number: Int) throws {
    let price = try listPrice(line.partNumber)
    let (rule, why): (String, String) =
      switch order.kind {
      case .renewal: ("PP-6", "a renewal is at the list prices of its date, and protection starts anew")
      case .extension: ("PP-7", "an extension treats its first order as an initial order")
      default: ("ORD-6", "the initial order is at the list prices of its month")
      }
    try add(
      line, number, price.amount, .list, rules: [rule] + (rule == "ORD-6" ? [] : ["ORD-6"]), from: price,
      "\(why): \(price.amount) in \(price.edition)")
  }

  mutating func priceUnprotected(_ line: OrderLine, _ number: Int, _ product: Product) throws {
    var rest = line.quantity
    if order.kind == .anniversary { rest = try repeatBatches(line, number, product) }
    guard rest > 0 else { return }
    var added = line
    added.quantity = rest
    let price = try listPrice(line.partNumber)
    try add(
      added, number, price.amount, .list, rules: ["PP-3", "ORD-6"], from: price,
      "Additional products have no price protection: \(price.amount) is the list price of \(price.edition)")
  }

  func listPrice(_ partNumber: String) throws -> ListPrice {
    try source.price(of: partNumber, in: order.priceMonth)
  }

  // MARK: - Results

  mutating func note(_ rule: String, _ text: String) {
    notes.append(Note(rule: rule, text))
  }

  mutating func add(
    _ line: OrderLine, _ number: Int, _ unitPrice: ExactDecimal, _ basis: PricedLine.Basis,
    since: CalendarDate? = nil, rules: [String], from price: ListPrice, _ explanation: String
  ) throws {
    try add(
      line, number, unitPrice, basis, since: since, rules: rules,
      origin: .list(price.list, price.edition), explanation)
  }

  mutating func add(
    _ line: OrderLine, _ number: Int, _ unitPrice: ExactDecimal, _ basis: PricedLine.Basis,
    since: CalendarDate? = nil, rules: [String], origin: PricedLine.Origin, months: Int? = nil,
    _ explanation: String
  ) throws {
    let amount = try Money(unitPrice, agreement.currency).times(ExactDecimal(line.quantity), by: rounding)
    lines.append(
      PricedLine(
        line: number, partNumber: line.partNumber, quantity: line.quantity, unitPrice: unitPrice,
        amount: amount, basis: basis, since: since, rule: rules[0], rules: rules, origin: origin,
        months: months, explanation: explanation))
  }
}
