import Catalogue
import Licensing
import PriceModel
import Synchronization

/// How the prices of an agreement are looked up.
public struct AgreementTerms: Sendable {
  public var price: PriceKind
  /// Lists that are named here go before those of the agreement.
  public var scope: Scope
  /// Which families are which components (RULES CMP-1).
  public var kinds: ProductKinds

  public init(price: PriceKind = .list, scope: Scope = Scope(), kinds: ProductKinds = .standard) {
    self.price = price
    self.scope = scope
    self.kinds = kinds
  }
}

extension Workspace {
  /// Every violation of a rule in an agreement, with its order and line.
  public func check(_ document: AgreementDocument, terms: AgreementTerms) throws -> AgreementCheckAnswer {
    let prices = try prices(for: document, terms, try catalogue())
    let levels = try prices.offeredLevels(document.agreement.program)
    let findings = try translatingOrderErrors(document.file) {
      try AgreementCheck(
        of: document.agreement, from: prices, kinds: terms.kinds, offeredLevels: levels.isEmpty ? nil : levels
      )
      .findings()
    }
    let answers = { (found: [Violation]) in
      found.map {
        AgreementCheckAnswer.Finding(rule: $0.rule, message: $0.message, order: $0.order, line: $0.line)
      }
    }
    return AgreementCheckAnswer(
      ok: findings.isClean, violations: answers(findings.violations), warnings: answers(findings.warnings))
  }

  /// The price of each line of a new order, and why.
  ///
  /// The agreements share what is looked up in the catalogue. One that cannot be read or priced is among the
  /// `failures`, and the others go on.
  public func price(
    _ order: OrderDocument, under paths: [String], terms: AgreementTerms,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> PricedOrdersAnswer {
    let prices = AgreementPrices(workspace: self, terms: terms, catalogue: try catalogue())
    var answer = PricedOrdersAnswer()
    for (index, path) in paths.enumerated() {
      progress(index, paths.count)
      do {
        answer.agreements.append(try price(order, under: try AgreementDocument.read(path: path), prices))
      } catch let error as PricebookError {
        var error = error
        error.file = error.file ?? path
        answer.failures.append(error)
      }
    }
    return answer
  }

  /// The price of each line of a new order under one agreement, and what the rules say against it.
  func price(
    _ order: OrderDocument, under document: AgreementDocument, _ shared: AgreementPrices
  ) throws -> PricedOrderAnswer {
    try document.accepts(order)
    let prices = try shared.prices(for: document)
    let priced = try translatingOrderErrors(order) {
      try OrderPricing(of: document.agreement, from: prices, kinds: shared.terms.kinds).price(order.order)
    }
    var answer = PricedOrderAnswer(priced, file: document.file, schema: "pricebook.agreement-price/1")
    answer.violations = try violations(of: order.order, under: document, prices, shared.terms)
    return answer
  }

  /// What the rules say against a new order: a price can be named for an order that must not be placed.
  private func violations(
    of order: Order, under document: AgreementDocument, _ prices: CataloguePrices, _ terms: AgreementTerms
  ) throws -> [AgreementCheckAnswer.Finding] {
    var agreement = document.agreement
    agreement.orders.append(order)
    let findings = try translatingOrderErrors(document.file) {
      try AgreementCheck(of: agreement, from: prices, kinds: terms.kinds).findings()
    }
    return findings.violations.filter { $0.order == agreement.orders.count }.map {
      AgreementCheckAnswer.Finding(rule: $0.rule, message: $0.message, order: nil, line: $0.line)
    }
  }

  /// The order to place at the anniversary that opens a year, with what may be raised, lowered or dropped.
  public func anniversary(
    of document: AgreementDocument, year: Int, adding: [(partNumber: String, quantity: Int)],
    on date: CalendarDate? = nil, terms: AgreementTerms
  ) throws -> AnniversaryAnswer {
    let prices = try prices(for: document, terms, try catalogue())
    return AnniversaryAnswer(
      try translatingOrderErrors(document.file) {
        try AnniversaryOrder(for: document.agreement, from: prices, kinds: terms.kinds).propose(
          year: year, adding: adding, on: date)
      })
  }

  /// The first order of a further term: a renewal (RULES PP-6), or the extension of Open Value (PP-7).
  public func renewal(
    of document: AgreementDocument, kind: Order.Kind, on date: CalendarDate? = nil, terms: AgreementTerms
  ) throws -> PricedOrderAnswer {
    let prices = try prices(for: document, terms, try catalogue())
    let priced = try translatingOrderErrors(document.file) {
      try RenewalOrder(for: document.agreement, from: prices, kinds: terms.kinds).propose(kind, on: date)
    }
    return PricedOrderAnswer(priced, file: document.file, schema: "pricebook.agreement-renewal/1")
  }

  /// The step-up SKUs from a SKU of the agreement to another family, their prices, and whether the list's price is
  /// the difference of the two products (RULES STP-1, STP-9).
  public func stepUp(
    from partNumber: String, to family: String, quantity: Int, in document: AgreementDocument,
    on date: CalendarDate?,
    terms: AgreementTerms
  ) throws -> StepUpAnswer {
    let prices = try prices(for: document, terms, try catalogue())
    let proposals = try translatingOrderErrors(document.file) {
      try StepUp.proposals(
        from: partNumber, to: family, quantity: quantity, in: document.agreement,
        month: EditionLabel(date ?? today), source: prices, kinds: terms.kinds)
    }
    guard !proposals.isEmpty else {
      throw PricebookError(
        .nothingMatched, .noStepUp,
        "the lists have no step-up SKU to \(family) that goes with \(partNumber)",
        file: document.file)
    }
    let currency = document.agreement.currency
    return StepUpAnswer(
      currency: currency,
      proposals: proposals.map { proposal in
        StepUpAnswer.Proposal(
          partNumber: proposal.partNumber, family: proposal.family, quantity: proposal.quantity,
          unitPrice: Money(proposal.listPrice.amount, currency).text, list: proposal.listPrice.list,
          edition: proposal.listPrice.edition,
          difference: proposal.difference.map { Money($0, currency).text },
          consistent: proposal.isConsistent, rules: proposal.rules, explanation: proposal.explanation)
      })
  }

  fileprivate func prices(
    for document: AgreementDocument, _ terms: AgreementTerms, _ catalogue: PriceCatalogue
  ) throws -> CataloguePrices {
    var scope = terms.scope
    if scope.lists.isEmpty { scope.lists = document.lists }
    return try CataloguePrices(
      self, catalogue, scope: scope, kind: terms.price,
      currency: scope.currency ?? document.agreement.currency)
  }
}

/// The prices of many agreements under the same terms: those with the same lists and currency share what is looked up.
/// Safe to share between threads.
final class AgreementPrices: Sendable {
  let terms: AgreementTerms
  private let workspace: Workspace
  private let catalogue: PriceCatalogue
  private let known = Mutex<[Key: CataloguePrices]>([:])

