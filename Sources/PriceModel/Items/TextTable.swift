/// The code of a text in a ``TextTable``; 0 stands for no text.
public typealias TextCode = UInt32

/// A dictionary of distinct texts: each is stored once, as UTF-8, and known by a small code.
///
/// Reading a price list meets the same few thousand texts a million times. Interning them turns every later
/// comparison, copy and hash into integer work, and no `String` is made on the way in.
public struct TextTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends; code *c* occupies `ends[c - 1] ..< ends[c]`.
  private var ends: [Int] = [0]
  /// Open addressing over codes; the size is a power of two, 0 is an empty slot.
  private var slots: [TextCode]
  private var hashes: [UInt32] = [0]
  private let seed = Self.seedOfProcess

  public init() {
    slots = Array(repeating: 0, count: 1024)
  }

  /// The number of distinct texts; codes run from 1 to `count`.
  public var count: Int { ends.count - 1 }

  /// The code of a text, given as UTF-8; the empty text has code 0.
  public mutating func intern(_ text: UnsafeRawBufferPointer) -> TextCode {
    text.isEmpty ? 0 : intern(text, hash: hash(text))
  }

  /// The code of a text that is probably the one with the code `likely`: rows of a list repeat much of the row above, and to
  /// compare a text takes less than to find it.
  public mutating func intern(_ text: UnsafeRawBufferPointer, likely: TextCode) -> TextCode {
    likely != 0 && equals(likely, text) ? likely : intern(text)
  }

  /// Takes over the texts of another table, in its order.
  ///
  /// - Returns: The code here of each code there; the first is 0.
  public mutating func intern(contentsOf other: TextTable) -> [TextCode] {
    var codes: [TextCode] = [0]
    codes.reserveCapacity(other.count + 1)
    for code in 0..<other.count {
      codes.append(
        other.withBytes(of: TextCode(code + 1)) { intern($0, hash: other.hashes[code + 1]) })
    }
    return codes
  }

  private mutating func intern(_ text: UnsafeRawBufferPointer, hash: UInt32) -> TextCode {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = slots[slot]
      if hashes[Int(code)] == hash, equals(code, text) { return code }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    let code = TextCode(ends.count - 1)
    slots[slot] = code
    if ends.count * 2 > slots.count { grow() }
    return code
  }

  /// The code of a text; the empty text and `nil` have code 0.
  public mutating func intern(_ text: String?) -> TextCode {
    guard var text else { return 0 }
    return text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// The text of a code; `nil` for code 0.
  public func string(_ code: TextCode) -> String? {
    guard code != 0 else { return nil }
    return String(decoding: bytes[ends[Int(code) - 1]..<ends[Int(code)]], as: UTF8.self)
  }

  /// Gives the UTF-8 of a text without copying it; empty for code 0.
  public func withBytes<Result>(of code: TextCode, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    let range = code == 0 ? 0..<0 : ends[Int(code) - 1]..<ends[Int(code)]
    return try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  private func equals(_ code: TextCode, _ text: UnsafeRawBufferPointer) -> Bool {
    let start = ends[Int(code) - 1]
    guard ends[Int(code)] - start == text.count else { return false }
    return bytes.withUnsafeBytes { stored in
      // Eight bytes at a time; descriptions run to hundreds of bytes, and most texts that meet here are equal.
      var index = 0
      while index + 8 <= text.count {
        let word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if stored.loadUnaligned(fromByteOffset: start + index, as: UInt64.self) != word { return false }
        index += 8
      }
      while index < text.count {
        if stored[start + index] != text[index] { return false }
        index += 1
      }
      return true
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for code in 1..<ends.count {
      var slot = Int(hashes[code]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = TextCode(code)
    }
  }

  /// Another one in every process, so that nobody can write a file whose texts all have the same hash. The codes of texts do
  /// not depend on it: they are counted in the order of appearance.
  private static let seedOfProcess = UInt64.random(in: .min ... .max)

  /// Eight bytes at a time, multiplied and folded.
  private func hash(_ text: UnsafeRawBufferPointer) -> UInt32 {
    var hash = seed ^ UInt64(text.count)
    var index = 0
    while index + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = Self.mixed(hash ^ word) &+ seed
      index += 8
    }
    var tail: UInt64 = 0
    while index < text.count {
      tail = tail << 8 | UInt64(text[index])
      index += 1
    }
    hash = Self.mixed(hash ^ tail)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }
}
