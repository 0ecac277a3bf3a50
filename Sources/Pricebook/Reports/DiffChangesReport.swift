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
          .text(change.priceType ?? change.kind?.rawValue ?? ""), change.amount(change.old),
          change.amount(change.new), change.percent.map(TableCell.percent) ?? .empty,
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

  /// A row per change, for programs. What is added or removed has a row for each of its prices.
  static func table(of answers: [DiffAnswer]) -> Table {
    Table(columns: columns) { answers.lazy.flatMap(rows) }
  }

  static let columns =
    [
      "list", "old", "new", "change", "partNumber", "term", "billing", "segment", "itemName", "family",
      "field",
      "kind", "priceType", "market", "currency", "minQuantity", "maxQuantity", "oldValue", "newValue",
    ].map { TableColumn($0) }
    + [
      TableColumn("percent", kind: .amount), TableColumn("oldFrom", kind: .date),
      TableColumn("newFrom", kind: .date), TableColumn("oldSource"), TableColumn("newSource"),
      TableColumn("reason"),
    ]

  /// One after the other, so that only one item's are there at a time.
  private static func rows(_ answer: DiffAnswer) -> some Sequence<TableRow> {
    let head: [TableCell] = [
      .text(answer.list), TableCell(text: answer.old?.description), .text(answer.new.description),
    ]
    func key(_ identity: ItemIdentity, _ name: String?, _ family: String?) -> [TableCell] {
      [
        .text(identity.partNumber), TableCell(text: identity.term), TableCell(text: identity.billing),
        TableCell(text: identity.segment), TableCell(text: name), TableCell(text: family),
      ]
    }
    func row(_ change: String, _ key: [TableCell], _ details: [TableCell]) -> TableRow {
      .body(head + [.text(change)] + key + details)
    }
    func whole(_ items: [Item], _ change: String) -> AnySequence<TableRow> {
      AnySequence(
        items.lazy.flatMap { item in
          let own = key(ItemIdentity(item), item.itemName, item.family)
          return self.whole(item, isNew: change == "added").map { row(change, own, $0) }
        })
    }
    let renamed = answer.renamed.lazy.map { renaming in
      var details = Array(repeating: TableCell.empty, count: 15)
      details[0] = .text("partNumber")
      details[7] = .text(renaming.old.partNumber)
      details[8] = .text(renaming.new.partNumber)
      details[14] = .text(renaming.explanation)
      return row("renamed", key(renaming.old, renaming.oldName, renaming.family), details)
    }
    let changed = answer.changed.lazy.flatMap { item in
      let own = key(item.identity, item.itemName, item.family)
      return item.changes.map { row("changed", own, cells(of: $0)) }
    }
    let contradicted = answer.contradictions.lazy.map { found in
      var details = Array(repeating: TableCell.empty, count: 15)
      details[0] = .text("claim")
      details[8] = .text(found.claim)
      details[13] = .text("\(found.source.file):\(found.source.line)")
      details[14] = .text(found.message)
      let change = found.verdict == .wrong ? "false-claim" : "silent-claim"
      return row(change, key(found.identity, nil, nil), details)
    }
    return [
      whole(answer.added, "added"), whole(answer.removed, "removed"), AnySequence(renamed),
      AnySequence(changed), AnySequence(contradicted),
    ].lazy.flatMap { $0 }
  }

  /// The prices of an item that is new or gone.
  private static func whole(_ item: Item, isNew: Bool) -> [[TableCell]] {
    guard !item.prices.isEmpty else { return [Array(repeating: TableCell.empty, count: 15)] }
    return item.prices.map { price in
      let source = TableCell.text("\(price.source.file):\(price.source.line)")
      let amount = TableCell.amount(price.amount, minimumDigits: 0)
      let from = price.from.map(TableCell.date) ?? .empty
      return [
        .text("price"), .text(price.kind.rawValue), TableCell(text: price.priceType),
        TableCell(text: price.market), .text(price.currency.code), quantity(price.minQuantity),
        quantity(price.maxQuantity), isNew ? .empty : amount, isNew ? amount : .empty, .empty,
        isNew ? .empty : from, isNew ? from : .empty, isNew ? .empty : source, isNew ? source : .empty,
        .empty,
      ]
    }
  }

  private static func cells(of change: FieldChange) -> [TableCell] {
    func value(_ text: String?) -> TableCell {
      guard change.field == "price", let amount = text.flatMap({ ExactDecimal($0) }) else {
        return TableCell(text: text)
      }
      return .amount(amount, minimumDigits: 0)
    }
    func place(_ source: Source?) -> TableCell { TableCell(text: source.map { "\($0.file):\($0.line)" }) }
    return [
      .text(change.field), TableCell(text: change.kind?.rawValue), TableCell(text: change.priceType),
      TableCell(text: change.market), TableCell(text: change.currency?.code), quantity(change.minQuantity),
      quantity(change.maxQuantity), value(change.old), value(change.new),
      change.percent.map { .amount($0, minimumDigits: 1) } ?? .empty,
      change.oldFrom.map(TableCell.date) ?? .empty, change.newFrom.map(TableCell.date) ?? .empty,
      place(change.oldSource), place(change.newSource), .empty,
    ]
  }

  private static func quantity(_ number: ExactDecimalNumber?) -> TableCell {
    number.map { .amount($0.value.normalized, minimumDigits: 0) } ?? .empty
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

  fileprivate func amount(_ text: String?) -> TableCell {
    guard let amount = text.flatMap({ ExactDecimal($0) }), let currency else { return .missing("") }
    return .money(Money(amount, currency))
  }
}
