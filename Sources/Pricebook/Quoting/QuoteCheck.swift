import Catalogue
import PriceModel

extension Workspace {
  /// Prices an earlier quote again: what each line would cost on a later day, and what changed.
  ///
  /// A line that cannot be priced any more does not end the check; it says why. Throws a ``PricebookError`` only where
  /// no line can be priced, for example because there is no catalogue.
  public func check(_ earlier: EarlierQuote, terms: QuoteTerms) throws -> QuoteCheckAnswer {
    let catalogue = try catalogue()
    let date = terms.date ?? terms.scope.on ?? today
    var lines: [QuoteCheckAnswer.Line] = []
    var total: Money? = Money(.zero, earlier.currency)
    var priced: [PricedRequest] = []
    for line in earlier.lines {
      let (checked, amount) = try check(line, of: earlier, terms, date, in: catalogue, &priced)
      lines.append(checked)
      total = try translatingArithmeticErrors("the total") {
        guard let sum = total, let amount else { return nil }
        return try sum + amount
      }
    }
    let withTax = try translatingArithmeticErrors("the tax") { () -> Money? in
      guard let total else { return nil }
      return try total + total.times(earlier.taxRate ?? 0, over: 100)
    }
    let warnings = try priced.first.map {
      try offerWarnings(priced.flatMap(\.lines), $0.resolved, in: catalogue, file: earlier.file)
    }
    let old = Money(earlier.total, earlier.currency)
    return QuoteCheckAnswer(
      number: earlier.number, oldDate: earlier.date, date: date, currency: earlier.currency,
      rounding: RoundingPolicy.standard.name, lines: lines, oldTotal: old.text, total: withTax?.text,
      percent: withTax.flatMap { QuoteCheckAnswer.percent(old.amount, $0.amount) }, warnings: warnings ?? [])
  }

  private func check(
    _ line: EarlierQuote.Line, of earlier: EarlierQuote, _ terms: QuoteTerms, _ date: CalendarDate,
    in catalogue: PriceCatalogue, _ found: inout [PricedRequest]
  ) throws -> (QuoteCheckAnswer.Line, Money?) {
    var answer = QuoteCheckAnswer.Line(
      line: LineLabel(line.label), partNumber: line.partNumber, itemName: line.itemName,
      quantity: ExactDecimalNumber(line.quantity), oldUnitPrice: line.unitPrice.description,
      oldAmount: line.amount.description, oldList: line.list, oldEdition: line.edition)
    guard line.pricing != .own || line.requestedMargin != nil else {
      answer.status = .unchecked
      answer.reason =
        "its price is a margin on the net price, and a customer's copy does not say which: check the internal copy"
      return (answer, nil)
    }
    var request = QuoteRequest(file: earlier.file)
    request.currency = earlier.currency
    request.lines = [line.request]
    var now = terms
    now.date = date
    now.price = line.pricing == .net ? .net : .list
    // The list it came from, unless the user wants another.
    if now.scope.lists.isEmpty { now.scope.lists = [line.list] }
    do {
      var result = try price(request, terms: now, in: catalogue)
      let quote = result.answer
      result.lines[0].line.line = LineLabel(line.label)
      found.append(result)
      guard let priced = quote.lines.first, let amount = ExactDecimal(priced.amount) else {
        return (answer, nil)
      }
      answer.unitPrice = priced.unitPrice
      answer.amount = priced.amount
      answer.list = priced.list
      answer.edition = priced.edition.description
      answer.reason = priced.reason
      answer.percent = QuoteCheckAnswer.percent(line.amount, amount)
      answer.status =
        amount == line.amount && ExactDecimal(priced.unitPrice) == line.unitPrice ? .same : .changed
      if let warning = quote.warnings.first { answer.reason = warning.message }
      return (answer, Money(amount, earlier.currency))
    } catch let error as PricebookError where error.kind == .nothingMatched || error.kind == .ambiguous {
      answer.status = .gone
      answer.reason = error.message
      return (answer, nil)
    }
  }
}

/// The answer of `quote --check`.
public struct QuoteCheckAnswer: Encodable, Sendable {
  public let schema = "pricebook.quote-check/1"
  public var number: String?
  /// The date of the earlier quote.
  public var oldDate: CalendarDate
  public var date: CalendarDate
  public var currency: Currency
  public var rounding: String
  public var lines: [Line]
  /// With tax, as the quote had it.
  public var oldTotal: String
  /// `nil` where a line has no price any more.
  public var total: String?
  public var percent: ExactDecimal?
  /// What an offer matrix says against the lines now: seats, subscriptions, prerequisites, countries.
  public var warnings: [Diagnostic]

  public enum Status: String, Encodable, Sendable {
    case same, changed
    /// There is no such price now.
    case gone
    /// The quote does not say how it was priced.
    case unchecked
  }

  public struct Line: Encodable, Sendable {
    public var line: LineLabel
    public var status = Status.same
    public var partNumber: String
    public var itemName: String?
    public var quantity: ExactDecimalNumber
    public var oldUnitPrice: String
    public var unitPrice: String?
    public var oldAmount: String
    public var amount: String?
    /// By how much the amount changed, with one digit.
    public var percent: ExactDecimal?
    public var oldList: String
    public var oldEdition: String
    public var list: String?
    public var edition: String?
    /// Which price it is now, or why there is none.
    public var reason: String?
  }

  /// From old to new in percent, rounded half-up to one digit; `nil` from nothing.
  static func percent(_ old: ExactDecimal, _ new: ExactDecimal) -> ExactDecimal? {
    guard !old.isZero, let more = try? new - old else { return nil }
    return try? more.times(100, over: old, roundedTo: 1, by: .standard)
  }
}
