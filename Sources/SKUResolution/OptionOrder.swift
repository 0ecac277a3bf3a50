import PriceModel

/// The order in which options are shown: what has more items comes first, then what is not stated, then by value.
///
/// A list has ten thousand families with the same number of items. Comparing them as texts would take longer than
/// everything else of a walk, so what is ASCII is compared by its bytes, which gives the same order.
enum OptionOrder {
  private struct Entry {
    var items: Int
    /// Where the value stands among the bytes; it is compared as a text where `isASCII` is not set.
    var start: Int
    var count: Int32
    var isStated: Bool
    var isASCII: Bool
    var option: Int
  }

  static func sorted(_ options: [WalkOption]) -> [WalkOption] {
    guard options.count > 1 else { return options }
    var bytes: [UInt8] = []
    var entries: [Entry] = []
    entries.reserveCapacity(options.count)
    for (index, option) in options.enumerated() {
      var entry = Entry(
        items: option.items, start: bytes.count, count: 0, isStated: option.value != nil, isASCII: true,
        option: index)
      if var value = option.value {
        value.withUTF8 { utf8 in
          entry.count = Int32(utf8.count)
          entry.isASCII = utf8.allSatisfy { $0 < 0x80 }
          bytes.append(contentsOf: utf8)
        }
      }
      entries.append(entry)
    }
    bytes.withUnsafeBytes { bytes in
      entries.sort { left, right in
        if left.items != right.items { return left.items > right.items }
        guard left.isStated, right.isStated else { return !left.isStated && right.isStated }
        guard left.isASCII, right.isASCII else {
          return options[left.option].value ?? "" < options[right.option].value ?? ""
        }
        return precedes(bytes, left, right)
      }
    }
    return entries.map { options[$0.option] }
  }

  /// Whether the bytes of one entry come before those of another.
  private static func precedes(_ bytes: UnsafeRawBufferPointer, _ left: Entry, _ right: Entry) -> Bool {
    let common = Int(min(left.count, right.count))
    var index = 0
    while index + 8 <= common {
      let own = bytes.loadUnaligned(fromByteOffset: left.start + index, as: UInt64.self)
      let other = bytes.loadUnaligned(fromByteOffset: right.start + index, as: UInt64.self)
      if own != other { return UInt64(bigEndian: own) < UInt64(bigEndian: other) }
      index += 8
    }
    while index < common {
      let (own, other) = (bytes[left.start + index], bytes[right.start + index])
      if own != other { return own < other }
      index += 1
    }
    return left.count < right.count
  }
}
