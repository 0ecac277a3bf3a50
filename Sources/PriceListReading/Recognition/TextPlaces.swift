import Glibc

/// Where signs stand in a text: a vector search of the C library instead of a look at each byte.
extension UnsafeRawBufferPointer {
  /// The first place of a byte within a part of the text.
  func place(of byte: UInt8, from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? count
    guard start < end, let base = baseAddress, let found = memchr(base + start, Int32(byte), end - start)
    else {
      return nil
    }
    return UnsafeRawPointer(found) - base
  }

  /// Gives the places of two bytes in their order.
  func forEachPlace(of first: UInt8, or second: UInt8, to end: Int, _ body: (Int) -> Void) {
    var nextFirst = place(of: first, to: end) ?? end
    var nextSecond = place(of: second, to: end) ?? end
    while true {
      let next = Swift.min(nextFirst, nextSecond)
      if next == end { return }
      body(next)
      if next == nextFirst {
        nextFirst = place(of: first, from: next + 1, to: end) ?? end
      } else {
        nextSecond = place(of: second, from: next + 1, to: end) ?? end
      }
    }
  }

  /// Whether nothing but spaces stands between a place and the beginning of its field.
  func isStartOfField(_ place: Int, delimiter: UInt8) -> Bool {
    var index = place
    while index > 0 {
      index -= 1
      let byte = self[index]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { return true }
      if byte != 0x20 { return false }
    }
    return true
  }
}
