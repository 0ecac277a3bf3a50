import PriceModel

extension FileStatement {
  /// Lets go of the former prices of every item that the file prices, for lists whose items are stated with all
  /// their prices: what is not stated again no longer holds.
  mutating func replacePrices(of before: EditionFacts) {
    var next = 0
    var last: PriceFact.Place?
    for old in before.prices where old.fact.place != last {
      last = old.fact.place
      while next < facts.prices.count, facts.prices[next].fact.key < old.fact.key { next += 1 }
      guard next < facts.prices.count, facts.prices[next].fact.key == old.fact.key else { continue }
      deletions.append(Deletion(key: old.fact.key, place: old.fact.place, line: facts.prices[next].line))
    }
  }
}
