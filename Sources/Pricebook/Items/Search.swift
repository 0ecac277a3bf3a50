import Catalogue
import PriceModel

/// The answer of `search`.
public struct SearchAnswer: Encodable, Sendable {
  public let schema = "pricebook.search/1"
  public var items: [Item]
  /// What the table shows of the prices.
  let inForce: PricesInForce

  enum CodingKeys: CodingKey {
    case schema, items
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
      try catalogue.search(text, question: resolved.question(), limit: limit)
    }
    guard !items.isEmpty else {
      throw PricebookError(.nothingMatched, "nothing-found", "no item matches “\(text)”")
    }
    return SearchAnswer(items: items, inForce: try pricesInForce(scope, catalogue))
  }
}
