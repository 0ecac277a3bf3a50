import PriceModel

/// Tells what a replacement or an addition changes in an edition, from what the edition stated and what it states now.
struct EditionCorrection {
  let store: any CatalogueReading
  /// The ranges of the list around the edition, as they were.
  let surroundings: EditionRewriting.Surroundings
  /// The edition as it was and as it is, each with the names of its files.
  let was: (record: EditionRecord, files: EditionFiles)
  let now: (record: EditionRecord, files: EditionFiles)

  private var month: Month { was.record.month }

  /// The differences, if the edition states `facts` now.
  func corrections(_ facts: EditionFacts) throws -> [Correction] {
    let texts = TextReader(store)
    let old = EditionReader(store: store, texts: texts, record: was.record, files: was.files)
    let new = EditionReader(store: store, texts: texts, record: now.record, files: now.files)
    let listings = (
      old: surroundings.listings.filter { $0.holds(in: month) },
      new: held(facts.listings, among: surroundings.listings)
    )
    let prices = (
      old: surroundings.prices.filter { $0.holds(in: month) },
      new: held(facts.prices, among: surroundings.prices)
    )
    let keys = Set(
      Self.differingKeys(listings.old, listings.new) + Self.differingKeys(prices.old, prices.new))
    func byKey<Content: Fact>(_ ranges: [Held<Content>]) -> [UInt32: [Held<Content>]] {
      Dictionary(grouping: ranges.lazy.filter { keys.contains($0.fact.key) }, by: \.fact.key)
    }
    let (oldListings, newListings) = (byKey(listings.old), byKey(listings.new))
    let (oldPrices, newPrices) = (byKey(prices.old), byKey(prices.new))
    func state(_ listing: Held<ListingFact>?, _ prices: [Held<PriceFact>]?) throws -> EditionPair.KeyState {
      EditionPair.KeyState(
        listing: try listing.map {
          EditionReader.Listing(range: $0, content: try store.content(ofItem: $0.fact.item))
        }, prices: prices ?? [])
    }
    let comparator = EditionComparator(
      EditionPair(was: old, is: new), oldPrices: EditionPrices(old, given: prices.old),
      newPrices: EditionPrices(new, given: prices.new))
    let comparison = try comparator.run(keys: keys.sorted(), into: Spool()) { key in
      (
        old: try state(oldListings[key]?.first, oldPrices[key]),
        new: try state(newListings[key]?.first, newPrices[key])
      )
    }
    return Correction.all(of: comparison)
  }

  /// Facts with the place where they were first read: in an earlier edition, if they hold since then.
  private func held<Content: Fact>(_ facts: [Stated<Content>], among ranges: [Held<Content>])
    -> [Held<Content>]
  {
    var index = 0
    return facts.map { stated in
      while index < ranges.count, ranges[index].fact < stated.fact { index += 1 }
      var next = index
      while next < ranges.count, ranges[next].fact == stated.fact {
        let range = ranges[next]
        if range.from < month, range.until >= month {
          return Held(fact: stated.fact, from: range.from, until: .open, line: range.line)
        }
        next += 1
      }
      return Held(fact: stated.fact, from: month, until: .open, line: stated.line)
    }
  }

  /// The keys of the facts that are in one of two arrays in order.
  private static func differingKeys<Content: Fact>(_ old: [Held<Content>], _ new: [Held<Content>]) -> [UInt32]
  {
    var keys: [UInt32] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if right == new.count || (left < old.count && old[left].fact < new[right].fact) {
        keys.append(old[left].fact.key)
        left += 1
      } else if left == old.count || new[right].fact < old[left].fact {
        keys.append(new[right].fact.key)
        right += 1
      } else {
        left += 1
        right += 1
      }
    }
    return keys
  }
}
