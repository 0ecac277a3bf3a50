import Foundation
import Testing

/// The New Commerce sheet in all its variants (FORMATS §1).
@Suite("New Commerce sheets load")
struct NewCommerceTests {
  @Test("Every variant loads with the same part, prices and start", arguments: NewCommerceVariant.allCases)
  func variants(_ variant: NewCommerceVariant) throws {
    let folder = try TemporaryFolder()
    let row =
      variant == .software
      ? NewCommerceRow.software("DG7GMGF0PWHC", "Windows Server 2025 Standard", "912", "1140")
      : NewCommerceRow(skuID: "1", start: "2023-10-03")
    let answer = try folder.importNewCommerce([row], variant: variant)
    #expect(
      answer["lists"][0]["profile"].string == (variant == .software ? "nce-software-csv" : "nce-csv"))
    #expect(answer["lists"][0]["added"].int == 1)
    let item = try #require(
      try folder.items(variant == .software ? "DG7GMGF0PWHC:0002" : "CFQ7TTC0LHQB:0001").first)
    #expect(item["publisher"].string == (variant == .e ? nil : "Microsoft Corporation"))
    let prices = item["prices"].array
    #expect(
      prices.allSatisfy { $0["to"].isNull && $0["currency"].string == "USD" && $0["market"].string == "US" })
    #expect(prices.allSatisfy { $0["per"].string == (variant == .software ? "unit" : "term") }, "\(prices)")
    if variant == .software {
      #expect(item.amounts("net") == [912] && item.amounts("list") == [1140])
    } else {
      #expect(item.amounts("net") == [decimal("115.2")] && item.amounts("list") == [144])
      #expect(item["term"].string == "P1Y")
      #expect(item["billing"].string == "annual")
      #expect(prices.allSatisfy { $0["from"].string == "2023-10-03" }, "month first: \(prices)")
    }
  }

  @Test("Columns are found by name in any order")
  func shuffledColumns() throws {
    let folder = try TemporaryFolder()
    let variant = NewCommerceVariant.c
    let columns = Array(variant.columns.reversed())
    let row = NewCommerceRow()
    let text = [columns, columns.map { row.field($0, variant) }]
      .map { $0.map { csvField($0, delimiter: ",") }.joined(separator: ",") + "\n" }.joined()
    try folder.importing("nce-2026-11.csv", Data(text.utf8), "--list", "nce-us")
    #expect(try folder.items("CFQ7TTC0LHQB:0001")[0].amounts("list") == [144])
  }

  @Test(
    "SkuId is text of four places: 1E10 is no number, 2 is 0002",
    arguments: [
      ("1E10", "1E10"), ("000P", "000P"), ("2", "0002"), ("0002", "0002"), ("P", "000P"), ("15", "0015"),
    ])
  func skuIDs(_ skuID: String, _ padded: String) throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([NewCommerceRow(skuID: skuID)])
    let items = try folder.exported()
    #expect(items.compactMap { $0["partNumber"].string } == ["CFQ7TTC0LHQB:\(padded)"])
  }

  @Test("Price 0 is a price")
  func priceZero() throws {
    let folder = try TemporaryFolder()
    let row = NewCommerceRow(
      term: "P1M", billing: "None", unitPrice: "0", tags: "License;Trial", erpPrice: "0")
    let answer = try folder.importNewCommerce([row])
    #expect(answer["lists"][0]["accepted"].int == 1)
    let item = try #require(try folder.items("CFQ7TTC0LHQB:0001").first)
    #expect(item.amounts("net") == [0])
    #expect(item.amounts("list") == [0])
    #expect(item["billing"].string == "none")
    #expect(item["term"].string == "P1M")
  }

  @Test("A European file with six currencies is one list")
  func sixCurrencies() throws {
    let folder = try TemporaryFolder()
    let currencies = [
      ("DE", "EUR"), ("GB", "GBP"), ("SE", "SEK"), ("NO", "NOK"), ("DK", "DKK"), ("CH", "CHF"),
    ]
    let rows = currencies.enumerated().map { index, place in
      NewCommerceRow(
        market: place.0, currency: place.1, unitPrice: "\(100 + index)", erpPrice: "\(120 + index)")
    }
    let answer = try folder.importing(
      "Nov_NCE_LicenseBasedPL_GA_EU.csv", NewCommerceSheet(.d, rows).data, "--edition", "2026-11")
    #expect(answer["lists"].array.count == 1)
    #expect(answer["lists"][0]["list"].string == "nce-multi")
    #expect(answer["lists"][0]["accepted"].int == 6)
    let items = try folder.items("CFQ7TTC0LHQB:0001")
    #expect(items.count == 1)
    let currenciesFound = Set(items[0]["prices"].array.compactMap { $0["currency"].string })
    #expect(currenciesFound == ["EUR", "GBP", "SEK", "NOK", "DKK", "CHF"])
    #expect(try folder.items("CFQ7TTC0LHQB:0001", "--currency", "SEK")[0].amounts("net") == [102])
    #expect(try folder.items("CFQ7TTC0LHQB:0001", "--market", "GB")[0].amounts("net") == [101])
  }

  @Test("One part has an item for each term, billing and segment")
  func itemsOfAPart() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([
      NewCommerceRow(), NewCommerceRow(billing: "Monthly", unitPrice: "121.0"),
      NewCommerceRow(term: "P3Y", billing: "Triennial", unitPrice: "345"),
      NewCommerceRow(unitPrice: "60", segment: "Charity"),
    ])
    let items = try folder.items("CFQ7TTC0LHQB:0001")
    let keys = items.map { item in
      ["term", "billing", "segment"].map { item[$0].string ?? "?" }.joined(separator: " ")
    }
    #expect(
      Set(keys) == [
        "P1Y annual commercial", "P1Y monthly commercial", "P3Y triennial commercial", "P1Y annual charity",
      ])
    // The published figure of the whole term, whatever the billing plan.
    #expect(items.first { $0["billing"].string == "monthly" }?.amounts("net") == [121])
  }

  @Test(
    "The suffix of the title names the segment",
    arguments: [
      ("Office 365 A3 (Education Student Pricing)", "Education", "student"),
      ("Office 365 A3 (Education Faculty Pricing)", "Education", "faculty"),
      ("Office 365 E3 (Non-Profit Pricing)", "Charity", "charity"),
      ("Office 365 G3 (Governmental Community Cloud Pricing)", "Government", "government"),
    ])
  func segments(_ title: String, _ column: String, _ segment: String) throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([NewCommerceRow(skuTitle: title, segment: column)])
    #expect(try folder.items("CFQ7TTC0LHQB:0001")[0]["segment"].string == segment)
  }

  @Test("N/A is text, not nothing")
  func notAvailable() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([NewCommerceRow(productTitle: "N/A", skuTitle: "N/A", description: "N/A")])
    let item = try #require(try folder.items("CFQ7TTC0LHQB:0001").first)
    #expect(item["family"].string == "N/A")
    #expect(item["itemName"].string == "N/A")
    #expect(item["description"].string == "N/A")
  }

  @Test("A line break inside a header, no-break spaces and Python's quotes do no harm")
  func dirt() throws {
    let folder = try TemporaryFolder()
    let row = NewCommerceRow(
      productTitle: "Microsoft\u{A0}365\u{202F}E5\u{200B} ", skuTitle: " Microsoft\u{A0}365 E5",
      changeIndicator: "Change",
      previousValues:
        "{'ProductTitle': 'Microsoft 365 E5 Security ', 'SkuTitle': 'Microsoft 365 E5 Security'}")
    let text = NewCommerceSheet(.d, [row]).text.replacingOccurrences(of: "ERP Price", with: "\"ERP\nPrice\"")
    let answer = try folder.importing("nce-2026-11.csv", Data(text.utf8), "--list", "nce-us")
    #expect(answer["lists"][0]["accepted"].int == 1)
    let item = try #require(try folder.items("CFQ7TTC0LHQB:0001").first)
    #expect(item.amounts("list") == [144])
    #expect(item["source"]["line"].int == 3)
    #expect(try folder.json("search", "365 E5")["items"].array.count == 1)
  }
}
