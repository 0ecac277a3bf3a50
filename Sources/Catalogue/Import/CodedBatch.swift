import PriceModel

/// A batch in the store's numbers, with its price lines in the order of facts.
struct CodedBatch: Sendable {
  /// A price line and the row that states it.
  struct Line: Sendable {
    var fact: PriceFact
    var row: Int
  }

  let batch: ItemBatch
  let codes: BatchCodes
  /// The price lines of all rows, also of those that delete: by fact, then by row.
  let lines: [Line]
  /// The item keys of the batch, numbered densely: `keys[keyIndex[item]]` is the store's number.
  let keys: [UInt32]
  private let keyIndex: [Int]

  init(_ batch: ItemBatch, _ codes: BatchCodes) {
    self.batch = batch
    self.codes = codes
    var keys: [UInt32] = []
    var indices: [UInt32: Int] = [:]
    keyIndex = codes.keys.map { key in
      if let index = indices[key] { return index }
      indices[key] = keys.count
      keys.append(key)
      return keys.count - 1
    }
    self.keys = keys

    var lines: [Line] = []
    lines.reserveCapacity(batch.prices.count)
    for (row, batchRow) in batch.rows.enumerated() {
      let key = codes.keys[Int(batchRow.item)]
      for price in batch.prices(of: batchRow) {
        lines.append(Line(fact: PriceFact(price, key: key, codes), row: row))
      }
    }
    if !Self.isInOrder(lines) { lines.sort(by: Self.precedes) }
    self.lines = lines
  }

  /// The dense number of a row's item key.
  func keyIndex(of row: BatchRow) -> Int { keyIndex[Int(row.item)] }

  private static func precedes(_ left: Line, _ right: Line) -> Bool {
    left.fact != right.fact ? left.fact < right.fact : left.row < right.row
  }

  /// Most files are in order already, because keys are numbered as they are met.
  private static func isInOrder(_ lines: [Line]) -> Bool {
    for index in lines.indices.dropFirst() where precedes(lines[index], lines[index - 1]) { return false }
    return true
  }
}

extension PriceFact {
  /// A price line of a batch in the store's numbers.
  fileprivate init(_ line: PriceLine, key: UInt32, _ codes: BatchCodes) {
    self.key = key
    market = codes.texts[Int(line.market)]
    currency = codes.texts[Int(line.currency)]
    band = codes.bands[Int(line.band)]
    priceType = codes.texts[Int(line.priceType)]
    start = line.from == PriceLine.openStart ? CalendarDate.earliest.dayNumber : line.from
    end = line.to == PriceLine.openEnd ? CalendarDate.latest.dayNumber : line.to
    per = line.per.rawValue
    net = StoredAmount(line.net)
    list = StoredAmount(line.list)
    other = StoredAmount(line.other)
  }
}
