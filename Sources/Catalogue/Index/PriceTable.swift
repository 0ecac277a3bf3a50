import PriceModel

/// What the listings of a ``FacetTable`` cost on one day, in memory: for each market and currency the net and the list
/// price for the smallest quantity.
///
/// It answers how dear the items behind an option are, many times a second; an item's prices with their sources come
/// from ``PriceCatalogue/items(_:)``.
public struct PriceTable: Sendable {
  /// The prices of a listing in one market and currency.
  public struct Entry: Sendable {
    public var market: FacetTable.Code
    public var currency: FacetTable.Code
    /// `nil` where the list has none that holds that day.
    public var net: ExactDecimal?
    public var list: ExactDecimal?
  }

  private var entries: [Entry] = []
  /// By listing: the entries before it and of it.
  private var ends: [UInt32] = []

  init(_ entries: [[Entry]]) {
    ends.reserveCapacity(entries.count)
    for own in entries {
      self.entries.append(contentsOf: own)
      ends.append(UInt32(self.entries.count))
    }
  }

  /// The prices of a listing; none where no price holds.
  public func entries(ofListing listing: Int) -> ArraySlice<Entry> {
    entries[(listing == 0 ? 0 : Int(ends[listing - 1]))..<Int(ends[listing])]
  }
}

extension PriceCatalogue {
  /// The prices that the listings of a table have on a day.
  ///
  /// - Parameter question: The question that the table was made for.
  ///
  /// Throws ``CatalogueError`` `no-such-list`, `no-such-edition` or `storage`.
  public func priceTable(of table: FacetTable, _ question: ItemQuestion, on day: CalendarDate) throws
    -> PriceTable
  {
    try store.read { store in
      var entries: [[PriceTable.Entry]] = Array(repeating: [], count: table.count)
      var start = 0
      for (edition, reader) in try EditionReader.all(of: question, in: store).enumerated() {
        let end = table.editionEnds[edition]
        let listings = (start..<end).map { (key: table.key(ofListing: $0), listing: $0) }
          .sorted { $0.key < $1.key }
        start = end
        var place = 0
        var standing = PricesOfKey(policy: reader.record.info.inForce, day: day.dayNumber)
        // Prices come in the order of keys, like the listings.
        func giveAway() {
          defer { standing.clear() }
          while place < listings.count, listings[place].key < standing.key { place += 1 }
          guard place < listings.count, listings[place].key == standing.key else { return }
          entries[listings[place].listing] = standing.entries
        }
        try reader.store.eachPrice(reader.window, key: nil) { price in
          if price.fact.key != standing.key {
            giveAway()
            standing.key = price.fact.key
          }
          guard standing.holds(price.fact) else { return }
          try standing.add(price.fact, minimum: store.band(price.fact.band).minimum)
        }
        giveAway()
      }
      return PriceTable(entries)
    }
  }
}

/// The prices of one item key while they are read: of each market, currency and kind the one in force.
private struct PricesOfKey {
  let policy: InForcePolicy
  let day: Int32
  var key: UInt32 = 0
  private var nets: [Candidate] = []
  private var lists: [Candidate] = []

  private struct Candidate {
    var offer: FacetTable.Offer
    var minimum: ExactDecimal?
    var start: Int32
    var end: Int32
    var amount: ExactDecimal
  }

  init(policy: InForcePolicy, day: Int32) {
    self.policy = policy
    self.day = day
  }

  mutating func clear() {
    nets.removeAll(keepingCapacity: true)
    lists.removeAll(keepingCapacity: true)
  }

  func holds(_ fact: PriceFact) -> Bool { fact.start <= day && day <= fact.end }

  mutating func add(_ fact: PriceFact, minimum: ExactDecimal?) {
    let offer = FacetTable.Offer(market: fact.market, currency: fact.currency)
    func candidate(_ amount: StoredAmount) -> Candidate? {
      amount.value.map {
        Candidate(offer: offer, minimum: minimum, start: fact.start, end: fact.end, amount: $0)
      }
    }
    if let net = candidate(fact.net) { keepBetter(net, in: &nets) }
    if let list = candidate(fact.list) { keepBetter(list, in: &lists) }
  }

  private func keepBetter(_ new: Candidate, in candidates: inout [Candidate]) {
    guard let place = candidates.firstIndex(where: { $0.offer == new.offer }) else {
      candidates.append(new)
      return
    }
    if isBetter(new, than: candidates[place]) { candidates[place] = new }
  }

  /// The smallest quantity counts, then what the policy of the list says of several dated prices.
  private func isBetter(_ new: Candidate, than old: Candidate) -> Bool {
    if new.minimum != old.minimum {
      guard let minimum = old.minimum else { return false }
      return new.minimum.map { $0 < minimum } ?? true
    }
    if new.end != old.end { return (new.end < old.end) == (policy == .endsFirst) }
    return new.start > old.start
  }

  var entries: [PriceTable.Entry] {
    var entries = nets.map {
      PriceTable.Entry(market: $0.offer.market, currency: $0.offer.currency, net: $0.amount, list: nil)
    }
    for list in lists {
      let own = entries.firstIndex {
        $0.market == list.offer.market && $0.currency == list.offer.currency
      }
      if let own {
        entries[own].list = list.amount
      } else {
        entries.append(
          PriceTable.Entry(
            market: list.offer.market, currency: list.offer.currency, net: nil, list: list.amount))
      }
    }
    return entries
  }
}
