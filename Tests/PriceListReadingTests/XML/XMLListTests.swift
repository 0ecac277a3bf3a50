import Foundation
import PriceModel
import Testing

@testable import PriceListReading

@Suite("XML price lists")
struct XMLListTests {
  @Test("A UBL catalogue: territories, quantities, base quantity, inherited validity", arguments: chunkSizes)
  func ubl(chunk: Int) throws {
    let list = try read(
      ProfileSamples.ubl, name: "c.xml", options: ReadingOptions(limits: limits(chunk: chunk)))
    #expect(list.profile == "ubl-catalogue")
    #expect(list.codes == [])
    #expect((list.rows, list.accepted) == (2, 2))
    #expect(list.delimiter == nil)
    #expect(list.decimalMark == ".")
    #expect(list.headerLine == nil)
    #expect(list.edition == EditionLabel("2026-11"))
    #expect(list.list == "ubl-systemat")
    #expect(list.text(.partNumber) == "M-1")
    #expect(list.text(.distributorSKU) == "S-1")
    #expect(list.text(.itemName) == "Pen")
    #expect(list.text(.description) == "A pen, blue")
    #expect(
      list.prices() == [
        "net 12.50 EUR BE 2026-11-01…2026-12-31 ≥1 ≤9 per 12 unit",
        "net 12.50 EUR LU 2026-11-01…2026-12-31 ≥1 ≤9 per 12 unit",
      ])
    #expect(list.text(.partNumber, row: 1) == "S-2")
    #expect(list.prices(row: 1) == ["net 3 EUR 2026-11-15…2026-12-31 unit"])
    #expect(list.batch.rows.map(\.line) == [9, 26])
  }

  private func line(_ inner: String, action: String = "") -> String {
    """
    <Catalogue xmlns="urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <cbc:IssueDate>2026-11-03</cbc:IssueDate>
      <cac:CatalogueLine>\(action)\(inner)</cac:CatalogueLine>
    </Catalogue>
    """
  }

  private let item =
    "<cac:Item><cbc:Name>Pen</cbc:Name><cac:SellersItemIdentification><cbc:ID>S-1</cbc:ID></cac:SellersItemIdentification></cac:Item>"
  private let price =
    "<cac:RequiredItemLocationQuantity><cac:Price><cbc:PriceAmount currencyID=\"EUR\">1.5</cbc:PriceAmount></cac:Price></cac:RequiredItemLocationQuantity>"

  @Test("A line without a price is accepted with a warning at its start tag")
  func withoutPrice() throws {
    let list = try read(line(item), name: "c.xml")
    #expect(list.accepted == 1)
    #expect(list.codes == ["price-missing"])
    #expect(list.diagnostics[0].line == 3)
    #expect(list.diagnostics[0].column == 3)
  }

  @Test(
    "Action codes: delete ends the item, unknown ones count as adding with a warning",
    arguments: [
      ("Add", RowAction.set, Merging.full, []), ("INS", .set, .full, []),
      ("Delete", .delete, .incremental, []),
      ("DEL", .delete, .incremental, []), ("Update", .set, .incremental, []), ("Replace", .set, .full, []),
      ("Insert", .set, .full, ["unknown-value"]),
    ] as [(String, RowAction, Merging, [String])])
  func actions(code: String, action: RowAction, merging: Merging, codes: [String]) throws {
    let list = try read(line(item + price, action: "<cbc:ActionCode>\(code)</cbc:ActionCode>"), name: "c.xml")
    #expect(list.batch.rows.first?.action == action)
    #expect(list.merging == merging)
    #expect(list.codes == codes)
  }

  @Test("A line without an action code does what the catalogue does")
  func catalogueAction() throws {
    for (code, action, merging) in [
      ("Add", RowAction.set, Merging.full), ("Replace", .set, .full), ("Update", .set, .incremental),
      ("UPD", .set, .incremental), ("Delete", .delete, .incremental), ("DEL", .delete, .incremental),
    ] {
      let text = line(item + price).replacing(
        "<cbc:IssueDate>", with: "<cbc:ActionCode>\(code)</cbc:ActionCode><cbc:IssueDate>")
      let list = try read(text, name: "c.xml")
      #expect(list.codes == [])
      #expect(list.batch.rows.first?.action == action)
      #expect(list.merging == merging)
      // A line's own code wins.
      let own = try read(
        text.replacing(
          "<cac:CatalogueLine>", with: "<cac:CatalogueLine><cbc:ActionCode>Add</cbc:ActionCode>"),
        name: "c.xml")
      #expect(own.batch.rows.first?.action == .set)
    }
  }

  @Test("xsi:nil is absent")
  func nilled() throws {
    let list = try read(
      line(
        item.replacing("<cbc:Name>", with: "<cbc:Description xsi:nil=\"true\">x</cbc:Description><cbc:Name>")
          + price),
      name: "c.xml")
    #expect(list.text(.description) == nil)
  }

  @Test("Values that no field takes are attributes by their path, repeated ones in one")
  func attributes() throws {
    let extra =
      "<cbc:OrderableUnit>box</cbc:OrderableUnit><cac:Item><cbc:Keyword>a</cbc:Keyword><cbc:Keyword unit=\"u\">b</cbc:Keyword></cac:Item>"
    let list = try read(line(extra + item + price), name: "c.xml")
    #expect(
      list.text(.attributes)
        == #"{"Item/Keyword":"a; b","Item/Keyword@unit":"u","OrderableUnit":"box"}"#)
  }

  @Test("A bad price is an error at the element that holds it, and the row is rejected")
  func badPrice() throws {
    let list = try read(line(item + price.replacing("1.5", with: "1,5")), name: "c.xml")
    #expect(list.rejected == 1)
    let error = try #require(list.diagnostic("bad-number"))
    #expect(error.line == 3)
    #expect(error.field == "RequiredItemLocationQuantity/Price/PriceAmount")
    let column = line(item + price).split(separator: "\n")[2].range(of: "<cbc:PriceAmount")
    let expected = column.map {
      line(item + price).split(separator: "\n")[2].distance(
        from: line(item + price).split(separator: "\n")[2].startIndex, to: $0.lowerBound) + 1
    }
    #expect(error.column == expected)
  }

  @Test("Every way to write an ampersand in an attribute is an ampersand", arguments: chunkSizes)
  func ampersands(chunk: Int) throws {
    let list = try read(
      "<PriceCatalogue edition=\"2026-11\" currency=\"EUR\"><Item partNumber=\"&amp;a&#38;b&#x26;c&amp;#38;d&amp;amp;&lt;&quot;\" distributorSKU=\"x\"><Name>R&amp;D &#38; &amp;#38;</Name><Price kind=\"net\" amount=\"1\"/></Item></PriceCatalogue>",
      name: "p.xml", options: ReadingOptions(limits: limits(chunk: chunk)))
    #expect(list.text(.partNumber) == "&a&b&c&#38;d&amp;<\"")
    #expect(list.text(.distributorSKU) == "x")
    #expect(list.text(.itemName) == "R&D & &#38;")
  }

  @Test("A part number is needed")
  func withoutPartNumber() throws {
    let list = try read(line("<cac:Item><cbc:Name>Pen</cbc:Name></cac:Item>" + price), name: "c.xml")
    #expect(list.codes == ["missing-value"])
  }

  @Test("Our own catalogue reads as documented", arguments: chunkSizes)
  func edi(chunk: Int) throws {
    let list = try read(
      ProfileSamples.edi, name: "p.xml", options: ReadingOptions(limits: limits(chunk: chunk)),
      itemNames: FewTokens())
    #expect(list.profile == "edi-xml")
    #expect(list.codes == [])
    #expect(list.edition == EditionLabel("2026-11"))
    #expect(list.list == "edi-ov-pl")
    #expect(list.program == "OV")
    #expect(list.text(.partNumber) == "W06-00793")
    #expect(list.text(.distributorSKU) == "AB-4711")
    #expect(list.text(.family) == "Core CAL")
    #expect(list.text(.offering) == "ENT")
    #expect(list.text(.acquired) == "Y1")
    #expect(list.text(.productType) == "LSA")
    #expect(list.text(.userType) == "device")
    #expect(list.text(.segment) == "commercial")
    #expect(
      list.prices() == [
        "net 412.50 PLN PL 2026-11-01… unit", "list 515.00 PLN PL 2026-11-01…2026-11-30 ≥1 ≤249 unit",
      ])
  }

  @Test(
    "Net and list of the same dates and quantities stand in one line, other kinds in their own; no namespace needed"
  )
  func kinds() throws {
    let list = try read(
      """
      <PriceCatalogue edition="2026-11" currency="PLN"><Item partNumber="A"><Name>N</Name>
      <Price kind="net" amount="1"/><Price kind="list" amount="2"/><Price kind="promo" amount="0.5" currency="EUR" country="DE"/>
      </Item></PriceCatalogue>
      """, name: "p.xml")
    #expect(list.prices() == ["net 1 list 2 PLN … unit", "promo 0.5 EUR DE … unit"])
    #expect(list.list == "edi-de")
  }

  @Test("A deleted item needs no price")
  func deleted() throws {
    let list = try read(
      "<PriceCatalogue edition=\"2026-11\"><Item partNumber=\"A\" action=\"delete\"/></PriceCatalogue>",
      name: "p.xml")
    #expect(list.batch.rows.first?.action == .delete)
    #expect(list.codes == [])
    #expect(list.merging == .incremental)
  }

  @Test("Latin-1 is read by its declaration")
  func latin1() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><PriceCatalogue edition=\"2026-11\" currency=\"EUR\"><Item partNumber=\"A\"><Name>Pr\u{FC}fger\u{E4}t</Name><Price kind=\"net\" amount=\"1\"/></Item></PriceCatalogue>"
    let list = try read(bytes: text.unicodeScalars.map { UInt8($0.value) }, name: "p.xml")
    #expect(list.text(.itemName) == "Prüfgerät")
    #expect(list.encoding == "ISO-8859-1")
  }

  @Test("Real UBL catalogues load with all lines, and their prices add up", .enabled(if: SharedSamples.exist))
  func realCatalogues() throws {
    let reader = PriceListReader(library: try ProfileLibrary())
    let expected = ["Consip_Catalogo_UBL.xml": 6, "Mobile_Catalogue_UBL.xml": 8]
    for file in try SharedSamples.files(in: "ubl/ph-ubl") {
      let list = try reader.read(path: file.path, options: ReadingOptions())
      #expect(list.rows == expected[file.lastPathComponent])
      #expect(list.rejected == 0)
      #expect(list.isUnusable == false)
      let repeated = list.diagnostics.filter { $0.code == "repeated-row" }.compactMap(\.value)
      #expect(repeated == (list.rows == 8 ? ["CE_KT292AA", "CE_KT293AA"] : []))
      // The independent count: every PriceAmount of the text, found without a parser.
      let text = try String(contentsOf: file, encoding: .utf8)
      var cents = 0
      for piece in text.components(separatedBy: "<cbc:PriceAmount currencyID=\"EUR\">").dropFirst() {
        let amount = piece.prefix { $0 != "<" }.split(separator: ".")
        cents += (Int(amount[0]) ?? 0) * 100
        if amount.count > 1 { cents += Int((amount[1] + "00").prefix(2)) ?? 0 }
      }
      var sum = ExactDecimal.zero
      for price in list.batch.prices { sum = try sum + (price.net.value ?? .zero) }
      #expect(sum == ExactDecimal(mantissa: Int64(cents), scale: 2))
    }
  }
}
