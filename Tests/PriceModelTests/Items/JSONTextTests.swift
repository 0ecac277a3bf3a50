import PriceModel
import Testing

@Suite struct JSONTextTests {
  @Test(
    "What is written is read again",
    arguments: [["a"], [], ["\"", "\\", "a\nb\tc\r", "\u{1}", "żółw 𝄞", "", "/"]])
  func roundTrip(_ values: [String]) {
    #expect(JSONText.values(in: JSONText.array(values)) == values)
    let pairs = values.map { (name: $0, value: $0 + "!") }
    let read = JSONText.pairs(in: JSONText.object(pairs))
    #expect(
      read.map { Dictionary($0.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }) }
        == Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
  }

  @Test("Other spellings of the same are read alike")
  func spellings() {
    #expect(JSONText.values(in: " [ \"\\u0041\\ud834\\udd1e\" , \"\\/\" ] ") == ["A𝄞", "/"])
    #expect(JSONText.pairs(in: "{ \"a\" : \"b\" }")?.first?.value == "b")
  }

  @Test(
    "Anything else is none",
    arguments: [
      "", "a", "[", "[\"a\"", "[\"a\",]", "[1]", "[\"a\"] x", "[\"\\x\"]", "[\"\\ud834\"]", "[\"\\u+041\"]",
      "{\"a\"}", "{\"a\":1}", "{\"a\":\"b\",\"a\":\"c\"}", "[\"a\nb\"]",
    ])
  func unsound(_ text: String) {
    #expect(JSONText.values(in: text) == nil)
    #expect(JSONText.pairs(in: text) == nil)
  }
}
