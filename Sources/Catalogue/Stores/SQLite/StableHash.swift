/// The hash by which texts and descriptions are found in the store. It is part of the file format: it must give the
/// same number in every version and on every machine, which Swift's own `Hasher` does not.
///
/// FNV-1a over words of eight bytes (little-endian, the last one filled with zeros) with a final mix. Collisions are
/// harmless, because what is found is compared.
enum StableHash {
  static func of(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      if index + 8 <= bytes.count {
        word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      } else {
        for offset in index..<bytes.count { word |= UInt64(bytes[offset]) << UInt64(8 * (offset - index)) }
      }
      hash = (hash ^ word) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
      index += 8
    }
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    return Int64(bitPattern: hash ^ hash >> 33)
  }
}
