/// The hash by which texts and descriptions are found in the store. It is part of the file format: it must give the
/// same number in every version and on every machine, which Swift's own `Hasher` does not.
///
/// Each catalogue has a seed of its own, so that nobody can write a price list whose texts all have the same hash.
/// Words of eight bytes (little-endian, the last one filled with zeros) are multiplied to 128 bits and folded; texts
/// with the same hash are told apart by comparing them.
struct StableHash: Sendable {
  private let start: UInt64
  private let factor: UInt64

  init(seed: Int64) {
    start = Self.folded(UInt64(bitPattern: seed) ^ 0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93)
    factor = Self.folded(start ^ 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB) | 1
  }

  func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    var hash = start ^ UInt64(bytes.count)
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      if index + 8 <= bytes.count {
        word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      } else {
        for offset in index..<bytes.count { word |= UInt64(bytes[offset]) << UInt64(8 * (offset - index)) }
      }
      hash = Self.folded(hash ^ word, factor) &+ start
      index += 8
    }
    return Int64(bitPattern: Self.folded(hash ^ factor, 0x8EBC_6AF0_9C88_C6E3))
  }

  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }
}
