import Catalogue
import PriceModel
import Reporting

extension DiffReports {
  /// All differences as one rectangle, a row per change, for programs. What is added or removed has a row for each of
  /// its prices.
  static func table(of comparisons: [EditionComparison]) -> Table {
    Table(columns: DiffRows.columns) { DiffRows(comparisons) }
  }
}

/// The rows of comparisons: those of one item are made when they come, so that only they are there.
struct DiffRows: Sequence, IteratorProtocol {
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

  private var comparisons: IndexingIterator<[EditionComparison]>
  // What is left of the present one.
  private var head: [TableCell] = []
  private var added = [Item]().makeIterator()
  private var removed = [Item]().makeIterator()
  private var renamed = [Renaming]().makeIterator()
  private var changed = ChangedItems().makeIterator()
  private var contradictions = [Contradiction]().makeIterator()
  /// The rows of the present item.
  private var rows: [TableRow] = []
  private var place = 0

  init(_ comparisons: [EditionComparison]) { self.comparisons = comparisons.makeIterator() }

  private mutating func begin(_ comparison: EditionComparison) {
    head = [
      .text(comparison.list), TableCell(text: comparison.old?.description),
      .text(comparison.new.description),
    ]
    added = comparison.added.makeIterator()
    removed = comparison.removed.makeIterator()
    renamed = comparison.renamed.makeIterator()
    changed = comparison.changed.makeIterator()
    contradictions = comparison.contradictions.makeIterator()
  }

  mutating func next() -> TableRow? {
    while place == rows.count {
      rows.removeAll(keepingCapacity: true)
      place = 0
      guard addRows() else { return nil }
    }
    place += 1
    return rows[place - 1]
  }

  /// Makes the rows of the next item, or begins the next comparison; answers whether there was one.
  private mutating func addRows() -> Bool {
    if let item = added.next() {
      add(item, isNew: true)
    } else if let item = removed.next() {
      add(item, isNew: false)
    } else if let renaming = renamed.next() {
      add(renaming)
    } else if let item = changed.next() {
      let key = Key(item.identity, item.itemName, item.family)
      for change in item.changes { add("changed", key, Details(change)) }
    } else if let found = contradictions.next() {
      add(found)
    } else if let comparison = comparisons.next() {
      begin(comparison)
    } else {
      return false
    }
    return true
  }

  /// An item that is new or gone.
  private mutating func add(_ item: Item, isNew: Bool) {
    let change = isNew ? "added" : "removed"
    let key = Key(ItemIdentity(item), item.itemName, item.family)
    if item.prices.isEmpty { add(change, key, Details()) }
    for price in item.prices { add(change, key, Details(price, isNew: isNew)) }
  }

  private mutating func add(_ renaming: Renaming) {
    var details = Details()
    details.field = .text("partNumber")
    details.old = .text(renaming.old.partNumber)
    details.new = .text(renaming.new.partNumber)
    details.reason = .text(renaming.explanation)
    add("renamed", Key(renaming.old, renaming.oldName, renaming.family), details)
  }

  private mutating func add(_ found: Contradiction) {
    var details = Details()
    details.field = .text("claim")
    details.new = .text(found.claim)
    details.newSource = .text("\(found.source.file):\(found.source.line)")
    details.reason = .text(found.message)
    add(found.verdict == .wrong ? "false-claim" : "silent-claim", Key(found.identity, nil, nil), details)
  }

  private mutating func add(_ change: String, _ key: Key, _ details: Details) {
    var cells: [TableCell] = []
    cells.reserveCapacity(Self.columns.count)
    cells += head
    cells.append(.text(change))
    key.append(to: &cells)
    details.append(to: &cells)
    rows.append(.body(cells))
  }
}

/// Which item a row is about.
private struct Key {
  let identity: ItemIdentity
  let name: String?
  let family: String?

  init(_ identity: ItemIdentity, _ name: String?, _ family: String?) {
    self.identity = identity
    self.name = name
    self.family = family
  }

  func append(to cells: inout [TableCell]) {
    cells.append(.text(identity.partNumber))
    cells.append(TableCell(text: identity.term))
    cells.append(TableCell(text: identity.billing))
    cells.append(TableCell(text: identity.segment))
    cells.append(TableCell(text: name))
    cells.append(TableCell(text: family))
  }
}

/// What a row says of its item.
private struct Details {
  var field = TableCell.empty
  var kind = TableCell.empty
  var priceType = TableCell.empty
  var market = TableCell.empty
  var currency = TableCell.empty
  var minQuantity = TableCell.empty
  var maxQuantity = TableCell.empty
  var old = TableCell.empty
  var new = TableCell.empty
  var percent = TableCell.empty
  var oldFrom = TableCell.empty
  var newFrom = TableCell.empty
  var oldSource = TableCell.empty
  var newSource = TableCell.empty
  var reason = TableCell.empty

  init() {}

  /// A price of an item that is new or gone.
  init(_ price: Price, isNew: Bool) {
    field = .text("price")
    kind = .text(price.kind.rawValue)
    priceType = TableCell(text: price.priceType)
    market = TableCell(text: price.market)
    currency = .text(price.currency.code)
    minQuantity = Self.quantity(price.minQuantity)
    maxQuantity = Self.quantity(price.maxQuantity)
    let amount = TableCell.amount(price.amount, minimumDigits: 0)
    let from = price.from.map(TableCell.date) ?? .empty
    let source = Self.place(price.source)
    if isNew {
      (new, newFrom, newSource) = (amount, from, source)
    } else {
      (old, oldFrom, oldSource) = (amount, from, source)
    }
  }

  init(_ change: FieldChange) {
    func value(_ value: FieldValue?) -> TableCell {
      switch value {
      case nil: .empty
      case .text(let text): .text(text)
      case .amount(let amount): .amount(amount, minimumDigits: 0)
      }
    }
    field = .text(change.field)
    kind = TableCell(text: change.kind?.rawValue)
    priceType = TableCell(text: change.priceType)
    market = TableCell(text: change.market)
    currency = TableCell(text: change.currency?.code)
    minQuantity = Self.quantity(change.minQuantity)
    maxQuantity = Self.quantity(change.maxQuantity)
    old = value(change.oldValue)
    new = value(change.newValue)
    percent = change.percent.map { .amount($0, minimumDigits: 1) } ?? .empty
    oldFrom = change.oldFrom.map(TableCell.date) ?? .empty
    newFrom = change.newFrom.map(TableCell.date) ?? .empty
    oldSource = change.oldSource.map(Self.place) ?? .empty
    newSource = change.newSource.map(Self.place) ?? .empty
  }

  func append(to cells: inout [TableCell]) {
    cells += [
      field, kind, priceType, market, currency, minQuantity, maxQuantity, old, new, percent, oldFrom, newFrom,
      oldSource, newSource, reason,
    ]
  }

  private static func place(_ source: Source) -> TableCell { .text("\(source.file):\(source.line)") }

  private static func quantity(_ number: ExactDecimalNumber?) -> TableCell {
    number.map { .amount($0.value.normalized, minimumDigits: 0) } ?? .empty
  }
}
