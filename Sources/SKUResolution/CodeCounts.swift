import Catalogue

/// How often each code comes among very many.
struct CodeCounts {
  /// The codes that came, ascending, and how often each did.
  var sorted: (codes: [FacetTable.Code], counts: [Int]) {
    guard dense.isEmpty else { return denseSorted }
    // A code and its place in one number.
    let order = codes.indices.map { UInt64(codes[$0]) << 32 | UInt64($0) }.sorted()
    let places = order.map { Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
    return (places.map { codes[$0] }, places.map { counts[$0] })
  }

  /// By code, counted from ``smallest``: where the codes lie close together, as those of one facet mostly do.
  private var dense: [UInt32] = []
  private var smallest: FacetTable.Code = 0

  /// Elsewhere: the codes that came, and their counts.
  private var codes: [FacetTable.Code] = []
  private var counts: [Int] = []
  /// Open addressing over indices plus one; the size is a power of two, 0 is an empty slot.
  private var slots = [UInt32](repeating: 0, count: 64)
  /// Items of one product stand together, so the next code is mostly the same.
  private var last = -1

  /// - Parameter codes: Which codes may come; none where nothing is known of them.
  init(among codes: [FacetTable.Code] = []) {
    guard let first = codes.first else { return }
    let range = codes.reduce((first, first)) { (min($0.0, $1), max($0.1, $1)) }
    let span = Int(range.1 - range.0) + 1
    guard span <= 2 * codes.count else { return }
    smallest = range.0
    dense = Array(repeating: 0, count: span)
  }

  /// - Parameter count: At least 1.
  mutating func add(_ code: FacetTable.Code, _ count: Int) {
    if !dense.isEmpty {
      dense[Int(code - smallest)] += UInt32(count)
      return
    }
    if last < 0 || codes[last] != code { last = index(of: code) }
    counts[last] += count
  }

  private var denseSorted: (codes: [FacetTable.Code], counts: [Int]) {
    var sorted: (codes: [FacetTable.Code], counts: [Int]) = ([], [])
    for (place, count) in dense.enumerated() where count > 0 {
      sorted.codes.append(smallest + FacetTable.Code(place))
      sorted.counts.append(Int(count))
    }
    return sorted
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