  private struct Key: Hashable {
    var lists: [String]
    var currency: Currency
  }

  init(workspace: Workspace, terms: AgreementTerms, catalogue: PriceCatalogue) {
    self.workspace = workspace
    self.terms = terms
    self.catalogue = catalogue
  }

  func prices(for document: AgreementDocument) throws -> CataloguePrices {
    let key = Key(lists: document.lists, currency: document.agreement.currency)
    if let prices = known.withLock({ $0[key] }) { return prices }
    let prices = try workspace.prices(for: document, terms, catalogue)
    known.withLock { $0[key] = prices }
    return prices
  }
}

extension AgreementDocument {
  /// Refuses an order from before the signing.
  fileprivate func accepts(_ document: OrderDocument) throws {
    let order = document.order
    guard order.received >= agreement.signedOn else {
      throw PricebookError(
        .fault, .orderBeforeSigning,
        "the order was received on \(order.received), before the agreement \(file) was signed on \(agreement.signedOn)",
        file: document.file, line: document.place.line, column: document.place.column)
    }
  }
}

/// Runs a piece of work of the rules on an order file; an error stands at its line there.
private func translatingOrderErrors<Result>(_ document: OrderDocument, _ work: () throws -> Result) throws
  -> Result
{
  do {
    return try work()
  } catch let error as OrderError {
    let place = document.place(ofLine: error.line)
    var placed = PricebookError(error, file: document.file)
    placed.line = place.line
    placed.column = place.column
    throw placed
  } catch {
    return try translatingArithmeticErrors(document.file) { throw error }
  }
}

/// Runs a piece of work of the rules and turns its errors into ``PricebookError``.
private func translatingOrderErrors<Result>(_ file: String, _ work: () throws -> Result) throws -> Result {
  do {
    return try translatingArithmeticErrors(file, work)
  } catch let error as OrderError {
    throw PricebookError(error, file: file)
  }
}
