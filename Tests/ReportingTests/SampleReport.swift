import Testing
import PriceModel

@testable import Reporting

/// A report with everything in it that a renderer must handle.
enum SampleReport {
  static func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

  static func price(_ text: String) throws -> TableCell {
    .amount(try decimal(text), minimumDigits: 2)
  }

  static func make() throws -> Report {
    let zloty = try #require(Currency("PLN"))
    let date = try #require(CalendarDate("2026-11-20"))
    let rows: [TableRow] = [
      .heading("Core CAL"),
      .body([
        .text("W06-00793"), .text("Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL"), .integer(50),
        try price("412.50"), .percent(try decimal("-4.5")),
      ]),
      .body([
        .text("W06-00857"), .text("Core CAL ALNG LicSAPk OLV NL 1Y Ent UsrCAL"), .integer(5),
        .missing("missing"), .empty,
      ]),
      .heading("Office"),
      .body([
        .text("269-09046"), .text("Office Professional Plus – dla małych firm"), .integer(120),
        try price("1731"), .percent(try decimal("12")),
      ]),
      .total([.text("Total"), .empty, .integer(175), try price("228345.0000"), .missing("")]),
    ]
    let table = Table(
      columns: [
        TableColumn("Part number", name: "partNumber", overflow: .keep),
        TableColumn("Item name", name: "itemName"),
        TableColumn("Quantity", name: "quantity", kind: .integer),
        TableColumn("Unit price", name: "unitPrice", kind: .amount),
        TableColumn("Change", name: "change", kind: .percent),
      ], rows: rows)
    return Report(
      title: "Quote 2026-117", subtitle: "Prices of 2026-11-20",
      facts: [
        .init("Customer", "Zażółć gęślą jaźń Sp. z o.o., ul. Długa 7, 00-001 Warszawa"),
        .init("Date", .date(date)), .init("Total", .money(Money(try decimal("228345"), zloty))),
        .init("Valid until", .missing("")),
      ],
      sections: [
        .init(
          heading: "Lines",
          paragraphs: ["All prices are net prices for the purchase unit and hold for one agreement year."],
          tables: [table],
          notes: ["W06-00857 is not in the list ov-pl of 2026-11, so its price is missing; it is not free."])
      ],
      footnotes: ["Rounding: half-up, once per line, to the minor unit of the currency"])
  }

  static func text(_ renderer: some ReportRenderer, _ report: Report) throws -> String {
    var output = MemoryOutput()
    try renderer.render(report, to: &output)
    return output.text
  }
}
