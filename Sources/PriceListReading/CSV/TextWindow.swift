/// The part of a text that a reader looks at, in plain memory: what has been read and not yet dropped.
///
/// C code reads it 64 bytes at a time, so that many bytes after its end may always be read. Behind them is room for as
/// many bytes again: copies of fields whose escapes are undone, so that every field of a record, copied or not, is an
/// offset from one base.
final class TextWindow {
  private static let margin = 64

  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 1 << 12) {
    self.capacity = capacity
    base = Self.memory(capacity)
  }

  deinit { base.deallocate() }

  private static func memory(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + margin)
    memory.initialize(repeating: 0, count: capacity + margin)
    return memory
  }

  /// Room for copies of fields, as large as the text.
  var copies: UnsafeMutablePointer<UInt8> { base + capacity + Self.margin }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  subscript(offset: Int) -> UInt8 { base[offset] }

  var last: UInt8? { count > 0 ? base[count - 1] : nil }

  func append(contentsOf text: UnsafeRawBufferPointer) {
    guard let source = text.baseAddress else { return }
    reserve(text.count)
    UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: text.count)
    count += text.count
  }

  func append(contentsOf text: some Collection<UInt8>) {
    reserve(text.count)
    for byte in text {
      base[count] = byte
      count += 1
    }
  }

  /// Appends what `read` puts into the room it is given, and returns how many bytes these were.
  func append(atMost bytes: Int, _ read: (UnsafeMutableRawBufferPointer) throws -> Int) rethrows -> Int {
    reserve(bytes)
    let added = try read(UnsafeMutableRawBufferPointer(start: base + count, count: bytes))
    count += added
    return added
  }

  /// Drops the first bytes.
  func removeFirst(_ bytes: Int) {
    guard bytes > 0 else { return }
    count -= bytes
    UnsafeMutableRawPointer(base).copyMemory(from: base + bytes, byteCount: count)
  }

  private func reserve(_ bytes: Int) {
    guard count + bytes > capacity else { return }
    let wanted = max(2 * capacity, count + bytes)
    let larger = Self.memory(wanted)
    UnsafeMutableRawPointer(larger).copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = larger
    capacity = wanted
  }
}
