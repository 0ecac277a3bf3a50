import Catalogue
import PriceModel

extension Workspace {
  /// Prices a request: the SKU of each line, the tier by quantity, the price by date.
  ///
  /// Throws a ``PricebookError`` that names the line: of kind `nothingMatched` if it matches nothing, `ambiguous` if
  /// it matches several SKUs or lists price it differently, `fault` if the month has no edition.
  public func quote(_ request: QuoteRequest, terms: QuoteTerms) throws -> QuoteAnswer {
    let catalogue = try catalogue()
    var priced = try price(request, terms: terms, in: catalogue)
    priced.answer.warnings += try offerWarnings(
      priced.lines, priced.resolved, in: catalogue, file: request.file)
    return priced.answer
  }

  /// What lists without prices say against the lines of a quote, taken together.
  func offerWarnings(
    _ lines: [(line: QuoteAnswer.Line, sourceLine: Int?, item: Item)], _ resolved: ResolvedScope,
    in catalogue: PriceCatalogue, file: String
  ) throws -> [Diagnostic] {
    var items = lines.map(\.item)
    let facts = try addFacts(to: &items, resolved, catalogue)
    guard !facts.isEmpty else { return [] }
    let limits = OfferLimits(
      lines: lines.map { line in
        OfferLimits.Line(
          label: line.line.line.description, sourceLine: line.sourceLine, partNumber: line.item.partNumber,
          quantity: line.line.quantity.value, markets: Set(line.item.prices.compactMap(\.market)))
      }, file: file)
    return limits.warnings(facts)
  }

  /// The quote without what concerns its lines together, and the items that were found for them.
  func price(_ request: QuoteRequest, terms: QuoteTerms, in catalogue: PriceCatalogue) throws
    -> PricedRequest
  {
    let date = request.date ?? terms.date ?? terms.scope.on ?? today
    var scope = terms.scope
    scope.on = date
    scope.currency = request.currency ?? terms.currency ?? scope.currency
    let resolved = try resolve(scope, in: catalogue)
    let finder = QuoteLineFinder(
      workspace: self, catalogue: catalogue, lookup: lookup ?? ItemLookup(catalogue), resolved: resolved,
      file: request.file)

    var items: [Item] = []
    var lines: [QuoteAnswer.Line] = []
    var warnings: [Diagnostic] = []
    var subtotal: Money?
    var costs: [Money?] = []
    for (index, line) in request.lines.enumerated() {
      let label = line.label ?? String(index + 1)
      let item = try finder.item(for: line, label: label)
      let priced = try QuoteLinePricing(
        line: line, label: label, item: item, kind: terms.price, date: date, file: request.file,
        alsoHeld: try finder.undatedPrices(of: item), copy: terms.copy
      ).price()
      if let successor = item.replacedBy {
        warnings.append(
          Diagnostic(
            .superseded,
            "line \(label): \(item.partNumber) is replaced by \(successor); quote that one instead",
            file: request.file, line: line.sourceLine, value: item.partNumber))
      }
      items.append(item)
      lines.append(priced.line)
      costs.append(priced.cost)
      guard (subtotal?.currency ?? priced.amount.currency) == priced.amount.currency else {
        throw PricebookError(
          .ambiguous, .severalCurrencies,
          """
          line \(label): the price is in \(priced.amount.currency), those before it in \
          \(subtotal?.currency.code ?? ""); a quote has one currency: choose it with --currency
          """, file: request.file, line: line.sourceLine)
      }
      subtotal = try translatingArithmeticErrors("the subtotal") {
        try subtotal.map { try $0 + priced.amount } ?? priced.amount
      }
    }
    guard let subtotal else {
      throw PricebookError(.fault, .noLines, "the request has no lines", file: request.file)
    }
    let known = costs.compactMap { $0 }
    let cost = try translatingArithmeticErrors("the cost") { () -> Money? in
      guard known.count == lines.count, let first = known.first else { return nil }
      return try known.dropFirst().reduce(first) { try $0 + $1 }
    }
    let answer = try answer(request, terms, date, lines, warnings, subtotal, cost)
    return PricedRequest(
      answer: answer,
      lines: lines.indices.map { (lines[$0], request.lines[$0].sourceLine, items[$0]) }, resolved: resolved)
  }

  private func answer(
    _ request: QuoteRequest, _ terms: QuoteTerms, _ date: CalendarDate, _ lines: [QuoteAnswer.Line],
    _ warnings: [Diagnostic], _ subtotal: Money, _ cost: Money?
  ) throws -> QuoteAnswer {
    let rate = request.tax ?? terms.tax
    let tax = try translatingArithmeticErrors("the tax") { try subtotal.times(rate ?? 0, over: 100) }
    let total = try translatingArithmeticErrors("the total") { try subtotal + tax }
    return QuoteAnswer(
      number: request.number, date: date, validUntil: request.validUntil, currency: subtotal.currency,
      rounding: RoundingPolicy.standard.name, price: terms.price,
      customer: terms.customer.map { JSONNode(.string($0)) } ?? request.customer, lines: lines,
      subtotal: subtotal.text, taxRate: rate, tax: tax.text, total: total.text, warnings: warnings,
      copy: terms.copy, cost: cost?.text, margin: cost.flatMap { QuoteMargin.percent(subtotal, over: $0) })
  }
}

/// A request whose lines have their prices.
struct PricedRequest {
  var answer: QuoteAnswer
  var lines: [(line: QuoteAnswer.Line, sourceLine: Int?, item: Item)]
  var resolved: ResolvedScope
}
