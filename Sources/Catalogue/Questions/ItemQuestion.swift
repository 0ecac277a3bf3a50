import PriceModel

/// Which items to ask for, in which editions, with which of their prices.
public struct ItemQuestion: Hashable, Sendable {
  /// The editions to ask, in order of precedence.
  public var editions: [EditionReference]
  /// Only these part numbers or distributor SKUs (RULES SEL-12), compared without case; `nil` is all.
  public var partNumbers: [String]?
  /// Only items with these values, compared without case. Market and currency leave out the other prices, and the
  /// items without such a price.
  public var facets: [Facet: String]
  /// Only the prices in force on this day, by the policy of each edition: one for each kind, raw type, market,
  /// currency and quantity band. Items without such a price stay, with no prices.
  public var on: CalendarDate?

  public init(
    editions: [EditionReference], partNumbers: [String]? = nil, facets: [Facet: String] = [:],
    on: CalendarDate? = nil
  ) {
    self.editions = editions
    self.partNumbers = partNumbers
    self.facets = facets
    self.on = on
  }
}
