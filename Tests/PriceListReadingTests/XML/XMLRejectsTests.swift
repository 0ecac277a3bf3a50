import PriceModel
import Testing

@testable import PriceListReading

@Suite("Rejected items of XML lists")
struct XMLRejectsTests {
  private let list = """
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <!DOCTYPE PriceCatalogue SYSTEM "prices.dtd">
    <p:PriceCatalogue xmlns:p="urn:pricebook:price-catalogue:1" edition="2026-11" currency="EUR" program="OV">
      <!-- the first -->
      <p:Item partNumber="A"><p:Name>Sound</p:Name><p:Price kind="net" amount="1"/></p:Item>
      <p:Item partNumber="B&amp;&quot;&#10;B"><p:Name><![CDATA[<B>]]> &amp; B--ro</p:Name><!-- kept --><p:Price kind="net" amount="1,5"/></p:Item>
      <p:Item partNumber="C"><p:Name>Sound</p:Name><p:Price kind="net" amount="2"/></p:Item>
      <p:Item partNumber="D"><p:Name/><p:Price kind="net" amount="3" from="2026-13-01"/></p:Item>
    </p:PriceCatalogue>

    """

  private func rejects(_ text: String, chunk: Int = 1 << 16, options: ReadingOptions? = nil) throws -> String?
  {
    var options = options ?? ReadingOptions()
    options.limits = limits(chunk: chunk)
    return try read(text, name: "p.xml", options: options).rejectsFileText()
  }

  @Test("They stand in the document's frame, each below what is wrong with it", arguments: chunkSizes)
  func document(chunk: Int) throws {
    #expect(
      try rejects(list, chunk: chunk) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE PriceCatalogue SYSTEM "prices.dtd">
        <!-- rejected items of p.xml -->
        <p:PriceCatalogue xmlns:p="urn:pricebook:price-catalogue:1" edition="2026-11" currency="EUR" program="OV">
          <!-- line 6: “1,5” is not a number; accepted are digits with a decimal point, like 412.50 or 1,234.56 [bad-number] -->
        <p:Item partNumber="B&amp;&quot;&#10;B"><p:Name>&lt;B&gt; &amp; B--ro</p:Name><!-- kept --><p:Price kind="net" amount="1,5"/></p:Item>
          <!-- line 8: “2026-13-01” is not a date; accepted is 2026-11-01, also with a time [bad-date] -->
        <p:Item partNumber="D"><p:Name/><p:Price kind="net" amount="3" from="2026-13-01"/></p:Item>
        </p:PriceCatalogue>

        """)
  }

  @Test("Mended, they are the same items")
  func mended() throws {
    let text = try #require(try rejects(list))
    let mended = text.replacing("1,5", with: "1.5").replacing("2026-13-01", with: "2026-12-01")
    let again = try read(mended, name: "m.xml")
    #expect((again.rows, again.accepted) == (2, 2))
    #expect(again.list == "edi-ov")
    #expect(again.edition == EditionLabel("2026-11"))
    let clean = try read(
      list.replacing("1,5", with: "1.5").replacing("2026-13-01", with: "2026-12-01"), name: "p.xml")
    for (row, original) in [(0, 1), (1, 3)] {
      #expect(again.text(.partNumber, row: row) == clean.text(.partNumber, row: original))
      #expect(again.text(.itemName, row: row) == clean.text(.itemName, row: original))
      #expect(again.prices(row: row) == clean.prices(row: original))
    }
  }

  @Test("What wraps an accepted item alone goes with it")
  func wrappers() throws {
    let profile = try ProfileLoader(file: "x.yaml").profile(
      from: """
        name: x
        title: X
        container: xml
        root: { element: List }
        item: /List/Group/Box/Item
        fields: { partNumber: "@id" }
        price: { amount: Price, currency: /List/Head/Currency }
        list: x
        """)
    let text = try rejects(
      """
      <List><Head><Currency>EUR</Currency><Empty/></Head>
      <Group><Box><Item id="1"><Price>1</Price></Item></Box><Box n="2"><Item id="2"><Price>x</Price></Item></Box></Group>
      <Group><Box><Item id="3"><Price>1</Price></Item></Box></Group></List>
      """, options: ReadingOptions(profile: profile, edition: EditionLabel("2026-11")))
    let expected = """
      <List><Head><Currency>EUR</Currency><Empty/></Head>
      <Group><Box n="2"><!-- line 2: “x” is not a number; accepted are digits with a decimal point, like 412.50 or 1,234.56 [bad-number] -->
      <Item id="2"><Price>x</Price></Item></Box></Group>
      </List>
      """
    #expect(text?.hasSuffix(expected + "\n") == true, "\(text ?? "nothing")")
  }

  @Test("A document that is no document has none")
  func illFormed() throws {
    #expect(try rejects(String(list.dropLast(10))) == nil)
  }
}
