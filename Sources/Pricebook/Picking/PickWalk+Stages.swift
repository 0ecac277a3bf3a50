import PriceModel
import SKUResolution

extension PickWalk {
  /// Whether the choices of the request leave a decision to the user.
  public func isOpen() throws -> Bool {
    if case .asks = try stage(after: []) { return true }
    return false
  }

  /// Where the walk stands after some choices of the user.
  ///
  /// Throws ``PricebookError`` where the catalogue cannot be read.
  public func stage(after choices: [PickChoice]) throws -> PickStage {
    let answer = try answer(after: choices)
    let steps = steps(of: answer, choices)
    if !answer.disagreeingLists.isEmpty {
      return .asks(
        PickQuestion(
          subject: .list, options: answer.disagreeingLists.map { listOption($0, answer.items) },
          matches: answer.matches, steps: steps))
    }
    if let failure = answer.failure, failure.kind != .ambiguous { return .refuses(failure) }
    if let next = answer.next, let step = answer.steps.last(where: { $0.facet == next }) {
      return .asks(
        PickQuestion(
          subject: .facet(next), options: Self.options(of: step, answer.refused), matches: answer.matches,
          steps: steps, refusedElsewhere: answer.refused.filter { $0.facet != next }))
    }
    guard answer.items.count != 1 else {
      return .found(try finding(answer, choices, steps))
    }
    let options = answer.items.map { item in
      PickOption(value: item.partNumber, name: item.itemName, items: 1, prices: spans(of: [item]))
    }
    return .asks(
      PickQuestion(subject: .partNumber, options: options, matches: answer.matches, steps: steps))
  }

  /// The answer of the walk after some choices.
  public func answer(after choices: [PickChoice]) throws -> PickAnswer {
    var facets: [Facet: String] = [:]
    var list: String?
    var partNumber: String?
    for choice in choices {
      switch choice.subject {
      case .facet(let facet): facets[facet] = choice.value
      case .list: list = choice.value
      case .partNumber: partNumber = choice.value
      }
    }
    return try go(facets, asksEverything: true, lists: list.map { [$0] }) { item in
      (list == nil || Precedence.listName(of: item) == list)
        && (partNumber == nil || item.partNumber == partNumber)
    }
  }

  /// Codes in the order of their vocabulary, texts by the alphabet; what is refused comes last.
  private static func options(of step: WalkStep, _ refused: [PickAnswer.RefusedValue]) -> [PickOption] {
    let subject = PickSubject.facet(step.facet)
    let order = Dictionary(
      (step.facet.vocabulary?.entries ?? []).enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first })
    let options = step.options.map { option in
      PickOption(
        value: option.value ?? "", name: option.value.flatMap(subject.name), items: option.items,
        prices: option.prices)
    }
    let others = refused.filter { $0.facet == step.facet }.map { value in
      PickOption(
        value: value.value, name: subject.name(of: value.value), items: 0,
        refusal: PickRefusal(rule: value.rule, reason: value.reason))
    }
    func sorted(_ options: [PickOption]) -> [PickOption] {
      let keyed = options.map { option in
        // What is not stated comes after all that is.
        let place = option.value.isEmpty ? Int.max : order[option.value] ?? order.count
        return (place: place, text: option.value.lowercased(), option: option)
      }
      return keyed.sorted { ($0.place, $0.text) < ($1.place, $1.text) }.map(\.option)
    }
    return sorted(options) + sorted(others)
  }

  /// The decided steps: those of the walk, then what was chosen beyond the facets.
  private func steps(of answer: PickAnswer, _ choices: [PickChoice]) -> [PickStep] {
    let chosen = Set(choices.map(\.subject)).union(request.choices.keys.map(PickSubject.facet))
    // What goes without saying is said only of the facets by which a program is built.
    let own = Set(FacetOrder.facets(of: answer.selection[Facet.program.rawValue])).subtracting([.itemName])
    var steps = answer.steps.compactMap { step -> PickStep? in
      guard let value = step.chosen else { return nil }
      let subject = PickSubject.facet(step.facet)
      guard chosen.contains(subject) || own.contains(step.facet) else { return nil }
      return PickStep(subject: subject, value: value, isTakenByItself: !chosen.contains(subject))
    }
    for choice in choices where !steps.contains(where: { $0.subject == choice.subject }) {
      steps.append(PickStep(subject: choice.subject, value: choice.value, isTakenByItself: false))
    }
    return steps
  }

  private func listOption(_ list: String, _ items: [Item]) -> PickOption {
    let own = items.filter { Precedence.listName(of: $0) == list }
    return PickOption(value: list, items: own.count, prices: spans(of: own))
  }

  /// What some items cost, by kind and currency.
  private func spans(of items: [Item]) -> [PriceSpan] {
    var spans: [PriceSpan] = []
    for price in items.flatMap(pricesInForce) {
      let place = spans.firstIndex { $0.kind == price.kind && $0.currency == price.currency.code }
      if let place {
        spans[place].lowest = min(spans[place].lowest, price.amount)
        spans[place].highest = max(spans[place].highest, price.amount)
      } else {
        spans.append(PriceSpan(price.kind, price.currency.code, price.amount))
      }
    }
    return spans
  }

  private func finding(_ answer: PickAnswer, _ choices: [PickChoice], _ steps: [PickStep]) throws
    -> PickFinding
  {
    let item = answer.items[0]
    let words = PickCommandLine(request, choices, answer)
    return PickFinding(
      item: item, steps: steps, prices: pricesInForce(of: item), day: day, refused: answer.refused,
      facts: answer.facts, command: words.pick(item), quoteCommand: words.quote)
  }
}
