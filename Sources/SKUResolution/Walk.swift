import Catalogue
import Licensing
import PriceModel

/// The SKU resolver's walk: from all items of some editions, facet by facet, to the one that is right.
///
/// The walk asks the facets of the program in order (``FacetOrder``). A question with one possible answer answers
/// itself; the first one with several stops the walk. What the user has chosen counts everywhere, also for
/// questions before it, so that `--unit 3Y` narrows the levels offered. Values that the agreement's facts exclude
/// are taken out of the options and reported with the rule that excludes them.
///
/// The walk decides nothing about licences itself: refusals come from ``SelectionRules``.
public struct Walk {
  private let offers: FacetTable
  private let prices: PriceTable?
  private let request: WalkRequest

  /// A walk over the items of a table.
  ///
  /// - Parameter prices: Of the listings of the table; with them a walk that asks everything says what the items of
  ///   the options of the open question cost.
  public init(over offers: FacetTable, prices: PriceTable? = nil, request: WalkRequest) {
    self.offers = offers
    self.prices = prices
    self.request = request
  }

  /// Walks as far as the request allows.
  ///
  /// Throws `CatalogueError` `storage`.
  public func run() throws -> WalkOutcome {
    var outcome = WalkOutcome(
      selection: request.choices.filter { !$0.value.isEmpty }, steps: [], next: nil, refused: [],
      refusedChoices: [], unmatched: nil, items: [])
    // A question must offer what the *other* decisions leave, not only what its own answer leaves.
    var rows = try Survivors(offers, choices: request.choices)
    var asked: Set<Facet> = []
    if try blameChoiceWithoutItems(&rows, &outcome) {
      try explainByRules(&outcome)
      return outcome
    }

    // The program decides the order, and it is itself the first question, so the order is looked up anew.
    while let facet = nextQuestion(after: asked, outcome) {
      asked.insert(facet)
      if outcome.next != nil && request.choices[facet] == nil {
        try refuse(facet, &rows, &outcome)
      } else {
        try ask(facet, &rows, &outcome)
      }
      if outcome.unmatched != nil || !outcome.refusedChoices.isEmpty { break }
    }
    outcome.items = rows.items
    if outcome.unmatched != nil { try explainByRules(&outcome) }
    if request.asksEverything { try countAgain(&rows, &outcome) }
    return outcome
  }

  /// Who chooses on a screen is to see at the open question what can really be had: without what rules refuse at the
  /// questions behind it, and with its prices.
  private func countAgain(_ rows: inout Survivors, _ outcome: inout WalkOutcome) throws {
    guard let next = outcome.next, let place = outcome.steps.firstIndex(where: { $0.facet == next }) else {
      return
    }
    let counts = Dictionary(
      try rows.options(of: next).map { ($0.value, $0.items) }, uniquingKeysWith: { first, _ in first })
    let spans = try prices.map { try rows.spans(of: next, $0) } ?? [:]
    for option in outcome.steps[place].options.indices {
      let value = outcome.steps[place].options[option].value
      outcome.steps[place].options[option].items = counts[value] ?? 0
      outcome.steps[place].options[option].prices = spans[value] ?? []
    }
  }

  /// No item has all the choices: where a rule forbids one of them beside the others, that is why.
  private func explainByRules(_ outcome: inout WalkOutcome) throws {
    for facet in FacetOrder.facets(of: request.choices[.program]) + Facet.allCases {
      guard let choice = request.choices[facet], !choice.isEmpty else { continue }
      let context = SelectionContext(
        chosen: request.choices.filter { $0.key != facet && !$0.value.isEmpty },
        available: Set(try offers.values(of: offers.codes(of: facet)).values), isAskedFor: true)
      if let refusal = SelectionRules.refusal(of: choice, for: facet, item: context, facts: request.facts) {
        outcome.unmatched = nil
        outcome.refusedChoices = [refusal]
        outcome.refused += [refusal]
        return
      }
    }
  }

  /// A value that no item in scope has is the answer to why nothing is left, whatever was asked before it.
  private func blameChoiceWithoutItems(_ rows: inout Survivors, _ outcome: inout WalkOutcome) throws -> Bool {
    for facet in FacetOrder.facets(of: request.choices[.program]) + Facet.allCases {
      guard let choice = request.choices[facet], !choice.isEmpty,
        try rows.code(of: choice, in: facet) == nil
      else { continue }
      outcome.unmatched = WalkStep(facet: facet, chosen: choice, options: try rows.options(of: facet))
      return true
    }
    return false
  }

