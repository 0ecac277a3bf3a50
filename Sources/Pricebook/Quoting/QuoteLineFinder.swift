import Catalogue
import PriceModel
import SKUResolution

/// Finds the one item that a line of a request means.
struct QuoteLineFinder {
  let workspace: Workspace
  let catalogue: PriceCatalogue
  /// Answers from memory as soon as the request has many lines.
  let lookup: ItemLookup
  let resolved: ResolvedScope
  let file: String

  /// The item of a line, with the prices in force.
  func item(for line: QuoteRequest.Line, label: String) throws -> Item {
    let facets: [Facet: String]
    do {
      facets = try PickRequest.canonical(line.facets)
    } catch let error as PricebookError {
      throw located(PricebookError(.fault, error.definition, error.message), line, label)
    }
    let wanted = line.partNumber ?? line.distributorSKU
    var question = resolved.question(facets: facets, partNumbers: wanted.map { [$0] })
    if let pinned = facets[.currency] { question.facets[.currency] = pinned }
    let found = try items(question)
    guard !found.isEmpty else { throw try nothingFound(line, label, facets) }

    let lists = resolved.scope.lists
    let disagreeing = lists.isEmpty ? Precedence.disagreeingLists(found) : []
    guard disagreeing.isEmpty else {
      throw located(
        PricebookError(
          .ambiguous, .severalLists,
          "\(Prose.list(disagreeing)) price \(found[0].partNumber) differently; choose with --list, --market or --currency"
        ),
        line, label)
    }
    let items = Precedence.first(
      found, lists: lists.isEmpty ? Set(found.compactMap(Precedence.listName)).sorted() : lists)
    guard items.count == 1 else {
      throw located(
        PricebookError(.ambiguous, .severalSKUs, "\(items.count) SKUs match; \(Self.tellApart(items))"),
        line, label)
    }
    return items[0]
  }

  private func items(_ question: ItemQuestion) throws -> [Item] {
    func ask() throws -> [Item] { try translatingCatalogueErrors { try lookup.items(question) } }
    return try workspace.memory?.items(question, ask) ?? ask()
  }

  /// All prices of the item in its edition, in force that day or not, to say what else held.
  func undatedPrices(of item: Item) throws -> [Price] {
    var question = resolved.question(partNumbers: [item.partNumber])
    guard let day = question.on else { return [] }
    question.on = nil
    let items = try items(question)
    return items.filter { Precedence.Key($0) == Precedence.Key(item) }.flatMap(\.prices).filter {
      $0.holds(on: day)
    }
  }

  private func nothingFound(_ line: QuoteRequest.Line, _ label: String, _ facets: [Facet: String]) throws
    -> PricebookError
  {
    guard let wanted = line.partNumber ?? line.distributorSKU else {
      let asked = facets.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.title) \($0.value)" }
      return located(
        PricebookError(.nothingMatched, .nothingFound, "no item with \(Prose.list(asked))"), line, label)
    }
    // The part may be there with other facets, or without a price that day: say that rather than “not found”.
    var question = ItemQuestion(editions: resolved.editions, partNumbers: [wanted])
    let anywhere = try items(question)
    if !anywhere.isEmpty {
      question.on = resolved.scope.on
      let day = resolved.scope.on.map { " on \($0)" } ?? ""
      let scope = [resolved.scope.market, resolved.scope.currency?.code].compactMap { $0 }
      return located(
        PricebookError(
          .nothingMatched, .noPrice,
          "\(wanted) is in \(Prose.list(Set(anywhere.compactMap(Precedence.listName)).sorted())), but not with these facets or a price\(day)"
            + (scope.isEmpty ? "" : " for \(Prose.list(scope))")), line, label)
    }
    return located(try workspace.notFound(wanted, resolved, catalogue), line, label)
  }

  /// `they differ in billing: annual or monthly`: the facets by which the user can choose, else the part numbers.
  static func tellApart(_ items: [Item]) -> String {
    let facets = Differences.among(items).filter {
      Facet(rawValue: $0.attribute) != nil && $0.attribute != "itemName"
    }
    guard !facets.isEmpty else { return Prose.list(items.map(\.partNumber)) }
    let words = facets.prefix(4).map { difference in
      "\(difference.attribute) (\(difference.values.prefix(4).map { $0 ?? "not stated" }.joined(separator: " or ")))"
    }
    return "they differ in " + Prose.list(Array(words))
  }

  private func located(_ error: PricebookError, _ line: QuoteRequest.Line, _ label: String) -> PricebookError
  {
    PricebookError(
      error.kind, error.definition, "line \(label): \(error.message)", file: file, line: line.sourceLine,
      rule: error.rule)
  }
}
