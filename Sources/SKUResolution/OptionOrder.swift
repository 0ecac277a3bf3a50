import PriceModel

/// The order in which options are shown: what has more items comes first, then what is not stated, then by value.
///
/// A list has ten thousand families with the same number of items. Comparing them as texts would take longer than
/// everything else of a walk, so they are compared by their bytes. For texts as everybody writes them that is the
/// same order; for texts whose accents are characters of their own Swift's comparison is none (of two texts each may be
/// less than the other).
enum OptionOrder {
  private struct Entry {
    var items: Int
    /// The first eight bytes, so that most comparisons need not look further.
    var beginning: UInt64
    /// Where the value stands among the bytes.
    var start: UInt32
    var count: UInt32
    var option: UInt32
    var isStated: Bool
  }

  static func sorted(_ options: [WalkOption]) -> [WalkOption] {
    guard options.count > 1 else { return options }
    var bytes: [UInt8] = []
    var entries: [Entry] = []
    entries.reserveCapacity(options.count)
    for (index, option) in options.enumerated() {
      var entry = Entry(
        items: option.items, beginning: 0, start: UInt32(bytes.count), count: 0, option: UInt32(index),
        isStated: option.value != nil)
      if var value = option.value {
        entry.count = UInt32(value.utf8.count)
        value.withUTF8 { bytes.append(contentsOf: $0) }
      }
      entries.append(entry)
    }
    bytes.append(contentsOf: repeatElement(0, count: MemoryLayout<UInt64>.size))
    entries = byItems(entries)
    bytes.withUnsafeBytes { bytes in
      for index in entries.indices { entries[index].beginning = word(of: entries[index], at: 0, bytes) }
      entries.sort { left, right in
        if left.items != right.items { return left.items > right.items }
        if left.isStated != right.isStated { return right.isStated }
        return precedes(left, right, bytes)
      }
    }
    return entries.map { options[Int($0.option)] }
  }

  /// The entries with more items first, else in the order in which they come: values mostly come in the order of the
  /// alphabet, and then sorting has little left to do.
  private static func byItems(_ entries: [Entry]) -> [Entry] {
    let most = entries.reduce(0) { max($0, $1.items) }
    guard most < entries.count else { return entries }
    // By number of items, most first: where the next entry goes.
    var places = [Int](repeating: 0, count: most + 2)
    for entry in entries { places[most - entry.items + 1] += 1 }
    for index in places.indices.dropFirst() { places[index] += places[index - 1] }
    var sorted = entries
    for entry in entries {
      sorted[places[most - entry.items]] = entry
      places[most - entry.items] += 1
    }
    return sorted
  }

  /// Whether the bytes of one entry come before those of another.
  private static func precedes(_ left: Entry, _ right: Entry, _ bytes: UnsafeRawBufferPointer) -> Bool {
    if left.beginning != right.beginning { return left.beginning < right.beginning }
    let common = min(left.count, right.count)
    var index: UInt32 = 8
    while index < common {
      let (own, other) = (word(of: left, at: index, bytes), word(of: right, at: index, bytes))
      if own != other { return own < other }
      index += 8
    }
    return left.count < right.count
  }

  /// Eight bytes of an entry as a number that is ordered as they are; behind the last byte there are zeros.
  private static func word(of entry: Entry, at index: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard index < entry.count else { return 0 }
    let word = UInt64(
      bigEndian: bytes.loadUnaligned(fromByteOffset: Int(entry.start + index), as: UInt64.self))
    let rest = entry.count - index
    return rest < 8 ? word & ~(.max >> UInt64(8 * rest)) : word
  }
}
