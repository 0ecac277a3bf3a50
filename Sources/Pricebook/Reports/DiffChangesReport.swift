import Catalogue
import PriceModel
import Reporting

// The changes of items: prices in one table, everything else in another; and all differences as one rectangle.
extension DiffReports {
  static func changes(_ items: ChangedItems) -> [Report.Section] {
    var sections: [Report.Section] = []
    let (prices, others) = ChangeRows.both(items)
    if !prices.isEmpty { sections.append(self.prices(prices)) }
    if !others.isEmpty { sections.append(self.others(others)) }
    return sections
  }

  /// The changes that a table shows, one by one: of a hundred thousand no copy is made.
  private struct ChangeRows: Sendable {
    private let items: ChangedItems
    private let ofPrices: Bool
    private(set) var isEmpty = true
    private(set) var key = KeyColumns()
    private(set) var hasMarkets = false
    private(set) var hasBands = false
    private(set) var hasDates = false
    private var market: String??

    private init(_ items: ChangedItems, ofPrices: Bool) {
      self.items = items
      self.ofPrices = ofPrices
    }

    /// Those of prices and all others, in one pass over the items.
    static func both(_ items: ChangedItems) -> (prices: ChangeRows, others: ChangeRows) {
      var prices = ChangeRows(items, ofPrices: true)
      var others = ChangeRows(items, ofPrices: false)
      for item in items {
        prices.look(at: item)
        others.look(at: item)
      }
      return (prices, others)
    }

    private mutating func look(at item: ChangedItem) {
      let own = item.changes.lazy.filter { [ofPrices] in ($0.field == "price") == ofPrices }
      for change in own {
        hasMarkets = hasMarkets || market.map { $0 != change.market } ?? false
        market = market ?? change.market
        hasBands = hasBands || change.minQuantity != nil || change.maxQuantity != nil
        hasDates = hasDates || change.newFrom != nil
      }
      if !own.isEmpty {
        isEmpty = false
        key.look(at: item.identity)
      }
    }

    /// A row for each.
    func rows(_ row: @escaping @Sendable (ChangedItem, FieldChange) -> TableRow) -> some Sequence<TableRow> {
      items.lazy.flatMap { [ofPrices] item in
        item.changes.lazy.filter { ($0.field == "price") == ofPrices }.map { row(item, $0) }
      }
    }
  }

  private static func prices(_ changes: ChangeRows) -> Report.Section {
    let key = changes.key
    let (hasMarkets, hasBands, hasDates) = (changes.hasMarkets, changes.hasBands, changes.hasDates)
    var columns = key.columns + [TableColumn("Item name", name: "itemName", overflow: .wrap)]
    if hasMarkets { columns.append(TableColumn("Market", name: "market", overflow: .keep)) }
    if hasBands { columns.append(TableColumn("Quantity", name: "quantity", overflow: .keep)) }
    columns += [
      TableColumn("Price", name: "kind", overflow: .keep), TableColumn("Old", name: "old", kind: .money),
      TableColumn("New", name: "new", kind: .money), TableColumn("Change", name: "percent", kind: .percent),
    ]
    if hasDates { columns.append(TableColumn("From", name: "from", kind: .date)) }
    let table = Table(columns: columns) {
      changes.rows { item, change in
        var cells = key.cells(item.identity) + [TableCell(text: item.itemName)]
        if hasMarkets { cells.append(TableCell(text: change.market)) }
        if hasBands { cells.append(TableCell(text: change.quantity)) }
        cells += [
          .text(change.priceType ?? change.kind?.rawValue ?? ""), change.amount(change.oldValue),
          change.amount(change.newValue), change.percent.map(TableCell.percent) ?? .empty,
        ]
        if hasDates { cells.append(change.newFrom.map(TableCell.date) ?? .empty) }
        return .body(cells)
      }
    }
    return Report.Section(heading: "Prices", tables: [table])
  }

  private static func others(_ changes: ChangeRows) -> Report.Section {
    let key = changes.key
    let table = Table(
      columns: key.columns + [
        TableColumn("Item name", name: "itemName", overflow: .wrap),
        TableColumn("Field", name: "field", overflow: .keep),
        TableColumn("Old", name: "old", overflow: .wrap),
        TableColumn("New", name: "new", overflow: .wrap),
      ]
    ) {
      changes.rows { item, change in
        .body(
          key.cells(item.identity) + [
            TableCell(text: item.itemName),
            .text([change.field, change.place].compactMap { $0 }.joined(separator: " ")),
            change.old.map(TableCell.text) ?? .missing(""),
            change.new.map(TableCell.text) ?? .missing(""),
          ])
      }
    }
    return Report.Section(heading: "Other changes", tables: [table])
  }
}

extension FieldChange {
  /// The quantities it is for: `1–249`, `250+`.
  var quantity: String? {
    switch (minQuantity, maxQuantity) {
    case (nil, nil): nil
    case (let minimum?, nil): "\(minimum)+"
    case (nil, let maximum?): "up to \(maximum)"
    case (let minimum?, let maximum?): "\(minimum)–\(maximum)"
    }
  }

  /// Which price it is about, in a few words; `nil` for a descriptive field.
  fileprivate var place: String? {
    guard let currency else { return nil }
    let words = [priceType ?? kind?.rawValue, market, currency.code, quantity].compactMap { $0 }
    return "(" + words.joined(separator: " ") + ")"
  }

  fileprivate func amount(_ value: FieldValue?) -> TableCell {
    guard let amount = value?.amount, let currency else { return .missing("") }
    return .money(Money(amount, currency))
  }
}
