/// Distinct texts with small numbers, found without regard to case; 0 is no text. Texts of several kinds are numbered each kind
/// by itself, in one table.
///
/// Nearly all texts of price lists are ASCII and short: these are folded in registers, eight letters at once, and found in
/// one place of memory; no `String` is made or hashed. What is not ASCII is folded by Unicode's rules, as everywhere in
/// the catalogue.
struct FoldedTexts: Sendable {
  enum Case: Sendable { case upper, lower }

  /// All that is needed to tell whether a text is the one that is looked for, mostly with its bytes: half a line of the
  /// cache.
  private struct Slot {
    /// Of a text that is longer, the last word is where it stands in ``bytes``.
    var words = Words()
    var tag = Tag()
    /// 0 is an empty slot.
    var number: UInt32 = 0
  }

  /// What tells texts apart beside their words: the number of bytes, and the kind.
  private struct Tag: Equatable {
    static let mostBytes = 1 << 24

    var bits: UInt32 = 0

    init() {}
    init(_ count: Int, _ kind: UInt8) { bits = UInt32(truncatingIfNeeded: count) << 8 | UInt32(kind) }

    var count: Int { Int(bits >> 8) }
  }

  /// A text that no slot is for.
  private struct Other: Hashable {
    var kind: UInt8
    var text: String
  }

  /// The first 24 bytes of a text, folded, padded with zeros.
  private struct Words: Equatable {
    static let size = 24

    var first: UInt64 = 0
    var second: UInt64 = 0
    var last: UInt64 = 0
  }

  private let folding: Case
  /// Open addressing; the size is a power of two, and three quarters of it are filled at most: where texts are many, what is
  /// empty takes the room of the cache.
  private var slots = [Slot](repeating: Slot(), count: 64)
  /// The folded texts that are longer than the words of a slot.
  private var bytes: [UInt8] = []
  /// What is not ASCII, or too long.
  private var others: [Other: UInt32] = [:]
  /// By kind: how many texts there are; they have the numbers from 1 to this.
  private var counts: [UInt32] = []
  private var filledSlots = 0
  /// Another one for each table, so that nobody can write a list whose texts all have the same hash.
  private let seed = UInt64.random(in: .min ... .max)

  init(_ folding: Case) {
    self.folding = folding
  }

  /// How many texts of a kind there are.
  func count(among kind: UInt8 = 0) -> Int { Int(kind) < counts.count ? Int(counts[Int(kind)]) : 0 }

  /// The number of a text, the next one if it is new.
  mutating func makeNumber(of text: String, among kind: UInt8 = 0) -> UInt32 {
    var text = folded(text)
    return text.withUTF8 { makeNumber(ofFolded: UnsafeRawBufferPointer($0), among: kind) }
  }

  /// As ``makeNumber(of:among:)``, of a text that is folded already.
  mutating func makeNumber(ofFolded utf8: UnsafeRawBufferPointer, among kind: UInt8 = 0) -> UInt32 {
    switch find(utf8, kind) {
    case .number(let number): return number
    case .isOther:
      let other = Other(kind: kind, text: String(decoding: utf8, as: UTF8.self))
      if let number = others[other] { return number }
      others[other] = nextNumber(among: kind)
    case .isMissing:
      var slot = Slot(
        words: words(of: utf8), tag: Tag(utf8.count, kind), number: nextNumber(among: kind))
      if utf8.count > Words.size {
        slot.words.last = UInt64(bytes.count)
        bytes.append(contentsOf: utf8)
      }
      filledSlots += 1
      if filledSlots * 4 > slots.count * 3 {
        let old = slots
        slots = Array(repeating: Slot(), count: 2 * old.count)
        for slot in old where slot.number != 0 { enter(slot) }
      }
      enter(slot)
    }
    return UInt32(count(among: kind))
  }

  private mutating func nextNumber(among kind: UInt8) -> UInt32 {
    while counts.count <= kind { counts.append(0) }
    counts[Int(kind)] += 1
    return counts[Int(kind)]
  }

  /// The number of a text; `nil` if it is not there.
  func number(of text: String, among kind: UInt8 = 0) -> UInt32? {
    let finding = text.utf8.withContiguousStorageIfAvailable { find(UnsafeRawBufferPointer($0), kind) }
    switch finding {
    case .number(let number): return number
    case .isMissing: return nil
    case .isOther, nil: return slowNumber(of: text, among: kind)
    }
  }

  private func slowNumber(of text: String, among kind: UInt8) -> UInt32? {
    var folded = folded(text)
    if let number = others[Other(kind: kind, text: folded)] { return number }
    // A letter beyond ASCII may be one within, folded: the sign of Kelvin is a k.
    if case .number(let number) = folded.withUTF8({ find(UnsafeRawBufferPointer($0), kind) }) {
      return number
    }
    return nil
  }

  private func folded(_ text: String) -> String {
    folding == .upper ? text.uppercased() : text.lowercased()
  }

  // MARK: Slots

  private enum Finding {
    case number(UInt32)
    case isMissing
    /// It is not ASCII, or too long for a slot.
    case isOther
  }

