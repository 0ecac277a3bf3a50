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
  /// Bytes above 127 that are letters of Central Europe in Windows-1250 but signs in Windows-1252, next to a letter.
  private(set) var centralEuropeanLetters = 0
  /// Whether the file ends inside a sequence.
  var endsInsideSequence: Bool { pending > 0 }

  /// The physical line of the first NUL byte; 0 if there is none. No text list has one.
  private(set) var firstNULLine = 0

  private var line = 1
  private var pending = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF
  private var previous: UInt8 = 0

  mutating func check(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while index < bytes.count {
      if pending == 0 {
        while index + 8 <= bytes.count {
          let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 != 0 { break }
          line += Self.lineFeeds(word)
          index += 8
          previous = bytes[index - 1]
        }
        if index == bytes.count { break }
      }
      take(bytes[index])
      previous = bytes[index]
      index += 1
    }
  }

  private mutating func take(_ byte: UInt8) {
    if byte >= 0x80, Self.isLetterOnlyIn1250(byte), Self.isLetter(previous) { centralEuropeanLetters += 1 }
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

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte & 0xDF >= 0x41 && byte & 0xDF <= 0x5A && byte < 0x80 || byte >= 0xC0
  }

  /// ą ł ś ź ż ľ ş ť ž and their capitals, where Windows-1252 has `¹ ³ œ Ÿ ¿ ¼ º` and the like.
  private static func isLetterOnlyIn1250(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xB9, 0xB3, 0x9C, 0x9F, 0xBF, 0xBE, 0xBA, 0x9D, 0xA3, 0xA5, 0xAF, 0x8F, 0x8D: true
    default: false
    }
  }
}
