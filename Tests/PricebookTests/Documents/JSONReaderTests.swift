import Testing

@testable import Pricebook

@Suite("Reading JSON with places")
struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONNode {
    try JSONReader.read(Array(text.utf8), file: "a.json")
  }

  @Test(
    "accepts what RFC 8259 accepts",
    arguments: [
      "{}", " [ ] ", "null", "\"\\u017c\\ud83d\\ude00\\n\"", "-0.5e+10", "[1, 2,\t3]\n", "\u{FEFF}{}", "0",
    ])
  func accepts(_ text: String) throws {
    _ = try read(text)
  }

  @Test("decodes escapes, surrogate pairs too")
  func escapes() throws {
    #expect(try read("\"\\u017c \\ud83d\\ude00 \\\"\\\\\\/\"").value == .string("ż 😀 \"\\/"))
  }

  @Test(
    "refuses what is not JSON",
    arguments: [
      "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "01", "1.", "+1", ".5", "\"a", "\"\n\"", "nul",
      "[1] 2",
      "{\"a\":1,\"a\":2}", "\"\\ud800\"", "\"\\x\"", "'a'", "// c\n1",
    ])
  func refuses(_ text: String) {
    #expect(throws: PricebookError.self) { try read(text) }
  }

  @Test("does not follow a document into the depths")
  func depth() {
    #expect(throws: PricebookError.self) { try read(String(repeating: "[", count: 100_000)) }
  }
}
