/// Whole numbers in as few bytes as they need: seven bits a byte, lowest first; the high bit says that more follow.
enum VariableInteger {
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Small numbers of both signs become small numbers.
  static func append(signed number: Int64, to bytes: inout [UInt8]) {
    append(UInt64(bitPattern: number << 1 ^ number >> 63), to: &bytes)
  }
}

/// Reads what ``VariableInteger`` wrote.
struct VariableIntegerReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index >= bytes.count }

  /// The next number; `nil` at the end of the bytes or where they make no number.
  mutating func next() -> UInt64? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    index += 1
    if first < 0x80 { return UInt64(first) }
    var number = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while index < bytes.count, shift < 64 {
      let byte = bytes[index]
      index += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }

  mutating func nextSigned() -> Int64? {
    next().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
  }

  /// Passes over some bytes and says where they begin; `nil` if there are fewer.
  mutating func skip(_ count: Int) -> Int? {
    guard count <= bytes.count - index else { return nil }
    defer { index += count }
    return index
  }

  /// The next number as a store number.
  mutating func nextID() -> UInt32? { next().flatMap { UInt32(exactly: $0) } }
}
