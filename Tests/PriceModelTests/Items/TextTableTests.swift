import PriceModel
import Testing

@Suite("Text tables")
struct TextTableTests {
  @Test("give one code to one text, and 0 to none")
  func interns() {
    var table = TextTable()
    let first = table.intern("CFQ7TTC0HL8Z")
    #expect(table.intern("CFQ7TTC0HL8Z") == first)
    #expect(table.intern("cfq7ttc0hl8z") != first)
    #expect(table.intern("") == 0)
    #expect(table.intern(nil) == 0)
    #expect(table.string(0) == nil)
    #expect(table.string(first) == "CFQ7TTC0HL8Z")
  }

  @Test("give the same code whatever is taken for likely")
  func likely() {
    var table = TextTable()
    let texts = [
      "a", "", "ab", "longer than a word of the processor", "a", "longer than a word of the processos",
    ]
    let codes = texts.map { table.intern($0) }
    for (text, code) in zip(texts, codes) {
      for likely in 0...TextCode(table.count) {
        var text = text
        #expect(text.withUTF8 { table.intern(UnsafeRawBufferPointer($0), likely: likely) } == code)
      }
    }
    #expect(table.count == 4)
  }

  @Test("keep tens of thousands of texts apart, whatever their length")
  func manyTexts() {
    var table = TextTable()
    let texts = (0..<40_000).map { String(repeating: "x", count: $0 % 23) + String($0) }
    let codes = texts.map { table.intern($0) }
    #expect(Set(codes).count == texts.count)
    #expect(zip(texts, codes).allSatisfy { table.string($1) == $0 })
    #expect(table.count == texts.count)
  }
}
