import PriceModel

/// A difference between an edition as it was and as a replacement or an addition has made it.
public struct Correction: Hashable, Sendable {
  public enum Change: String, Sendable, Codable { case added, removed, changed }

  /// Where a value was read.
  public struct Place: Hashable, Sendable, Encodable {
    public var file: String
    public var line: Int
  }

  /// What happened to the item.
  public var change: Change
  public var item: ItemIdentity
  public var itemName: String?
  /// As ``FieldChange/field``; `nil` for an item that came or went without a price.
  public var field: String?
  public var kind: PriceKind?
  public var priceType: String?
  public var market: String?
  public var currency: String?
  public var minQuantity: String?
  public var maxQuantity: String?
  public var old: String?
  public var new: String?
  public var oldFrom: CalendarDate?
  public var newFrom: CalendarDate?
  public var oldPlace: Place?
  public var newPlace: Place?

  /// Of a price that was not zero: how much more it is, in percent with one decimal.
  public var percent: ExactDecimal? {
    guard field == "price", let old = old.flatMap({ ExactDecimal($0) }),
      let new = new.flatMap({ ExactDecimal($0) })
    else { return nil }
    return PriceDifferences.percent(old, new)
  }

  init(_ change: Change, _ item: ItemIdentity, itemName: String?) {
    self.change = change
    self.item = item
    self.itemName = itemName
  }
}

extension Correction {
  /// The differences of a comparison one by one, an item that came or went with a line for each of its prices.
  static func all(of comparison: EditionComparison) -> [Correction] {
    var corrections: [Correction] = []
    for item in comparison.removed { corrections += whole(item, .removed) }
    for item in comparison.added { corrections += whole(item, .added) }
    for item in comparison.changed {
      corrections += item.changes.map { Correction(item, $0) }
    }
    return corrections
  }

  private static func whole(_ item: Item, _ change: Change) -> [Correction] {
    let bare = Correction(change, ItemIdentity(item), itemName: item.itemName)
    func place(_ source: Source) -> Place { Place(file: source.file, line: source.line) }
    guard !item.prices.isEmpty else {
      var correction = bare
      if change == .added {
        correction.newPlace = place(item.source)
      } else {
        correction.oldPlace = place(item.source)
      }
      return [correction]
    }
    return item.prices.map { price in
      var correction = bare
      correction.field = "price"
      correction.kind = price.kind
      correction.priceType = price.priceType
      correction.market = price.market
      correction.currency = price.currency.code
      correction.minQuantity = price.minQuantity?.value.description
      correction.maxQuantity = price.maxQuantity?.value.description
      if change == .added {
        correction.new = price.amount.description
        correction.newFrom = price.from
        correction.newPlace = place(price.source)
      } else {
        correction.old = price.amount.description
        correction.oldFrom = price.from
        correction.oldPlace = place(price.source)
      }
      return correction
    }
  }

  private init(_ item: ChangedItem, _ change: FieldChange) {
    self.init(.changed, item.identity, itemName: item.itemName)
    field = change.field
    kind = change.kind
    priceType = change.priceType
    market = change.market
    currency = change.currency?.code
    minQuantity = change.minQuantity?.value.description
    maxQuantity = change.maxQuantity?.value.description
    old = change.old
    new = change.new
    oldFrom = change.oldFrom
    newFrom = change.newFrom
    oldPlace = change.oldSource.map { Place(file: $0.file, line: $0.line) }
    newPlace = change.newSource.map { Place(file: $0.file, line: $0.line) }
  }
}
