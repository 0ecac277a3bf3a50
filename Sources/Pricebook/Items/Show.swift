import Catalogue
import PriceModel

/// The answer of `show`.
public struct ShowAnswer: Encodable, Sendable {
  public let schema = "pricebook.show/1"
  public var partNumber: String
  public var items: [Item]
  /// The lists that price the part differently, where the question named none of them.
  public var disagreeingLists: [String]
  /// What lists without prices say of the part number; it is among the attributes of the items, too.
  public var facts: [ItemFacts] = []
  /// Why there are no items.
  let unmatched: PricebookError?

  enum CodingKeys: CodingKey {
    case schema, partNumber, items, facts
  }

  /// Why the answer is not a single one; `nil` if it is.
  public var failure: PricebookError? {
    if let unmatched { return unmatched }
    guard !disagreeingLists.isEmpty else { return nil }
    return PricebookError(
      .ambiguous, .severalLists,
      "\(Prose.list(disagreeingLists)) price \(partNumber) differently; choose with --list, --market or --currency"
    )
  }
}

extension Workspace {
  /// One part number (or distributor SKU, RULES SEL-12) with all its prices.
  ///
  /// For a part that no list in scope has, the answer has no items and its `failure` says so. Where several lists price
  /// it differently and the scope does not say which counts, the `failure` names them.
  public func show(_ partNumber: String, in scope: Scope) throws -> ShowAnswer {
    let catalogue = try catalogue()
    let resolved = try resolve(scope, in: catalogue)
    var items = try translatingCatalogueErrors {
      try catalogue.items(resolved.question(partNumbers: [partNumber]))
    }
    if items.isEmpty, !resolved.facts.isEmpty {
      // Nothing prices it; what is known of it is shown all the same.
      items = try translatingCatalogueErrors {
        try catalogue.items(ItemQuestion(editions: resolved.facts, partNumbers: [partNumber]))
      }
    }
    guard !items.isEmpty else {
      let error = try notFound(partNumber, resolved, catalogue)
      if error.kind != .nothingMatched { throw error }
      return ShowAnswer(partNumber: partNumber, items: [], disagreeingLists: [], unmatched: error)
    }
    let facts = try addFacts(to: &items, resolved, catalogue)
    return ShowAnswer(
      partNumber: items[0].partNumber, items: items,
      disagreeingLists: scope.lists.isEmpty ? Precedence.disagreeingLists(items) : [], facts: facts,
      unmatched: nil)
  }

  /// The error for a part that the editions asked do not have: it names the month that is missing, if another
  /// list has the part but no edition of that month.
  func notFound(_ partNumber: String, _ resolved: ResolvedScope, _ catalogue: PriceCatalogue) throws
    -> PricebookError
  {
    for (list, month) in resolved.withoutEdition {
      let editions = try translatingCatalogueErrors { try catalogue.editions(of: list) }
      let everywhere = ItemQuestion(
        editions: editions.map { EditionReference(list: list, edition: $0.edition) },
        partNumbers: [partNumber])
      if try !translatingCatalogueErrors({ try catalogue.items(everywhere) }).isEmpty {
        return noEdition(month, of: list, has: editions.map(\.edition))
      }
    }
    let anywhere = ItemQuestion(editions: resolved.editions, partNumbers: [partNumber])
    let known = try translatingCatalogueErrors { try catalogue.items(anywhere) }
    if !known.isEmpty {
      let wanted = [resolved.scope.market, resolved.scope.currency?.code].compactMap { $0 }
      let there = Set(
        known.flatMap(\.prices).map {
          [$0.market, $0.currency.code].compactMap { $0 }.joined(separator: " ")
        })
      return PricebookError(
        .nothingMatched, .noPrice,
        "“\(partNumber)” has no price for \(Prose.list(wanted)); it has prices for \(Prose.list(there.sorted()))"
      )
    }
    let lists = resolved.editions.map { "\($0.list) \($0.edition)" }
    return PricebookError(
      .nothingMatched, .noSuchPart,
      "no part number or distributor SKU “\(partNumber)” in \(Prose.list(lists))")
  }
}
