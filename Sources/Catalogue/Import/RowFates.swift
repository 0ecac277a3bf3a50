import PriceModel

/// What became of each row of a file, compared with the edition before.
///
/// A row is about its item, market, currency and quantity band (without a price, about its item):
///
/// - not in the edition before: added;
/// - its description and every price line of it held in the edition before: unchanged;
/// - else: changed;
/// - a row that deletes: deleted, and a warning if there was nothing to delete.
///
/// A row that repeats an earlier one (same item, same price keys with start dates) shares the fate of that one.
struct RowFates: Sendable {
  private(set) var added = 0
  private(set) var changed = 0
  private(set) var unchanged = 0
  private(set) var deleted = 0
  /// Items of the edition before that no row names.
  private(set) var unnamed = 0
  /// The rows that delete what the edition before does not hold.
  private(set) var deletionsOfAbsent: [Int] = []
  /// The rows that are unchanged, if they were asked for.
  private(set) var unchangedRows: [Int] = []

  private enum Fate { case added, changed, unchanged }

  init(
    _ coded: CodedBatch, _ statement: FileStatement, after before: EditionFacts, listsUnchanged: Bool = false
  ) {
    let rows = coded.batch.rows
    let comparison = PriceComparison(coded, before.prices)
    /// By dense key number: the number of the item's content in the edition before; 0 is absent.
    let itemsBefore = coded.keys.map { before.item(ofKey: $0) }
    var fateOfRepeated: [RowSignature: Fate] = [:]

    for (index, row) in rows.enumerated() {
      let key = coded.keyIndex(of: row)
      let isKnown = row.priceCount == 0 ? itemsBefore[key] != 0 : comparison.isKnown[index]
      if row.action == .delete {
        deleted += 1
        if !isKnown { deletionsOfAbsent.append(index) }
        continue
      }
      var fate = Fate.added
      if isKnown {
        let describing = rows[statement.describingRow[key] ?? index]
        let sameItem = itemsBefore[key] == coded.codes.items[Int(describing.item)]
        fate = sameItem && comparison.held[index] ? .unchanged : .changed
      }
      if comparison.mayRepeat.contains(index) {
        let signature = RowSignature(row, in: coded.batch, key: key)
        fate = fateOfRepeated[signature] ?? fate
        fateOfRepeated[signature] = fate
      }
      switch fate {
      case .added: added += 1
      case .changed: changed += 1
      case .unchanged:
        unchanged += 1
        if listsUnchanged { unchangedRows.append(index) }
      }
    }
    var named = 0
    for (key, item) in itemsBefore.enumerated() where item != 0 && statement.isNamed[key] { named += 1 }
    unnamed = before.listings.count - named
  }
}

extension EditionFacts {
  /// The number of the content of an item in this edition, 0 if it is not in it.
  fileprivate func item(ofKey key: UInt32) -> UInt32 {
    var low = 0
    var high = listings.count
    while low < high {
      let middle = (low + high) / 2
      if listings[middle].fact.key < key { low = middle + 1 } else { high = middle }
    }
    return low < listings.count && listings[low].fact.key == key ? listings[low].fact.item : 0
  }
}

/// The price lines of a batch beside those of the edition before.
private struct PriceComparison {
  /// By row: one of its places has a price in the edition before.
  var isKnown: [Bool]
  /// By row: all its price lines held in the edition before, by value.
  var held: [Bool]
  /// Rows that share a price key with another row.
  var mayRepeat: Set<Int> = []

  init(_ coded: CodedBatch, _ before: [Stated<PriceFact>]) {
    isKnown = Array(repeating: false, count: coded.batch.rows.count)
    held = Array(repeating: true, count: coded.batch.rows.count)
    let lines = coded.lines
    var first = 0
    var start = 0
    while start < lines.count {
      let place = lines[start].fact.place
      while first < before.count, before[first].fact.place < place { first += 1 }
      var last = first
      while last < before.count, before[last].fact.place == place { last += 1 }
      let old = before[first..<last]
      // One price a place is the rule; a set pays only where there are many.
      let values = old.count > 4 ? Set(old.map(\.fact.normalized)) : nil
      var index = start
      while index < lines.count, lines[index].fact.place == place {
        let (fact, row) = (lines[index].fact, lines[index].row)
        isKnown[row] = isKnown[row] || !old.isEmpty
        held[row] =
          held[row]
          && (values?.contains(fact.normalized)
            ?? old.contains { $0.fact == fact || $0.fact.normalized == fact.normalized })
        if index > start, lines[index - 1].row != row, lines[index - 1].fact.hasKey(of: fact) {
          mayRepeat.insert(lines[index - 1].row)
          mayRepeat.insert(row)
        }
        index += 1
      }
      first = last
      start = index
    }
  }
}

/// The item and the price keys of a row, by which a repeated row is known.
private struct RowSignature: Hashable {
  var key: Int
  /// Market, currency, band, raw type and start date of each line, in order.
  var prices: [[Int64]]

  init(_ row: BatchRow, in batch: ItemBatch, key: Int) {
    self.key = key
    prices = batch.prices(of: row).map {
      [Int64($0.market), Int64($0.currency), Int64($0.band), Int64($0.priceType), Int64($0.from)]
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
