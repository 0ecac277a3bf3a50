import Catalogue
import Licensing
import PriceModel
import SKUResolution
import Synchronization

/// A walk that can be gone many times: the facets of all items are read once, and every further answer comes from
/// memory.
///
///     let walk = try PickWalk(workspace, PickRequest(choices: [.program: "OV"]))
///     try walk.stage(after: [])                                               // the first open question
///     try walk.stage(after: [PickChoice(.facet(.family), "Core CAL")])        // the next one
public final class PickWalk: Sendable {
  /// What was decided before the walk began, with the codes of the facets.
  let request: PickRequest
  let workspace: Workspace
  let catalogue: PriceCatalogue
  let resolved: ResolvedScope
  private let table: FacetTable
  private let inForce: PricesInForce
  private let prices = Mutex<PriceTable?>(nil)

  /// Reads the facets of the items in scope.
  ///
  /// Throws ``PricebookError`` where the catalogue, a list or an edition is not there, and for facets that do not
  /// exist.
  public init(_ workspace: Workspace, _ request: PickRequest) throws {
    self.workspace = workspace
    catalogue = try workspace.catalogue()
    resolved = try workspace.resolve(request.scope, in: catalogue)
    var request = request
    request.choices = try PickRequest.canonical(request.choices)
    request.choices[.market] = request.choices[.market] ?? request.scope.market?.uppercased()
    request.choices[.currency] = request.choices[.currency] ?? request.scope.currency?.code
    self.request = request
    table = try translatingCatalogueErrors { [catalogue, resolved] in
      try catalogue.facetTable(Self.question(of: resolved))
    }
    inForce = try workspace.pricesInForce(request.scope, catalogue)
  }

  /// The market and currency of the scope are steps of the walk, so the table is asked for without them.
  private static func question(of resolved: ResolvedScope) -> ItemQuestion {
    var unscoped = resolved
    unscoped.scope.market = nil
    unscoped.scope.currency = nil
    return unscoped.question()
  }

  /// The day whose prices are shown.
  var day: CalendarDate { inForce.day }

  /// The net and the list price of an item that are in force, in this order.
  func pricesInForce(of item: Item) -> [Price] {
    [PriceKind.net, .list].compactMap { inForce.price($0, of: item) }
  }

  /// Reads all prices, so that options can say what their items cost. May be called on a thread of its own; answers
  /// do without until it is done.
  public func loadPrices() throws {
    let loaded = try translatingCatalogueErrors {
      try catalogue.priceTable(of: table, Self.question(of: resolved), on: day)
    }
    prices.withLock { $0 = loaded }
  }

  /// The answer to the request: the walk as far as its choices lead.
  ///
  /// Throws ``PricebookError`` where the catalogue cannot be read.
  public func answer() throws -> PickAnswer { try go() }

  /// Goes the walk with some choices beside those of the request.
  ///
  /// - Parameters:
  ///   - choices: Codes by facet.
  ///   - asksEverything: Whether it goes on until nothing tells the items left apart.
  ///   - accepts: Which of the items at the end of the walk are meant.
  func go(
    _ choices: [Facet: String] = [:], asksEverything: Bool = false, lists: [String]? = nil,
    where accepts: (Item) -> Bool = { _ in true }
  ) throws -> PickAnswer {
    let choices = request.choices.merging(choices) { $1 }
    var facts = request.facts
    facts.program = facts.program ?? choices[.program].flatMap(Program.init(rawValue:))
    facts.segment = facts.segment ?? choices[.segment].flatMap(Segment.init(rawValue:))
    let walk = try translatingCatalogueErrors {
      try Walk(
        over: table, prices: prices.withLock { $0 },
        request: WalkRequest(choices: choices, facts: facts, asksEverything: asksEverything)
      ).run()
    }

    var answer = PickAnswer(walk, inForce: inForce)
    if let refusal = walk.refusedChoices.first {
      answer.failure = PricebookError(.refused, .refused, refusal.reason, rule: refusal.rule)
      return answer
    }
    if let unmatched = walk.unmatched {
      answer.failure = Self.unmatched(unmatched)
      return answer
    }
    guard !walk.items.isEmpty else {
      answer.failure = Self.nothingLeft(walk)
      return answer
    }
    if walk.items.count <= PickAnswer.largestListing {
      // The prices shown are those of the market and currency that the walk has come to.
      var question = resolved.question()
      question.facets[.market] = walk.selection[.market]
      question.facets[.currency] = walk.selection[.currency]
      let items = try translatingCatalogueErrors { try catalogue.items(walk.items, in: table, question) }
      conclude(&answer, with: items.filter(accepts), lists: lists ?? request.scope.lists)
      answer.facts = try workspace.addFacts(to: &answer.items, resolved, catalogue)
    } else if request.one {
      answer.failure = Self.several(walk.items.count, next: walk.next)
    }
    return answer
  }

  /// Lists what is left, one entry per item even where several lists have it.
  private func conclude(_ answer: inout PickAnswer, with items: [Item], lists: [String]) {
    answer.items = Precedence.first(items, lists: lists)
    if lists.isEmpty {
      let disagreeing = Precedence.disagreeingLists(items)
      if disagreeing.isEmpty {
        answer.items = Precedence.first(items, lists: Set(items.compactMap(Precedence.listName)).sorted())
      } else if answer.next == nil {
        answer.disagreeingLists = disagreeing
        answer.failure = PricebookError(
          .ambiguous, .severalLists,
          "\(Prose.list(disagreeing)) price the same part differently; choose with --list, --market or --currency"
        )
      }
    }
    answer.matches = answer.items.count
    if answer.next == nil { answer.differences = Differences.among(answer.items) }
    if request.one, answer.items.count > 1, answer.failure == nil {
      answer.failure = Self.several(answer.items.count, next: answer.next)
    }
  }

  private static func nothingLeft(_ walk: WalkOutcome) -> PricebookError {
    guard let first = walk.refused.first else {
      return PricebookError(.nothingMatched, .nothingFound, "no item has these facets")
    }
    let refusals = walk.refused.map { "\($0.facet.title) \($0.value) (\($0.rule))" }
    return PricebookError(
      .refused, .refused, "every SKU left is refused: \(Prose.list(refusals))", rule: first.rule)
  }

  private static func unmatched(_ step: WalkStep) -> PricebookError {
    let options = step.options.map { $0.value ?? "not stated" }
    return PricebookError(
      .nothingMatched, .nothingFound,
      options.isEmpty
        ? "no item is left for the \(step.facet.title) “\(step.chosen ?? "")”"
        : "no item has the \(step.facet.title) “\(step.chosen ?? "")”; there are \(Prose.list(options))")
  }

  private static func several(_ count: Int, next: Facet?) -> PricebookError {
    PricebookError(
      .ambiguous, .severalSKUs,
      "\(count) SKUs still match" + (next.map { "; the next question is the \($0.title)" } ?? ""))
  }
}

extension PickAnswer {
  fileprivate init(_ walk: WalkOutcome, inForce: PricesInForce) {
    self.init(
      selection: Dictionary(walk.selection.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { $1 }),
      steps: walk.steps, next: walk.next, items: [], differences: [],
      refused: walk.refused.map {
        RefusedValue(facet: $0.facet, value: $0.value, rule: $0.rule, reason: $0.reason)
      }, matches: walk.items.count, failure: nil, inForce: inForce)
  }
}
