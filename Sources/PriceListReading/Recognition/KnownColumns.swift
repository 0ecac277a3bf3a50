/// The names of columns that some profile knows, with a look at length and ends that tells nearly every value of a row from
/// all of them: the records at the top are held against them field by field, in each dialect that is tried.
struct KnownColumns {
  private let names: Set<String>
  private let longest: Int
  /// One bit for each ``shape(_:_:_:)`` that a name has.
  private var shapes = [UInt64](repeating: 0, count: 64)
  /// Greek question mark and varia are other spellings of signs of ASCII: where a name has one, shapes tell nothing.
  private let isTold: Bool

  init(_ profiles: [Profile]) {
    names = profiles.reduce(into: []) { $0.formUnion($1.knownColumns) }
    longest = names.lazy.map(\.utf8.count).max() ?? 0
    isTold = !names.contains { $0.unicodeScalars.contains { $0 == "\u{37E}" || $0 == "\u{1FEF}" } }
    for name in names {
      let shape = Self.shape(name.utf8.count, name.utf8.first ?? 0, name.utf8.last ?? 0)
      shapes[shape >> 6] |= 1 << UInt64(shape & 63)
    }
  }

  /// Whether a field, in UTF-8, is one of the names, in any spelling.
  func contains(_ field: UnsafeRawBufferPointer) -> Bool {
    mayContain(field) && names.contains(HeaderName.folded(String(decoding: field, as: UTF8.self)))
  }

  private func mayContain(_ field: UnsafeRawBufferPointer) -> Bool {
    guard isTold else { return true }
    var (count, first, last) = (0, UInt8(0), UInt8(0))
    for byte in field {
      if byte >= 0x80 { return true }
      guard HeaderName.isKept(byte) else { continue }
      last = HeaderName.lowered(byte)
      if count == 0 { first = last }
      count += 1
      // A sign beyond ASCII may still follow; then the whole is longer as well.
      if count > longest { return !field.allSatisfy { $0 < 0x80 } }
    }
    let shape = Self.shape(count, first, last)
    return shapes[shape >> 6] & 1 << UInt64(shape & 63) != 0
  }

  private static func shape(_ count: Int, _ first: UInt8, _ last: UInt8) -> Int {
    (count &* 961 &+ Int(first) &* 31 &+ Int(last)) & 4095
  }
}
