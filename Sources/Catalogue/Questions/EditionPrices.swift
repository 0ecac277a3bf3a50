import PriceModel

/// The prices of the items of one edition, as far as a question asks for them.
final class EditionPrices {
  private let reader: EditionReader
  private let market: String?
  private let currency: String?
  private let day: CalendarDate?
  /// All prices of the edition, in the order of keys; `nil` where few items are asked for.
  private var all: [Held<PriceFact>]?

  /// - Parameter allAtOnce: Reads the prices of all items now; else they are read item by item.
  init(_ reader: EditionReader, _ question: ItemQuestion, allAtOnce: Bool) throws {
    self.reader = reader
    market = question.facets[.market]?.lowercased()
    currency = question.facets[.currency]?.lowercased()
    day = question.on
    guard allAtOnce else { return }
    var prices: [Held<PriceFact>] = []
    try reader.store.eachPrice(reader.window, key: nil) { prices.append($0) }
    all = prices
  }

  /// Prices that are given and not read, in the order of keys.
  init(_ reader: EditionReader, given prices: [Held<PriceFact>]) {
    self.reader = reader
    market = nil
    currency = nil
    day = nil
    all = prices
  }

  /// Whether an item without a price is no answer.
  var areRequired: Bool { market != nil || currency != nil }

  /// The prices of an item in the order of the file, that is by line; net, list, other of one line together.
  func prices(ofKey key: UInt32) throws -> [Price] {
    let ranges = try ranges(ofKey: key)
    // Prices of one line come in the order of facts, in which the store gives them.
    let inFileOrder = ranges.enumerated().sorted {
      ($0.element.line, $0.element.from, $0.offset) < ($1.element.line, $1.element.from, $1.offset)
    }
    var prices: [Price] = []
    for (_, range) in inFileOrder { prices.append(contentsOf: try self.prices(range)) }
    guard let day else { return prices }
    return inForce(prices, on: day)
  }

  /// The facts of an item that are in the markets and currencies asked for.
  func ranges(ofKey key: UInt32) throws -> [Held<PriceFact>] {
    guard let all else {
      var ranges: [Held<PriceFact>] = []
      try reader.store.eachPrice(reader.window, key: key) { ranges.append($0) }
      return try ranges.filter { try accepts($0.fact) }
    }
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].fact.key < key { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < all.count, all[end].fact.key == key { end += 1 }
    return try all[low..<end].filter { try accepts($0.fact) }
  }

  private func accepts(_ fact: PriceFact) throws -> Bool {
    try reader.texts.text(fact.market, is: market) && reader.texts.text(fact.currency, is: currency)
  }

  private func prices(_ range: Held<PriceFact>) throws -> [Price] {
    let fact = range.fact
    let currency = try reader.texts.currency(fact.currency)
    guard let basis = PriceBasis(rawValue: fact.per) else {
      throw CatalogueError.storage("a price pays for \(fact.per), which has no meaning")
    }
    let band = try reader.store.band(fact.band)
    let market = try reader.texts.text(fact.market)
    let priceType = try reader.texts.text(fact.priceType)
    let amounts: [(PriceKind, StoredAmount)] = [(.net, fact.net), (.list, fact.list), (.other, fact.other)]
    return amounts.compactMap { kind, amount in
      amount.value.map { value in
        Price(
          kind: kind, priceType: kind == .other ? priceType : nil, amount: value,
          currency: currency, market: market, per: basis, quantityBasis: band.basis,
          minQuantity: band.minimum, maxQuantity: band.maximum,
          from: fact.start == CalendarDate.earliest.dayNumber ? nil : CalendarDate(dayNumber: fact.start),
          to: fact.end == CalendarDate.latest.dayNumber ? nil : CalendarDate(dayNumber: fact.end),
          list: reader.record.info.list, edition: reader.record.info.edition,
          source: reader.source(from: range.from, line: range.line))
      }
    }
  }

  /// What a price is in force for; of the prices with one such key at most one is in force on a day.
  private struct InForceKey: Hashable {
    var kind: PriceKind
    var priceType: String?
    var market: String?
    var currency: Currency
    var band: QuantityBand

    init(_ price: Price) {
      kind = price.kind
      priceType = price.priceType
      market = price.market
      currency = price.currency
      band = QuantityBand(
        minimum: price.minQuantity?.value, maximum: price.maxQuantity?.value,
        basis: price.quantityBasis?.value)
    }
  }

  private func inForce(_ prices: [Price], on day: CalendarDate) -> [Price] {
    var order: [InForceKey] = []
    var groups: [InForceKey: [Price]] = [:]
    for price in prices {
      let key = InForceKey(price)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(price)
    }
    return order.compactMap { reader.record.info.inForce.ranked(groups[$0] ?? [], on: day).first }
  }
}
