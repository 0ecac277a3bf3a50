/// All that an edition of a list states, in the order of facts.
struct EditionFacts: Hashable, Sendable {
  var listings: [Stated<ListingFact>] = []
  var prices: [Stated<PriceFact>] = []

  /// The lines as the store keeps them.
  var packedLines: EditionLines {
    EditionLines(
      listings: PackedLines.pack(listings.lazy.map(\.line)),
      prices: PackedLines.pack(prices.lazy.map(\.line)))
  }

  /// What an incremental edition names, without what it carries over.
  var named: EditionFacts {
    EditionFacts(listings: listings.filter { $0.line != 0 }, prices: prices.filter { $0.line != 0 })
  }

  /// The edition that comes of naming `self` and deleting `deletions` after `before`.
  ///
  /// A price line replaces those with its key (item, market, currency, quantity band, raw type, start date) that
  /// have an amount of one of its kinds; what nobody names or deletes is carried over. An item that loses its last
  /// price by a deletion ends.
  func merged(onto before: EditionFacts, deleting deletions: [Deletion]) -> EditionFacts {
    let deletedKeys = Set(deletions.lazy.filter { $0.place == nil }.map(\.key))
    let deletedPlaces = Set(deletions.lazy.compactMap(\.place))
    let keysLosingPrices = Set(deletedPlaces.lazy.map(\.key))

    var result = EditionFacts()
    var next = 0
    var group = 0
    for old in before.prices {
      // `group` is the first named price whose key is not before the old one's.
      while group < prices.count, prices[group].fact.keyPrecedes(old.fact) { group += 1 }
      var replaced = deletedKeys.contains(old.fact.key) || deletedPlaces.contains(old.fact.place)
      var index = group
      while !replaced, index < prices.count, prices[index].fact.hasKey(of: old.fact) {
        replaced = prices[index].fact.sharesKind(with: old.fact) || prices[index].fact == old.fact
        index += 1
      }
      if replaced { continue }
      while next < prices.count, prices[next].fact < old.fact {
        result.prices.append(prices[next])
        next += 1
      }
      result.prices.append(Stated(fact: old.fact, line: 0))
    }
    result.prices.append(contentsOf: prices[next...])

    let keysWithPrices = keysLosingPrices.isEmpty ? [] : Set(result.prices.lazy.map(\.fact.key))
    next = 0
    for old in before.listings {
      while next < listings.count, listings[next].fact.key < old.fact.key {
        result.listings.append(listings[next])
        next += 1
      }
      let key = old.fact.key
      if next < listings.count, listings[next].fact.key == key { continue }
      if deletedKeys.contains(key) { continue }
      if keysLosingPrices.contains(key), !keysWithPrices.contains(key) { continue }
      result.listings.append(Stated(fact: old.fact, line: 0))
    }
    result.listings.append(contentsOf: listings[next...])
    result.dropPricesWithoutListing()
    return result
  }

  /// A row that only prices an item says nothing of it: where the edition before no longer has the item, the price
  /// has no one to belong to.
  private mutating func dropPricesWithoutListing() {
    var next = 0
    let isListed = prices.map { price in
      while next < listings.count, listings[next].fact.key < price.fact.key { next += 1 }
      return next < listings.count && listings[next].fact.key == price.fact.key
    }
    guard isListed.contains(false) else { return }
    prices = zip(prices, isListed).filter(\.1).map(\.0)
  }
}

extension PriceFact {
  /// Whether the price key of this fact comes before that of another.
  fileprivate func keyPrecedes(_ other: PriceFact) -> Bool {
    if place != other.place { return place < other.place }
    if priceType != other.priceType { return priceType < other.priceType }
    return start < other.start
  }
}
