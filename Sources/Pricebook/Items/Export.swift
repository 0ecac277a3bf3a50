import Catalogue
import PriceModel

/// The answer of `export` as one document; the line formats stream instead.
public struct ExportAnswer: Encodable, Sendable {
  public let schema = "pricebook.export/1"
  public var items: [Item]

  public init(items: [Item]) {
    self.items = items
  }
}

extension Workspace {
  /// Visits every item of a list's edition, or of each list's latest edition, with *every* price of the edition;
  /// with `scope.on` only those in force that day.
  ///
  /// - Parameters:
  ///   - list: One list, or all.
  ///   - visit: Called for each item in order of list, part number, term, billing and segment.
  public func export(list: String?, in scope: Scope, visit: (Item) throws -> Void) throws {
    let catalogue = try catalogue()
    var scope = scope
    if let list { scope.lists = [list] }
    var resolved = try resolve(scope, in: catalogue)
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
      try catalogue.forEachItem(resolved.question()) { item in
        visited = true
        try visit(item)
      }
    } catch let error as CatalogueError {
      throw PricebookError(error)
    }
    guard visited else {
      throw PricebookError(.nothingMatched, "nothing-found", "no item of the lists in scope has such a price")
    }
  }
}
