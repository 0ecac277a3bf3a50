/// Packed keys with small dense numbers: the first distinct key is 0. Open addressing in one flat array.
struct PackedKeyTable: Sendable {
  private struct Slot {
    var key: UInt64 = 0
    var number = UInt32.max
  }

  private static let empty = UInt32.max
  private var slots = [Slot](repeating: Slot(), count: 16)
  /// How many distinct keys there are.
  private(set) var count = 0

  /// The number of a key; `nil` if there is no such key.
  func number(of key: UInt64) -> UInt32? {
    var index = place(of: key)
    while true {
      let slot = slots[index]
      if slot.number == Self.empty { return nil }
      if slot.key == key { return slot.number }
      index = (index + 1) & (slots.count - 1)
    }
  }

  /// The number of a key, the next one if it is new.
  mutating func makeNumber(of key: UInt64) -> UInt32 {
    if let number = number(of: key) { return number }
    if (count + 1) * 4 > slots.count * 3 { grow() }
    enter(Slot(key: key, number: UInt32(count)))
    count += 1
    return UInt32(count - 1)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.number != Self.empty { enter(slot) }
  }

  private mutating func enter(_ slot: Slot) {
    var index = place(of: slot.key)
    while slots[index].number != Self.empty { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  private func place(of key: UInt64) -> Int {
    let (high, low) = (key ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return Int(truncatingIfNeeded: high ^ low) & (slots.count - 1)
  }
}
