/// Distinct texts with small numbers, found without regard to case; 0 is no text.
///
/// Nearly all texts of price lists are ASCII: these are folded on the stack and found by their bytes, and no `String` is
/// made or hashed. What is not ASCII is folded by Unicode's rules, as everywhere in the catalogue.
struct FoldedTexts: Sendable {
  enum Case: Sendable { case upper, lower }

  /// All that is needed to tell whether a text is the one that is looked for, but its bytes: one place in memory.
  private struct Slot {
    var hash: UInt32 = 0
    /// 0 is an empty slot.
    var number: UInt32 = 0
    /// Where the text stands in ``bytes``.
    var start: UInt32 = 0
    var length: UInt32 = 0
  }

  private let folding: Case
  /// Open addressing; the size is a power of two.
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var bytes: [UInt8] = []
  private var others: [String: UInt32] = [:]
  /// How many texts there are; they have the numbers from 1 to this.
  private(set) var count = 0
  /// Another one for each table, so that nobody can write a list whose texts all have the same hash.
  private let seed = UInt64.random(in: .min ... .max)

  init(_ folding: Case) {
    self.folding = folding
  }

  /// The number of a text, the next one if it is new.
  mutating func makeNumber(of text: String) -> UInt32 {
    var text = folded(text)
    return text.withUTF8 { makeNumber(ofFolded: UnsafeRawBufferPointer($0)) }
  }

  /// As ``makeNumber(of:)``, of a text that is folded already.
  mutating func makeNumber(ofFolded utf8: UnsafeRawBufferPointer) -> UInt32 {
    if utf8.isEmpty { return 0 }
    guard utf8.allSatisfy({ $0 < 0x80 }) else {
      let text = String(decoding: utf8, as: UTF8.self)
      if let number = others[text] { return number }
      count += 1
      others[text] = UInt32(count)
      return UInt32(count)
    }
    if let number = find(utf8) { return number }
    count += 1
    let slot = Slot(
      hash: hash(utf8), number: UInt32(count), start: UInt32(bytes.count), length: UInt32(utf8.count))
    bytes.append(contentsOf: utf8)
    if count * 2 > slots.count {
      let old = slots
      slots = Array(repeating: Slot(), count: 4 * old.count)
      for slot in old where slot.number != 0 { enter(slot) }
    }
    enter(slot)
    return UInt32(count)
  }

  /// The number of a text; `nil` if it is not there.
  func number(of text: String) -> UInt32? {
    // Without a copy, which would have to be counted.
    text.utf8.withContiguousStorageIfAvailable(quickNumber) ?? slowNumber(of: text)
  }

  private func quickNumber(of utf8: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if utf8.isEmpty { return 0 }
    guard utf8.count <= Self.longest else { return slowNumber(of: String(decoding: utf8, as: UTF8.self)) }
    return withUnsafeTemporaryAllocation(byteCount: utf8.count, alignment: 8) { folded in
      var all: UInt8 = 0
      let (first, last): (UInt8, UInt8) = folding == .upper ? (0x61, 0x7A) : (0x41, 0x5A)
      for index in 0..<utf8.count {
        let byte = utf8[index]
        all |= byte
        folded[index] = byte ^ (byte >= first && byte <= last ? 0x20 : 0)
      }
      guard all < 0x80 else { return slowNumber(of: String(decoding: utf8, as: UTF8.self)) }
      return find(UnsafeRawBufferPointer(folded))
    }
  }

  /// Longer texts are not folded on the stack.
  private static let longest = 512

  private func slowNumber(of text: String) -> UInt32? {
    if text.isEmpty { return 0 }
    var folded = folded(text)
    if let number = others[folded] { return number }
    return folded.withUTF8 { find(UnsafeRawBufferPointer($0)) }
  }

  private func folded(_ text: String) -> String {
    folding == .upper ? text.uppercased() : text.lowercased()
  }

  // MARK: Bytes

  private func find(_ text: UnsafeRawBufferPointer) -> UInt32? {
    let hash = hash(text)
    var place = Int(hash) & (slots.count - 1)
    while true {
      let slot = slots[place]
      if slot.number == 0 { return nil }
      if slot.hash == hash, Int(slot.length) == text.count, has(text, at: Int(slot.start)) {
        return slot.number
      }
      place = (place + 1) & (slots.count - 1)
    }
  }

  private func has(_ text: UnsafeRawBufferPointer, at start: Int) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= text.count {
        let word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if bytes.loadUnaligned(fromByteOffset: start + index, as: UInt64.self) != word { return false }
        index += 8
      }
      while index < text.count {
        if bytes[start + index] != text[index] { return false }
        index += 1
      }
      return true
    }
  }

  private mutating func enter(_ slot: Slot) {
    var place = Int(slot.hash) & (slots.count - 1)
    while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = slot
  }

  /// Eight bytes at a time, multiplied and folded.
  private func hash(_ text: UnsafeRawBufferPointer) -> UInt32 {
    var hash = seed ^ UInt64(text.count)
    var index = 0
    while index + 8 <= text.count {
      hash = Self.mixed(hash ^ text.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &+ seed
      index += 8
    }
    var tail: UInt64 = 0
    while index < text.count {
      tail = tail << 8 | UInt64(text[index])
      index += 1
    }
    hash = Self.mixed(hash ^ tail)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }
}
