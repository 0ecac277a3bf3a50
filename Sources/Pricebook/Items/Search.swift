import Catalogue
import PriceModel

/// The answer of `search`.
public struct SearchAnswer: Encodable, Sendable {
  public let schema = "pricebook.search/1"
  public var items: [Item]
  /// Whether more items match than were asked for.
  public var more: Bool
  /// Whether nothing has the words, and the items have a part number that is nearly what was typed.
  public var approximate: Bool
  /// What was looked for.
  let text: String
  /// What the table shows of the prices.
  let inForce: PricesInForce

  enum CodingKeys: CodingKey {
    case schema, items, more, approximate
  }

  /// Why there are no items; `nil` if there are.
  public var failure: PricebookError? {
    items.isEmpty ? PricebookError(.nothingMatched, .nothingFound, "no item matches “\(text)”") : nil
  }
}

extension Workspace {
  /// Items by words of their names (former ones too, RULES SEL-13), descriptions, part numbers and facets, best first;
  /// if nothing has the words, by the nearest part numbers.
  ///
  /// Whatever the user types is safe: it is text, never a query language. If no item matches, the answer's `failure`
  /// says so.
  public func search(_ text: String, in scope: Scope, limit: Int = 50) throws -> SearchAnswer {
    let catalogue = try catalogue()
    let resolved = try resolve(scope, in: catalogue)
    var found = try translatingCatalogueErrors {
      try catalogue.search(text, question: resolved.question(), limit: limit + 1)
    }
    if found.items.isEmpty, !resolved.facts.isEmpty {
      // Nothing with a price; an offer matrix may have it.
      found = try translatingCatalogueErrors {
        try catalogue.search(text, question: ItemQuestion(editions: resolved.facts), limit: limit + 1)
      }
    }
    var items = Array(found.items.prefix(limit))
    _ = try addFacts(to: &items, resolved, catalogue)
    return SearchAnswer(
      items: items, more: found.items.count > limit,
      approximate: found.isApproximate,
      text: text, inForce: try pricesInForce(scope, catalogue))
  }
}
