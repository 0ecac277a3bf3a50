import PriceModel

extension PriceCatalogue {
  /// Removes an edition, in one transaction. The other editions stay as they are, except that incremental editions
  /// after it carry over what the edition before it states.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  ///
  /// - Parameter day: The day to record; the catalogue reads no clock.
  public func removeEdition(list: String, edition: EditionLabel, on day: CalendarDate? = nil) throws {
    let name = Self.canonicalName(list)
    try store.write(.durable) { store in
      let editions = try store.editions(of: name)
      guard !editions.isEmpty else { throw CatalogueError.noSuchList(name) }
      guard let record = editions.first(where: { $0.info.edition == edition }) else {
        let last = editions.last { $0.info.edition < edition }
        throw CatalogueError.noSuchEdition(name, edition, last: last?.info.edition)
      }
      let month = record.month
      let others = editions.filter { $0.month != month }
      let place = EditionPlace(month, among: others)
      let rewriting = EditionRewriting(store: store, listID: record.listID)
      let surroundings = try rewriting.surroundings(of: place)
      // A month without an edition continues the edition before.
      let before = surroundings.facts(before: place)
      try rewriting.state(before, at: place, in: surroundings)
      try store.removeEdition(record.listID, at: month)
      try rewriting.carryOn(after: month, in: others)
      try store.append(ImportLogEntry(.removed, of: record.info, on: day), [], of: record.listID)
    }
  }
}
