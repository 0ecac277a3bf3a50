import PriceModel

/// Changes what one edition of a list states, and leaves the others as they are; except that incremental editions
/// after it are merged again, because what they carry over has changed.
struct EditionRewriting {
  let store: any CatalogueWriting
  let listID: UInt32

  /// The ranges of the list around an edition.
  struct Surroundings {
    var listings: [Held<ListingFact>] = []
    var prices: [Held<PriceFact>] = []

    init() {}

    /// Reads the ranges that hold at, end at or begin at the edition at `place` and its neighbours.
    init(of place: EditionPlace, of listID: UInt32, in store: any CatalogueReading) throws {
      let window = RangeWindow.touching(place.month, place.next ?? .open, of: listID)
      try store.eachListing(window, key: nil) { listings.append($0) }
      try store.eachPrice(window, key: nil) { prices.append($0) }
    }

    /// What the edition before the one at `place` states; nothing if there is none.
    func facts(before place: EditionPlace) -> EditionFacts {
      place.previous.map { facts(in: $0) } ?? EditionFacts()
    }

    /// What an edition within these ranges states; lines are those of the first edition of each range.
    func facts(in month: Month) -> EditionFacts {
      EditionFacts(
        listings: listings.filter { $0.holds(in: month) }.map { Stated(fact: $0.fact, line: $0.line) },
        prices: prices.filter { $0.holds(in: month) }.map { Stated(fact: $0.fact, line: $0.line) })
    }
  }

  func surroundings(of place: EditionPlace) throws -> Surroundings {
    try Surroundings(of: place, of: listID, in: store)
  }

  /// Makes `facts` what the edition at `place` states. Answers whether anything had to be written.
  @discardableResult
  func state(_ facts: EditionFacts, at place: EditionPlace, in surroundings: Surroundings) throws -> Bool {
    let next = NextEdition(rewriting: self, month: place.next, surroundings: surroundings)
    let listings = try RangeEdits(
      surroundings.listings, wanted: facts.listings, at: place, lineInNext: next.line(of:))
    let prices = try RangeEdits(
      surroundings.prices, wanted: facts.prices, at: place, lineInNext: next.line(of:))
    if !listings.isEmpty { try store.apply(listings, to: listID) }
    if !prices.isEmpty { try store.apply(prices, to: listID) }
    return !listings.isEmpty || !prices.isEmpty
  }

  /// Keeps what follows from the facts of an edition.
  func save(_ facts: EditionFacts, at month: Month) throws {
    try store.save(facts.packedLines, offers: PackedOffers.pack(facts), of: listID, at: month)
  }

  /// What an edition states, each fact with its line in that edition's own file (0 if it was carried over).
  func facts(in month: Month, from surroundings: Surroundings) throws -> EditionFacts {
    var facts = surroundings.facts(in: month)
    let packed = try store.packedLines(of: listID, at: month)
    guard let listings = PackedLines.unpack(packed.listings, count: facts.listings.count),
      let prices = PackedLines.unpack(packed.prices, count: facts.prices.count)
    else {
      throw CatalogueError.storage(
        "the line numbers of the edition \(EditionLabel(ordinal: month)) are damaged")
    }
    for index in listings.indices { facts.listings[index].line = listings[index] }
    for index in prices.indices { facts.prices[index].line = prices[index] }
    return facts
  }

  /// Merges the incremental editions after `month` again, up to the next full one.
  ///
  /// - Parameter editions: All editions of the list, by month.
  func carryOn(after month: Month, in editions: [EditionRecord]) throws {
    for edition in editions where edition.month > month {
      guard edition.info.merging == .incremental else { return }
      let place = EditionPlace(edition.month, among: editions)
      let around = try surroundings(of: place)
      let named = try facts(in: edition.month, from: around).named
      let deletions = try store.deletions(of: listID, at: edition.month)
      var before = EditionFacts()
      if let previous = place.previous { before = try factsOnly(in: previous) }
      let merged = named.merged(onto: before, deleting: deletions)
      guard try state(merged, at: place, in: around) else { return }
      try save(merged, at: edition.month)
    }
  }

  /// What an edition states, without its own lines.
  func factsOnly(in month: Month) throws -> EditionFacts {
    var result = Surroundings()
    let window = RangeWindow.at(month, of: listID)
    try store.eachListing(window, key: nil) { result.listings.append($0) }
    try store.eachPrice(window, key: nil) { result.prices.append($0) }
    return result.facts(in: month)
  }
}

/// The edition after the one that is rewritten, read only if a range is cut before it.
private final class NextEdition {
  private let rewriting: EditionRewriting
  private let month: Month?
  private let surroundings: EditionRewriting.Surroundings
  private var facts: EditionFacts?

  init(rewriting: EditionRewriting, month: Month?, surroundings: EditionRewriting.Surroundings) {
    self.rewriting = rewriting
    self.month = month
    self.surroundings = surroundings
  }

  func line(of fact: ListingFact) throws -> UInt32 { try line(of: fact, in: \.listings) }
  func line(of fact: PriceFact) throws -> UInt32 { try line(of: fact, in: \.prices) }

  private func line<Content: Fact>(
    of fact: Content, in facts: KeyPath<EditionFacts, [Stated<Content>]>
  ) throws -> UInt32 {
    guard let month else { return 0 }
    if self.facts == nil { self.facts = try rewriting.facts(in: month, from: surroundings) }
    guard let stated = self.facts?[keyPath: facts] else { return 0 }
    var low = 0
    var high = stated.count
    while low < high {
      let middle = (low + high) / 2
      if stated[middle].fact < fact { low = middle + 1 } else { high = middle }
    }
    return low < stated.count ? stated[low].line : 0
  }
}