  private func nextQuestion(after asked: Set<Facet>, _ outcome: WalkOutcome) -> Facet? {
    let order = FacetOrder.facets(of: outcome.selection[.program])
    let asksOthers = request.asksEverything && outcome.next == nil
    return order.first { !asked.contains($0) }
      ?? Facet.allCases.first { (asksOthers || request.choices[$0] != nil) && !asked.contains($0) }
  }

  /// A question behind the open one is not asked yet, but what a rule refuses there is out of play all the same: the
  /// items left are those that can really be had.
  private func refuse(_ facet: Facet, _ rows: inout Survivors, _ outcome: inout WalkOutcome) throws {
    // Without a rule, its values need not even be looked up: a list has very many item names.
    guard speaks(of: facet, outcome) else { return }
    let found = try rows.options(of: facet)
    let question = Question(facet, found, outcome)
    let refusals = found.compactMap(\.value).compactMap { refusal(of: $0, question) }
    outcome.refused += refusals
    try rows.exclude(Set(refusals.map(\.value)), of: facet)
  }

  /// Whether a rule may refuse a value of a facet.
  private func speaks(of facet: Facet, _ outcome: WalkOutcome) -> Bool {
    SelectionRules.speak(of: facet, chosen: outcome.selection, facts: request.facts)
  }

  private func ask(_ facet: Facet, _ rows: inout Survivors, _ outcome: inout WalkOutcome) throws {
    let found = try rows.options(of: facet)
    // Where no rule speaks, all that is found is allowed, and nothing need be known of it.
    let speaks = speaks(of: facet, outcome)
    let question = Question(facet, speaks ? found : [], outcome)
    var allowed = found
    var refusals: [Refusal] = []
    if speaks {
      allowed = found.filter { option in
        guard let value = option.value else { return true }
        let isChosen = request.choices[facet]?.caseInsensitivelyEquals(value) ?? false
        guard let refusal = refusal(of: value, question, isAskedFor: isChosen) else { return true }
        refusals.append(refusal)
        return false
      }
    }
    var step = WalkStep(facet: facet, chosen: nil, options: allowed)

    if let choice = request.choices[facet] {
      rows.settle(facet)
      let spelling = try rows.spelling(of: choice, in: facet)
      let canonical = found.first { $0.value ?? "" == spelling }
      step.chosen = canonical?.value ?? choice
      outcome.selection[facet] = canonical.map(\.value) ?? choice
      outcome.steps.append(step)
      // A choice may be refused although the list does not even have it: the rule is the better answer.
      if let refusal = refusal(of: choice, question, isAskedFor: true) {
        outcome.refusedChoices.append(refusal)
        outcome.refused += refusals.filter { $0 != refusal } + [refusal]
      } else if canonical == nil {
        outcome.refused += refusals
        outcome.unmatched = step
      } else {
        outcome.refused += refusals
      }
      return
    }

    outcome.refused += refusals
    if !refusals.isEmpty { try rows.exclude(Set(refusals.map(\.value)), of: facet) }
    switch allowed.count {
    case 0:
      // Everything that was left is refused: the walk ends here, with the rules in `refused`.
      if !refusals.isEmpty { outcome.next = outcome.next ?? facet }
      if !refusals.isEmpty { outcome.steps.append(step) }
    case 1:
      guard let value = allowed[0].value else { return }
      step.chosen = value
      outcome.selection[facet] = value
      outcome.steps.append(step)
      try rows.keep(only: value, of: facet)
    default:
      outcome.next = facet
      outcome.steps.append(step)
    }
  }

  /// A question with what is known when it is asked; a list may have ten thousand answers to it, which share this.
  private struct Question {
    let facet: Facet
    let chosen: [Facet: String]
    let available: Set<String>

    init(_ facet: Facet, _ options: [WalkOption], _ outcome: WalkOutcome) {
      self.facet = facet
      available = Set(options.compactMap(\.value))
      var chosen = outcome.selection
      chosen[facet] = nil
      self.chosen = chosen
    }
  }

  private func refusal(of value: String, _ question: Question, isAskedFor: Bool = false) -> Refusal? {
    let context = SelectionContext(
      chosen: question.chosen, available: question.available, isAskedFor: isAskedFor)
    return SelectionRules.refusal(of: value, for: question.facet, item: context, facts: request.facts)
  }
}
