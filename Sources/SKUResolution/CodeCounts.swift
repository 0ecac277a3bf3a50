import Catalogue

/// How often each code comes among very many: the codes that come, ascending, and their counts.
struct CodeCounts {
  private(set) var codes: [FacetTable.Code] = []
  private(set) var counts: [Int] = []

  /// - Parameter weight: How often the code at a place of `all` counts; 0 leaves it out.
  init(_ all: [FacetTable.Code], weight: (_ place: Int) -> Int) {
    guard let first = all.first else { return }
    let ends = all.reduce((first, first)) { (min($0.0, $1), max($0.1, $1)) }
    // The codes of one facet mostly lie close together; then each has a counter.
    if Int(ends.1 - ends.0) < 2 * all.count {
      count(all, from: ends.0, through: ends.1, weight)
    } else {
      count(all, weight)
    }
  }

  private mutating func count(
    _ all: [FacetTable.Code], from smallest: FacetTable.Code, through largest: FacetTable.Code,
    _ weight: (Int) -> Int
  ) {
    var counters = [UInt32](repeating: 0, count: Int(largest - smallest) + 1)
    counters.withUnsafeMutableBufferPointer { counters in
      for (place, code) in all.enumerated() { counters[Int(code - smallest)] += UInt32(weight(place)) }
    }
    for (place, count) in counters.enumerated() where count > 0 {
      codes.append(smallest + FacetTable.Code(place))
      counts.append(Int(count))
    }
  }

  private mutating func count(_ all: [FacetTable.Code], _ weight: (Int) -> Int) {
    var table = CodeTable()
    for (place, code) in all.enumerated() {
      let weight = weight(place)
      if weight > 0 { table.add(code, weight) }
    }
    // A code and its place in one number.
    let order = table.codes.indices.map { UInt64(table.codes[$0]) << 32 | UInt64($0) }.sorted()
    let places = order.map { Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
    codes = places.map { table.codes[$0] }
    counts = places.map { table.counts[$0] }
  }
}

/// Codes and their counts in flat arrays, in the order in which they come.
private struct CodeTable {
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
