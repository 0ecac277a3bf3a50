import PriceModel

// What an edition states, as integers of the store. A fact is compared as a whole: it holds in an edition or it
// does not, and the store keeps each fact once with the range of editions in which it holds.

/// A fact of a list, in the order in which the store keeps facts.
protocol Fact: Hashable, Comparable, Sendable {
  /// The store's number of the item key (part number, term, billing, segment).
  var key: UInt32 { get }
}

/// An item is in the list with this description.
struct ListingFact: Fact {
  var key: UInt32
  /// The store's number of the item's content.
  var item: UInt32

  static func < (left: ListingFact, right: ListingFact) -> Bool {
    left.key != right.key ? left.key < right.key : left.item < right.item
  }
}

/// Where, when and for what a price holds, as store numbers.
struct PriceTerms: Hashable, Sendable {
  /// Store numbers of texts; 0 is none.
  var market: UInt32
  var currency: UInt32
  /// Store number of the quantity band; 0 is any quantity.
  var band: UInt32
  var priceType: UInt32
  /// Day numbers, both inclusive; open ends are the first and last day of the calendar.
  var start: Int32
  var end: Int32
  var per: UInt8
}

/// A price line holds for an item.
///
/// Two spellings of one amount (115.2 and 115.20) are two facts, so that each edition is given back as it was
/// published; whether a price *changed* is asked of ``normalized``.
struct PriceFact: Fact {
  var key: UInt32
  /// Store numbers of texts; 0 is none.
  var market: UInt32
  var currency: UInt32
  /// Store number of the quantity band; 0 is any quantity.
  var band: UInt32
  var priceType: UInt32
  /// Day numbers, both inclusive; open ends are the first and last day of the calendar.
  var start: Int32
  var end: Int32
  var per: UInt8
  var net: StoredAmount
  var list: StoredAmount
  var other: StoredAmount

  var terms: PriceTerms {
    PriceTerms(
      market: market, currency: currency, band: band, priceType: priceType, start: start, end: end, per: per)
  }

  /// The same fact with amounts without zeros at their ends.
  var normalized: PriceFact {
    var fact = self
    fact.net = net.normalized
    fact.list = list.normalized
    fact.other = other.normalized
    return fact
  }

  /// What a row of a price list is about (the identity by which its fate is decided).
  var place: Place { Place(key: key, market: market, currency: currency, band: band) }

  /// Item, market, currency, quantity band.
  struct Place: Hashable, Comparable, Sendable {
    var key: UInt32
    var market: UInt32
    var currency: UInt32
    var band: UInt32

    static func < (left: Place, right: Place) -> Bool {
      if left.key != right.key { return left.key < right.key }
      if left.market != right.market { return left.market < right.market }
      if left.currency != right.currency { return left.currency < right.currency }
      return left.band < right.band
    }
  }

  /// Whether both prices have the same key: item, market, currency, quantity band, raw type, start date.
  func hasKey(of other: PriceFact) -> Bool {
    place == other.place && priceType == other.priceType && start == other.start
  }

  /// Whether one of the kinds net, list, other is present in both.
  func sharesKind(with fact: PriceFact) -> Bool {
    (net.isPresent && fact.net.isPresent) || (list.isPresent && fact.list.isPresent)
      || (other.isPresent && fact.other.isPresent)
  }

  static func < (left: PriceFact, right: PriceFact) -> Bool {
    if left.key != right.key { return left.key < right.key }
    if left.market != right.market { return left.market < right.market }
    if left.currency != right.currency { return left.currency < right.currency }
    if left.band != right.band { return left.band < right.band }
    if left.priceType != right.priceType { return left.priceType < right.priceType }
    if left.start != right.start { return left.start < right.start }
    if left.end != right.end { return left.end < right.end }
    if left.per != right.per { return left.per < right.per }
    if left.net != right.net { return left.net < right.net }
    if left.list != right.list { return left.list < right.list }
    return left.other < right.other
  }
}

extension PriceFact {
  init(key: UInt32, terms: PriceTerms, net: StoredAmount, list: StoredAmount, other: StoredAmount) {
    self.init(
      key: key, market: terms.market, currency: terms.currency, band: terms.band, priceType: terms.priceType,
      start: terms.start, end: terms.end, per: terms.per, net: net, list: list, other: other)
  }
}

/// An amount in the store: mantissa and digits after the point; a scale of −1 is no amount. Compares by spelling.
struct StoredAmount: Hashable, Comparable, Sendable {
  var mantissa: Int64
  var scale: Int8

  static let absent = StoredAmount(mantissa: 0, scale: -1)

  init(mantissa: Int64, scale: Int8) {
    self.mantissa = mantissa
    self.scale = scale
  }

  init(_ amount: OptionalAmount) {
    mantissa = amount.mantissa
    scale = amount.scale == OptionalAmount.absent ? -1 : Int8(amount.scale)
  }

  var isPresent: Bool { scale >= 0 }

  var value: ExactDecimal? {
    isPresent ? ExactDecimal(mantissa: mantissa, scale: UInt8(scale)) : nil
  }

  var normalized: StoredAmount {
    guard scale > 0, let value = value?.normalized else { return self }
    return StoredAmount(mantissa: value.mantissa, scale: Int8(value.scale))
  }

  static func < (left: StoredAmount, right: StoredAmount) -> Bool {
    left.mantissa != right.mantissa ? left.mantissa < right.mantissa : left.scale < right.scale
  }
}
