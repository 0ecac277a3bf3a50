import Pricebook
import Testing

@testable import PricebookCommand

/// The sequences are those of xterm, the Linux console, rxvt and tmux.
@Suite("Keys from the bytes of a terminal")
struct KeyDecoderTests {
  static let sequences: [(bytes: String, keys: [PickKey])] = [
    ("a", [.text("a")]), ("ab", [.text("a"), .text("b")]), (" ", [.text(" ")]),
    ("\u{1B}[A", [.up]), ("\u{1B}[B", [.down]), ("\u{1B}[C", [.right]), ("\u{1B}[D", [.left]),
    ("\u{1B}OA", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}OH", [.home]), ("\u{1B}OF", [.end]),
    ("\u{1B}[H", [.home]), ("\u{1B}[F", [.end]), ("\u{1B}[1~", [.home]), ("\u{1B}[4~", [.end]),
    ("\u{1B}[7~", [.home]), ("\u{1B}[8~", [.end]), ("\u{1B}[5~", [.pageUp]), ("\u{1B}[6~", [.pageDown]),
    ("\u{1B}[3~", [.backspace]), ("\u{1B}[1;5A", [.up]), ("\u{1B}[5;2~", [.pageUp]),
    ("\r", [.enter]), ("\n", [.enter]), ("\u{7F}", [.backspace]), ("\u{08}", [.backspace]),
    ("\u{03}", [.interrupt]), ("\u{04}", [.endOfInput]), ("\u{15}", [.clear]), ("\u{17}", [.clearWord]),
    ("\u{1A}", [.suspend]), ("\u{0C}", [.redraw]), ("\u{1B}[A\u{1B}[A", [.up, .up]),
    ("łß日😀", [.text("ł"), .text("ß"), .text("日"), .text("😀")]),
    // Keys that mean nothing here, and answers of terminals: nothing is typed.
    ("\u{1B}[15~", []), ("\u{1B}[200~x\u{1B}[201~", [.text("x")]), ("\u{1B}b", []), ("\u{1B}[?1;2c", []),
    ("\u{00}", []), ("\u{1B}[I", []),
  ]

  @Test("whole, byte by byte, and cut anywhere", arguments: sequences.indices)
  func sequence(_ index: Int) {
    let (text, expected) = Self.sequences[index]
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      #expect(decoder.keys(bytes[..<cut]) + decoder.keys(bytes[cut...]) == expected, "\(bytes) cut at \(cut)")
      #expect(!decoder.isWaiting)
    }
    var decoder = KeyDecoder()
    #expect(bytes.flatMap { decoder.keys([$0]) } == expected)
  }

  @Test("Esc is a key when nothing comes after it")
  func escape() {
    var decoder = KeyDecoder()
    #expect(decoder.keys([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.escape])
    #expect(!decoder.isWaiting)
    #expect(decoder.keys([0x5B]) == [.text("[")])
  }

  @Test("Esc twice is Esc, and the second waits")
  func escapes() {
    var decoder = KeyDecoder()
    #expect(decoder.keys([0x1B, 0x1B]) == [.escape])
    #expect(decoder.flush() == [.escape])
  }

  @Test("a sequence that breaks off is dropped")
  func brokenOff() {
    var decoder = KeyDecoder()
    #expect(decoder.keys([0x1B, 0x5B, 0x31]) == [])
    #expect(decoder.flush() == [])
    #expect(decoder.keys([0x61]) == [.text("a")])
  }

  @Test("bytes that are no UTF-8 type nothing, and what follows them does")
  func malformed() {
    var decoder = KeyDecoder()
    #expect(
      decoder.keys([0xC5, 0x61, 0xFF, 0x80, 0xE2, 0x82, 0x62, 0xED, 0xA0, 0x80, 0x63])
        == [.text("a"), .text("b"), .text("c")])
    // U+0085 is a control character although it is well-formed.
    #expect(decoder.keys([0xC2, 0x85]) == [])
  }

  @Test("an endless sequence does not fill memory")
  func endless() {
    var decoder = KeyDecoder()
    _ = decoder.keys([0x1B, 0x5B] + [UInt8](repeating: 0x30, count: 100_000))
    #expect(!decoder.isWaiting)
  }
}
