import Foundation
import Testing

/// Ranges that overlap: of those that hold a day, the one that ends first is in force (FORMATS §1).
@Suite("The price in force on a day")
struct PriceInForceTests {
  /// The vendor's documented example: the old price holds to 3 November, the new one starts on the 1st.
  private static let rows = [
    NewCommerceRow(unitPrice: "10", start: "2021-10-01", end: "2021-11-03", erpPrice: "12"),
    NewCommerceRow(unitPrice: "20", start: "2021-11-01", erpPrice: "24"),
  ]

  @Test(
    "show --on takes the old price on 2 November and the new one on 4 November 2021",
    arguments: [
      ("2021-11-02", 10), ("2021-11-03", 10), ("2021-11-04", 20), ("2021-11-01", 10),
    ])
  func show(_ date: String, _ net: Int) throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce(Self.rows, edition: "2021-11")
    let items = try folder.items("CFQ7TTC0LHQB:0001", "--on", date)
    #expect(items.count == 1)
    #expect(items[0].amounts("net") == [Decimal(net)])
    #expect(items[0].amounts("list") == [Decimal(net * 12 / 10)])
  }

  @Test("Without --on both ranges are shown, with inclusive dates")
  func bothRanges() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce(Self.rows, edition: "2021-11")
    let prices = try folder.items("CFQ7TTC0LHQB:0001")[0]["prices"].array.filter {
      $0["kind"].string == "net"
    }
    let ranges = prices.map { "\($0["from"].string ?? "-") \($0["to"].string ?? "-")" }.sorted()
    #expect(ranges == ["2021-10-01 2021-11-03", "2021-11-01 -"])
  }

  @Test("export --on and quote --date follow the same policy")
  func exportAndQuote() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce(Self.rows, edition: "2021-11")
    #expect(try folder.exported("nce-us", "2021-11").map { $0.amounts("net").sorted() } == [[10, 20]])
    #expect(try folder.exported("nce-us", "--on", "2021-11-02").map { $0.amounts("net") } == [[10]])
    #expect(try folder.exported("nce-us", "--on", "2021-11-04").map { $0.amounts("net") } == [[20]])
    try folder.write("request.csv", "line,partNumber,quantity\n1,CFQ7TTC0LHQB:0001,3\n")
    for (date, total) in [("2021-11-02", 30), ("2021-11-04", 60)] {
      let quote = try folder.json("quote", "request.csv", "--date", date, "--price", "net")
      #expect(quote["total"].amount == Decimal(total), "\(quote)")
    }
  }

  @Test("1753-01-02 is no start and 9999-11-30 no end")
  func openEnds() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([NewCommerceRow(start: "1753-01-02")], edition: "2021-11")
    let prices = try folder.items("CFQ7TTC0LHQB:0001")[0]["prices"].array
    #expect(prices.count == 2)
    #expect(prices.allSatisfy { $0["from"].isNull && $0["to"].isNull }, "\(prices)")
    #expect(
      try folder.items("CFQ7TTC0LHQB:0001", "--on", "2021-11-30")[0].amounts("net") == [decimal("115.2")])
  }

  @Test(
    "The price of a month without an edition is 1 and names the month; --nearest-edition takes the last before"
  )
  func monthWithoutEdition() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce(Self.rows, edition: "2021-11")
    for arguments in [
      ["show", "CFQ7TTC0LHQB:0001", "--on", "2022-02-10"], ["export", "--on", "2022-02-10"],
    ] {
      let outcome = try folder.run(arguments)
      #expect(outcome.status == 1, "\(outcome)")
      #expect(outcome.errors.contains("2022-02"), "\(outcome)")
    }
    let items = try folder.items("CFQ7TTC0LHQB:0001", "--on", "2022-02-10", "--nearest-edition")
    #expect(items[0].amounts("net") == [20])
    // The nearest edition is never a later one.
    try folder.run("show", "CFQ7TTC0LHQB:0001", "--on", "2021-10-10", "--nearest-edition", expecting: 1)
  }

  @Test(
    "The tables of search and pick show the price in force, never one that is over",
    arguments: [
      ["search", "defender"],
      ["pick", "--program", "CSP-NCE", "--family", "Microsoft Defender Suite", "--one"],
    ])
  func tables(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce(Self.rows, edition: "2021-11")
    let today = try folder.run(arguments, environment: ["PRICEBOOK_TODAY": "2021-11-20"])
    #expect(today.output.contains("20 USD") || today.output.contains("20.00 USD"), "\(today)")
    for (date, net, other) in [("2021-11-02", "10", "20"), ("2021-11-04", "20", "10")] {
      let outcome = try folder.run(arguments + ["--on", date])
      let shows = { (figure: String) in
        outcome.output.range(of: "\\b\(figure)(\\.00)? USD", options: .regularExpression) != nil
      }
      #expect(shows(net) && !shows(other), "\(outcome)")
    }
  }
}
