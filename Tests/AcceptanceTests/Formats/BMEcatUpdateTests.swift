import Foundation
import Testing

/// Incremental transactions of BMEcat change the edition before (FORMATS §6).
@Suite("BMEcat updates")
struct BMEcatUpdateTests {
  private func document(_ transaction: String, date: String, _ items: String) -> Data {
    Data(
      """
      <BMECAT version="1.2"><HEADER><CATALOG><CATALOG_ID>C</CATALOG_ID>
      <DATETIME type="generation_date"><DATE>\(date)</DATE></DATETIME><CURRENCY>EUR</CURRENCY></CATALOG>
      <SUPPLIER><SUPPLIER_ID>S</SUPPLIER_ID></SUPPLIER></HEADER><\(transaction)>\(items)</\(transaction)></BMECAT>
      """.utf8)
  }

  private func prices(_ bounds: [(bound: Int, amount: String)], from: String) -> String {
    let prices = bounds.map {
      "<ARTICLE_PRICE price_type=\"net_customer\"><PRICE_AMOUNT>\($0.amount)</PRICE_AMOUNT><LOWER_BOUND>\($0.bound)</LOWER_BOUND></ARTICLE_PRICE>"
    }
    return
      "<ARTICLE_PRICE_DETAILS><DATETIME type=\"valid_start_date\"><DATE>\(from)</DATE></DATETIME>\(prices.joined())</ARTICLE_PRICE_DETAILS>"
  }

  private func article(_ number: String, _ maker: String, _ name: String, _ prices: String) -> String {
    "<ARTICLE><SUPPLIER_AID>\(number)</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT>\(name)</DESCRIPTION_SHORT><MANUFACTURER_AID>\(maker)</MANUFACTURER_AID></ARTICLE_DETAILS>\(prices)</ARTICLE>"
  }

  private func catalogue() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let items =
      article("S-1", "M-1", "Pen", prices([(1, "10.00"), (100, "8.00")], from: "2026-10-01"))
      + article("S-2", "M-2", "Ink", prices([(1, "3.00")], from: "2026-10-01"))
    try folder.write("new.xml", document("T_NEW_CATALOG", date: "2026-10-01", items))
    try folder.run("import", "new.xml", expecting: 0)
    return folder
  }

  private func tiers(_ folder: TemporaryFolder, _ part: String, _ edition: String) throws -> [String] {
    let item = try folder.json("show", part, "--edition", edition)["items"][0]
    return item["prices"].array.map { price in
      [price["minQuantity"], price["maxQuantity"]].map { $0.quantity.map { "\($0)" } ?? "-" }.joined(
        separator: "…")
        + " \(price["amount"].string ?? "?") \(price["from"].string ?? "?")"
    }.sorted()
  }

  @Test(
    "An update of prices keeps the rest, finds the item by the seller's number, and replaces all its prices")
  func prices() throws {
    let folder = try catalogue()
    let update =
      "<ARTICLE><SUPPLIER_AID>S-1</SUPPLIER_AID>\(prices([(1, "11.00"), (50, "9.00")], from: "2026-11-01"))</ARTICLE>"
    try folder.write("prices.xml", document("T_UPDATE_PRICES", date: "2026-11-01", update))
    let answer = try folder.json("import", "prices.xml")
    // The quantities reach otherwise than before: the price is a new one.
    #expect(answer["lists"][0]["added"].int == 1)
    #expect(answer["lists"][0]["removed"].int == 0)
    let pen = try folder.json("show", "M-1", "--edition", "2026-11")["items"][0]
    #expect(pen["partNumber"].string == "M-1")
    #expect(pen["itemName"].string == "Pen")
    #expect(try tiers(folder, "M-1", "2026-11") == ["1…49 11.00 2026-11-01", "50…- 9.00 2026-11-01"])
    #expect(try tiers(folder, "M-1", "2026-10") == ["100…- 8.00 2026-10-01", "1…99 10.00 2026-10-01"])
    // What nobody named is as it was.
    #expect(try tiers(folder, "M-2", "2026-11") == ["1…- 3.00 2026-10-01"])
  }

  @Test("An update of products replaces one, adds one, and deletes one by the seller's number alone")
  func products() throws {
    let folder = try catalogue()
    let items =
      article("S-1", "M-1", "Fine pen", prices([(1, "12.00")], from: "2026-11-01")).replacing(
        "<ARTICLE>", with: "<ARTICLE mode=\"update\">")
      + article("S-3", "M-3", "Paper", prices([(1, "1.00")], from: "2026-11-01")).replacing(
        "<ARTICLE>", with: "<ARTICLE mode=\"new\">")
      + "<ARTICLE mode=\"delete\"><SUPPLIER_AID>S-2</SUPPLIER_AID></ARTICLE>"
    try folder.write("products.xml", document("T_UPDATE_PRODUCTS", date: "2026-11-01", items))
    let list = try folder.json("import", "products.xml")["lists"][0]
    #expect(
      [list["added"].int, list["changed"].int, list["deleted"].int, list["warnings"].int] == [2, 0, 1, 0],
      "\(list)")
    #expect(
      try folder.json("show", "M-1", "--edition", "2026-11")["items"][0]["itemName"].string == "Fine pen")
    #expect(try tiers(folder, "M-1", "2026-11") == ["1…- 12.00 2026-11-01"])
    #expect(try tiers(folder, "M-3", "2026-11") == ["1…- 1.00 2026-11-01"])
    try folder.run("show", "M-2", "--edition", "2026-11", expecting: 2)
    try folder.run("show", "M-2", "--edition", "2026-10", expecting: 0)
  }

  @Test("Prices of an item that is not there are a warning, and so is deleting it")
  func absent() throws {
    let folder = try catalogue()
    let update =
      "<ARTICLE><SUPPLIER_AID>S-9</SUPPLIER_AID>\(prices([(1, "1.00")], from: "2026-11-01"))</ARTICLE>"
    try folder.write("prices.xml", document("T_UPDATE_PRICES", date: "2026-11-01", update))
    let answer = try folder.json("import", "prices.xml")
    #expect(answer["diagnostics"].array.map { $0["code"].string } == ["price-of-absent"])
    #expect(answer["lists"][0]["added"].int == 1)
    try folder.write(
      "products.xml",
      document(
        "T_UPDATE_PRODUCTS", date: "2026-12-01",
        "<ARTICLE mode=\"delete\"><SUPPLIER_AID>S-8</SUPPLIER_AID></ARTICLE>"))
    let deleting = try folder.json("import", "products.xml")
    #expect(deleting["diagnostics"].array.map { $0["code"].string } == ["delete-absent"])
  }
}
