import Foundation
import Testing

/// Workbooks, read by openpyxl, against the JSON of the same answer.
@Suite("--format xlsx", .enabled(if: Workbook.canBeRead, "python3-openpyxl is not installed"))
struct WorkbookTests {
  @Test("A quote has typed cells with its currency, and totals as formulas that come to the same")
  func quote() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.write(
      "request.csv",
      "line,partNumber,quantity,discount\n1,W06-00793,50,5\n2,B6K-00052,4,12.5\n3,269-09046,1,\n")
    let options = ["quote", "request.csv", "--date", "2026-11-20", "--tax", "23"]
    let quote = try folder.json(options)
    let written = try folder.run(options + ["--format", "xlsx", "--output", "quote.xlsx"])
    #expect(written.status == 0, "\(written)")
    let workbook = try Workbook(folder.url(of: "quote.xlsx"))
    #expect(workbook.created == "2026-11-20")
    let sheet = try #require(workbook.sheets.first)
    let header = try #require(sheet.place(of: "Part number"))
    #expect(sheet.frozen == "A\(header.row + 2)")
    let titles = sheet.rows[header.row].compactMap(\.value.string)
    func column(_ title: String) throws -> Int { try #require(titles.firstIndex(of: title)) }
    let (amount, price, discount) = (try column("Amount"), try column("Unit price"), try column("Discount"))
    for (index, line) in quote["lines"].array.enumerated() {
      let row = sheet.rows[header.row + 1 + index]
      #expect(row[header.column].value.string == line["partNumber"].string)
      #expect(try number(row[amount]) == line["amount"].amount)
      #expect(try number(row[price]) == line["unitPrice"].amount)
      #expect(row[amount].type == "n" && row[amount].format == "#,##0.00\\ [$PLN]")
    }
    // 5 and 12.5 percent.
    #expect(try number(sheet.rows[header.row + 1][discount]) == decimal("0.05"))
    #expect(sheet.rows[header.row + 2][discount].format == "0.0%")
    let totals = sheet.rows[(header.row + 4)...].prefix(3).map { $0[amount] }
    #expect(totals.map(\.type) == ["f", "f", "f"])
    #expect(try totals.map(number) == ["subtotal", "tax", "total"].map { quote[$0].amount })
    let first = header.row + 2
    #expect(
      totals.map(\.formula) == [
        "=ROUND(SUM(G\(first):G\(first + 2)),2)", "=ROUND(G\(first + 3)*23/100,2)",
        "=ROUND(G\(first + 3)+G\(first + 4),2)",
      ])
  }

  @Test("A closer table has a sheet for each program and level, the inputs and the sources")
  func closer() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.run(
      "closer", "--program", "OV", "--date", "2026-11-20", "--format", "xlsx", "--output", "closer.xlsx",
      expecting: 0)
    let closer = try folder.json("closer", "--program", "OV", "--date", "2026-11-20")
    let workbook = try Workbook(folder.url(of: "closer.xlsx"))
    let levels = Set(
      closer["rows"].array.map { "OV \($0["level"].string ?? "")".trimmingCharacters(in: .whitespaces) })
    let names = workbook.sheets.map(\.name)
    #expect(levels.isSubset(of: Set(names)), "\(names)")
    #expect(names.suffix(3) == ["Inputs", "Sources", "Sources and rules"])
    // Every price of the JSON has its file and line among the sources.
    let sources = try #require(workbook.sheet("Sources"))
    let known = Set(sources.rows.compactMap { $0.first?.value.string })
    for row in closer["rows"].array {
      for year in row["years"].array {
        if let part = year["partNumber"].string { #expect(known.contains(part), "\(part)") }
      }
    }
    // All numbers of the JSON's totals are numbers on a sheet.
    let numbers = Set(try workbook.sheets.flatMap(\.rows).joined().filter { $0.type == "n" }.map(number))
    for row in closer["rows"].array {
      if let total = row["total"].amount { #expect(numbers.contains(total), "\(total)") }
    }
  }

  @Test("Without --output, a file that no terminal can show is refused")
  func needsOutput() throws {
    let folder = try TemporaryFolder()
    for format in ["xlsx", "pdf"] {
      let outcome = try folder.run("rules", "--format", format, expecting: 64)
      #expect(outcome.errors.contains("--output"), "\(outcome)")
      #expect(outcome.stdout.isEmpty)
    }
  }

  private func number(_ cell: Workbook.Cell) throws -> Decimal? {
    // openpyxl gives a float as its shortest text.
    cell.value.int.map { Decimal($0) } ?? cell.value.string.flatMap { decimal($0) }
  }
}
