/// The items of an edition, each with the markets, currencies and days of its prices, in a few bytes an item.
///
/// A question about all items of an edition (which families are there, and how many items has each?) would otherwise read
/// every listing and every price. Most items of a list are offered alike, so the distinct sets of offers stand once at the
/// front; behind them runs of items, in the order of keys:
///
///     count of items · count of sets · each: count of offers · each: market, currency, first day, last day
///     runs until the end: step from item to item, set, length of the run
enum PackedOffers {
  /// Where and when a price holds; the rest of its terms is no matter of choosing an item.
  struct Offer: Hashable, Sendable {
    /// Store numbers of texts; 0 is none.
    var market: UInt32
    var currency: UInt32
    /// Day numbers, both inclusive.
    var start: Int32
    var end: Int32
  }

  static func pack(_ facts: EditionFacts) -> [UInt8] {
    var sets: [[Offer]] = []
    var numbers: [[Offer]: UInt64] = [:]
    var last: (offers: [Offer], set: UInt64)?
    func number(of offers: [Offer]) -> UInt64 {
      if let last, last.offers == offers { return last.set }
      let set = numbers[offers] ?? UInt64(sets.count)
      if set == sets.count {
        sets.append(offers)
        numbers[offers] = set
      }
      last = (offers, set)
      return set
    }

    var runs: [UInt8] = []
    var run: (step: Int64, set: UInt64, length: UInt64) = (0, 0, 0)
    func endRun() {
      guard run.length > 0 else { return }
      VariableInteger.append(signed: run.step, to: &runs)
      VariableInteger.append(run.set, to: &runs)
      VariableInteger.append(run.length, to: &runs)
    }
    var item: Int64 = 0
    var price = 0
    var offers: [Offer] = []
    for listing in facts.listings {
      offers.removeAll(keepingCapacity: true)
      while price < facts.prices.count, facts.prices[price].fact.key < listing.fact.key { price += 1 }
      while price < facts.prices.count, facts.prices[price].fact.key == listing.fact.key {
        let fact = facts.prices[price].fact
        let offer = Offer(market: fact.market, currency: fact.currency, start: fact.start, end: fact.end)
        if offers.last != offer, !offers.contains(offer) { offers.append(offer) }
        price += 1
      }
      let set = number(of: offers)
      let step = Int64(listing.fact.item) - item
      item = Int64(listing.fact.item)
      if run.length > 0, run.step == step, run.set == set {
        run.length += 1
      } else {
        endRun()
        run = (step, set, 1)
      }
    }
    endRun()

    var bytes: [UInt8] = []
    VariableInteger.append(UInt64(facts.listings.count), to: &bytes)
    VariableInteger.append(UInt64(sets.count), to: &bytes)
    for set in sets {
      VariableInteger.append(UInt64(set.count), to: &bytes)
      for offer in set {
        VariableInteger.append(UInt64(offer.market), to: &bytes)
        VariableInteger.append(UInt64(offer.currency), to: &bytes)
        VariableInteger.append(signed: Int64(offer.start), to: &bytes)
        VariableInteger.append(signed: Int64(offer.end), to: &bytes)
      }
    }
    return bytes + runs
  }

  static let damaged = CatalogueError(
    .damaged, "the offers of an edition make no sense; 'pricebook catalogue compact' makes them anew")
}

/// Reads what ``PackedOffers`` packed: first the sets, then run by run the items.
struct PackedOffersReader {
  /// Items that follow each other by `step` and have the same offers.
  struct Run: Sequence, IteratorProtocol {
    /// The next item; behind the last one there is none.
    private var item: Int64
    private let step: Int64
    /// How many items are left.
    private(set) var count: Int
    /// The number of their set.
    let set: Int

    fileprivate init(first: Int64, step: Int64, count: Int, set: Int) {
      (item, self.step, self.count, self.set) = (first, step, count, set)
    }

    /// The items at both ends.
    var ends: (UInt32, UInt32) {
      (UInt32(truncatingIfNeeded: item), UInt32(truncatingIfNeeded: item + step * Int64(count - 1)))
    }

    mutating func next() -> UInt32? {
      guard count > 0 else { return nil }
      defer { item += step }
      count -= 1
      return UInt32(truncatingIfNeeded: item)
    }
  }

  let sets: [[PackedOffers.Offer]]
  /// How many items are still to come.
  private(set) var rest: Int
  private var item: Int64 = 0
  private var reader: VariableIntegerReader

  /// Throws ``CatalogueError`` `damaged`.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    reader = VariableIntegerReader(bytes)
    guard let size = reader.nextID(), let count = reader.next(), count <= UInt64(bytes.count) else {
      throw PackedOffers.damaged
    }
    rest = Int(size)
    var sets: [[PackedOffers.Offer]] = []
    for _ in 0..<count {
      guard let size = reader.next(), size <= UInt64(bytes.count) else { throw PackedOffers.damaged }
      var offers: [PackedOffers.Offer] = []
      for _ in 0..<size {
        guard let market = reader.nextID(), let currency = reader.nextID(),
          let start = reader.nextSigned().flatMap({ Int32(exactly: $0) }),
          let end = reader.nextSigned().flatMap({ Int32(exactly: $0) })
        else { throw PackedOffers.damaged }
        offers.append(PackedOffers.Offer(market: market, currency: currency, start: start, end: end))
      }
      sets.append(offers)
    }
    self.sets = sets
  }

  /// The next run; `nil` at the end.
  ///
  /// Throws ``CatalogueError`` `damaged`.
  mutating func next() throws -> Run? {
    if reader.isAtEnd {
      guard rest == 0 else { throw PackedOffers.damaged }
      return nil
    }
    guard let step = reader.nextSigned(), let set = reader.next(), let length = reader.next(),
      set < UInt64(sets.count), length > 0, length <= UInt64(rest), step != 0,
      step.magnitude <= UInt64(UInt32.max), UInt32(exactly: item + step) != nil,
      let last = Self.item(item, length, step)
    else { throw PackedOffers.damaged }
    let first = item + step
    item = Int64(last)
    rest -= Int(length)
    return Run(first: first, step: step, count: Int(length), set: Int(set))
  }

  /// The item `count` steps behind another; `nil` if there is no such number.
  private static func item(_ start: Int64, _ count: UInt64, _ step: Int64) -> UInt32? {
    let (way, overflows) = step.multipliedReportingOverflow(by: Int64(count))
    let (end, isTooFar) = start.addingReportingOverflow(way)
    return overflows || isTooFar ? nil : UInt32(exactly: end)
  }
}
