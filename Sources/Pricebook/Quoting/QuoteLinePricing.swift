import PriceModel

/// The arithmetic of one quote line.
///
/// The line is `unit price × quantity × (1 − discount)`, or `net × quantity ÷ (1 − margin)`: a margin is the share of the
/// selling price that remains above the net price. Either is rounded once, at the end of the line; the unit price of a
/// line with a margin is shown rounded, and not calculated with.
struct QuoteLinePricing {
  let line: QuoteRequest.Line
  let label: String
  let item: Item
  /// The price the user wants to start from; a margin always starts from the net price.
  let kind: PriceKind
  let date: CalendarDate
  let file: String
  /// Every price of the item that holds on the day, to explain the choice.
  let alsoHeld: [Price]
  let copy: QuoteCopy

  func price() throws -> (line: QuoteAnswer.Line, amount: Money, cost: Money?) {
    let kind = line.margin == nil ? kind : .net
    guard
      let choice = PriceChoice(
        of: item, kind: kind, currency: nil, quantity: line.quantity, on: date, alsoHeld: alsoHeld)
    else {
      throw noPrice(kind)
    }
    let currencies = Set(item.prices.filter { $0.kind == kind }.map(\.currency.code))
    guard currencies.count == 1 else {
      throw PricebookError(
        .ambiguous, .severalCurrencies,
        "line \(label): \(item.partNumber) is priced in \(Prose.list(currencies.sorted())); choose with --currency",
        file: file, line: line.sourceLine)
    }
    let markets = Set(item.prices.filter { $0.kind == kind }.map(\.market))
    guard markets.count == 1 else {
      throw PricebookError(
        .ambiguous, .severalMarkets,
        "line \(label): \(item.partNumber) has prices for \(Prose.list(markets.map { $0 ?? "no market" }.sorted())); choose with --market",
        file: file, line: line.sourceLine)
    }
    let published = choice.price.money
    let basis = choice.price.quantityBasis?.value ?? 1
    let (unitPrice, amount) = try translatingArithmeticErrors("line \(label)") { () -> (Money, Money) in
      if let margin = line.margin {
        let remaining = try ExactDecimal(100) - margin
        return (
          try published.times(100, over: remaining),
          try published.times(try line.quantity * 100, over: try basis * remaining)
        )
      }
      let share = try ExactDecimal(100) - (line.discount ?? 0)
      return (published, try published.times(try line.quantity * share, over: try basis * 100))
    }
    let cost = copy == .internal ? try cost(beside: choice) : nil
    return (answer(choice, unitPrice, amount, cost), amount, cost)
  }

  /// The line at the net price of the same list, market and currency; `nil` if there is none for the quantity.
  private func cost(beside choice: PriceChoice) throws -> Money? {
    var item = item
    item.prices.removeAll { $0.market != choice.price.market || $0.list != choice.price.list }
    guard
      let net = PriceChoice(
        of: item, kind: .net, currency: choice.price.currency, quantity: line.quantity, on: date, alsoHeld: []
      )
    else { return nil }
    return try translatingArithmeticErrors("line \(label)") {
      try net.price.money.times(line.quantity, over: net.price.quantityBasis?.value ?? 1)
    }
  }

  private func answer(
    _ choice: PriceChoice, _ unitPrice: Money, _ amount: Money, _ cost: Money?
  ) -> QuoteAnswer.Line {
    QuoteAnswer.Line(
      line: LineLabel(label), partNumber: item.partNumber, itemName: item.itemName,
      quantity: ExactDecimalNumber(line.quantity), unitPrice: unitPrice.text, discount: line.discount,
      amount: amount.text, list: choice.price.list, edition: choice.price.edition,
      source: choice.price.source,
      tier: choice.tier, rule: rule, reason: reason(of: choice), per: choice.price.per,
      quantityBasis: choice.price.quantityBasis, cost: cost?.text,
      margin: cost.flatMap { QuoteMargin.percent(amount, over: $0) },
      requestedMargin: copy == .internal ? line.margin : nil,
      program: item.program,
      acquired: item.acquired, segment: item.segment,
      pricing: line.margin != nil ? .own : kind == .net ? .net : .list, term: item.term,
      billing: item.billing, note: line.note)
  }

  /// Why it is this price. To a customer the price that a margin was put on is not explained.
  private func reason(of choice: PriceChoice) -> String {
    guard line.margin != nil, copy == .customer else { return choice.reason }
    return "priced by edition \(choice.price.edition) of \(choice.price.list), in force on \(date)"
  }

  /// The rule the price rests on: the month's price for Open Value (ORD-6), the price of the whole term for New
  /// Commerce (NCE-1, NCE-2), the monthly price for legacy CSP (CSP-1, CSP-2).
  private var rule: String? {
    switch item.program.flatMap(Program.init(rawValue:)) {
    case .openValue, .openValueSubscription, .openValueSubscriptionEducation: "ORD-6"
    case .newCommerce: item.term == "P1M" ? "NCE-1" : "NCE-2"
    case .legacyCSP: item.billing == "annual" ? "CSP-2" : "CSP-1"
    case .perpetualCSP: "NCE-10"
    default: nil
    }
  }

  private func noPrice(_ kind: PriceKind) -> PricebookError {
    let kinds = Set(item.prices.map(\.kind.rawValue)).sorted()
    let bands = item.prices.filter { $0.kind == kind }.compactMap(PriceChoice.tier)
    let why =
      bands.isEmpty
      ? "has no \(kind.rawValue) price on \(date)" + (kinds.isEmpty ? "" : ", only \(Prose.list(kinds))")
      : "has no \(kind.rawValue) price for the quantity \(ExactDecimalNumber(line.quantity)); its tiers are \(Prose.list(bands))"
    return PricebookError(
      .nothingMatched, .noPrice, "line \(label): \(item.partNumber) \(why)", file: file,
      line: line.sourceLine)
  }
}

/// What remains of an amount above its cost.
enum QuoteMargin {
  /// The share of the amount in percent, rounded half-up to one digit; `nil` for an amount of nothing.
  static func percent(_ amount: Money, over cost: Money) -> ExactDecimal? {
    guard let remaining = try? amount - cost else { return nil }
    return try? remaining.amount.times(100, over: amount.amount, roundedTo: 1, by: .standard)
  }
}
