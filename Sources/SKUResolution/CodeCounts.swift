import Catalogue

/// How often each code comes among very many: codes and their counts in flat arrays, in the order in which they come.
struct CodeCounts {
  private(set) var codes: [FacetTable.Code] = []
  private(set) var counts: [Int] = []
  /// Open addressing over indices plus one; the size is a power of two, 0 is an empty slot.
  private var slots = [UInt32](repeating: 0, count: 64)
  /// Items of one product stand together, so the next code is mostly the same.
  private var last = -1

  mutating func add(_ code: FacetTable.Code, _ count: Int) {
    if last < 0 || codes[last] != code { last = index(of: code) }
    counts[last] += count
  }

  private mutating func index(of code: FacetTable.Code) -> Int {
    var slot = place(of: code)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if codes[index] == code { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    codes.append(code)
    counts.append(0)
    if codes.count * 2 > slots.count {
      slots = Array(repeating: 0, count: 4 * slots.count)
      for index in codes.indices { enter(index) }
    } else {
      slots[slot] = UInt32(codes.count)
    }
    return codes.count - 1
  }

  private mutating func enter(_ index: Int) {
    var slot = place(of: codes[index])
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  private func place(of code: FacetTable.Code) -> Int {
    Int(truncatingIfNeeded: (UInt64(code) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }
}
