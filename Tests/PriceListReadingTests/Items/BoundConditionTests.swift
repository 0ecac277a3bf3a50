import Testing

@testable import PriceListReading

@Suite("Conditions bound to a file")
struct BoundConditionTests {
  @Test("The end of a value is compared as folded texts are", arguments: 0..<20)
  func suffixes(seed: UInt64) {
    var numbers = SeededRandom(seed)
    let pieces = [
      "(", ")", "a", "A", "Pricing", " ", "  ", "\t", "\r\n", "Non-Profit", "é", "\u{A0}", "\u{200B}", "@",
      "`",
    ]
    var decided = 0
    for _ in 0..<500 {
      func text(_ count: ClosedRange<Int>) -> String {
        (0..<Int.random(in: count, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }
          .joined()
      }
      let suffix = FoldedText.of(text(1...3))
      guard !suffix.isEmpty, suffix.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
      var value = text(0...6) + (Bool.random(using: &numbers) ? suffix.uppercased() : "")
      let expected = FoldedText.of(value).hasSuffix(suffix)
      let ends = value.withUTF8 { BoundTest.ends(UnsafeRawBufferPointer($0), Array(suffix.utf8)) }
      if let ends {
        decided += 1
        #expect(ends == expected, "“\(value)” and “\(suffix)”")
      }
    }
    #expect(decided > 100)
  }
}
