import Catalogue
import Licensing
import PriceModel
import SKUResolution

extension Workspace {
  /// The walk to a SKU: asks facet after facet, takes what is the only choice, and says which rule refuses what.
  ///
  /// The answer's `failure` is set where the walk cannot go on: a choice that a rule refuses, a choice that no item
  /// has, several SKUs where one was demanded, lists that price the same SKU differently.
  public func pick(_ request: PickRequest) throws -> PickAnswer {
    let catalogue = try catalogue()
    let resolved = try resolve(request.scope, in: catalogue)
    var choices = try PickRequest.canonical(request.choices)
    choices[.market] = choices[.market] ?? request.scope.market?.uppercased()
    choices[.currency] = choices[.currency] ?? request.scope.currency?.code

    // The market and currency of the scope are steps of the walk, so the table is asked for without them.
    var unscoped = resolved
    unscoped.scope.market = nil
    unscoped.scope.currency = nil
    let offers = try translatingCatalogueErrors { try catalogue.facetTable(unscoped.question()) }
    var facts = request.facts
    facts.program = facts.program ?? choices[.program].flatMap(Program.init(rawValue:))
    facts.segment = facts.segment ?? choices[.segment].flatMap(Segment.init(rawValue:))
    let walk = try translatingCatalogueErrors {
      try Walk(over: offers, request: WalkRequest(choices: choices, facts: facts)).run()
    }

    var answer = PickAnswer(walk, inForce: try pricesInForce(request.scope, catalogue))
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
      let items = try translatingCatalogueErrors { try catalogue.items(walk.items, in: offers, question) }
      conclude(&answer, with: items, request)
      answer.facts = try addFacts(to: &answer.items, resolved, catalogue)
    } else if request.one {
      answer.failure = Self.several(walk.items.count, next: walk.next)
    }
    return answer
  }

  /// Lists what is left, one entry per item even where several lists have it.
  private func conclude(_ answer: inout PickAnswer, with items: [Item], _ request: PickRequest) {
    let lists = request.scope.lists
    answer.items = Precedence.first(items, lists: lists)
    if lists.isEmpty {
      let disagreeing = Precedence.disagreeingLists(items)
      if disagreeing.isEmpty {
        answer.items = Precedence.first(items, lists: Set(items.compactMap(Precedence.listName)).sorted())
      } else if answer.next == nil {
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
