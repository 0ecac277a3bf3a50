import Licensing
import PriceModel

/// What the user has decided before the walk begins.
public struct WalkRequest: Sendable {
  /// The facets chosen, as codes where the facet has codes. An empty text asks for items that do not state the
  /// facet.
  public var choices: [Facet: String]
  /// What is known about the agreement; a rule refuses a value only where the facts it needs are given.
  public var facts: AgreementFacts
  /// Whether the walk goes on after the facets of the program, with every other facet in which the items left differ,
  /// and counts at the open question only what no rule refuses further on.
  public var asksEverything: Bool

  public init(
    choices: [Facet: String] = [:], facts: AgreementFacts = AgreementFacts(), asksEverything: Bool = false
  ) {
    self.choices = choices
    self.facts = facts
    self.asksEverything = asksEverything
  }
}
