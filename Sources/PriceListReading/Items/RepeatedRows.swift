import PriceModel

/// Finds rows that name the same item and the same price (kind, market, currency, quantities, start date) as an
/// earlier row of the file.
///
/// Tables of indices into the batch with a part of the hash, eight bytes a price: a file of a million rows must not
/// need a million keys, and a look at a table alone tells nearly always that a price is new. Each market and currency
/// has a table of its own, because lists state one after the other: the table in use stays in the processor's cache,
/// where one over a million rows would not.
struct RepeatedRows {
  private struct ItemKey: Equatable {
    var partNumber, term, billing, segment: TextCode

    var hash: UInt64 {
      RepeatedRows.mixed(
        RepeatedRows.mixed(UInt64(partNumber) << 32 | UInt64(term)) ^ UInt64(billing) << 32 ^ UInt64(segment))
    }
  }

  /// The keys in the order of their appearance, and their numbers by open addressing: the size is a power of two, 0 is an
  /// empty slot.
  private struct KeyTable {
    private var keys: [ItemKey] = []
    private var slots = [UInt32](repeating: 0, count: 1 << 8)

    /// The number of a key, which is added if it is new.
    mutating func number(of key: ItemKey) -> UInt32 {
      let slot = slot(of: key)
      if slots[slot] != 0 { return slots[slot] - 1 }
      keys.append(key)
      if keys.count * 2 <= slots.count {
        slots[slot] = UInt32(keys.count)
      } else {
        slots = [UInt32](repeating: 0, count: 4 * slots.count)
        for (number, key) in keys.enumerated() { slots[self.slot(of: key)] = UInt32(number + 1) }
      }
      return UInt32(keys.count - 1)
    }

    /// The slot of a key, or the one that is free for it.
    private func slot(of key: ItemKey) -> Int {
      var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
      while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & (slots.count - 1) }
      return slot
    }
  }

  private struct Entry {
    /// Index of the price plus one; 0 is an empty slot.
    var price: UInt32 = 0
    var hash: UInt32 = 0
  }

  private var keys = KeyTable()
  /// The number of the key of each item of the batch.
  private var keyOfItem: [UInt32] = []
  private struct Table {
    var slots = Array(repeating: Entry(), count: 1 << 6)
    var count = 0

    /// Makes room for one more, so that at least half of the slots are free.
    mutating func reserveOne() {
      guard (count + 1) * 2 > slots.count else { return }
      let old = slots
      slots = Array(repeating: Entry(), count: old.count * 4)
      for entry in old where entry.price != 0 {
        var slot = Int(entry.hash) & (slots.count - 1)
        while slots[slot].price != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = entry
      }
    }
  }

  private struct Place: Hashable {
    var market, currency: TextCode
  }

  private var tables: [Table] = []
  private var tableOfPlace: [Place: Int] = [:]
  private var latest = (place: Place(market: 0, currency: 0), table: -1)
  private var linesWithoutPrice: [UInt32: UInt32] = [:]

  /// Takes a row; each of a batch is to be taken once, in their order.
  ///
  /// - Returns: The line of the first row that it repeats, if any, and whether its price is another one.
  mutating func note(_ index: Int, of batch: ItemBatch) -> (line: Int, isOtherPrice: Bool)? {
    let row = batch.rows[index]
    while keyOfItem.count < batch.items.count { keyOfItem.append(key(of: batch.items[keyOfItem.count])) }
    let key = keyOfItem[Int(row.item)]
    if row.priceCount == 0 {
      if let line = linesWithoutPrice[key] { return (Int(line), false) }
      linesWithoutPrice[key] = row.line
      return nil
    }
    var repeated: (line: Int, isOtherPrice: Bool)?
    for price in row.firstPrice..<(row.firstPrice + row.priceCount) {
      guard let (first, firstRow) = note(price, row: row, key: key, batch) else { continue }
      let (old, new) = (batch.prices[first], batch.prices[Int(price)])
      let isOther = old.net != new.net || old.list != new.list || old.other != new.other || old.to != new.to
      repeated = (
        repeated?.line ?? Int(firstRow.line), repeated?.isOtherPrice == true || isOther
      )
    }
    return repeated
  }

  private mutating func key(of item: ItemContent) -> UInt32 {
    keys.number(
      of: ItemKey(
        partNumber: item[.partNumber], term: item[.term], billing: item[.billing], segment: item[.segment]))
  }

  private mutating func note(
    _ price: UInt32, row: BatchRow, key: UInt32, _ batch: ItemBatch
  ) -> (price: Int, row: BatchRow)? {
    let line = batch.prices[Int(price)]
    let table = table(of: Place(market: line.market, currency: line.currency))
    tables[table].reserveOne()
    let hash = Self.hash(line, key)
    let mask = tables[table].slots.count - 1
    var slot = Int(hash) & mask
    while tables[table].slots[slot].price != 0 {
      let other = tables[table].slots[slot]
      // A price of the same row is none of an earlier one.
      if other.hash == hash, other.price <= row.firstPrice {
        let otherRow = Self.row(of: other.price - 1, in: batch)
        if keyOfItem[Int(otherRow.item)] == key, Self.repeats(line, batch.prices[Int(other.price - 1)]) {
          return (Int(other.price - 1), otherRow)
        }
      }
      slot = (slot + 1) & mask
    }
    tables[table].slots[slot] = Entry(price: price + 1, hash: hash)
    tables[table].count += 1
    return nil
  }

  private mutating func table(of place: Place) -> Int {
    if latest.table >= 0, latest.place == place { return latest.table }
    let table = tableOfPlace[place] ?? tables.count
    if table == tables.count {
      tables.append(Table())
      tableOfPlace[place] = table
    }
    latest = (place, table)
    return table
  }

  /// The row that states a price: the last whose prices begin at or before it.
  private static func row(of price: UInt32, in batch: ItemBatch) -> BatchRow {
    var (low, high) = (0, batch.rows.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if batch.rows[middle].firstPrice <= price { low = middle } else { high = middle }
    }
    return batch.rows[low]
  }

  private static func repeats(_ left: PriceLine, _ right: PriceLine) -> Bool {
    left.market == right.market && left.currency == right.currency && left.priceType == right.priceType
      && left.band == right.band && left.from == right.from
      && (left.net.value != nil && right.net.value != nil || left.list.value != nil && right.list.value != nil
        || left.other.value != nil && right.other.value != nil)
  }

  private static func hash(_ line: PriceLine, _ key: UInt32) -> UInt32 {
    var hash = UInt64(key) << 32 | UInt64(line.market)
    hash = mixed(hash ^ UInt64(line.currency) << 20 ^ UInt64(line.band) << 40)
    hash = mixed(hash ^ UInt64(UInt32(bitPattern: line.from)) ^ UInt64(line.priceType) << 32)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }
}
