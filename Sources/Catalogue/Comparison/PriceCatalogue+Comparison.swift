import PriceModel

extension PriceCatalogue {
  /// What differs between two editions of a list. Ranges are walked: the work is that of what begins or ends between
  /// the editions, not of the whole list.
  ///
  ///     let november = try catalogue.compare(list: "ov-pl", old: october, new: november)
  ///     november.changed.count  // items with another price, name or facet
  ///
  /// - Parameters:
  ///   - old: `nil` for a list that begins with `new`: all its items are added.
  ///   - spool: Takes the items that both have; several comparisons can share one.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func compare(list: String, old: EditionLabel?, new: EditionLabel, into spool: Spool = Spool()) throws
    -> EditionComparison
  {
    try store.read { store in
      let pair = try EditionPair(list: list, old: old, new: new, in: store)
      let question = ItemQuestion(editions: [])
      let comparator = EditionComparator(
        pair, oldPrices: try pair.old.map { try EditionPrices($0, question, allAtOnce: false) },
        newPrices: try EditionPrices(pair.new, question, allAtOnce: pair.old == nil))
      return try comparator.run(keys: try pair.differingKeys(), into: spool, states: pair.states(ofKey:))
    }
  }
}
