import PriceModel
import Testing

@testable import Reporting

@Suite("A report as CSV")
struct CSVRendererTests {
  @Test("holds the table alone, with the names of the fields and numbers as they are")
  func table() throws {
    #expect(
      try SampleReport.text(CSVRenderer(), SampleReport.make()) == """
        partNumber,itemName,quantity,unitPrice,change
        Core CAL,,,,
        W06-00793,Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL,50,412.50,-4.5
        W06-00857,Core CAL ALNG LicSAPk OLV NL 1Y Ent UsrCAL,5,missing,
        Office,,,,
        269-09046,Office Professional Plus – dla małych firm,120,1731.00,12
        Total,,175,228345.0000,missing

        """)
  }

  @Test("gives the group headings a column of their own where the table names them")
  func groups() throws {
    let table = Table(
      columns: [TableColumn("Part", name: "part"), TableColumn("Price", name: "price", kind: .amount)],
      groupTitle: "family",
      rows: [
        .heading("Core CAL"), .body([.text("W06-00793"), try SampleReport.price("412.5")]),
        .heading("Office"), .body([.text("269-09046"), try SampleReport.price("731")]),
        .total([.text("Total"), try SampleReport.price("1143.50")]),
      ])
    #expect(
      try csv(table) == """
        family,part,price
        Core CAL,W06-00793,412.50
        Office,269-09046,731.00
        ,Total,1143.50

        """)
  }

  @Test("keeps the currency beside an amount")
  func money() throws {
    let zloty = try #require(Currency("PLN"))
    let cell = TableCell.money(Money(try SampleReport.decimal("115.2"), zloty))
    let table = Table(
      columns: [TableColumn("Net", name: "net", kind: .money), TableColumn("Text", name: "text")],
      rows: [.body([cell, cell]), .body([.missing("missing"), .empty])])
    #expect(try csv(table) == "net,net currency,text\n115.20,PLN,115.20 PLN\nmissing,,\n")
  }

  @Test(
    "disarms what a spreadsheet would take for a formula",
    arguments: [
      ("=1+1", "'=1+1"), ("+48 22", "'+48 22"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
      ("\rx", "\"'\rx\""), ("=\"a\"", "\"'=\"\"a\"\"\""), ("a=1", "a=1"),
    ])
  func formulas(text: String, field: String) throws {
    #expect(try line(.text(text)) == field)
  }

  @Test("leaves texts as they are in raw mode")
  func raw() throws {
    #expect(try line(.text("=1+1"), CSVRenderer(raw: true)) == "=1+1")
    #expect(try line(.text("-5"), CSVRenderer(raw: true)) == "-5")
  }

  @Test("never touches numbers")
  func numbers() throws {
    #expect(try line(SampleReport.price("-12.5")) == "-12.50")
    #expect(try line(.integer(-3)) == "-3")
  }

  @Test(
    "quotes what needs it, and texts that look like numbers",
    arguments: [
      ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\nb", "\"a\nb\""), (" a", "\" a\""),
      ("1E10", "\"1E10\""), ("0005", "\"0005\""), ("1.5", "\"1.5\""), ("1E", "1E"), ("000P", "000P"),
      ("2e-3", "\"2e-3\""), ("W06-00793", "W06-00793"), ("zażółć", "zażółć"), (".", "."),
    ])
  func quoting(text: String, field: String) throws {
    #expect(try line(.text(text)) == field)
  }

  @Test("writes several tables one after the other, each after its heading")
  func several() throws {
    let table = { (title: String?) in
      Table(title: title, columns: [TableColumn("Part")], rows: [.body([.text("x")])])
    }
    let report = Report(
      title: "T",
      sections: [.init(heading: "Removed", tables: [table(nil)]), .init(tables: [table("Added")])])
    #expect(try SampleReport.text(CSVRenderer(), report) == "Removed\nPart\nx\n\nAdded\nPart\nx\n")
  }

  private func csv(_ table: Table) throws -> String {
    try SampleReport.text(CSVRenderer(), Report(title: "T", sections: [.init(tables: [table])]))
  }

  /// The only cell of a table, as a field.
  private func line(_ cell: TableCell, _ renderer: CSVRenderer = CSVRenderer()) throws -> String {
    let table = Table(columns: [TableColumn("c")], rows: [.body([cell])])
    let text = try SampleReport.text(renderer, Report(title: "T", sections: [.init(tables: [table])]))
    #expect(text.hasPrefix("c\n") && text.hasSuffix("\n"))
    return String(text.dropFirst(2).dropLast())
  }

  @Test("A report without tables is its facts, one a row: no answer is an empty file")
  func facts() throws {
    let report = Report(
      title: "Level C", facts: [Report.Fact("Rule", "LVL-1"), Report.Fact("Minimum to enter", .integer(5))])
    var output = MemoryOutput()
    try CSVRenderer().render(report, to: &output)
    #expect(output.text == "fact,value\nRule,LVL-1\nMinimum to enter,5\n")
  }
}
