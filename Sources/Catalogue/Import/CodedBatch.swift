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
    var numbers = DenseNumbers(capacity: codes.keys.count)
    keyIndex = codes.keys.map { numbers.number(of: $0) }
    keys = numbers.values

    var lines: [Line] = []
    lines.reserveCapacity(batch.prices.count)
    for (row, batchRow) in batch.rows.enumerated() {
      let key = codes.keys[Int(batchRow.item)]
      for index in Int(batchRow.firstPrice)..<Int(batchRow.firstPrice + batchRow.priceCount) {
        lines.append(Line(fact: PriceFact(batch.prices[index], key: key, codes), row: row))
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
  @inline(__always)
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

/// Numbers distinct values in the order in which they are met.
private struct DenseNumbers {
  private(set) var values: [UInt32] = []
  /// Open addressing over numbers; −1 is an empty slot.
  private var slots: [Int32]

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
    values.reserveCapacity(capacity)
  }

  /// At most as many values as the capacity may be asked for.
  mutating func number(of value: UInt32) -> Int {
    // The store counts its numbers up, so that they spread well of themselves.
    var slot = Int(value) & (slots.count - 1)
    while slots[slot] >= 0 {
      if values[Int(slots[slot])] == value { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(values.count)
    values.append(value)
    return values.count - 1
  }
}
