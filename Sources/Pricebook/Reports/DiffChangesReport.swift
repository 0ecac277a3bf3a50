import Catalogue
import PriceModel
import Reporting

// The changes of items: prices in one table, everything else in another; and all differences as one rectangle.
extension DiffReports {
  static func changes(_ items: [ChangedItem]) -> [Report.Section] {
    var sections: [Report.Section] = []
    let prices = ChangeRows(items, ofPrices: true)
    let others = ChangeRows(items, ofPrices: false)
    if !prices.isEmpty { sections.append(self.prices(prices)) }
    if !others.isEmpty { sections.append(self.others(others)) }
    return sections
  }

  /// The changes that a table shows, one by one: of a hundred thousand no copy is made.
  private struct ChangeRows: Sendable {
    private let items: [ChangedItem]
    private let ofPrices: Bool

    init(_ items: [ChangedItem], ofPrices: Bool) {
      self.items = items
      self.ofPrices = ofPrices
    }

    var isEmpty: Bool { !contains { _ in true } }

    func contains(where isWanted: (FieldChange) -> Bool) -> Bool {
      items.contains { $0.changes.contains { ($0.field == "price") == ofPrices && isWanted($0) } }
    }

    var identities: some Sequence<ItemIdentity> {
      items.lazy.filter { [ofPrices] in $0.changes.contains { ($0.field == "price") == ofPrices } }.map(
        \.identity)
    }

    /// A row for each.
    func rows(_ row: @escaping @Sendable (ChangedItem, FieldChange) -> TableRow) -> some Sequence<TableRow> {
      items.lazy.flatMap { [ofPrices] item in
        item.changes.lazy.filter { ($0.field == "price") == ofPrices }.map { row(item, $0) }
      }
    }
  }

  private static func prices(_ changes: ChangeRows) -> Report.Section {
    let key = KeyColumns(changes.identities)
    var market: String??
    let hasMarkets = changes.contains { change in
      defer { market = market ?? change.market }
      return market.map { $0 != change.market } ?? false
    }
    let hasBands = changes.contains { $0.quantity != nil }
    let hasDates = changes.contains { $0.newFrom != nil }
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
    let key = KeyColumns(changes.identities)
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

  private static func rows(_ answer: DiffAnswer) -> [TableRow] {
    let head: [TableCell] = [
      .text(answer.list), TableCell(text: answer.old?.description), .text(answer.new.description),
    ]
    func key(_ identity: ItemIdentity, _ name: String?, _ family: String?) -> [TableCell] {
      [
        .text(identity.partNumber), TableCell(text: identity.term), TableCell(text: identity.billing),
        TableCell(text: identity.segment), TableCell(text: name), TableCell(text: family),
      ]
    }
    var rows: [TableRow] = []
    func add(_ change: String, _ key: [TableCell], _ details: [TableCell]) {
      rows.append(.body(head + [.text(change)] + key + details))
    }
    for (change, items) in [("added", answer.added), ("removed", answer.removed)] {
      for item in items {
        let own = key(ItemIdentity(item), item.itemName, item.family)
        for details in whole(item, isNew: change == "added") { add(change, own, details) }
      }
    }
    for renaming in answer.renamed {
      var details = Array(repeating: TableCell.empty, count: 15)
      details[0] = .text("partNumber")
      details[7] = .text(renaming.old.partNumber)
      details[8] = .text(renaming.new.partNumber)
      details[14] = .text(renaming.explanation)
      add("renamed", key(renaming.old, renaming.oldName, renaming.family), details)
    }
    for item in answer.changed {
      for change in item.changes {
        add("changed", key(item.identity, item.itemName, item.family), cells(of: change))
      }
    }
    for found in answer.contradictions {
      var details = Array(repeating: TableCell.empty, count: 15)
      details[0] = .text("claim")
      details[8] = .text(found.claim)
      details[13] = .text("\(found.source.file):\(found.source.line)")
      details[14] = .text(found.message)
      let change = found.verdict == .wrong ? "false-claim" : "silent-claim"
      add(change, key(found.identity, nil, nil), details)
    }
    return rows
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
