import PriceModel
import Testing

@testable import Reporting

@Suite("A report as Markdown")
struct MarkdownRendererTests {
  @Test("has headings, facts, GitHub tables, notes and footnotes")
  func everything() throws {
    #expect(
      try SampleReport.text(MarkdownRenderer(), SampleReport.make()) == """
        # Quote 2026-117

        *Prices of 2026-11-20*

        - **Customer:** Zażółć gęślą jaźń Sp. z o.o., ul. Długa 7, 00-001 Warszawa
        - **Date:** 2026-11-20
        - **Total:** 228345.00 PLN
        - **Valid until:** —

        ## Lines

        All prices are net prices for the purchase unit and hold for one agreement year.

        | Part number | Item name | Quantity | Unit price | Change |
        | --- | --- | ---: | ---: | ---: |
        | **Core CAL** |  |  |  |  |
        | W06-00793 | Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL | 50 | 412.50 | -4.5 % |
        | W06-00857 | Core CAL ALNG LicSAPk OLV NL 1Y Ent UsrCAL | 5 | missing |  |
        | **Office** |  |  |  |  |
        | 269-09046 | Office Professional Plus – dla małych firm | 120 | 1731.00 | 12 % |
        | **Total** |  | **175** | **228345.0000** | **—** |

        > W06-00857 is not in the list ov-pl of 2026-11, so its price is missing; it is not free.

        ---

        - Rounding: half-up, once per line, to the minor unit of the currency

        """)
  }

  @Test("escapes what would be markup")
  func escaping() throws {
    let table = Table(
      columns: [TableColumn("a|b")], rows: [.body([.text("<b>*x*</b> | `y`\nz \\ [l](u)")])])
    let text = try SampleReport.text(
      MarkdownRenderer(), Report(title: "#1", sections: [.init(tables: [table])]))
    #expect(
      text == """
        # \\#1

        | a\\|b |
        | --- |
        | \\<b\\>\\*x\\*\\</b\\> \\| \\`y\\`<br>z \\\\ \\[l\\](u) |

        """)
  }

  @Test("says that a table has no rows")
  func noRows() throws {
    let table = Table(columns: [TableColumn("a"), TableColumn("b", kind: .amount)], rows: [])
    let text = try SampleReport.text(
      MarkdownRenderer(), Report(title: "T", sections: [.init(tables: [table])]))
    #expect(text == "# T\n\n| a | b |\n| --- | ---: |\n| *none* |  |\n")
  }
}
