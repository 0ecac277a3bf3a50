import PriceModel
import Testing

@testable import Reporting

@Suite("A report at the terminal")
struct TerminalRendererTests {
  @Test("is cut and wrapped to 60 columns: headings first, then the widest text")
  func sixtyColumns() throws {
    let text = try SampleReport.text(TerminalRenderer(width: 60), SampleReport.make())
    #expect(
      text == """
        Quote 2026-117
        Prices of 2026-11-20

        Customer     Zażółć gęślą jaźń Sp. z o.o., ul. Długa 7,
                     00-001 Warszawa
        Date         2026-11-20
        Total        228345.00 PLN
        Valid until  —

        Lines

        All prices are net prices for the purchase unit and hold for
        one agreement year.

        Part
        number     Item name           Quantity   Unit price  Change
        ────────────────────────────────────────────────────────────
        Core CAL
        W06-00793  Core CAL ALNG Lic…        50     412.50    -4.5 %
        W06-00857  Core CAL ALNG Lic…         5      missing

        Office
        269-09046  Office Profession…       120    1731.00    12   %
        ────────────────────────────────────────────────────────────
        Total                               175  228345.0000       —

          • W06-00857 is not in the list ov-pl of 2026-11, so its
            price is missing; it is not free.

        Rounding: half-up, once per line, to the minor unit of the
        currency

        """)
  }

  @Test("is written in ASCII on request")
  func ascii() throws {
    let text = try SampleReport.text(TerminalRenderer(width: 60, characters: .ascii), tableOnly())
    #expect(
      text == """
        Lines

        Part
        number     Item name           Quantity   Unit price  Change
        ------------------------------------------------------------
        Core CAL
        W06-00793  Core CAL ALNG L...        50     412.50    -4.5 %
        W06-00857  Core CAL ALNG L...         5      missing

        Office
        269-09046  Office Professi...       120    1731.00    12   %
        ------------------------------------------------------------
        Total                               175  228345.0000      --

        """)
  }

  @Test("is printed in full where 100 columns suffice, and the same where the width is unlimited")
  func wide() throws {
    let golden = """
      Lines

      Part number  Item name                                   Quantity   Unit price  Change
      ──────────────────────────────────────────────────────────────────────────────────────
      Core CAL
      W06-00793    Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL        50     412.50    -4.5 %
      W06-00857    Core CAL ALNG LicSAPk OLV NL 1Y Ent UsrCAL         5      missing

      Office
      269-09046    Office Professional Plus – dla małych firm       120    1731.00    12   %
      ──────────────────────────────────────────────────────────────────────────────────────
      Total                                                         175  228345.0000       —

      """
    #expect(try SampleReport.text(TerminalRenderer(width: 100), tableOnly()) == golden)
    #expect(try SampleReport.text(TerminalRenderer(), tableOnly()) == golden)
  }

  @Test("is bold and dim only with colour")
  func color() throws {
    let report = Report(
      title: "Title", subtitle: "Sub", facts: [.init("Label", "value")],
      sections: [
        .init(tables: [
          Table(
            columns: [TableColumn("Name"), TableColumn("Price", kind: .amount)],
            rows: [
              .body([.text("a"), .missing("missing")]), .total([.text("Sum"), try SampleReport.price("1")]),
            ])
        ])
      ])
    let bold = "\u{1B}[1m"
    let dim = "\u{1B}[2m"
    let off = "\u{1B}[0m"
    #expect(
      try SampleReport.text(TerminalRenderer(width: 40, color: true), report) == """
        \(bold)Title\(off)
        \(dim)Sub\(off)

        \(dim)Label\(off)  value

        \(bold)Name\(off)    \(bold)Price\(off)
        \(dim)─────────────\(off)
        a     \(dim)missing\(off)
        \(dim)─────────────\(off)
        \(bold)Sum\(off)      \(bold)1.00\(off)

        """)
    #expect(try !SampleReport.text(TerminalRenderer(width: 40), report).contains("\u{1B}"))
  }

  @Test("aligns amounts on the point and their currencies below each other")
  func currencies() throws {
    let zloty = try #require(Currency("PLN"))
    let yen = try #require(Currency("JPY"))
    let table = Table(
      columns: [TableColumn("Price", kind: .money), TableColumn("Note")],
      rows: [
        .body([.money(Money(try SampleReport.decimal("115.2"), zloty)), .text("a")]),
        .body([.money(Money(try SampleReport.decimal("20000"), yen)), .text("b")]),
        .body([.money(Money(try SampleReport.decimal("-0.125"), zloty)), .empty]),
      ])
    let text = try SampleReport.text(
      TerminalRenderer(), Report(title: "T", sections: [.init(tables: [table])]))
    #expect(
      text == """
        T

                Price  Note
        ───────────────────
          115.20  PLN  a
        20000     JPY  b
           -0.125 PLN

        """)
  }

  @Test("says that a table has no rows")
  func noRows() throws {
    let table = Table(title: "Added", columns: [TableColumn("Part number")], rows: [])
    let text = try SampleReport.text(
      TerminalRenderer(width: 40), Report(title: "T", sections: [.init(tables: [table])]))
    #expect(text == "T\n\nAdded\nPart number\n───────────\nnone\n")
  }

  @Test("wraps a text column that asks for it, and never touches one that must stay whole")
  func overflow() throws {
    let table = Table(
      columns: [TableColumn("Part", overflow: .keep), TableColumn("Reason", overflow: .wrap)],
      rows: [.body([.text("CFQ7TTC0HL8Z:0005"), .text("one two three four five")])])
    let text = try SampleReport.text(
      TerminalRenderer(width: 30), Report(title: "T", sections: [.init(tables: [table])]))
    #expect(
      text == """
        T

        Part               Reason
        ──────────────────────────────
        CFQ7TTC0HL8Z:0005  one two
                           three four
                           five

        """)
  }

  private func tableOnly() throws -> Report {
    var report = try SampleReport.make()
    report.title = "Lines"
    report.subtitle = nil
    report.facts = []
    report.footnotes = []
    report.sections[0].heading = nil
    report.sections[0].paragraphs = []
    report.sections[0].notes = []
    return report
  }
}
