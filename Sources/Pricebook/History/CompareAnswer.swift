import Catalogue
import PriceModel

/// The answer of `compare`: a part number in all lists.
public struct CompareAnswer: Encodable, Sendable {
  public let schema = "pricebook.compare/1"
  public var partNumber: String
  /// The item as each list has it, with all its prices, as in `show`.
  public var items: [Item]
  /// Its prices in force for one purpose beside each other.
  public var comparisons: [Comparison]
  /// The day of which prices are in force.
  public var on: CalendarDate
  let unmatched: PricebookError?

  enum CodingKeys: CodingKey {
    case schema, partNumber, on, comparisons, items
  }

  /// What lists ask for the same thing. Amounts of two currencies are never compared.
  public struct Comparison: Encodable, Sendable {
    public var kind: PriceKind
    public var priceType: String?
    public var currency: Currency
    public var term: String?
    public var billing: String?
    public var segment: String?
    public var per: PriceBasis
    public var minQuantity: ExactDecimalNumber?
    public var maxQuantity: ExactDecimalNumber?
    /// Cheapest first.
    public var prices: [Offer]
  }

  /// What one list asks.
  public struct Offer: Encodable, Sendable {
    public var list: String
    public var edition: EditionLabel
    public var market: String?
    public var distributorSKU: String?
    public var amount: ExactDecimal
    /// How much more than the cheapest, in percent with one decimal; `nil` if the cheapest is 0.
    public var percent: ExactDecimal?
    public var source: Source

    enum CodingKeys: CodingKey {
      case list, edition, market, distributorSKU, amount, percent, source
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(list, forKey: .list)
      try container.encode(edition, forKey: .edition)
      try container.encode(market, forKey: .market)
      try container.encode(distributorSKU, forKey: .distributorSKU)
      try container.encode(amount, forKey: .amount)
      try container.encode(percent?.description(atLeast: 1), forKey: .percent)
      try container.encode(source, forKey: .source)
    }
  }

  /// Why there are no prices; `nil` if there are.
  public var failure: PricebookError? { unmatched }
}

extension Workspace {
  /// The prices in force of a part number, or of a distributor's SKU, in all lists in scope, cheapest first.
  ///
  /// For a part that no list in scope has, the answer is empty and its `failure` says so.
  public func compare(_ partNumber: String, in scope: Scope) throws -> CompareAnswer {
    let catalogue = try catalogue()
    var everyPrice = scope
    everyPrice.on = nil
    if let day = scope.on, scope.edition == nil { everyPrice.edition = EditionLabel(day) }
    let resolved = try resolve(everyPrice, in: catalogue)
    let items = try translatingCatalogueErrors {
      try catalogue.items(resolved.question(partNumbers: [partNumber]))
    }
    let day = scope.on ?? scope.edition.map { max($0.firstDay, min(today, $0.lastDay)) } ?? today
    var unmatched: PricebookError?
    if items.isEmpty {
      let error = try notFound(partNumber, resolved, catalogue)
      if error.kind != .nothingMatched { throw error }
      unmatched = error
    }
    let editions = try translatingCatalogueErrors { try catalogue.editions() }
    let policies = Dictionary(
      editions.map { ($0.reference, $0.inForce) }, uniquingKeysWith: { first, _ in first })
    var offers: [(key: ComparisonKey, offer: CompareAnswer.Offer)] = []
    for item in items {
      for (_, prices) in item.prices.grouped(by: PricePurpose.init) {
        guard let first = prices.first else { continue }
        let reference = EditionReference(list: first.list, edition: first.edition)
        let policy = policies[reference] ?? .endsFirst
        guard let price = policy.ranked(prices, on: day).first else { continue }
        offers.append(
          (
            ComparisonKey(item, price),
            CompareAnswer.Offer(
              list: price.list, edition: price.edition, market: price.market,
              distributorSKU: item.distributorSKU, amount: price.amount, source: price.source)
          ))
      }
    }
    let comparisons = offers.grouped(by: \.key).map { key, group in
      key.comparison(group.map(\.offer))
    }
    return CompareAnswer(
      partNumber: items.first?.partNumber ?? partNumber, items: items, comparisons: comparisons, on: day,
      unmatched: unmatched)
  }
}

/// What prices of several lists must share to be compared: not the market, but the currency.
private struct ComparisonKey: Hashable {
  var item: ItemIdentity
  var purpose: PricePurpose
  var per: PriceBasis

  init(_ item: Item, _ price: Price) {
    self.item = ItemIdentity(item)
    self.item.partNumber = item.partNumber.uppercased()
    purpose = PricePurpose(price)
    purpose.place.market = nil
    per = price.per
  }

  func comparison(_ offers: [CompareAnswer.Offer]) -> CompareAnswer.Comparison {
    var sorted = offers.sorted { ($0.amount, $0.list) < ($1.amount, $1.list) }
    if let cheapest = sorted.first?.amount {
      for index in sorted.indices {
        sorted[index].percent = PublishedPrice.percent(cheapest, sorted[index].amount)
      }
    }
    return CompareAnswer.Comparison(
      kind: purpose.kind, priceType: purpose.priceType, currency: purpose.place.currency, term: item.term,
      billing: item.billing, segment: item.segment, per: per, minQuantity: purpose.place.minQuantity,
      maxQuantity: purpose.place.maxQuantity, prices: sorted)
  }
}
