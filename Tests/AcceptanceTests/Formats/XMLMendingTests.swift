import Foundation
import Testing

/// Rejected items of BMEcat and cXML lists come back as documents that can be mended and imported.
@Suite("Rejected items of XML lists can be mended")
struct XMLMendingTests {
  private static let bmecat = """
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <!DOCTYPE BMECAT SYSTEM "bmecat_new_catalog_1_2.dtd">
    <BMECAT version="1.2" xmlns="http://www.bmecat.org/bmecat/1.2/bmecat_new_catalog">
    <HEADER><CATALOG><LANGUAGE>deu</LANGUAGE><CATALOG_ID>C</CATALOG_ID>
    <DATETIME type="generation_date"><DATE>2026-11-02</DATE></DATETIME><CURRENCY>EUR</CURRENCY></CATALOG>
    <SUPPLIER><SUPPLIER_ID>S</SUPPLIER_ID></SUPPLIER></HEADER>
    <T_NEW_CATALOG>
    <ARTICLE><SUPPLIER_AID>S-1</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT>Stift</DESCRIPTION_SHORT></ARTICLE_DETAILS>
    <ARTICLE_PRICE_DETAILS><ARTICLE_PRICE price_type="net_customer"><PRICE_AMOUNT>1,50</PRICE_AMOUNT></ARTICLE_PRICE></ARTICLE_PRICE_DETAILS></ARTICLE>
    <ARTICLE><SUPPLIER_AID>S-2</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT>Büro</DESCRIPTION_SHORT></ARTICLE_DETAILS>
    <ARTICLE_PRICE_DETAILS><ARTICLE_PRICE price_type="net_customer"><PRICE_AMOUNT>auf Anfrage</PRICE_AMOUNT><PRICE_FACTOR>,8</PRICE_FACTOR></ARTICLE_PRICE></ARTICLE_PRICE_DETAILS></ARTICLE>
    </T_NEW_CATALOG></BMECAT>

    """

  @Test("BMEcat: the mended item has its name, its currency and its factor")
  func bmecat() throws {
    let folder = try TemporaryFolder()
    let first = try folder.importing(
      "b.xml", TextBytes.windows1252.bytes(of: Self.bmecat), "--rejects", "rejects.xml", "--max-rejects", "1")
    #expect([first["lists"][0]["accepted"].int, first["lists"][0]["rejected"].int] == [1, 1])
    let rejects = try folder.read("rejects.xml")
    #expect(rejects.contains("S-2") && !rejects.contains("S-1"), "\(rejects)")
    let mended = rejects.replacingOccurrences(of: "<PRICE_AMOUNT>auf Anfrage", with: "<PRICE_AMOUNT>2,50")
    let answer = try folder.importing("mended.xml", Data(mended.utf8), "--list", "mended")
    #expect(answer["lists"][0]["accepted"].int == 1)
    #expect(answer["lists"][0]["edition"].string == "2026-11")
    let item = try folder.items("S-2")[0]
    #expect(item["itemName"].string == "Büro")
    // 2.50 × 0.8
    #expect(item.amounts("net") == [decimal("2.00")])
    #expect(item["prices"][0]["currency"].string == "EUR")
  }

  @Test("cXML: the mended item is added, and what was said of the load mode holds")
  func cxml() throws {
    func add(_ part: String, _ amount: String) -> String {
      """
      <IndexItem><IndexItemAdd><ItemID><SupplierPartID>\(part)</SupplierPartID></ItemID><ItemDetail>
      <UnitPrice><Money currency="EUR">\(amount)</Money></UnitPrice>
      <Description xml:lang="en"><ShortName>Pen</ShortName>A pen</Description></ItemDetail></IndexItemAdd></IndexItem>

      """
    }
    func index(_ items: String, _ mode: String) -> Data {
      Data(
        """
        <?xml version="1.0"?><!DOCTYPE Index SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.063/cXML.dtd">
        <Index loadmode="\(mode)"><SupplierID domain="DUNS">9</SupplierID>
        \(items)</Index>

        """.utf8)
    }
    let folder = try TemporaryFolder()
    try folder.importing("index-2026-10.xml", index(add("S-1", "1.00") + add("S-2", "2.00"), "Full"))
    let delete =
      "<IndexItem><IndexItemDelete><ItemID><SupplierPartID>S-1</SupplierPartID></ItemID></IndexItemDelete></IndexItem>\n"
    try folder.importing(
      "index-2026-11.xml", index(delete + add("S-2", "2.50x") + add("S-3", "3.00"), "Incremental"),
      "--rejects", "rejects.xml", "--max-rejects", "1")
    let rejects = try folder.read("rejects.xml")
    #expect(rejects.contains("loadmode=\"Incremental\""), "\(rejects)")
    let mended = rejects.replacingOccurrences(of: ">2.50x<", with: ">2.50<")
    // The list goes on: the mended item belongs to the month after.
    let answer = try folder.importing("mended-2026-12.xml", Data(mended.utf8))
    #expect(answer["lists"][0]["accepted"].int == 1)
    #expect(answer["lists"][0]["removed"].int == 0)
    #expect(try folder.exported("cxml-9", "2026-12").count == 2)
    #expect(try folder.items("S-2", "--edition", "2026-12")[0].amounts("net") == [decimal("2.50")])
    #expect(try folder.items("S-3", "--edition", "2026-12")[0].amounts("net") == [decimal("3.00")])
  }
}
