/// The fields of the record at hand, as bytes in plain memory: in a block of its own, or where they stand in the
/// window of a reader.
///
/// The C callbacks of the parsers write here through a raw pointer, the mapper reads here; nobody makes a `String`.
/// It holds no reference, so that a callback neither retains nor releases anything.
struct FieldStore {
  /// What the starts of the fields count from: ``bytes``, or the text of a window.
  private(set) var base: UnsafeMutablePointer<UInt8>
  /// UTF-8 of all fields that were copied.
  var bytes: UnsafeMutablePointer<UInt8>
  var capacity: Int
  var used = 0
  /// Where each field begins, and its length; a length of −1 is a field that is absent.
  var starts: UnsafeMutablePointer<Int>
  var lengths: UnsafeMutablePointer<Int>
  /// Where the field and all that belongs to it ends, its closing quote too; only for fields in a window.
  var ends: UnsafeMutablePointer<Int>
  /// The fields stand in a window as they are in the file.
  private(set) var isScanned = false
  /// Where the record begins; only for fields in a window.
  private var recordStart = 0
  var fieldCapacity: Int
  var count = 0
  /// The parser reported the end of the record.
  var ended = false
  /// The first bound that a field went beyond; that field is not here.
  var exceeded: ReadingLimit?
  /// The most fields that may come, and the most bytes of one.
  private let mostFields, longestField: Int

  /// Memory for `fields` fields of `bytes` bytes together, which grows as needed; ``deallocate()`` gives it back.
  init(bytes: Int, fields: Int, limits: ReadingLimits? = nil) {
    self.bytes = .allocate(capacity: bytes)
    base = self.bytes
    capacity = bytes
    starts = .allocate(capacity: fields)
    lengths = .allocate(capacity: fields)
    ends = .allocate(capacity: fields)
    fieldCapacity = fields
    mostFields = limits?.columns ?? .max
    longestField = limits?.field ?? .max
  }

  func deallocate() {
    bytes.deallocate()
    starts.deallocate()
    lengths.deallocate()
    ends.deallocate()
  }

  /// Forgets the record.
  mutating func clear() {
    used = 0
    count = 0
    ended = false
    exceeded = nil
    base = bytes
    isScanned = false
  }

  /// How many fields a scanner may put into the arrays; a record with more is read by a parser, which lets them grow.
  var scannedFields: Int { min(fieldCapacity, mostFields) }

  /// Takes the fields that a scanner has put into the arrays.
  mutating func take(_ fields: Int, of window: TextWindow, from start: Int) {
    base = window.base
    recordStart = start
    count = fields
    isScanned = true
    exceeded = nil
  }

  /// Adds the next field.
  mutating func append(_ field: UnsafeRawBufferPointer) {
    if field.count > longestField || count >= mostFields {
      if exceeded == nil { exceeded = count >= mostFields ? .columns : .field }
      return
    }
    if used + field.count > capacity { growBytes(used + field.count) }
    if count == fieldCapacity { growFields() }
    if let source = field.baseAddress, !field.isEmpty {
      UnsafeMutableRawPointer(bytes + used).copyMemory(from: source, byteCount: field.count)
    }
    starts[count] = used
    lengths[count] = field.count
    used += field.count
    count += 1
  }

  /// The bytes of a field; empty if it is absent.
  @inline(__always)
  func field(_ index: Int) -> UnsafeRawBufferPointer {
    guard index < count, lengths[index] > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: base + starts[index], count: lengths[index])
  }

  /// Neighbouring fields as they stand in the file, with their quotes and the delimiters between them; only for
  /// fields in a window.
  @inline(__always)
  func raw(_ first: Int, _ last: Int) -> UnsafeRawBufferPointer {
    let start = first == 0 ? recordStart : ends[first - 1] + 1
    return UnsafeRawBufferPointer(start: base + start, count: ends[last] - start)
  }

  /// The text of a field, for headers and messages.
  func text(_ index: Int) -> String { String(decoding: field(index), as: UTF8.self) }

  /// Whether every field is blank.
  var isBlank: Bool { (0..<count).allSatisfy { field($0).trimmed.isEmpty } }
}

extension UnsafeRawBufferPointer {
  /// Without outer blanks: space, tab, line breaks, and what spreadsheets leave behind (no-break spaces U+00A0 and
  /// U+202F, the zero-width space U+200B, a stray byte order mark U+FEFF).
  var trimmed: UnsafeRawBufferPointer {
    var start = 0
    var end = count
    while start < end {
      let width = Self.blankWidth(self, at: start, end: end)
      if width == 0 { break }
      start += width
    }
    while start < end {
      let last = self[end - 1]
      if last == 0x20 || last >= 0x09 && last <= 0x0D {
        end -= 1
      } else if end - start >= 2, last == 0xA0, self[end - 2] == 0xC2 {
        end -= 2
      } else if end - start >= 3, last >= 0x80, Self.blankWidth(self, at: end - 3, end: end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }

  /// The bytes of the blank that stands at `index`, 0 if none does.
  @inline(__always)
  static func blankWidth(_ bytes: UnsafeRawBufferPointer, at index: Int, end: Int) -> Int {
    let byte = bytes[index]
    if byte == 0x20 || byte >= 0x09 && byte <= 0x0D { return 1 }
    if byte == 0xC2 { return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0 }
    guard byte == 0xE2 || byte == 0xEF, index + 2 < end else { return 0 }
    switch (byte, bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return 3
    default: return 0
    }
  }
}

extension FieldStore {
  /// Sets a field by its number, growing the block where needed; for readers whose fields come in any order.
  mutating func set(_ index: Int, to field: UnsafeRawBufferPointer) {
    if used + field.count > capacity { growBytes(used + field.count) }
    if let source = field.baseAddress, !field.isEmpty {
      UnsafeMutableRawPointer(bytes + used).copyMemory(from: source, byteCount: field.count)
    }
    starts[index] = used
    lengths[index] = field.count
    used += field.count
  }

  private mutating func growBytes(_ needed: Int) {
    capacity = max(capacity * 2, needed)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: bytes, count: used)
    bytes.deallocate()
    bytes = larger
    base = larger
  }

  private mutating func growFields() {
    fieldCapacity *= 2
    for block in [\FieldStore.starts, \FieldStore.lengths, \FieldStore.ends] {
      let larger = UnsafeMutablePointer<Int>.allocate(capacity: fieldCapacity)
      larger.moveInitialize(from: self[keyPath: block], count: count)
      self[keyPath: block].deallocate()
      self[keyPath: block] = larger
    }
  }
}
