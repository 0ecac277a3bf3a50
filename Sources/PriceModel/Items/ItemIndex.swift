/// Finds an item content among those of a batch.
///
/// A list may have a million of them: their hashes are kept, so that nothing is hashed again when the table grows, and
/// contents are compared only where the hashes are equal.
struct ItemIndex: Sendable {
  /// Open addressing over indices plus one; the size is a power of two, 0 is an empty slot.
  private var slots = [UInt32](repeating: 0, count: 1 << 8)
  private var hashes: [UInt32] = []

  /// The index of an equal content among `items`.
  func index(of item: ItemContent, hash: UInt32, in items: [ItemContent]) -> UInt32? {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, items[index] == item { return UInt32(index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The hash of the content at an index.
  func hash(at index: Int) -> UInt32 { hashes[index] }

  /// Takes the next content by its hash.
  ///
  /// - Returns: Its index.
  mutating func append(_ hash: UInt32) -> UInt32 {
    hashes.append(hash)
    if hashes.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: 4 * slots.count)
      for index in hashes.indices { enter(index) }
    } else {
      enter(hashes.count - 1)
    }
    return UInt32(hashes.count - 1)
  }

  private mutating func enter(_ index: Int) {
    var slot = Int(hashes[index]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  /// Another one in every process, so that nobody can write a file whose items all have the same hash.
  private static let seed = UInt64.random(in: .min ... .max)

  static func hash(of item: ItemContent) -> UInt32 {
    item.codes.withUnsafeBytes { bytes in
      var hash = seed
      var offset = 0
      while offset + 8 <= bytes.count {
        let (high, low) = (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
          .multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        hash = (high ^ low) &+ seed
        offset += 8
      }
      if offset < bytes.count {
        let (high, low) = (hash ^ UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
          .multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        hash = high ^ low
      }
      return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
  }
}
