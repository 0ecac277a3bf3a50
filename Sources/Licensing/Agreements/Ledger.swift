import PriceModel

/// Units of a SKU that were bought together, at one price.
struct Batch: Sendable, Hashable {
  let partNumber: String
  let product: Product?
  var quantity: Int
  let line: OrderLine
  let payment: LinePayment
  let order: Order
  /// 1-based positions of the order in the agreement and of the line in it.
  let orderNumber: Int
  let lineNumber: Int
  let year: Int

  /// What a unit cost without a deal: as stated, else the list price of the order's month (ORD-6).
  func listPrice(from source: some PriceSource) throws -> ExactDecimal {
    if let stated = line.unitPrice { return stated }
    return try source.price(of: partNumber, in: order.priceMonth).amount
  }
}

/// What an agreement holds after some orders of its term, batch by batch.
struct Ledger: Sendable {
  let agreement: Agreement
  let term: AgreementTerm
  let kinds: ProductKinds
  /// What is held, in the order of purchase.
  private(set) var batches: [Batch] = []
  /// The first order of each SKU in the term, from which prices are protected; it stays when units are dropped.
  private(set) var firstBatches: [Batch] = []

  /// The ledger after the orders of `term` that `counts` accepts.
  init(
    of agreement: Agreement, term: AgreementTerm, from source: some PriceSource, kinds: ProductKinds,
    where counts: (AgreementTerm.PlacedOrder) -> Bool = { _ in true }
  ) throws {
    self.agreement = agreement
    self.term = term
    self.kinds = kinds
    for placed in term.orders where counts(placed) {
      try place(placed, from: source)
    }
  }

  mutating func place(_ placed: AgreementTerm.PlacedOrder, from source: some PriceSource) throws {
    var bought: [Batch] = []
    for (index, line) in placed.order.lines.enumerated() {
      let product = try source.product(line.partNumber)
      bought.append(
        Batch(
          partNumber: line.partNumber.uppercased(), product: product, quantity: line.quantity, line: line,
          payment: line.payment ?? usualPayment(of: product), order: placed.order,
          orderNumber: placed.number, lineNumber: index + 1, year: placed.year))
    }
    for batch in bought where !firstBatches.contains(where: { $0.partNumber == batch.partNumber }) {
      firstBatches.append(batch)
    }
    if placed.order.kind == .anniversary {
      renew(with: bought)
    } else {
      add(bought)
    }
  }

  /// How a line is paid that does not say so: services and units of several years at once, the rest by the year.
  func usualPayment(of product: Product?) -> LinePayment {
    guard let product else { return .spread }
    if product.isMonthlySubscription { return .prepaidToEnd }
    if isOnlineService(product) { return .prepaid }
    switch product.unit {
    case .twoYears, .threeYears, .each: return .prepaid
    case .oneYear, .oneMonth, nil: return .spread
    }
  }

  func isOnlineService(_ product: Product?) -> Bool {
    product?.family.flatMap { kinds.onlineService(of: $0) } != nil
  }

  /// A service of OLS-7, or a monthly subscription.
  func isCloud(_ product: Product?) -> Bool {
    isOnlineService(product) || product?.isMonthlySubscription == true
  }

  func batches(of partNumber: String) -> [Batch] {
    batches.filter { $0.partNumber == partNumber.uppercased() }
  }

  func quantity(of partNumber: String) -> Int {
    batches(of: partNumber).reduce(0) { $0 + $1.quantity }
  }

  private mutating func add(_ bought: [Batch]) {
    for batch in bought {
      if isCloud(batch.product) {
        // A service that is ordered after its twelve months begins a new commitment (OLS-1).
        batches.removeAll {
          $0.partNumber == batch.partNumber && $0.order.usage.adding(.year) <= batch.order.usage
        }
      }
      batches.append(batch)
    }
  }

  /// An anniversary order names again what is held, with growth on top. A subscription may also fall (ORD-2).
  private mutating func renew(with bought: [Batch]) {
    var parts: [String] = []
    for batch in bought where !parts.contains(batch.partNumber) { parts.append(batch.partNumber) }
    if agreement.isSubscription { batches.removeAll { !parts.contains($0.partNumber) } }
    for part in parts {
      let ordered = bought.filter { $0.partNumber == part }
      guard let last = ordered.last else { continue }
      if isCloud(last.product) {
        batches.removeAll { $0.partNumber == part }
        batches += ordered
        continue
      }
      let total = ordered.reduce(0) { $0 + $1.quantity }
      let held = quantity(of: part)
      if total > held {
        var growth = last
        growth.quantity = total - held
        batches.append(growth)
      } else if agreement.isSubscription {
        shrink(part, to: total)
      }
    }
  }

  private mutating func shrink(_ part: String, to total: Int) {
    var surplus = quantity(of: part) - total
    for index in batches.indices.reversed() where batches[index].partNumber == part && surplus > 0 {
      let taken = min(surplus, batches[index].quantity)
      batches[index].quantity -= taken
      surplus -= taken
    }
    batches.removeAll { $0.quantity == 0 }
  }
}
