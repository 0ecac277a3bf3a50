import PriceModel

/// Two editions of a list side by side, within one access to the store.
struct EditionPair {
  let store: any CatalogueReading
  /// `nil` if the list begins with the new edition.
  let old: EditionReader?
  let new: EditionReader
  /// Whether nothing lies between them.
  let areNeighbours: Bool

  /// What the editions hold of one item key.
  struct KeyState {
    var listing: EditionReader.Listing?
    var prices: [Held<PriceFact>] = []
  }

  /// Throws ``CatalogueError`` `no-such-list` or `no-such-edition`.
  init(list: String, old: EditionLabel?, new: EditionLabel, in store: any CatalogueReading) throws {
    let labels = (old.map { [$0] } ?? []) + [new]
    let readers = try EditionReader.all(
      of: ItemQuestion(editions: labels.map { EditionReference(list: list, edition: $0) }), in: store)
    self.store = store
    self.new = readers[readers.count - 1]
    self.old = old == nil ? nil : readers[0]
    let months = self.new.files.months
    let before = months.last { $0 < readers[readers.count - 1].record.month }
    areNeighbours = before == self.old?.record.month
  }

  /// An edition as it was and as it is now, which is not in the store in both ways.
  init(was old: EditionReader, is new: EditionReader) {
    store = new.store
    self.old = old
    self.new = new
    areNeighbours = false
  }

  /// The keys of which anything differs, in order.
  func differingKeys() throws -> [UInt32] {
    if let old {
      return try store.keys(
        of: new.record.listID, differingBetween: old.record.month, and: new.record.month)
    }
    var keys: [UInt32] = []
    try store.eachListing(new.window, key: nil) { keys.append($0.fact.key) }
    return keys
  }

  /// What the two editions hold of a key.
  func states(ofKey key: UInt32) throws -> (old: KeyState, new: KeyState) {
    let months = [old?.record.month, new.record.month].compactMap { $0 }
    let window = RangeWindow(
      listID: new.record.listID, first: months.min() ?? 0, last: months.max() ?? 0)
    var states = (old: KeyState(), new: KeyState())
    func hold(_ from: Month, _ until: Month) -> (old: Bool, new: Bool) {
      (
        old.map { from <= $0.record.month && $0.record.month < until } ?? false,
        from <= new.record.month && new.record.month < until
      )
    }
    try store.eachItem(window, key: key) { range, content in
      let holds = hold(range.from, range.until)
      let listing = EditionReader.Listing(range: range, content: content)
      if holds.old { states.old.listing = listing }
      if holds.new { states.new.listing = listing }
    }
    try store.eachPrice(window, key: key) { range in
      let holds = hold(range.from, range.until)
      if holds.old { states.old.prices.append(range) }
      if holds.new { states.new.prices.append(range) }
    }
    return states
  }

  func identity(_ listing: EditionReader.Listing) throws -> ItemIdentity {
    let content = listing.content
    return ItemIdentity(
      partNumber: try new.texts.text(content[.partNumber]) ?? "", term: try new.texts.text(content[.term]),
      billing: try new.texts.text(content[.billing]), segment: try new.texts.text(content[.segment]))
  }
}
