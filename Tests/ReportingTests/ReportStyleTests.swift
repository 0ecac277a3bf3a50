import PriceModel
import Testing

@testable import Reporting

@Suite("Numbers and dates for people")
struct ReportStyleTests {
  private let polish = ReportStyle(
    language: "pl", decimalMark: ",", groupMark: "\u{A0}",
    dates: .dayMonthYear(separator: "."), percentBlank: "", pageLine: "Strona {page} z {pages}")

  @Test(
    "are written in the style, with every digit",
    arguments: [
      ("1731.00", "1\u{A0}731,00"), ("-1234567.5", "-1\u{A0}234\u{A0}567,5"), ("999", "999"),
      ("0.1234567891", "0,1234567891"),
      ("-12", "-12"), ("1000000", "1\u{A0}000\u{A0}000"),
    ])
  func numbers(plain: String, styled: String) {
    #expect(polish.text(number: plain) == styled)
    #expect(ReportStyle.plain.text(number: plain) == plain)
  }

  @Test("a date, a percentage, a page and what is missing follow the language")
  func words() throws {
    let date = try #require(CalendarDate("2026-11-02"))
    #expect(polish.text(date) == "02.11.2026")
    let long = ReportStyle(
      dates: .dayMonthNameYear(
        months: (1...12).map { "M\($0)" }, dayMark: "."))
    #expect(long.text(date) == "2. M11 2026")
    #expect(polish.text(.percent(try SampleReport.decimal("12.5"))) == "12,5%")
    #expect(polish.pageLine(3, of: 12) == "Strona 3 z 12")
    #expect(polish.text(.missing("")) == "—")
    #expect(polish.text(.text("1731.00")) == "1731.00", "a text is left alone")
  }
}
