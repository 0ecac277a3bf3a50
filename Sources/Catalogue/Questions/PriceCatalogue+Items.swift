import PriceModel

extension PriceCatalogue {
  /// The items that a question asks for, with their prices: by part number, term, billing and segment, and where
  /// these are equal in the order of the question's editions. An item that several lists hold comes once for each.
  /// The prices of an item are in the order of the files they were read from.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func items(_ question: ItemQuestion) throws -> [Item] {
    var items: [Item] = []
    if question.partNumbers == nil, question.facets.keys.contains(where: { ItemField($0) != nil }) {
      // The packed facets tell which few items to read.
      let table = try facetTable(question)
      let all = try editions().filter { info in question.editions.contains(info.reference) }
      if table.count < all.reduce(0, { $0 + $1.rows }) / 4 {
        return try self.items(0..<table.count, in: table, question)
      }
    }
    try forEachItem(question) { item, _ in items.append(item) }
    return question.editions.count > 1 ? Self.sorted(items) : items
  }

  /// Gives the items that a question asks for one by one, edition by edition; within an edition by part number, term,
  /// billing and segment. One item is in memory at a time, and all come of one state of the catalogue.
  ///
  /// Throws as ``items(_:)``, and what `body` throws.
  public func forEachItem(_ question: ItemQuestion, _ body: (Item, EditionReference) throws -> Void) throws {
    try store.read { store in
      for edition in try EditionReader.all(of: question, in: store) {
        let prices = try EditionPrices(edition, question, allAtOnce: question.partNumbers == nil)
        try edition.forEachItem(of: try edition.listings(question), prices) { item in
          try body(item, edition.record.info.reference)
        }
      }
    }
  }

  /// By part number, term, billing, segment; what is equal stays in its order.
  static func sorted(_ items: [Item]) -> [Item] {
    let keyed = items.enumerated().map { (place: $0.offset, key: $0.element.sortingKey, item: $0.element) }
    return keyed.sorted { left, right in
      left.key == right.key ? left.place < right.place : left.key.lexicographicallyPrecedes(right.key)
    }.map(\.item)
  }
}

extension Item {
  fileprivate var sortingKey: [String] { [partNumber, term ?? "", billing ?? "", segment ?? ""] }
}
