import Foundation
import Testing

/// Price lists in XML: our own form and UBL (FORMATS §6).
@Suite("XML catalogues load")
struct XMLCatalogueTests {
  @Test("EDI-XML: facets, both numbers, quantity bands and dates")
  func ediXML() throws {
    let folder = try TemporaryFolder()
    try folder.importing("list.xml", Data(EDI.catalogue.utf8), "--list", "edi")
    let office = try #require(try folder.items("021-10606").first)
    #expect(office["distributorSKU"].string == "NW-OV-0001")
    #expect(office["program"].string == "OV")
    #expect(office["language"].string?.isEmpty == false)
    let list = try #require(office["prices"].array.first { $0["kind"].string == "list" })
    #expect(list["amount"].string == "172.00")
    #expect(list["currency"].string == "EUR" && list["market"].string == "DE")
    #expect(list["from"].string == "2026-11-01" && list["to"].string == "2026-11-30")
    let server = try #require(try folder.items("R18-06100").first)
    #expect(server["userType"].string == "device")
    let bands = server["prices"].array.filter { $0["kind"].string == "net" }.map { price in
      [price["minQuantity"], price["maxQuantity"], price["amount"]]
        .map { $0.quantity.map { "\($0)" } ?? "-" }.joined(separator: " ")
    }
    #expect(bands.sorted() == ["1 49 14.2", "250 - 13.1", "50 249 13.6"], "\(bands)")
    #expect(server["source"]["line"].int == 9, "\(server["source"])")
  }

  @Test("EDI-XML is read without its namespace too, and a bad price names the line of its element")
  func ediWithoutNamespace() throws {
    let folder = try TemporaryFolder()
    let plain = EDI.catalogue.replacingOccurrences(of: " xmlns=\"urn:pricebook:price-catalogue:1\"", with: "")
    try folder.importing("plain.xml", Data(plain.utf8), "--list", "edi")
    let bad = EDI.catalogue.replacingOccurrences(of: "14.20", with: "fourteen")
    try folder.write("bad.xml", bad)
    let outcome = try folder.run("import", "bad.xml", "--list", "bad", expecting: 1)
    #expect(outcome.errors.contains("bad.xml:12:5: error:"), "\(outcome)")
    #expect(outcome.errors.contains("fourteen"))
  }

  @Test("UBL: the manufacturer's number, else the seller's, else the GTIN")
  func identifiers() throws {
    let folder = try TemporaryFolder()
    let document = UBL.document(
      UBL.line(
        1, name: "All three", identifiers: UBL.seller("S-1") + UBL.manufacturer("M-1") + UBL.standard("0595"),
        prices: UBL.price("1.00"))
        + UBL.line(
          2, name: "Two", identifiers: UBL.seller("S-2") + UBL.standard("0596"), prices: UBL.price("2.00"))
        + UBL.line(3, name: "One", identifiers: UBL.standard("0597"), prices: UBL.price("3.00")))
    let answer = try folder.importing("ubl.xml", Data(document.utf8), "--list", "ubl", "--edition", "2026-11")
    #expect(answer["lists"][0]["rows"].int == 3)
    let items = try folder.exported()
    #expect(Set(items.compactMap { $0["partNumber"].string }) == ["M-1", "S-2", "0597"])
    let first = items.first { $0["partNumber"].string == "M-1" }
    #expect(first?["distributorSKU"].string == "S-1")
    // SEL-12: both numbers find the item.
    #expect(try folder.items("S-1").count == 1)
  }

  @Test("UBL: territories, quantity breaks, a price per 12 that is not divided, validity of the catalogue")
  func prices() throws {
    let folder = try TemporaryFolder()
    let document = UBL.document(
      UBL.line(
        1, name: "Mouse", identifiers: UBL.manufacturer("M-1"),
        prices: UBL.price("120.00", country: "PL", min: "1", max: "9", basis: "12")
          + UBL.price("110.00", country: "PL", min: "10", basis: "12")
          + UBL.price("99.95", currency: "GBP", country: "GB")))
    try folder.importing("ubl.xml", Data(document.utf8), "--list", "ubl", "--edition", "2026-11")
    let prices = try folder.items("M-1")[0]["prices"].array
    #expect(prices.count == 3)
    let twelve = try #require(prices.first { $0["amount"].amount == 120 }, "\(prices)")
    #expect(twelve["quantityBasis"].quantity == 12)
    #expect(twelve["minQuantity"].quantity == 1 && twelve["maxQuantity"].quantity == 9)
    #expect(twelve["market"].string == "PL" && twelve["currency"].string == "EUR")
    #expect(twelve["from"].string == "2026-11-01" && twelve["to"].string == "2027-01-31")
    #expect(prices.contains { $0["market"].string == "GB" && $0["currency"].string == "GBP" })
  }

  @Test("UBL: a line without a price and a line given twice are warnings")
  func warnings() throws {
    let folder = try TemporaryFolder()
    let line = UBL.line(1, name: "Mouse", identifiers: UBL.manufacturer("M-1"), prices: UBL.price("12.00"))
    let bare = UBL.line(2, name: "No price", identifiers: UBL.manufacturer("M-2"), prices: "")
    let answer = try folder.importing(
      "ubl.xml", Data(UBL.document(line + line + bare).utf8), "--list", "ubl", "--edition", "2026-11")
    #expect(answer["lists"][0]["accepted"].int == 3)
    #expect(answer["lists"][0]["warnings"].int ?? 0 >= 2, "\(answer)")
    #expect(answer.codes.contains("repeated-row"), "\(answer["diagnostics"])")
  }

  @Test("UBL: a line with ActionCode Delete takes the item out; deleting what is absent is a warning")
  func deletion() throws {
    let folder = try TemporaryFolder()
    func line(_ part: String, _ action: String) -> String {
      UBL.line(
        1, name: "Item \(part)", identifiers: UBL.manufacturer(part), prices: UBL.price("12.00"),
        action: action)
    }
    let october = (1...6).map { line("M-\($0)", "Add") }.joined()
    try folder.importing("a.xml", Data(UBL.document(october).utf8), "--list", "ubl", "--edition", "2026-10")
    let november =
      (1...5).map { line("M-\($0)", "Add") }.joined() + line("M-6", "Delete") + line("M-7", "Delete")
    let answer = try folder.importing(
      "b.xml", Data(UBL.document(november).utf8), "--list", "ubl", "--edition", "2026-11")
    #expect(answer["lists"][0]["deleted"].int == 2, "\(answer)")
    #expect(answer["lists"][0]["unchanged"].int == 5)
    #expect(answer["lists"][0]["removed"].int == 0)
    #expect((answer["lists"][0]["warnings"].int ?? 0) >= 1)
    try folder.json("show", "M-6", status: 2)
    try folder.json("show", "M-7", status: 2)
  }
}
