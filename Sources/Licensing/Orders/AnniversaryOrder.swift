import PriceModel

/// The order to place at an anniversary, with prices and with what may be changed in it.
public struct AnniversaryProposal: Sendable, Hashable {
  /// What the customer may do with a line.
  public enum Freedom: String, Sendable, Hashable {
    /// The quantity stands as it is: a batch on spread payment (ORD-9).
    case fixed
    /// It may grow and not fall (ORD-1).
    case mayRise
    /// It may grow and fall, not below ``Line/minimum`` (ORD-2, ORD-3).
    case mayChange
    /// It may change and be left out (ORD-2).
    case mayBeDropped
  }

  public struct Line: Sendable, Hashable {
    public let priced: PricedLine
    public let freedom: Freedom
    /// The rule behind ``freedom``.
    public let freedomRule: String
    /// The smallest quantity allowed, where there is one.
    public let minimum: Int?
  }

  /// 2 or 3.
  public let year: Int
  public let date: CalendarDate
  public let lines: [Line]
  /// New Additional products of a subscription, which go in an order of their own (ORD-4).
  public let separateLines: [PricedLine]
  public let total: Money
  public let notes: [Note]
}

/// Proposes anniversary orders (ORD-1, ORD-2, ORD-3, ORD-8, ORD-9, PP-4, UTD-4, UTD-5, STP-2).
public struct AnniversaryOrder<Source: PriceSource>: Sendable {
  let agreement: Agreement
  let source: Source
  let kinds: ProductKinds
  let rounding: RoundingPolicy

  public init(
    for agreement: Agreement, from source: Source, kinds: ProductKinds = .standard,
    rounding: RoundingPolicy = .standard
  ) {
    self.agreement = agreement
    self.source = source
    self.kinds = kinds
    self.rounding = rounding
  }

  /// The order that opens `year` of the last term.
  ///
  /// - Parameters:
  ///   - additions: part numbers with the units to add. In Open Value, an Additional product that is named by an
  ///     earlier year's SKU is added as this year's.
  ///   - date: the day of the order; the anniversary, if it is not given.
  /// - Throws: ``OrderError``, and what the source throws.
  public func propose(
    year: Int, adding additions: [(partNumber: String, quantity: Int)] = [], on date: CalendarDate? = nil
  ) throws -> AnniversaryProposal {
    guard year == 2 || year == 3 else {
      throw OrderError.refused(
        rule: "ORD-1", reason: "anniversary orders open years 2 and 3, not year \(year)", line: nil)
    }
    let terms = AgreementTerm.terms(of: agreement)
    let term = terms[terms.count - 1]
    let day = date ?? term.firstDay(ofYear: year)
    let isBefore: (AgreementTerm.PlacedOrder) -> Bool = { $0.year < year }
    let ledger = try Ledger(of: agreement, term: term, from: source, kinds: kinds, where: isBefore)
    var draft = AnniversaryDraft(ledger: ledger, source: source, year: year)
    try draft.repeatHoldings()
    for (part, quantity) in additions { try draft.add(part, quantity) }

    let pricing = OrderPricing(of: agreement, from: source, kinds: kinds, rounding: rounding)
    let order = Order(kind: .anniversary, received: day, usage: day, lines: draft.lines)
    let priced = try pricing.price(order, term: term, where: isBefore)
    let apart = Order(kind: .additional, received: day, usage: day, lines: draft.separateLines)
    let pricedApart = try pricing.price(apart, term: term, where: isBefore)
    let lines = try priced.lines.map { line in
      let freedom = try draft.freedom(of: line)
      return AnniversaryProposal.Line(
        priced: line, freedom: freedom.0, freedomRule: freedom.rule, minimum: freedom.minimum)
    }
    return AnniversaryProposal(
      year: year, date: day, lines: lines, separateLines: pricedApart.lines,
      total: try priced.total + pricedApart.total, notes: draft.notes + priced.notes + pricedApart.notes)
  }
}
