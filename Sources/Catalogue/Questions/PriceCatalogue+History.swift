import PriceModel

/// An item as one edition of a list has it.
public struct HistoricalItem: Sendable {
  public var list: String
  public var edition: EditionLabel
  /// Which of several dated prices is in force, as the list's format says.
  public var inForce: InForcePolicy
  public var item: Item
}

extension PriceCatalogue {
  /// An item in every edition that has it: by list, edition, term, billing and segment.
  ///
  /// A distributor's SKU finds the item in all its editions, also in those in which it was sold under another SKU.
  ///
  /// - Parameters:
  ///   - lists: The lists to ask; `nil` is all.
  ///   - facets: Only items and prices with these values, as in ``ItemQuestion/facets``.
  ///
  /// Throws ``CatalogueError`` `no-such-list` or `storage`.
  public func history(
    of partNumber: String, lists: [String]? = nil, facets: [Facet: String] = [:]
  ) throws -> [HistoricalItem] {
    let names = lists.map { $0.map(Self.canonicalName) }
    return try store.read { store in
      let records = try store.editions(of: nil)
      for name in names ?? [] where !records.contains(where: { $0.info.list == name }) {
        throw CatalogueError.noSuchList(name)
      }
      let keys = try store.keys(of: partNumber)
      let question = ItemQuestion(editions: [], facets: facets)
      let texts = TextReader(store)
      let additions = try store.additions(to: nil)
      var found: [HistoricalItem] = []
      for (list, editions) in Dictionary(grouping: records, by: \.info.list).sorted(by: { $0.key < $1.key })
      where names?.contains(list) ?? true {
        let files = EditionFiles(editions, additions: additions)
        for record in editions.sorted(by: { $0.month < $1.month }) {
          let reader = EditionReader(store: store, texts: texts, record: record, files: files)
          let prices = try EditionPrices(reader, question, allAtOnce: false)
          let listings = try keys.flatMap { try reader.listings(question, ofKey: $0) }
          try reader.forEachItem(of: listings, prices) { item in
            found.append(
              HistoricalItem(
                list: list, edition: record.info.edition, inForce: record.info.inForce, item: item))
          }
        }
      }
      return found
    }
  }
}
