import PriceModel

/// The commands that give the answer of an interactive walk again.
struct PickCommandLine {
  private let request: PickRequest
  private let choices: [PickChoice]
  /// The facets that the walk took by itself because a rule refuses their other values; a plain `pick` may not ask
  /// for them.
  private let decidedByRules: [Facet: String]

  init(_ request: PickRequest, _ choices: [PickChoice], _ answer: PickAnswer) {
    self.request = request
    self.choices = choices
    let refused = Set(answer.refused.map(\.facet))
    var decided: [Facet: String] = [:]
    for step in answer.steps where refused.contains(step.facet) { decided[step.facet] = step.chosen }
    decidedByRules = decided
  }

  /// `pricebook pick …`, or `pricebook show …` where only the part number tells the SKU from others.
  func pick(_ item: Item) -> String {
    guard !choices.contains(where: { $0.subject == .partNumber }) else {
      return Self.line(["pricebook", "show", item.partNumber] + scope(withPlace: true))
    }
    var facets = request.choices
    for choice in choices {
      if case .facet(let facet) = choice.subject { facets[facet] = choice.value }
    }
    facets.merge(decidedByRules) { own, _ in own }
    var words = ["pricebook", "pick"]
    for facet in Facet.allCases {
      if let value = facets[facet] { words += ["--\(Self.option(facet))", value] }
    }
    return Self.line(words + facts + scope(withPlace: false))
  }

  /// `pricebook quote …` from the same lists and editions; the request's name is to follow.
  ///
  /// Market and currency stand in the request itself.
  var quote: String { Self.line(["pricebook", "quote"] + scope(withPlace: false)) }

  private var facts: [String] {
    let facts = request.facts
    var words: [String] = []
    if let isWide = facts.organisationWide {
      words.append(isWide ? "--organisation-wide" : "--no-organisation-wide")
    }
    if let desktops = facts.desktops { words += ["--desktops", String(desktops)] }
    if let fte = facts.fte { words += ["--fte", fte.description] }
    if let country = facts.country { words += ["--country", country] }
    if let payment = facts.payment { words += ["--payment", payment.rawValue] }
    return words
  }

  private func scope(withPlace: Bool) -> [String] {
    let scope = request.scope
    let chosenList = choices.first { $0.subject == .list }.map { [$0.value] }
    var words = (chosenList ?? scope.lists).flatMap { ["--list", $0] }
    if withPlace {
      for facet in [Facet.market, .currency] {
        let chosen = choices.last { $0.subject == .facet(facet) }?.value ?? request.choices[facet]
        if let chosen, !chosen.isEmpty { words += ["--\(facet.rawValue)", chosen] }
      }
    }
    if let edition = scope.edition { words += ["--edition", edition.description] }
    if let day = scope.on { words += ["--on", day.description] }
    if scope.nearestEdition { words.append("--nearest-edition") }
    if let catalogue = request.catalogueOption { words += ["--catalogue", catalogue] }
    return words
  }

  /// `--product-type` for `productType`.
  private static func option(_ facet: Facet) -> String {
    var option = ""
    for letter in facet.rawValue {
      if letter.isUppercase { option += "-" }
      option += letter.lowercased()
    }
    return option
  }

  static func line(_ words: [String]) -> String { words.map(ShellText.quoted).joined(separator: " ") }
}
