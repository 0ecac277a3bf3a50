import PriceModel

/// The price of an item for a quantity on a day, and why it is that one.
struct PriceChoice {
  var price: Price
  /// `1-249`, `250+`; `nil` if the price holds for any quantity.
  var tier: String?
  /// A sentence: the kind, the edition, the range, the tier, and what else held that day.
  var reason: String

  /// Takes the tier by quantity; the prices are already those in force on the day.
  ///
  /// Returns `nil` if no price of this kind and currency holds for the quantity.
  init?(
    of item: Item, kind: PriceKind, currency: Currency?, quantity: ExactDecimal, on day: CalendarDate,
    alsoHeld: [Price]
  ) {
    let ofKind = item.prices.filter { $0.kind == kind && (currency == nil || $0.currency == currency) }
    let fitting = ofKind.filter { $0.holds(forQuantity: quantity) }
    // The narrower band wins: the one that begins highest.
    guard
      let best = fitting.max(by: { ($0.minQuantity?.value ?? 0) < ($1.minQuantity?.value ?? 0) })
    else { return nil }
    price = best
    tier = Self.tier(of: best)
    var reason = "\(kind.rawValue) price of edition \(best.edition) of \(best.list)"
    reason += ", in force on \(day) (\(Self.range(best)))"
    if let tier { reason += ", tier \(tier) for \(ExactDecimalNumber(quantity))" }
    let others = alsoHeld.filter {
      $0.kind == kind && $0.currency == best.currency && $0.market == best.market && $0 != best
        && $0.holds(forQuantity: quantity)
    }
    if !others.isEmpty {
      let ranges = others.map { "\($0.money) (\(Self.range($0)))" }
      let ties = others.contains { $0.from == best.from && $0.to == best.to }
      reason +=
        "; that day \(Prose.list(ranges)) held too, and "
        + (ties
          ? "the list gives both for the same dates: this one stands first in it"
          : "the list's policy puts this one first")
    }
    self.reason = reason
  }

  /// The price of the smallest quantity that can be ordered, for tables that know no quantity.
  init?(lowestTierOf item: Item, kind: PriceKind, on day: CalendarDate) {
    let smallest = item.prices.filter { $0.kind == kind }.compactMap { $0.minQuantity?.value }.min()
    guard let smallest else { return nil }
    self.init(of: item, kind: kind, currency: nil, quantity: smallest, on: day, alsoHeld: [])
  }

  static func tier(of price: Price) -> String? {
    switch (price.minQuantity, price.maxQuantity) {
    case (nil, nil): nil
    case (let minimum?, let maximum?): "\(minimum)-\(maximum)"
    case (let minimum?, nil): "\(minimum)+"
    case (nil, let maximum?): "up to \(maximum)"
    }
  }

  static func range(_ price: Price) -> String {
    switch (price.from, price.to) {
    case (nil, nil): "without dates"
    case (let from?, nil): "from \(from)"
    case (nil, let to?): "until \(to)"
    case (let from?, let to?): "\(from) to \(to)"
    }
  }
}
