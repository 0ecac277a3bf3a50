import PriceModel
import Testing

@testable import PriceListReading

@Suite("Faults of rows")
struct RowFaultTests {
  private let header = "Part Number;Item Name;Currency;Net Price;ERP Price;Effective Date"

  @Test(
    "All faults of all rows are reported in one pass, each with line, field number, value and what is accepted"
  )
  func allInOnePass() throws {
    let text = """
      \(header)
      A-1;One;PLN;12,5O;13,00;01.11.2026
      A-2;Two;zloty;12,50;13,00;32.11.2026
      ;Three;PLN;12,50;13,00;01.11.2026
      A-4;Four;PLN;;;01.11.2026
      A-5;Five;PLN;1,00;1,20;01.11.2026

      """
    let list = try read(text)
    #expect((list.rows, list.accepted, list.rejected) == (5, 1, 4))
    #expect(list.codes == ["bad-number", "bad-currency", "missing-value", "missing-value"])
    let number = list.diagnostics[0]
    #expect((number.line, number.column, number.field, number.value) == (2, 4, "Net Price", "12,5O"))
    #expect(number.severity == .error)
    #expect(
      number.description.hasSuffix(
        ":2:4: error: “12,5O” is not a number; accepted are digits with a decimal comma, like 412,50 or 1.234,56 [bad-number]"
      ))
    #expect(list.diagnostics[2].field == "Part Number")
    #expect(list.diagnostics[3].message.contains("“Net Price” or “ERP Price”"))
    #expect(list.isUnusable == false)
  }

  @Test("A bad date says which dates are accepted")
  func badDate() throws {
    let list = try read("\(header)\nA-1;One;PLN;1,00;1,20;31.02.2026\nA-2;One;PLN;1,50;1,20;28.02.2026\n")
    let error = try #require(list.diagnostic("bad-date"))
    #expect(error.value == "31.02.2026")
    #expect(error.message.contains("01.11.2026"))
    #expect(list.rejected == 1)
  }

  @Test("A price below zero is not accepted")
  func negative() throws {
    #expect(try read("\(header)\nA-1;One;PLN;-1,00;1,20;\n").codes.contains("bad-number"))
  }

  @Test("A number that fits the other decimal mark only is an error, not a guess")
  func otherMark() throws {
    let list = try read("\(header)\nA-1;One;PLN;1,00;1,20;\nA-2;Two;PLN;1.5;2,50;\n")
    #expect(list.decimalMark == ",")
    #expect(list.codes == ["bad-number"])
  }

  @Test("Short rows are accepted where only optional values are missing, and said once")
  func shortRows() throws {
    let list = try read("\(header)\nA-1;One;PLN;1,00\nA-2;Two;PLN;1,00\nA-3;Three;PLN\n")
    #expect((list.accepted, list.rejected) == (2, 1))
    #expect(list.codes == ["short-row", "short-row"])
    #expect(list.diagnostics[0].severity == .warning)
    #expect(list.diagnostics[1].severity == .error)
    #expect(list.diagnostics[1].line == 4)
  }

  @Test("Long rows are errors only where the fields beyond the header hold something")
  func longRows() throws {
    let list = try read("\(header)\nA-1;One;PLN;1,00;;;;\nA-2;Two;PLN;1,00;;;;x\n")
    #expect((list.accepted, list.rejected) == (1, 1))
    #expect(list.diagnostic("long-row")?.column == 8)
  }

  @Test("Rows with separators only are blank rows")
  func blankRows() throws {
    let list = try read("\(header)\n;;;;;\nA-1;One;PLN;1,00;;\n\n;;;;;\n")
    #expect(list.rows == 1)
    #expect(list.codes == ["blank-row"])
    #expect(list.diagnostics[0].message.contains("3 rows"))
  }

  @Test("A remark between data rows is an error, below them a warning")
  func remarks() throws {
    let list = try read(
      "\(header)\nA-1;One;PLN;1,00;;\nSumma;;;;;\nTotal;;;1,00;;\nA-2;Two;PLN;1,00;;\nTotal;;;2,00;;\n")
    #expect((list.accepted, list.rejected) == (2, 2))
    #expect(list.codes.sorted() == ["footer-row", "missing-value", "missing-value"])
  }

  @Test("Two columns of one name are accepted while they agree")
  func duplicateColumns() throws {
    let list = try read(
      "Part Number,Item Name,Currency,Net Price,Net Price\nA-1,One,PLN,1.00,1.00\nA-2,Two,PLN,1.00,2.00\n")
    #expect(list.accepted == 1)
    #expect(list.diagnostic("duplicate-column")?.column == 5)
    #expect(list.diagnostic("duplicate-column")?.line == 3)
  }

  @Test("A column that is given twice under two names is kept as an attribute")
  func alternativeColumns() throws {
    let list = try read("Part Number,Item Name,Currency,ERP Price,List Price\nA-1,One,PLN,1.00,2.00\n")
    #expect(list.prices() == ["list 1.00 PLN … unit"])
    #expect(list.text(.attributes) == #"{"List Price":"2.00"}"#)
  }

  @Test("Rejected records come back as a file that can be mended: header and records as they stand")
  func rejects() throws {
    let list = try read("\(header)\nA-1;\"On\ne\";PLN;x;;\nA-2;Two;PLN;1,00;;\n\"a\"b;c\n")
    #expect(list.rejects.map(\.line) == [2, 5])
    #expect(list.rejects.map(\.codes) == [["bad-number"], ["stray-quote"]])
    #expect(list.rejectsFileText() == "\(header)\nA-1;\"On\ne\";PLN;x;;\n\"a\"b;c\n")
    #expect(try read("\(header)\nA-2;Two;PLN;1,00;;\n").rejectsFileText() == nil)
  }

  @Test("A quote that is never closed makes the file unusable")
  func neverClosed() throws {
    let list = try read("\(header)\nA-1;One;PLN;1,00;;\nA-2;\"Two;PLN;1,00;;\nA-3;Three;PLN;1,00;;\n")
    #expect(list.isUnusable)
    #expect(list.diagnostic("quote-never-closed")?.line == 3)
    #expect(list.list == nil)
    #expect(list.edition == nil)
  }

  @Test("Diagnostics of one kind are bounded, and the rest are counted")
  func boundedDiagnostics() throws {
    var options = ReadingOptions()
    options.limits.diagnosticsPerCode = 3
    let rows = (1...10).map { "A-\($0);One;PLN;x;;" }.joined(separator: "\n")
    let list = try read("\(header)\n\(rows)\n", options: options)
    #expect(list.rejected == 10)
    #expect(list.codes.count == 4)
    #expect(list.diagnostics.last?.message.hasPrefix("7 more") == true)
  }

  @Test("Without any column for the part number no row is accepted, and the columns are named")
  func noPartNumberColumn() throws {
    let profile = try ProfileLoader(file: "x.yaml").profile(
      from: """
        name: x
        title: X
        container: csv
        required: [Name, Price]
        fields: { partNumber: [Article, Number], itemName: Name }
        price: { net: Price, currency: { constant: EUR } }
        list: x
        """)
    let list = try read(
      "Name,Price\nPen,1.50\n", options: ReadingOptions(profile: profile, edition: EditionLabel("2026-11")))
    #expect((list.rows, list.rejected) == (1, 1))
    #expect(list.codes == ["missing-value"])
    #expect(list.diagnostics.first?.message.contains("“Article” or “Number”") == true)
  }
}
