import Catalogue
import Licensing
import PriceModel

/// What a closer table is to show.
public struct CloserRequest: Sendable {
  /// Facets as in ``PickRequest``; `acquired` limits the acquisition years.
  public var choices: [Facet: String]
  public var facts: AgreementFacts
  public var scope: Scope
  public var price: PriceKind

  public init(
    choices: [Facet: String] = [:], facts: AgreementFacts = AgreementFacts(), scope: Scope = Scope(),
    price: PriceKind = .list
  ) {
    self.choices = choices
    self.facts = facts
    self.scope = scope
    self.price = price
  }
}

extension Workspace {
  /// The closer table of the Open Value programs: for each product, acquisition year and payment the SKU and price
  /// of every agreement year, the total over the term, and what prepaying saves.
  ///
  /// Throws a ``PricebookError`` of kind `nothingMatched` if no item of an Open Value program fits, `refused` if a
  /// rule refuses a choice, `ambiguous` if prices of several currencies or markets fit.
  public func closer(_ request: CloserRequest) throws -> CloserAnswer {
    let catalogue = try catalogue()
    let resolved = try resolve(request.scope, in: catalogue)
    var choices = try PickRequest.canonical(request.choices)
    let acquired = choices.removeValue(forKey: .acquired)
    if let market = request.scope.market { choices[.market] = market.uppercased() }
    if let currency = request.scope.currency { choices[.currency] = currency.code }
    if let program = choices[.program], Program(rawValue: program)?.isOpenValue != true {
      throw PricebookError(
        .usage, .noCloser,
        "a closer table is made of Open Value, Open Value Subscription or OVS-ES, not of \(program)")
    }
    try refuse(choices, acquired, request)

    let day = request.scope.on ?? today
    // The offering narrows the rows, not the SKUs: an Up-To-Date row needs the regular SKU for its later years.
    let offering = choices.removeValue(forKey: .offering)
    var question = resolved.question(facets: choices)
    question.on = day
    let all = try translatingCatalogueErrors { try catalogue.items(question) }
    let items = all.filter {
      $0.program.flatMap(Program.init(rawValue:))?.isOpenValue == true && !$0.prices.isEmpty
    }
    guard !items.isEmpty else { throw nothingToClose(all, resolved) }
    let chosen = try oneListAndCurrency(items, request)

    let table = CloserTable(items: chosen.items, kind: request.price, day: day)
    let years: Set<AcquisitionYear> =
      acquired.flatMap(AcquisitionYear.init(rawValue:)).map { [$0] } ?? [
        .first, .second, .third, .nonSpecific,
      ]
    let payments: Set<Payment> = request.facts.payment.map { [$0] } ?? [.spread, .prepaid]
    let rows = try table.rows(acquired: years, payments: payments).filter {
      offering == nil || $0.offering == offering
    }
    guard !rows.isEmpty else {
      throw PricebookError(
        .nothingMatched, .nothingFound, "no product has a SKU for these years and payments")
    }
    return CloserAnswer(
      currency: chosen.currency, rounding: RoundingPolicy.standard.name, price: request.price, date: day,
      rows: rows, excluded: table.exclusions,
      selection: Dictionary(
        uniqueKeysWithValues: try PickRequest.canonical(request.choices).map { ($0.key.rawValue, $0.value) }))
  }

  private func refuse(_ choices: [Facet: String], _ acquired: String?, _ request: CloserRequest) throws {
    var facts = request.facts
    // The table shows both payments for every year; only a unit that was asked for can contradict one.
    if choices[.unit] == nil { facts.payment = nil }
    for (facet, value) in choices {
      var context = choices
      context[facet] = nil
      context[.acquired] = acquired
      let refusal = SelectionRules.refusal(
        of: value, for: facet, item: SelectionContext(chosen: context, available: [value], isAskedFor: true),
        facts: facts)
      if let refusal { throw PricebookError(.refused, .refused, refusal.reason, rule: refusal.rule) }
    }
  }

  private func nothingToClose(_ items: [Item], _ resolved: ResolvedScope) -> PricebookError {
    let withoutProgram = items.filter { $0.program == nil }.count
    return PricebookError(
      .nothingMatched, .nothingFound,
      withoutProgram > 0
        ? "\(Prose.count(withoutProgram, "item")) fit, but the lists do not say their program; import them with --program OV or OVS"
        : "no item of an Open Value program fits in \(Prose.list(resolved.editions.map { "\($0.list) \($0.edition)" }))"
    )
  }

  /// One currency, one market, and one list per item: a table of sums must not mix them.
  private func oneListAndCurrency(_ items: [Item], _ request: CloserRequest) throws -> (
    items: [Item], currency: Currency
  ) {
    let prices = items.flatMap(\.prices).filter { $0.kind == request.price }
    let currencies = Set(prices.map(\.currency))
    guard let currency = currencies.first else {
      throw PricebookError(.nothingMatched, .noPrice, "the items have no \(request.price.rawValue) price")
    }
    guard currencies.count == 1 else {
      throw PricebookError(
        .ambiguous, .severalCurrencies,
        "the items are priced in \(Prose.list(currencies.map(\.code).sorted())) by \(Prose.list(Set(prices.map(\.list)).sorted())); choose with --currency or --list"
      )
    }
    let markets = Set(prices.map { $0.market ?? "no market" })
    guard markets.count == 1 else {
      throw PricebookError(
        .ambiguous, .severalMarkets,
        "the items have prices for \(Prose.list(markets.sorted())); choose with --market")
    }
    let lists = request.scope.lists
    if lists.isEmpty {
      let disagreeing = Precedence.disagreeingLists(items)
      guard disagreeing.isEmpty else {
        throw PricebookError(
          .ambiguous, .severalLists,
          "\(Prose.list(disagreeing)) price the same part differently; choose with --list")
      }
    }
    let order = lists.isEmpty ? Set(items.compactMap(Precedence.listName)).sorted() : lists
    return (Precedence.first(items, lists: order), currency)
  }
}
