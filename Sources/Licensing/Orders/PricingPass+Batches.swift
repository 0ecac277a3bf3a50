import PriceModel

// Instalments of what Open Value does not protect (PP-3, PP-4, PP-9, PP-10, PP-16).
extension PricingPass {
  /// Repeats the batches of a SKU on spread payment, the oldest first, each at its own price. Gives the quantity
  /// for which there is no batch.
  mutating func repeatBatches(_ line: OrderLine, _ number: Int, _ product: Product) throws -> Int {
    var rest = line.quantity
    var groups: [Instalment] = []
    for (index, batch) in ledger.batches.enumerated() {
      guard rest > 0, batch.partNumber == line.partNumber.uppercased(), !batch.payment.isPrepaid else {
        continue
      }
      let available = batch.quantity - repeated[index, default: 0]
      guard available > 0 else { continue }
      let taken = min(rest, available)
      repeated[index, default: 0] += taken
      rest -= taken
      let instalment = try instalment(of: batch, quantity: taken)
      // Batches at one price are one line, as in the worked example: 10 and 2 at 20 are 12 at 20.
      if let last = groups.last, last.price == instalment.price, last.rule == instalment.rule {
        groups[groups.count - 1].quantity += taken
      } else {
        groups.append(instalment)
      }
    }
    for group in groups {
      var part = line
      part.quantity = group.quantity
      try add(
        part, number, group.price, group.basis, since: group.batch.order.received,
        rules: [group.rule, "PP-4"],
        origin: .order(group.batch.orderNumber, line: group.batch.lineNumber), group.explanation)
    }
    return rest
  }

  private struct Instalment {
    let batch: Batch
    var quantity: Int
    let price: ExactDecimal
    let basis: PricedLine.Basis
    let rule: String
    let explanation: String
  }

  private func instalment(of batch: Batch, quantity: Int) throws -> Instalment {
    let bought = batch.order.received
    if let deal = batch.line.deal, batch.order.kind.beginsTerm, deal.holds(on: order.received) {
      return Instalment(
        batch: batch, quantity: quantity, price: deal.unitPrice, basis: .deal, rule: "PP-16",
        explanation: "the instalment repeats the special price \(deal.unitPrice) of the first order, "
          + "which holds as its terms say")
    }
    let price = try batch.listPrice(from: source)
    guard let deal = batch.line.deal else {
      return Instalment(
        batch: batch, quantity: quantity, price: price, basis: .list, rule: "PP-3",
        explanation: "spread payment: the instalment repeats the price of the batch of \(bought), \(price), "
          + "not prorated; this is not price protection (PP-5)")
    }
    let rule = batch.order.kind.beginsTerm ? "PP-16" : "PP-9"
    let why =
      rule == "PP-16"
      ? "the special price ended on \(deal.until ?? .latest)"
      : "the special price was granted mid-term and does not carry"
    return Instalment(
      batch: batch, quantity: quantity, price: price, basis: .list, rule: rule,
      explanation: "\(why): the instalment is at the batch's list price of \(bought), \(price)")
  }
}
