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

  @Test("A glance at the end of a value rules out no row that meets the condition", arguments: 0..<20)
  func glances(seed: UInt64) throws {
    var numbers = SeededRandom(seed)
    let pieces = [
      "a", "A", "(b)", " ", "\u{A0}", "\u{200B}", "é", "E\u{301}", "1", "_", "\t", "\u{37E}", ";",
    ]
    var ruledOut = 0
    for _ in 0..<1000 {
      func text(_ count: ClosedRange<Int>) -> String {
        (0..<Int.random(in: count, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }
          .joined()
      }
      let wanted = FoldedText.of(text(1...3))
      let isWhole = Bool.random(using: &numbers)
      var condition = RowCondition()
      condition.tests = [
        .init(
          source: ValueSource(column: "Title"), expectation: isWhole ? .equals([wanted]) : .endsWith([wanted])
        )
      ]
      let bound = try #require(BoundCondition(condition) { $0 == "Title" ? 0 : nil })
      guard let glance = bound.glance else { continue }
      var fields = FieldStore(bytes: 64, fields: 4)
      defer { fields.deallocate() }
      let value = Array((text(0...4) + (Bool.random(using: &numbers) ? wanted.uppercased() : "")).utf8)
      value.withUnsafeBytes { fields.append($0) }
      let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 8)
      defer { scratch.deallocate() }
      guard glance.rulesOut(fields) else { continue }
      ruledOut += 1
      #expect(!bound.holds(fields, scratch), "“\(String(decoding: value, as: UTF8.self))” and “\(wanted)”")
    }
    #expect(ruledOut > 30)
  }
}
