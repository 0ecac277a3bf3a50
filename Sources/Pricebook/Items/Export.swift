import Catalogue
import PriceModel

/// The answer of `export` as one document; the line formats stream instead.
public struct ExportAnswer: Encodable, Sendable {
  public let schema = "pricebook.export/1"
  public var items: [Item]
  /// The edition of each item.
  let editions: [EditionReference]
  /// What the table shows of the prices; the other forms have every price.
  let inForce: PricesInForce

  enum CodingKeys: CodingKey {
    case schema, items
  }
}

extension Workspace {
  /// The items of ``export(list:in:visit:)`` as one answer.
  public func export(list: String?, in scope: Scope) throws -> ExportAnswer {
    var items: [Item] = []
    var editions: [EditionReference] = []
    try export(list: list, in: scope) { item, edition in
      items.append(item)
      editions.append(edition)
    }
    return ExportAnswer(
      items: items, editions: editions, inForce: try pricesInForce(scope, try catalogue()))
  }

  /// Visits every item of a list's edition, or of each list's latest edition, with *every* price of the edition;
  /// with `scope.on` only those in force that day.
  ///
  /// - Parameters:
  ///   - list: One list, or all.
  ///   - visit: Called for each item, with its edition, in order of list, part number, term, billing and segment.
  public func export(list: String?, in scope: Scope, visit: (Item, EditionReference) throws -> Void) throws {
    let catalogue = try catalogue()
    var scope = scope
    if let list { scope.lists = [list] }
    var resolved = try resolve(scope, in: catalogue)
    if scope.lists.isEmpty {
      resolved.editions = (resolved.editions + resolved.facts.filter { !resolved.editions.contains($0) })
        .sorted { $0.list < $1.list }
    }
    if scope.edition == nil && scope.on == nil {
      // “Latest” is meant literally here: an edition that begins next month is exported too.
      let editions = try translatingCatalogueErrors { try catalogue.editions() }
      resolved.editions = resolved.editions.map { reference in
        let latest = editions.filter { $0.list == reference.list }.map(\.edition).max()
        return EditionReference(list: reference.list, edition: latest ?? reference.edition)
      }
    }
    var visited = false
    do {
      try catalogue.forEachItem(resolved.question()) { item, edition in
        visited = true
        try visit(item, edition)
      }
    } catch let error as CatalogueError {
      throw PricebookError(error)
    }
    guard visited else {
      throw PricebookError(.nothingMatched, .nothingFound, "no item of the lists in scope has such a price")
    }
  }
}

extension Workspace {
  /// The tables and views of a catalogue with their comments, as SQL.
  public static var catalogueSchema: String { PriceCatalogue.schema }
}
