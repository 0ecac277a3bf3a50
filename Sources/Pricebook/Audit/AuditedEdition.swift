import Catalogue
import PriceModel

/// What a price is for, without its kind: prices for one place are compared with each other.
struct PricePlace: Hashable, Sendable {
  var market: String?
  var currency: Currency
  var minQuantity: ExactDecimalNumber?
  var maxQuantity: ExactDecimalNumber?
  var basis: ExactDecimalNumber?

  init(_ price: Price) {
    market = price.market
    currency = price.currency
    minQuantity = price.minQuantity
    maxQuantity = price.maxQuantity
    basis = price.quantityBasis
  }
}

/// What a price is for, with its kind.
struct PricePurpose: Hashable, Sendable {
  var kind: PriceKind
  var priceType: String?
  var place: PricePlace

  init(_ price: Price) {
    kind = price.kind
    priceType = price.priceType
    place = PricePlace(price)
  }
}

/// An edition as the checks of the audit see it.
struct AuditedEdition: Sendable {
  let list: String
  let edition: EditionLabel
  /// The file it was read from, and its accepted rows.
  let file: String
  let rows: Int
  let inForce: InForcePolicy
  /// The day of which prices in force are compared.
  let day: CalendarDate
  let items: [Item]
  /// The months of all editions of the list.
  let editions: [EditionLabel]
  /// What the list says of its rows and is not so.
  let contradictions: [Contradiction]
  /// Accepted rows of the file that state nothing which no other row states.
  let repeatedRows: Int
  private let index: FacetIndex

  init(
    list: String, edition: EditionLabel, file: String, rows: Int, inForce: InForcePolicy, day: CalendarDate,
    items: [Item], editions: [EditionLabel], contradictions: [Contradiction] = [], repeatedRows: Int = 0
  ) {
    self.list = list
    self.edition = edition
    self.file = file
    self.rows = rows
    self.inForce = inForce
    self.day = day
    self.items = items
    self.editions = editions
    self.contradictions = contradictions
    self.repeatedRows = repeatedRows
    index = FacetIndex(items)
  }

  /// The price in force of each purpose.
  func pricesInForce(of item: Item) -> [PricePurpose: Price] {
    Dictionary(grouping: item.prices, by: PricePurpose.init).compactMapValues {
      inForce.ranked($0, on: day).first
    }
  }

  /// The items that have `changes` in place of an item's own facets, and all its others; without those that a
  /// successor has taken over from.
  func counterparts(of item: Item, with changes: [Facet: String]) -> [Item] {
    index.counterparts(of: item, with: changes)
  }

  /// The prices in force of an item beside those of another for the same purposes, in a fixed order.
  func pairs(_ item: Item, _ other: Item) -> [(own: Price, other: Price)] {
    let others = pricesInForce(of: other)
    return ordered(pricesInForce(of: item)).compactMap { purpose, price in
      others[purpose].map { (price, $0) }
    }
  }

  /// Prices in the order of their item.
  func ordered(_ prices: [PricePurpose: Price]) -> [(PricePurpose, Price)] {
    prices.sorted { left, right in
      if left.value.source != right.value.source { return left.value.source.line < right.value.source.line }
      return left.key.kind.rawValue > right.key.kind.rawValue
    }.map { ($0.key, $0.value) }
  }
}

/// Finds the items that differ from another in some facets only.
private struct FacetIndex: Sendable {
  /// Those of the order model, with which counterparts are found; all others must be equal.
  private static let moving: [Facet] = [.offering, .level, .unit]
  private static let fixed: [Facet] = [
    .program, .family, .acquired, .productType, .userType, .segment, .language, .term, .billing,
  ]

  private struct Key: Hashable {
    var values: [String?]

    init(_ item: Item, _ changes: [Facet: String] = [:]) {
      values = (FacetIndex.fixed + FacetIndex.moving).map { changes[$0] ?? item[$0] }
      values += [item.version, item.pack]
    }
  }

  private var items: [Key: [Item]] = [:]

  init(_ items: [Item]) {
    // Only the order model has counterparts.
    for item in items where item.family != nil && item.offering != nil && item.replacedBy == nil {
      self.items[Key(item), default: []].append(item)
    }
  }

  func counterparts(of item: Item, with changes: [Facet: String]) -> [Item] {
    guard item.family != nil else { return [] }
    return (items[Key(item, changes)] ?? []).filter { $0.partNumber != item.partNumber }
  }
}

/// Arithmetic on published prices, which are rounded.
enum PublishedPrice {
  /// One unit of the last digit that any of the prices needs: 0.01 for 412.50 and 0.55, 1 for 515 and 257. A price
  /// that is computed from others may be so far off.
  static func step(_ amounts: ExactDecimal...) -> ExactDecimal {
    ExactDecimal(mantissa: 1, scale: amounts.map(\.normalized.scale).max() ?? 0)
  }

  /// Whether two amounts are at most `step` apart; amounts too large to compute with are not judged.
  static func agree(_ left: ExactDecimal, _ right: ExactDecimal, step: ExactDecimal) -> Bool {
    guard let difference = try? left - right else { return true }
    return difference.magnitude <= step
  }

  /// How much more `new` is than `old`, in percent with one decimal.
  static func percent(_ old: ExactDecimal, _ new: ExactDecimal) -> ExactDecimal? {
    guard !old.isZero, let more = try? new - old else { return nil }
    return try? more.times(100, over: old, roundedTo: 1, by: .standard)
  }
}

extension ExactDecimal {
  /// The number without its sign.
  var magnitude: ExactDecimal { isNegative ? ExactDecimal(mantissa: -mantissa, scale: scale) : self }
}
