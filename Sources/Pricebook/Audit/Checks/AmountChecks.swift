import PriceModel

/// A price of nothing. Trials cost nothing (FORMATS §1); others are often a cell that was left at 0.
struct ZeroPrices: AuditCheck {
  let id = "price-zero"
  let title = "a price of 0"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    edition.items.flatMap { item in
      item.prices.filter(\.amount.isZero).grouped(by: PricePlace.init).map { place, prices in
        let kinds = Prose.list(prices.map { $0.priceType ?? $0.kind.rawValue }.uniqued)
        let isTrial = Self.isTrial(item)
        return finding(
          edition, item, "\(kinds) 0 \(place.currency)" + (isTrial ? "; it is a trial or free" : ""),
          severity: isTrial ? .note : .finding, prices: prices.map { (item, $0) })
      }
    }
  }

  private static func isTrial(_ item: Item) -> Bool {
    let tags = item.attributes.first { $0.key.lowercased() == "tags" }?.value ?? ""
    let words = (tags + " " + (item.itemName ?? "")).lowercased().split { !$0.isLetter }
    return words.contains("trial") || words.contains("free")
  }
}

/// The partner pays more than the customer is to.
struct NetAboveList: AuditCheck {
  let id = "net-above-list"
  let title = "the net price above the list price"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    edition.items.flatMap { item in
      item.prices.grouped(by: PricePlace.init).flatMap { _, prices in
        prices.filter { $0.kind == .net }.compactMap { net in
          let list = prices.first { $0.kind == .list && $0.overlaps(net) && $0.amount < net.amount }
          return list.map { list in
            finding(
              edition, item, "net \(net.money.text) > list \(list.money.text) \(net.currency)",
              prices: [(item, net), (item, list)])
          }
        }
      }
    }
  }
}

/// Prices in a currency that hardly any other price of the market has.
struct OddCurrencies: AuditCheck {
  let id = "odd-currency"
  let title = "a currency that is not the market's"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    var counts: [String?: [Currency: Int]] = [:]
    for price in edition.items.lazy.flatMap(\.prices) {
      counts[price.market, default: [:]][price.currency, default: 0] += 1
    }
    let usual = counts.compactMapValues { currencies -> (currency: Currency, count: Int, all: Int)? in
      let all = currencies.values.reduce(0, +)
      // At least 20 prices, of which 95 % agree: less says nothing.
      guard all >= 20, let most = currencies.max(by: { $0.value < $1.value }), most.value * 20 >= all * 19
      else { return nil }
      return (most.key, most.value, all)
    }
    return edition.items.flatMap { item in
      item.prices.grouped(by: PricePlace.init).compactMap { place, prices in
        guard let usual = usual[place.market], usual.currency != place.currency else { return nil }
        return finding(
          edition, item,
          "\(place.currency), while \(usual.count) of \(usual.all) prices"
            + "\(place.market.map { " for \($0)" } ?? "") are in \(usual.currency)",
          prices: prices.map { (item, $0) })
      }
    }
  }
}

/// Amounts that no coin can pay.
struct FractionsOfMinorUnits: AuditCheck {
  let id = "fraction-of-minor-unit"
  let title = "more digits than the currency has"

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    edition.items.flatMap { item in
      item.prices.filter { $0.amount.normalized.scale > $0.currency.minorUnits }.grouped(by: PricePlace.init)
        .map { place, prices in
          let amounts = Prose.list(prices.map(\.amount.description).uniqued)
          return finding(
            edition, item,
            "\(amounts) \(place.currency), which has \(Prose.count(Int(place.currency.minorUnits), "digit")) "
              + "after the point",
            // Services are priced in fractions of a cent; a fraction of a yen is a slip.
            severity: place.currency.minorUnits == 0 ? .finding : .note, prices: prices.map { (item, $0) })
        }
    }
  }
}

extension Price {
  /// Whether there is a day on which both hold.
  func overlaps(_ other: Price) -> Bool {
    (from ?? .earliest) <= (other.to ?? .latest) && (other.from ?? .earliest) <= (to ?? .latest)
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, in the order of first appearance.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
