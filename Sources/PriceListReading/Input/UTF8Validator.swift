import CRecordScanner

/// Checks UTF-8 chunk by chunk (Unicode Standard, table 3-7) and says where it goes wrong.
///
/// It does not stop at the first fault: how many sequences are sound and how many are not tells damaged UTF-8 from
/// a file in a code page.
struct UTF8Validator {
  /// Sound sequences of two bytes or more.
  private(set) var soundSequences = 0
  /// Bytes that begin no sound sequence.
  private(set) var faults = 0
  /// The physical line of the first fault.
  private(set) var firstFaultLine = 0
  /// Whether the file ends inside a sequence.
  var endsInsideSequence: Bool { pending > 0 }

  /// The physical line of the first NUL byte; 0 if there is none. No text list has one.
  private(set) var firstNULLine = 0

  private var line = 1
  private var pending = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF

  mutating func check(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while index < bytes.count {
      if pending == 0 {
        index += skipASCII(UnsafeRawBufferPointer(rebasing: bytes[index...]))
        while index + 8 <= bytes.count {
          let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 != 0 { break }
          line += Self.lineFeeds(word)
          index += 8
        }
        if index == bytes.count { break }
      }
      take(bytes[index])
      index += 1
    }
  }

  /// Most of a list needs no closer look.
  private mutating func skipASCII(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard bytes.count >= 64 else { return 0 }
    var lineFeeds: UInt64 = 0
    let count = ascii_text_prefix(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, &lineFeeds)
    line += Int(lineFeeds)
    return count
  }

  private mutating func take(_ byte: UInt8) {
    if pending > 0 {
      if byte >= lower, byte <= upper {
        pending -= 1
        lower = 0x80
        upper = 0xBF
        if pending == 0 { soundSequences += 1 }
        return
      }
      fault()
      pending = 0
    }
    lower = 0x80
    upper = 0xBF
    switch byte {
    case 0x0A: line += 1
    case 0: if firstNULLine == 0 { firstNULLine = line }
    case 0..<0x80: break
    case 0xC2...0xDF: pending = 1
    case 0xE0:
      pending = 2
      lower = 0xA0
    case 0xE1...0xEC, 0xEE...0xEF: pending = 2
    case 0xED:
      pending = 2
      upper = 0x9F
    case 0xF0:
      pending = 3
      lower = 0x90
    case 0xF1...0xF3: pending = 3
    case 0xF4:
      pending = 3
      upper = 0x8F
    default: fault()
    }
  }

  private mutating func fault() {
    if faults == 0 { firstFaultLine = line }
    faults += 1
  }

  /// The line that the next byte stands on.
  var currentLine: Int { line }

  private static func lineFeeds(_ word: UInt64) -> Int {
    // Bytes equal to 0x0A become zero; the classic zero-byte test counts them exactly for bytes below 128.
    let difference = word ^ 0x0A0A_0A0A_0A0A_0A0A
    let sums = (difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
    return (~(sums | difference) & 0x8080_8080_8080_8080).nonzeroBitCount
  }
}
