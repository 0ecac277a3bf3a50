import PriceModel

/// What the rows of a file state and delete, taken in the order of the file: a row that deletes ends what earlier
/// rows stated, and later rows may state it again.
struct FileStatement: Sendable {
  /// What the file names, without what an incremental list carries over.
  private(set) var facts = EditionFacts()
  var deletions: [Deletion] = []
  /// By dense key number: the row that describes the item, which is the first one that states it.
  private(set) var describingRow: [Int?]
  /// By dense key number: whether any row names the item.
  private(set) var isNamed: [Bool]
  /// Rows that describe their item otherwise than the describing row, the first such row of each item.
  private(set) var differingRows: [Int] = []

  init(_ coded: CodedBatch) {
    let rows = coded.batch.rows
    describingRow = Array(repeating: nil, count: coded.keys.count)
    isNamed = Array(repeating: false, count: coded.keys.count)
    var isDiffering = isNamed
    /// By dense key number: the last row that deletes the item with all its prices; −1 is none.
    var lastDeletion = Array(repeating: -1, count: coded.keys.count)
    /// By dense key number: whether something stated survives all deletions.
    var survives = isNamed

    for (index, row) in rows.enumerated() {
      let key = coded.keyIndex(of: row)
      isNamed[key] = true
      switch row.action {
      case .delete where row.priceCount == 0:
        lastDeletion[key] = index
        describingRow[key] = nil
        survives[key] = false
        deletions.append(Deletion(key: coded.keys[key], place: nil, line: row.line))
      case .delete, .reprice:
        break
      case .set:
        if row.priceCount == 0 { survives[key] = true }
        guard let describing = describingRow[key] else {
          describingRow[key] = index
          continue
        }
        let differs = coded.codes.items[Int(row.item)] != coded.codes.items[Int(rows[describing].item)]
        if differs, !isDiffering[key] {
          isDiffering[key] = true
          differingRows.append(index)
        }
      }
    }

    facts.prices.reserveCapacity(coded.lines.count)
    var start = 0
    while start < coded.lines.count {
      let place = coded.lines[start].fact.place
      var end = start
      var lastDeletionHere = -1
      while end < coded.lines.count, coded.lines[end].fact.place == place {
        let row = coded.lines[end].row
        if rows[row].action == .delete { lastDeletionHere = max(lastDeletionHere, row) }
        end += 1
      }
      if lastDeletionHere >= 0 {
        deletions.append(Deletion(key: place.key, place: place, line: rows[lastDeletionHere].line))
      }
      let key = coded.keyIndex(of: rows[coded.lines[start].row])
      let ended = max(lastDeletionHere, lastDeletion[key])
      if end - start == 1 {
        // One line a place is the rule.
        let line = coded.lines[start]
        if line.row > ended, rows[line.row].action != .delete {
          survives[key] = true
          facts.prices.append(Stated(fact: line.fact, line: rows[line.row].line))
        }
        start = end
        continue
      }
      let stated = coded.lines[start..<end].filter { $0.row > ended && rows[$0.row].action != .delete }
      if !stated.isEmpty { survives[key] = true }
      for line in Self.withoutRepetitions(stated) {
        facts.prices.append(Stated(fact: line.fact, line: rows[line.row].line))
      }
      start = end
    }

    for (key, row) in describingRow.enumerated() where survives[key] {
      guard let row else { continue }
      let fact = ListingFact(key: coded.keys[key], item: coded.codes.items[Int(rows[row].item)])
      facts.listings.append(Stated(fact: fact, line: rows[row].line))
    }
    facts.listings.sort { $0.fact < $1.fact }
  }

  /// The lines without those that repeat another; of 115.2 and 115.20, which are the same price, the one that
  /// stands first in the file stays.
  private static func withoutRepetitions(_ lines: [CodedBatch.Line]) -> [CodedBatch.Line] {
    guard lines.count > 1 else { return lines }
    var seen: Set<PriceFact> = []
    return lines.sorted { $0.row < $1.row }.filter { seen.insert($0.fact.normalized).inserted }
      .sorted { $0.fact < $1.fact }
  }
}