  /// Finds a text in any case.
  @inline(__always) private func find(_ text: UnsafeRawBufferPointer, _ kind: UInt8) -> Finding {
    if text.count <= 8 { return findShort(text, kind) }
    return findLong(text, kind)
  }

  /// Finds a text of one word, as most values of facets are.
  @inline(__always) private func findShort(_ text: UnsafeRawBufferPointer, _ kind: UInt8) -> Finding {
    if text.isEmpty { return .number(0) }
    let word = word(of: text, at: 0)
    guard word & Self.highBits == 0 else { return .isOther }
    let tag = Tag(text.count, kind)
    return find(mixed(Words(first: word), rest: UInt64(tag.bits)), tag) { $0.first == word }
  }

  private func findLong(_ text: UnsafeRawBufferPointer, _ kind: UInt8) -> Finding {
    guard text.count < Tag.mostBytes else { return .isOther }
    let words = words(of: text)
    let tag = Tag(text.count, kind)
    var all = words.first | words.second | words.last
    let hash = hash(words, of: text, tag, &all)
    guard all & Self.highBits == 0 else { return .isOther }
    let isLong = text.count > Words.size
    return find(hash, tag) { known in
      known == words
        || isLong && known.first == words.first && known.second == words.second
          && has(text, at: Int(known.last))
    }
  }

  /// Goes through the slots that a text may be in, up to the one whose words are its own.
  @inline(__always) private func find(_ hash: UInt64, _ tag: Tag, isIt: (Words) -> Bool) -> Finding {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var place = Int(truncatingIfNeeded: hash) & mask
      while true {
        let slot = slots[place]
        if slot.number == 0 { return .isMissing }
        if slot.tag == tag, isIt(slot.words) { return .number(slot.number) }
        place = (place + 1) & mask
      }
    }
  }

  /// Whether a text that is longer than the words of a slot stands at a place.
  private func has(_ text: UnsafeRawBufferPointer, at start: Int) -> Bool {
    bytes.withUnsafeBytes { bytes in
      let known = UnsafeRawBufferPointer(rebasing: bytes[start..<start + text.count])
      var index = 0
      while index < text.count {
        if word(of: text, at: index) != word(of: known, at: index) { return false }
        index += 8
      }
      return true
    }
  }

  private mutating func enter(_ slot: Slot) {
    var hash: UInt64 = 0
    var all: UInt64 = 0
    if slot.tag.count > Words.size {
      let start = Int(slot.words.last)
      hash = bytes.withUnsafeBytes { bytes in
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<start + slot.tag.count])
        return self.hash(words(of: text), of: text, slot.tag, &all)
      }
    } else {
      hash = mixed(slot.words, rest: UInt64(slot.tag.bits))
    }
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = slot
  }

  // MARK: Words

  @inline(__always) private func words(of text: UnsafeRawBufferPointer) -> Words {
    Words(
      first: word(of: text, at: 0), second: text.count > 8 ? word(of: text, at: 8) : 0,
      last: text.count > 16 ? word(of: text, at: 16) : 0)
  }

  /// Up to eight bytes of a text, folded, from a place on that it has.
  @inline(__always) private func word(of text: UnsafeRawBufferPointer, at start: Int) -> UInt64 {
    let count = text.count - start
    if count >= 8 {
      return folded(UInt64(littleEndian: text.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
    }
    if text.count >= 8 {
      // The last eight bytes, without those before the place.
      let last = text.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self)
      return folded(UInt64(littleEndian: last) >> UInt64(8 * (8 - count)))
    }
    if count >= 4 {
      let low = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
      let high = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      return folded(UInt64(low) | UInt64(high) << UInt64(8 * (count - 4)))
    }
    var word: UInt64 = 0
    for index in 0..<count { word |= UInt64(text[index]) << UInt64(8 * index) }
    return folded(word)
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Folds eight ASCII letters at once. Other bytes keep their high bit.
  @inline(__always) private func folded(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let first: UInt64 = folding == .upper ? 0x61 : 0x41
    let ascii = word & ~Self.highBits
    // The high bit of a byte says whether it reaches the first letter, or goes beyond the last.
    let reaches = ascii + ones * (0x80 - first)
    let isBeyond = ascii + ones * (0x80 - first - 26)
    return word ^ ((reaches ^ isBeyond) & Self.highBits) >> 2
  }

  /// - Parameter all: Takes the bits of the bytes behind the words.
  @inline(__always) private func hash(
    _ words: Words, of text: UnsafeRawBufferPointer, _ tag: Tag, _ all: inout UInt64
  ) -> UInt64 {
    var rest = UInt64(tag.bits)
    var index = Words.size
    while index < text.count {
      let word = word(of: text, at: index)
      all |= word
      rest = Self.product(rest ^ word ^ seed, 0xD6E8_FEB8_6659_FD93)
      index += 8
    }
    return mixed(words, rest: rest)
  }

  @inline(__always) private func mixed(_ words: Words, rest: UInt64) -> UInt64 {
    let first = Self.product(words.first ^ seed, words.second ^ 0xD6E8_FEB8_6659_FD93)
    return Self.product(words.last ^ rest ^ seed, first ^ 0x9E37_79B9_7F4A_7C15)
  }

  @inline(__always) private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }
}
