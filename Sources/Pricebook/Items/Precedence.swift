import PriceModel

/// Which list counts where several hold the same item.
enum Precedence {
  /// What tells items apart within and across lists.
  struct Key: Hashable {
    var partNumber: String
    var term: String?
    var billing: String?
    var segment: String?

    init(_ item: Item) {
      partNumber = item.partNumber.uppercased()
      term = item.term
      billing = item.billing
      segment = item.segment
    }
  }

  /// The items without those that a list of higher precedence also has. `lists` is in order of precedence; items
  /// of one list stay together.
  static func first(_ items: [Item], lists: [String]) -> [Item] {
    let rank = Dictionary(lists.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    var best: [Key: Int] = [:]
    func place(_ item: Item) -> Int { listName(of: item).flatMap { rank[$0] } ?? lists.count }
    for item in items {
      best[Key(item)] = min(best[Key(item)] ?? Int.max, place(item))
    }
    return items.filter { place($0) == best[Key($0)] }
  }

  /// The lists that give one item different prices; empty where every item is priced alike wherever it stands.
  static func disagreeingLists(_ items: [Item]) -> [String] {
    var lists: Set<String> = []
    for (_, alike) in Dictionary(grouping: items, by: Key.init) where alike.count > 1 {
      let prices = alike.map { Set($0.prices.map(PriceIdentity.init)) }
      if Set(prices).count > 1 { lists.formUnion(alike.compactMap(listName)) }
    }
    return lists.sorted()
  }

  /// The list an item stands in; an item without prices names none.
  static func listName(of item: Item) -> String? { item.prices.first?.list }

  /// A price without the place where it was found.
  private struct PriceIdentity: Hashable {
    var kind: PriceKind
    var priceType: String?
    var amount: ExactDecimal
    var currency: Currency
    var market: String?
    var per: PriceBasis
    var minimum: ExactDecimalNumber?
    var maximum: ExactDecimalNumber?
    var basis: ExactDecimalNumber?

    init(_ price: Price) {
      kind = price.kind
      priceType = price.priceType
      amount = price.amount
      currency = price.currency
      market = price.market
      per = price.per
      minimum = price.minQuantity
      maximum = price.maxQuantity
      basis = price.quantityBasis
    }
  }
}
