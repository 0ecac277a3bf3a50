import PriceModel
import Testing

@testable import PriceListReading

private func bytes<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
  Array(text.utf8).withUnsafeBytes(body)
}

@Suite("Numbers, dates and texts")
struct ValueTests {
  @Test(
    "Numbers with a decimal comma",
    arguments: [
      ("412,50", "412.50"), ("1 234,56", "1234.56"), ("1.234,56", "1234.56"), ("1\u{A0}234,56", "1234.56"),
      ("1\u{202F}234\u{202F}567,5", "1234567.5"), ("1'234,56", "1234.56"), ("1.234", "1234"), ("0", "0"),
      ("12,5O", nil), ("1,234.56", nil), ("12.34,5", nil), ("1 23,5", nil), ("1.2345", nil), ("", nil),
      (",5", nil),
      ("1.234 567,0", nil), ("1e3", nil), ("5,", nil),
    ] as [(String, String?)])
  func comma(text: String, expected: String?) {
    #expect(bytes(text) { NumberFormat.comma.number($0)?.description } == expected)
  }

  @Test(
    "Numbers with a decimal point",
    arguments: [
      ("13.56", "13.56"), ("1,234.56", "1234.56"), ("1 234.56", "1234.56"), ("1,234,567", "1234567"),
      ("3393.96", "3393.96"), ("115.2", "115.2"), ("12,34", nil), ("1.234,56", nil), ("--5", nil),
    ] as [(String, String?)])
  func point(text: String, expected: String?) {
    #expect(bytes(text) { NumberFormat.point.number($0)?.description } == expected)
  }

  @Test(
    "The decimal mark is told by the prices, and by the delimiter where they are silent",
    arguments: [
      (["1.5", "2"], 0x2C, ".", false), (["1,5", "1.234"], 0x2C, ",", false),
      (["1.234,56"], 0x2C, ",", false),
      (["1,234.56"], 0x3B, ".", false), (["1.234.567"], 0x2C, ",", false), (["0.125"], 0x3B, ".", false),
      (["5", "7"], 0x3B, ",", false), (["1.234"], 0x2C, ".", true), (["1.234"], 0x3B, ",", true),
    ] as [([String], UInt8, String, Bool)])
  func decimalMark(prices: [String], delimiter: UInt8, mark: String, assumed: Bool) {
    var votes = DecimalMarkVotes()
    for price in prices { bytes(price) { votes.look(at: $0, line: 2) } }
    let decision = votes.decision(delimiter: delimiter)
    #expect(decision.format.mark == mark)
    #expect(decision.matters == assumed)
  }

  @Test(
    "Dates in every format, with and without a time",
    arguments: [
      (.iso, "2025-04-01T00:00:00.0000000Z", "2025-04-01"),
      (.iso, "9999-11-30T23:59:59.0000000Z", "9999-11-30"),
      (.iso, "2026-01-01", "2026-01-01"), (.iso, "2026-01-01+02:00", "2026-01-01"),
      (.american, "2/1/2019 12:00:00 AM", "2019-02-01"), (.american, "11/30/9999 23:59", "9999-11-30"),
      (.american, "2/1/2023 0:00", "2023-02-01"), (.dotted, "01.11.2026", "2026-11-01"),
      (.dotted, "1.11.2026", "2026-11-01"), (.compact, "20261101", "2026-11-01"),
      (.british, "1/11/2026", "2026-11-01"),
      (.iso, "2026-02-29", nil), (.iso, "2026-11-01x", nil), (.american, "13/1/2026", nil),
      (.iso, "2026-11-01T25:00:00", nil), (.dotted, "01.11.26", nil), (.compact, "2026110", nil),
    ] as [(DateFormat, String, String?)])
  func dates(format: DateFormat, text: String, expected: String?) {
    #expect(bytes(text) { format.date($0)?.description } == expected)
  }

  @Test("Blanks of every kind are trimmed outside and kept inside")
  func trimming() {
    let trimmed = bytes("\u{A0}\t a\u{A0}b\u{202F}\u{200B} \r\n") {
      String(decoding: $0.trimmed, as: UTF8.self)
    }
    #expect(trimmed == "a\u{A0}b")
    #expect(bytes("\u{A0} \u{200B}") { $0.trimmed.count } == 0)
  }

  @Test("JSON texts have sorted keys and escape what JSON needs")
  func json() {
    #expect(JSONText.object([("b", "x\"y"), ("a", "1\n\u{1}\\")]) == #"{"a":"1\n\u0001\\","b":"x\"y"}"#)
    #expect(JSONText.array(["ą", "b"]) == #"["ą","b"]"#)
  }
}
