import PriceModel

/// Proposes the first order of a further term (PP-6, PP-7).
public struct RenewalOrder<Source: PriceSource>: Sendable {
  let agreement: Agreement
  let source: Source
  let kinds: ProductKinds

  public init(for agreement: Agreement, from source: Source, kinds: ProductKinds = .standard) {
    self.agreement = agreement
    self.source = source
    self.kinds = kinds
  }

  /// The order that renews or extends what the agreement holds, with its prices.
  ///
  /// An extension of Open Value is ordered with the first-year SKUs and treated as year 1 (PP-7). Step-ups wait until
  /// the standard version's assurance is renewed (STP-4). At a renewal everything may change (WIN-2): the proposal
  /// is where it starts.
  ///
  /// - Parameter kind: `.renewal` or `.extension`.
  /// - Throws: ``OrderError``, and what the source throws.
  public func propose(_ kind: Order.Kind, on date: CalendarDate? = nil) throws -> PricedOrder {
    guard kind == .renewal || (kind == .extension && agreement.program == .openValue) else {
      throw OrderError.refused(
        rule: "PP-7", reason: "only Open Value is extended; \(agreement.program.rawValue) is renewed",
        line: nil)
    }
    let terms = AgreementTerm.terms(of: agreement)
    let last = terms[terms.count - 1]
    let ledger = try Ledger(of: agreement, term: last, from: source, kinds: kinds)
    var lines: [OrderLine] = []
    var notes: [Note] = []
    for batch in ledger.batches {
      guard let product = batch.product, !ledger.isCloud(product) else { continue }
      if product.productType == .buyOut { continue }
      if product.productType == .stepUp {
        notes.append(
          Note(
            rule: "STP-4",
            "\(batch.partNumber): renew the standard version's assurance first, then buy the step-up"))
        continue
      }
      let part = try firstYearSKU(of: product, kind)
      if let index = lines.firstIndex(where: { $0.partNumber == part }) {
        lines[index].quantity += batch.quantity
      } else {
        lines.append(OrderLine(part, quantity: batch.quantity, payment: batch.payment))
      }
    }
    let day = date ?? last.end.adding(days: 1)
    let order = Order(kind: kind, received: day, usage: day, lines: lines)
    let priced = try OrderPricing(of: agreement, from: source, kinds: kinds).price(order)
    return PricedOrder(lines: priced.lines, total: priced.total, notes: notes + priced.notes)
  }

  private func firstYearSKU(of product: Product, _ kind: Order.Kind) throws -> String {
    guard let family = product.family else { return product.partNumber }
    let regular: Offering? =
      switch product.offering {
      case .upToDate: .enterprise
      case .platformUpToDate: .platform
      default: nil
      }
    let needsFirstYear =
      kind == .extension && product.acquired != nil && product.acquired != .first
      && product.acquired != .nonSpecific
    guard regular != nil || needsFirstYear else { return product.partNumber }
    let match = try source.products(inFamily: family).first { candidate in
      candidate.replacedBy == nil
        && (!needsFirstYear || candidate.acquired == .first)
        && product.isSameProduct(as: candidate, offering: regular)
    }
    guard let match else {
      throw OrderError.refused(
        rule: regular == nil ? "PP-7" : "UTD-1",
        reason: "the list has no SKU that takes the place of \(product.partNumber) in a new term", line: nil)
    }
    return match.partNumber
  }
}
