import PriceModel

/// Finds rows that name the same item and the same price (kind, market, currency, quantities, start date) as an
/// earlier row of the file.
///
/// A table of indices into the batch, eight bytes a price: a file of a million rows must not need a million keys.
struct RepeatedRows {
  private struct ItemKey: Hashable {
    var partNumber, term, billing, segment: TextCode
  }

  private struct Entry {
    /// Index of the price plus one; 0 is an empty slot.
    var price: UInt32 = 0
    var row: UInt32 = 0
  }

  private var keys: [ItemKey: UInt32] = [:]
  /// The number of the key of each item of the batch.
  private var keyOfItem: [UInt32] = []
  private var slots = Array(repeating: Entry(), count: 1 << 10)
  private var count = 0
  private var linesWithoutPrice: [UInt32: UInt32] = [:]

  /// Takes the row that was appended last.
  ///
  /// - Returns: The line of the first row that it repeats, if any, and whether its price is another one.
  mutating func noteLastRow(of batch: ItemBatch) -> (line: Int, isOtherPrice: Bool)? {
    guard let row = batch.rows.last else { return nil }
    while keyOfItem.count < batch.items.count { keyOfItem.append(key(of: batch.items[keyOfItem.count])) }
    let key = keyOfItem[Int(row.item)]
    if row.priceCount == 0 {
      if let line = linesWithoutPrice[key] { return (Int(line), false) }
      linesWithoutPrice[key] = row.line
      return nil
    }
    var repeated: (line: Int, isOtherPrice: Bool)?
    for price in row.firstPrice..<(row.firstPrice + row.priceCount) {
      guard let first = note(price, row: UInt32(batch.rows.count - 1), key: key, batch) else { continue }
      let (old, new) = (batch.prices[Int(first.price - 1)], batch.prices[Int(price)])
      let isOther = old.net != new.net || old.list != new.list || old.other != new.other || old.to != new.to
      repeated = (
        repeated?.line ?? Int(batch.rows[Int(first.row)].line), repeated?.isOtherPrice == true || isOther
      )
    }
    return repeated
  }

  private mutating func key(of item: ItemContent) -> UInt32 {
    let key = ItemKey(
      partNumber: item[.partNumber], term: item[.term], billing: item[.billing], segment: item[.segment])
    if let number = keys[key] { return number }
    let number = UInt32(keys.count)
    keys[key] = number
    return number
  }

  private mutating func note(_ price: UInt32, row: UInt32, key: UInt32, _ batch: ItemBatch) -> Entry? {
    if (count + 1) * 2 > slots.count { grow(batch) }
    let line = batch.prices[Int(price)]
    var slot = Self.hash(line, key) & (slots.count - 1)
    while slots[slot].price != 0 {
      let other = slots[slot]
      if other.row != row, keyOfItem[Int(batch.rows[Int(other.row)].item)] == key,
        Self.repeats(line, batch.prices[Int(other.price - 1)])
      {
        return other
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Entry(price: price + 1, row: row)
    count += 1
    return nil
  }

  private static func repeats(_ left: PriceLine, _ right: PriceLine) -> Bool {
    left.market == right.market && left.currency == right.currency && left.priceType == right.priceType
      && left.band == right.band && left.from == right.from
      && (left.net.value != nil && right.net.value != nil || left.list.value != nil && right.list.value != nil
        || left.other.value != nil && right.other.value != nil)
  }

  private static func hash(_ line: PriceLine, _ key: UInt32) -> Int {
    var hash = UInt64(key) << 32 | UInt64(line.market)
    hash = mixed(hash ^ UInt64(line.currency) << 20 ^ UInt64(line.band) << 40)
    hash = mixed(hash ^ UInt64(UInt32(bitPattern: line.from)) ^ UInt64(line.priceType) << 32)
    return Int(truncatingIfNeeded: hash & 0x7FFF_FFFF_FFFF_FFFF)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }

  private mutating func grow(_ batch: ItemBatch) {
    let old = slots
    slots = Array(repeating: Entry(), count: old.count * 2)
    for entry in old where entry.price != 0 {
      let key = keyOfItem[Int(batch.rows[Int(entry.row)].item)]
      var slot = Self.hash(batch.prices[Int(entry.price - 1)], key) & (slots.count - 1)
      while slots[slot].price != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
