import Catalogue
import PriceModel

/// The answer of `search`.
public struct SearchAnswer: Encodable, Sendable {
  public let schema = "pricebook.search/1"
  public var items: [Item]
  /// Whether more items match than were asked for.
  public var more: Bool
  /// What the table shows of the prices.
  let inForce: PricesInForce

  enum CodingKeys: CodingKey {
    case schema, items, more
  }
}

extension Workspace {
  /// Items by words of their names (former ones too, RULES SEL-13), descriptions and part numbers, best first.
  ///
  /// Whatever the user types is safe: it is text, never a query language. Throws a ``PricebookError`` of kind
  /// `nothingMatched` if no item matches.
  public func search(_ text: String, in scope: Scope, limit: Int = 50) throws -> SearchAnswer {
    let catalogue = try catalogue()
    let resolved = try resolve(scope, in: catalogue)
    let items = try translatingCatalogueErrors {
      try catalogue.search(text, question: resolved.question(), limit: limit + 1)
    }
    guard !items.isEmpty else {
      throw PricebookError(.nothingMatched, "nothing-found", "no item matches “\(text)”")
    }
    return SearchAnswer(
      items: Array(items.prefix(limit)), more: items.count > limit,
      inForce: try pricesInForce(scope, catalogue))
  }
}
