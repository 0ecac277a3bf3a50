import Licensing
import PriceModel

/// What is decided before a walk: facets as the user wrote them, and facts about the agreement.
public struct PickRequest: Sendable {
  /// Values by facet: codes, names, or the spellings of price lists, in any case.
  public var choices: [Facet: String]
  public var facts: AgreementFacts
  public var scope: Scope
  /// Whether a single SKU is demanded.
  public var one: Bool
  /// The catalogue as the user named it on the command line, for commands that are shown; `nil` if it was not named.
  public var catalogueOption: String?

  public init(
    choices: [Facet: String] = [:], facts: AgreementFacts = AgreementFacts(), scope: Scope = Scope(),
    one: Bool = false
  ) {
    self.choices = choices
    self.facts = facts
    self.scope = scope
    self.one = one
  }

  /// The choices with the codes of the facets that have fixed codes; an empty text means “not stated”.
  ///
  /// Throws a ``PricebookError`` of kind `usage` for a value that such a facet does not have; the message lists
  /// those it has.
  public static func canonical(_ choices: [Facet: String]) throws -> [Facet: String] {
    var codes: [Facet: String] = [:]
    for (facet, text) in choices {
      let trimmed = text.trimmed
      guard let vocabulary = facet.vocabulary, !trimmed.isEmpty else {
        codes[facet] = facet == .market || facet == .currency ? trimmed.uppercased() : trimmed
        continue
      }
      guard let code = vocabulary.code(for: trimmed) else {
        throw PricebookError(
          .usage, .unknownFacetValue,
          "“\(text)” is no \(facet.title); accepted are \(Prose.list(vocabulary.entries.map(\.code), atMost: 20))"
        )
      }
      codes[facet] = code
    }
    return codes
  }
}
