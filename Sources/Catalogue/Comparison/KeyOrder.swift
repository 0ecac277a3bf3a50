/// Puts item keys in the order of part number, term, billing and segment. Their texts lie one after the other in one
/// array: as texts of their own, those of a hundred thousand keys would take more room than all else of a comparison.
struct KeyOrder {
  private struct Entry {
    var key: UInt32
    var start: UInt32
    var end: UInt32
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  /// - Parameter texts: The texts of the key in their order.
  mutating func add(_ key: UInt32, _ texts: [String?]) {
    let start = bytes.count
    for text in texts {
      if let text { bytes.append(contentsOf: text.utf8) }
      // Ends a text, and is less than everything that it could go on with.
      bytes.append(0)
    }
    entries.append(Entry(key: key, start: UInt32(start), end: UInt32(bytes.count)))
  }

  /// The keys in order.
  mutating func keys() -> [UInt32] {
    bytes.withUnsafeBytes { bytes in
      entries.sort { left, right in
        bytes[Int(left.start)..<Int(left.end)]
          .lexicographicallyPrecedes(bytes[Int(right.start)..<Int(right.end)])
      }
    }
    return entries.map(\.key)
  }
}
