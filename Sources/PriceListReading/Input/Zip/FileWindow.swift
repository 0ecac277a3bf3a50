/// Goes through a part of a file from its beginning to its end, in small pieces.
struct FileWindow {
  private let file: SystemFile
  private let end: Int
  private var offset: Int
  private var bytes: [UInt8] = []
  private var position = 0

  init(_ file: SystemFile, from start: Int, to end: Int) {
    self.file = file
    self.end = end
    offset = start
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { position == bytes.count && offset >= end }

  /// The next bytes; throws ``InputFault`` if there are fewer.
  mutating func take(_ count: Int) throws -> [UInt8] {
    if bytes.count - position < count {
      bytes.removeFirst(position)
      position = 0
      let more = try file.bytes(min(end - offset, max(count, 1 << 16)), at: offset)
      offset += more.count
      bytes += more
      guard bytes.count >= count else { throw ZipDirectory.damaged("its directory is cut off") }
    }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func skip(_ count: Int) throws { _ = try take(count) }
}

/// Numbers in the order of bytes that zip uses.
struct LittleEndian {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func uint16(_ place: Int) -> UInt16 { UInt16(truncatingIfNeeded: number(place, 2)) }
  func uint32(_ place: Int) -> UInt32 { UInt32(truncatingIfNeeded: number(place, 4)) }
  func uint64(_ place: Int) -> UInt64 { number(place, 8) }

  /// What lies beyond the end counts as zero: every caller has a signature to compare.
  private func number(_ place: Int, _ width: Int) -> UInt64 {
    var number: UInt64 = 0
    for index in (0..<width).reversed() {
      number = number << 8 | UInt64(place + index < bytes.count ? bytes[place + index] : 0)
    }
    return number
  }
}
