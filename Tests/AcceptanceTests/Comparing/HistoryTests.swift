import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `history`: the prices of a part number over the editions; `compare`: over the lists.
@Suite("history and compare")
struct HistoryTests {
  private func months(_ prices: [(edition: String, net: String)], list: String = "ov-pl") throws
    -> TemporaryFolder
  {
    let folder = try TemporaryFolder()
    for (edition, net) in prices {
      var row = Parts.coreCALDevice
      row.net = net
      try folder.importOpenValue([row, Parts.coreCALUser], edition: edition, list: list)
    }
    return folder
  }

  @Test("a point for each price of each edition, in the JSON of the contract")
  func points() throws {
    // November comes before October: history goes by month.
    let folder = try months([("2026-11", "412.50"), ("2026-09", "400.00"), ("2026-10", "404.50")])
    let answer = try folder.json(["history", "w06-00793"])
    #expect(answer["schema"].string == "pricebook.history/1")
    #expect(answer["partNumber"].string == "W06-00793")
    let net = answer["points"].array.filter { $0["kind"].string == "net" }
    #expect(net.compactMap { $0["edition"].string } == ["2026-09", "2026-10", "2026-11"])
    #expect(net.compactMap { $0["amount"].string } == ["400.00", "404.50", "412.50"])
    #expect(answer["points"].array.count == 6)
    let fields: Set = [
      "edition", "list", "kind", "amount", "currency", "market", "term", "billing", "segment",
    ]
    #expect(net[0].keys.isSuperset(of: fields))
    #expect(net[0]["list"].string == "ov-pl" && net[0]["currency"].string == "PLN")
    #expect(
      net[0]["market"].string == "PL" && net[0]["term"].isNull && net[0]["segment"].string == "commercial")
  }

  @Test("the table has the change from edition to edition; 404.50 to 412.50 is 2.0 %")
  func table() throws {
    let folder = try months([("2026-10", "404.50"), ("2026-11", "412.50")])
    let output = try folder.run("history", "W06-00793", expecting: 0).output
    #expect(output.contains("ov-pl · PL · PLN · commercial"))
    #expect(
      output.range(of: #"2026-11 +412\.50 PLN +2\.0 %"#, options: .regularExpression) != nil, "\(output)")
  }

  @Test("an edition without the item is named, and so is a new name")
  func absence() throws {
    let folder = try TemporaryFolder()
    var row = NewCommerceRow()
    try folder.importNewCommerce([row, NewCommerceRow(productID: "CFQ7TTC00001")], edition: "2026-09")
    try folder.importing(
      "october.csv",
      NewCommerceSheet(.d, [NewCommerceRow(productID: "CFQ7TTC00001")]).data, "--list", "nce-us", "--edition",
      "2026-10", "--allow-shrink")
    row.skuTitle = "Microsoft Defender Suite for teams"
    try folder.importNewCommerce([row, NewCommerceRow(productID: "CFQ7TTC00001")], edition: "2026-11")
    let answer = try folder.json(["history", "CFQ7TTC0LHQB:0001"])
    #expect(answer["absent"].array.compactMap { $0["edition"].string } == ["2026-10"])
    #expect(answer["names"].array.compactMap { $0["edition"].string } == ["2026-09", "2026-11"])
  }

  @Test("of overlapping prices each is a point, and one is in force")
  func inForce() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([
      NewCommerceRow(unitPrice: "100", end: "2026-11-03"),
      NewCommerceRow(unitPrice: "110", start: "2026-11-01"),
    ])
    let net = try folder.json(["history", "CFQ7TTC0LHQB:0001", "--price", "net"])["points"].array
    #expect(net.compactMap { $0["amount"].string } == ["100", "110"])
    #expect(net.compactMap { $0["inForce"].bool } == [false, true])
  }

  @Test("options narrow it; what nothing matches is 2, an unknown list 1")
  func narrowing() throws {
    let folder = try months([("2026-09", "400.00"), ("2026-10", "404.50"), ("2026-11", "412.50")])
    func count(_ options: String...) throws -> Int {
      try folder.json(["history", "W06-00793"] + options)["points"].array.count
    }
    #expect(try count("--price", "net") == 3)
    #expect(try count("--from", "2026-10", "--to", "2026-10") == 2)
    #expect(try count("--market", "pl", "--currency", "PLN", "--segment", "commercial") == 6)
    #expect(try folder.json(["history", "W06-00793", "--market", "DE"], status: 2)["points"].array.isEmpty)
    #expect(try folder.json(["history", "NONE"], status: 2)["schema"].string == "pricebook.history/1")
    #expect(
      try folder.json(["history", "W06-00793", "--list", "x"], status: 1)["code"].string == "no-such-list")
  }

  @Test("CSV is a rectangle with a row per point")
  func csv() throws {
    let folder = try months([("2026-10", "404.50"), ("2026-11", "412.50")])
    let records = csvRecords(try folder.run("history", "W06-00793", "--format", "csv", expecting: 0).output)
    #expect(records.count == 5 && Set(records.map(\.count)).count == 1)
  }

  @Test("SVG is well-formed XML with a panel for each market and currency, and the jump in percent")
  func picture() throws {
    let folder = try months([("2026-10", "404.50"), ("2026-11", "412.50")])
    var row = Parts.coreCALDevice
    (row.country, row.currency, row.net, row.list) = ("DE", "EUR", "100.00", "125.00")
    try folder.importOpenValue([row], list: "ov-de")
    try folder.run("history", "W06-00793", "--format", "svg", "--output", "price.svg", expecting: 0)
    let svg = try folder.read("price.svg")
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg.contains(">PL · PLN<") && svg.contains(">DE · EUR<"))
    #expect(svg.contains("+2.0 %") && svg.contains("412.50 PLN") && svg.contains("100.00 EUR"))
    #expect(try folder.run("show", "W06-00793", "--format", "svg").status == 64)
    let missing = try folder.run("history", "NONE", "--format", "svg", "--output", "none.svg", expecting: 2)
    #expect(!folder.exists("none.svg") && missing.output.isEmpty)
  }

  @Test("names from a price list cannot become markup of the picture")
  func markup() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([NewCommerceRow(skuTitle: "<script>alert(1)</script> & \"more\"")])
    let svg = try folder.run("history", "CFQ7TTC0LHQB:0001", "--format", "svg", expecting: 0).output
    #expect(!svg.contains("<script") && svg.contains("&lt;script&gt;"))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test("compare puts the lists beside each other, cheapest first, and never two currencies")
  func compare() throws {
    let folder = try TemporaryFolder()
    for (list, net, currency) in [("a", "440.00", "PLN"), ("b", "400.00", "PLN"), ("c", "95.00", "EUR")] {
      var row = Parts.coreCALDevice
      (row.net, row.currency) = (net, currency)
      try folder.importOpenValue([row], list: list)
    }
    let answer = try folder.json(["compare", "W06-00793"])
    #expect(answer["schema"].string == "pricebook.compare/1")
    #expect(answer["items"].array.count == 3)
    let net = answer["comparisons"].array.filter { $0["kind"].string == "net" }
    #expect(Set(net.compactMap { $0["currency"].string }) == ["PLN", "EUR"])
    let zloty = try #require(net.first { $0["currency"].string == "PLN" })
    #expect(zloty["prices"].array.compactMap { $0["list"].string } == ["b", "a"])
    #expect(zloty["prices"].array.compactMap { $0["percent"].string } == ["0.0", "10.0"])
    #expect(try folder.json(["compare", "NONE"], status: 2)["comparisons"].array.isEmpty)
    let records = csvRecords(try folder.run("compare", "W06-00793", "--format", "csv", expecting: 0).output)
    #expect(records.count == 7 && Set(records.map(\.count)).count == 1)
  }
}
