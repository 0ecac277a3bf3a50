import Glibc
import PriceModel

/// Rows that describe the same item in the same bytes: their item is made once.
///
/// A list names an item once for each market, currency and month; all columns but those of the price are then the same,
/// byte for byte. The memo knows records by these columns as they stand in the file. It keeps a bounded number of them,
/// and gives up where a list does not repeat its items.
struct ItemMemo {
  /// What the columns of an item were found to mean, in a record about which nothing had to be said.
  struct Meaning {
    /// The index of the item in the batch.
    var item: UInt32
    var per: PriceBasis
    var action: RowAction
  }

  private struct Entry {
    var hash: UInt64
    var start: Int
    var meaning: Meaning
  }

  private static let mostEntries = 1 << 16
  private static let mostBytes = 32 << 20
  private static let entriesBeforeSampling = 1 << 10

  /// The columns that something other than the price depends on, ascending.
  let columns: [Int]
  /// Runs of them: the first and the last.
  private let runs: UnsafeMutableBufferPointer<(first: Int, last: Int)>
  private let lastSlot: Int
  /// Open addressing over the numbers of entries; the size is a power of two, 0 is an empty slot.
  private var slots = [UInt32](repeating: 0, count: 1 << 9)
  private var entries: [Entry] = []
  /// The keys, each with its length of eight bytes before it.
  private var bytes: UnsafeMutableRawPointer
  private var capacity = 1 << 15
  private var used = 0
  private(set) var hits = 0
  private var isGivenUp = false
  private var pending: UInt64 = 0
  private var pendingLength = 0
  private let seed = UInt64.random(in: .min ... .max)

  /// - Parameter columns: The columns that something other than the price depends on.
  init?(columns: [Int]) {
    self.columns = columns.sorted()
    var found: [(first: Int, last: Int)] = []
    for column in self.columns {
      if let run = found.last, column <= run.last + 1 {
        found[found.count - 1].last = max(run.last, column)
      } else {
        found.append((column, column))
      }
    }
    guard let last = found.last?.last else { return nil }
    lastSlot = last
    runs = .allocate(capacity: found.count)
    _ = runs.initialize(from: found)
    bytes = .allocate(byteCount: capacity, alignment: 8)
  }

  func deallocate() {
    runs.deallocate()
    bytes.deallocate()
  }

  /// The meaning of a record that was met before in the same bytes. If it was not, ``learn(_:_:)`` may follow.
  mutating func meaning(of fields: FieldStore) -> Meaning? {
    pendingLength = 0
    guard !isGivenUp, fields.isScanned, fields.count > lastSlot else { return nil }
    if isSampling, !isSample(fields) { return nil }
    var hash = seed
    var length = 0
    for run in runs {
      let part = fields.raw(run.first, run.last)
      hash = Self.hash(part, hash)
      length += part.count
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, equals(entry.start, length, fields) {
        hits += 1
        return entry.meaning
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    pending = hash
    pendingLength = length
    return nil
  }

  /// So far no item came again. A list of one market does not repeat any; one of several begins to do so after the first.
  private var isSampling: Bool { hits == 0 && entries.count >= Self.entriesBeforeSampling }

  /// Whether a record is one of those that are looked at until an item comes again; an item always is, or never.
  @inline(__always)
  private func isSample(_ fields: FieldStore) -> Bool {
    fields.raw(runs[0].first, runs[0].last).count & 7 == 0
  }

  /// Another record begins: what was looked for last is not to be learnt any more.
  mutating func beginRecord() { pendingLength = 0 }

  /// Keeps the meaning of the record that was just not known.
  mutating func learn(_ meaning: Meaning, _ fields: FieldStore) {
    guard pendingLength > 0 else { return }
    // Room is made for so many bytes: they are those of this record, or none are written.
    guard runs.reduce(0, { $0 + fields.raw($1.first, $1.last).count }) == pendingLength else { return }
    let needed = 8 + 16 * runs.count + pendingLength
    if entries.count == Self.mostEntries || used + needed > Self.mostBytes {
      startAnew()
      if isGivenUp || needed > Self.mostBytes { return }
    }
    reserve(used + needed)
    entries.append(Entry(hash: pending, start: used, meaning: meaning))
    bytes.storeBytes(of: pendingLength, toByteOffset: used, as: Int.self)
    used += 8
    for run in runs {
      let part = fields.raw(run.first, run.last)
      bytes.storeBytes(of: part.count, toByteOffset: used, as: Int.self)
      used += 8
      if let source = part.baseAddress { (bytes + used).copyMemory(from: source, byteCount: part.count) }
      used += (part.count + 7) & ~7
    }
    pendingLength = 0
    if entries.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: 4 * slots.count)
      for number in 1...entries.count { enter(UInt32(number)) }
    } else {
      enter(UInt32(entries.count))
    }
  }

  private mutating func enter(_ number: UInt32) {
    var slot = Int(truncatingIfNeeded: entries[Int(number) - 1].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = number
  }

  /// Forgets all. A list that hardly repeats an item while so many are kept will not do so later.
  private mutating func startAnew() {
    isGivenUp = hits * 4 < entries.count
    slots = [UInt32](repeating: 0, count: slots.count)
    entries.removeAll(keepingCapacity: true)
    (used, hits) = (0, 0)
  }

  private mutating func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    let larger = max(2 * capacity, needed)
    let copy = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
    copy.copyMemory(from: bytes, byteCount: used)
    bytes.deallocate()
    (bytes, capacity) = (copy, larger)
  }

  private func equals(_ start: Int, _ length: Int, _ fields: FieldStore) -> Bool {
    guard bytes.load(fromByteOffset: start, as: Int.self) == length else { return false }
    var place = start + 8
    for run in runs {
      let part = fields.raw(run.first, run.last)
      guard bytes.load(fromByteOffset: place, as: Int.self) == part.count else { return false }
      place += 8
      if let base = part.baseAddress, memcmp(bytes + place, base, part.count) != 0 { return false }
      place += (part.count + 7) & ~7
    }
    return true
  }

  /// Sixteen bytes at a time in two lanes, multiplied and folded.
  static func hash(_ text: UnsafeRawBufferPointer, _ seed: UInt64) -> UInt64 {
    var (left, right) = (seed ^ UInt64(text.count), seed &+ 0x9E37_79B9_7F4A_7C15)
    var index = 0
    while index + 16 <= text.count {
      left = mixed(left ^ text.loadUnaligned(fromByteOffset: index, as: UInt64.self), 0xD6E8_FEB8_6659_FD93)
      right = mixed(
        right ^ text.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self), 0xA076_1D64_78BD_642F)
      index += 16
    }
    if text.count >= 16 {
      // The last bytes once more, whole words at a time.
      let end = text.count - 16
      left ^= text.loadUnaligned(fromByteOffset: end, as: UInt64.self)
      right = mixed(
        right ^ text.loadUnaligned(fromByteOffset: end + 8, as: UInt64.self), 0xA076_1D64_78BD_642F)
    } else {
      for byte in text { left = mixed(left ^ UInt64(byte), 0xD6E8_FEB8_6659_FD93) }
    }
    // Also what is empty must mix: many a list ends with a column that is.
    return mixed(left, 0xD6E8_FEB8_6659_FD93) ^ right
  }

  @inline(__always)
  private static func mixed(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: factor)
    return high ^ low
  }
}
