import PriceModel

/// What an edition is held against when it is imported, read before: while other lists are written, so that reading and
/// writing overlap.
///
///     draft.earlier = try catalogue.earlierState(of: draft.list, at: draft.edition)
///     try catalogue.importEdition(draft)  // reads the state again if the list has changed since
public struct EarlierState: Sendable {
  private let listID: UInt32
  private let place: EditionPlace
  /// The last entry of the import log that it takes into account.
  private let log: Int
  let surroundings: EditionRewriting.Surroundings
  /// What the edition before states.
  let before: EditionFacts

  /// The state of a list around an edition; nothing where it has no other edition.
  init(_ listID: UInt32, _ place: EditionPlace, in store: any CatalogueReading) throws {
    self.listID = listID
    self.place = place
    log = try store.lastLogEntry()
    surroundings = try EditionRewriting.Surroundings(of: place, of: listID, in: store)
    before = surroundings.facts(before: place)
  }

  /// Whether it is the state around this edition, and still so: whatever changes a list is in the log.
  func holds(_ listID: UInt32, _ place: EditionPlace, in store: any CatalogueReading) throws -> Bool {
    try self.listID == listID && self.place == place && !store.hasLogEntries(of: listID, after: log)
  }
}

extension PriceCatalogue {
  /// Reads what an import of an edition would be held against; `nil` for a list that is not there.
  ///
  /// Throws ``CatalogueError`` `storage`.
  public func earlierState(of list: String, at edition: EditionLabel) throws -> EarlierState? {
    try store.read { store in
      let editions = try store.editions(of: Self.canonicalName(list))
      guard let listID = editions.first?.listID else { return nil }
      return try EarlierState(listID, EditionPlace(edition.ordinal, among: editions), in: store)
    }
  }
}
