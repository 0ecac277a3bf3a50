import PriceModel

/// The first item of a file as the profile maps it, to be looked at before an import.
public struct ItemPreview: Sendable, Hashable, Encodable {
  /// A field of the item, by the name that profiles use.
  public struct Field: Sendable, Hashable, Encodable {
    public var field: String
    public var value: String
  }
  /// A price, with what it holds for.
  public struct Price: Sendable, Hashable, Encodable {
    /// `net`, `list`, or the name that the file gives it.
    public var kind: String
    /// The published figure.
    public var amount: String
    public var currency: String?
    public var market: String?
    /// First and last day, inclusive; `nil` is open.
    public var from: CalendarDate?
    public var to: CalendarDate?
    public var minQuantity: String?
    public var maxQuantity: String?
    /// What the amount pays for: `unit`, `term`, `month`.
    public var per: String
  }
  /// The physical line where the item stands.
  public var line: Int
  /// The fields that have a value, in the order of the contract.
  public var fields: [Field]
  public var prices: [Price]

  /// The first accepted row of a batch; `nil` if there is none.
  init?(_ batch: ItemBatch) {
    guard let row = batch.rows.first else { return nil }
    line = Int(row.line)
    let item = batch.items[Int(row.item)]
    fields = ItemField.allCases.compactMap { field in
      batch.text(field, of: item).map { Field(field: field.name, value: $0) }
    }
    prices = batch.prices(of: row).flatMap { Self.prices($0, batch) }
  }

  private static func prices(_ line: PriceLine, _ batch: ItemBatch) -> [Price] {
    let amounts: [(kind: String, amount: ExactDecimal?)] = [
      ("net", line.net.value), ("list", line.list.value),
      (batch.texts.string(line.priceType) ?? "other", line.other.value),
    ]
    let band = batch.bands[Int(line.band)]
    return amounts.compactMap { kind, amount in
      amount.map { amount in
        Price(
          kind: kind, amount: amount.description, currency: batch.texts.string(line.currency),
          market: batch.texts.string(line.market),
          from: line.from == PriceLine.openStart ? nil : CalendarDate(dayNumber: line.from),
          to: line.to == PriceLine.openEnd ? nil : CalendarDate(dayNumber: line.to),
          minQuantity: band.minimum?.description, maxQuantity: band.maximum?.description,
          per: line.per.name)
      }
    }
  }
}
