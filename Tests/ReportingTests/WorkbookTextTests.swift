import PriceModel
import Testing

@testable import Reporting

@Suite("Within the limits of spreadsheets")
struct WorkbookTextTests {
  @Test("sheet names are permissible and unlike each other, whatever their case")
  func names() {
    var taken: Set<String> = []
    #expect(XLSXText.sheetName("Prices [net]: old/new?", unlike: &taken) == "Prices  net   old new")
    #expect(XLSXText.sheetName("Prices", unlike: &taken) == "Prices")
    #expect(XLSXText.sheetName("PRICES", unlike: &taken) == "PRICES (2)")
    let long = XLSXText.sheetName("A product family with a very long name", unlike: &taken)
    #expect(long == "A product family with a very l…" && long.count == 31)
    #expect(XLSXText.sheetName("A product family with a very long name", unlike: &taken).count <= 31)
    // Excel reserves this name, and an empty one is none.
    #expect(XLSXText.sheetName("History", unlike: &taken) == "Sheet History")
    #expect(XLSXText.sheetName("''", unlike: &taken) == "Sheet")
  }

  @Test("a text longer than a cell holds is cut where one sees it; what XML cannot hold is replaced")
  func texts() {
    let long = XLSXText.permitted(String(repeating: "x", count: 40_000))
    #expect(long.utf16.count == 32_767 && long.hasSuffix("…"))
    #expect(XLSXText.permitted("a\u{1}b\r\nc") == "a\u{FFFD}b\nc")
  }

  @Test(
    "columns are named as spreadsheets name them",
    arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
  func columns(index: Int, name: String) {
    #expect(XLSXTotals.column(index) == name)
  }

  @Test("a sum skips what is no body row; a share and a sum name the totals they are made of")
  func formulas() throws {
    var totals = XLSXTotals()
    for row in [4, 5, 7] as [UInt32] { totals.addBody(row) }
    for row in [8, 9] as [UInt32] { totals.addTotal(row) }
    func formula(_ calculation: Calculation) throws -> String? {
      totals.formula(
        of: .calculated(try SampleReport.decimal("1"), minimumDigits: 2, calculation), inColumn: 1)
    }
    #expect(try formula(.sum) == "=ROUND(SUM(B5:B6,B8:B8),2)")
    #expect(try formula(.percent(try SampleReport.decimal("7.5"), ofTotal: 0)) == "=ROUND(B9*7.5/100,2)")
    #expect(try formula(.sumOfTotals([0, 1])) == "=ROUND(B9+B10,2)")
    #expect(try formula(.sumOfTotals([5])) == nil)
  }

  @Test("a number of more digits than a workbook keeps is written as a text")
  func digits() throws {
    let long = try SampleReport.decimal("1234567890123456.78")
    #expect(XLSXNumber(.amount(long, minimumDigits: 2), currency: nil) == nil)
    let kept = try #require(
      XLSXNumber(.amount(try SampleReport.decimal("0.1234567891"), minimumDigits: 2), currency: nil))
    #expect(kept.value == 0.1234567891 && kept.format == "#,##0.0000000000")
    // 1900-01-01 is before the day that spreadsheets invented; 2026-11-20 is 46346 days after 1899-12-30.
    #expect(XLSXNumber(.date(try #require(CalendarDate("1900-01-01"))), currency: nil) == nil)
    #expect(XLSXNumber(.date(try #require(CalendarDate("2026-11-20"))), currency: nil)?.value == 46_346)
  }
}
