import Foundation
import Testing

/// A quote from a CSV or JSON request, its figures worked out by hand.
@Suite("quote")
struct QuoteTests {
  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    return folder
  }

  @Test("The JSON has every field that callers rely on")
  func fields() throws {
    let folder = try stocked()
    try folder.write("request.csv", "line,partNumber,quantity\n1,W06-00793,50\n2,269-09046,50\n")
    let quote = try folder.json(
      "quote", "request.csv", "--date", "2026-11-20", "--customer", "Żółw Systemy", "--tax", "23")
    #expect(
      quote.keys.isSuperset(of: [
        "number", "date", "currency", "rounding", "customer", "lines", "subtotal", "tax", "total",
      ]), "\(quote)")
    #expect(quote["date"].string == "2026-11-20" && quote["currency"].string == "PLN")
    #expect("\(quote["customer"])".contains("Żółw Systemy"))
    #expect(quote["number"].isNull, "no number was given")
    #expect(quote["lines"].array.count == 2)
    for line in quote["lines"].array {
      #expect(
        line.keys.isSuperset(of: [
          "line", "partNumber", "itemName", "quantity", "unitPrice", "discount", "amount", "list", "edition",
          "source", "tier", "rule",
        ]), "\(line)")
      #expect(line["list"].string == "ov-pl" && line["edition"].string == "2026-11")
      #expect(line["source"]["file"].string?.hasSuffix("ov-pl-2026-11.csv") == true, "\(line["source"])")
      #expect(line["discount"].isNull && line["tier"].isNull, "\(line)")
    }
    // List prices by default: 50 × 515.00 + 50 × 914.00; 23 % of it.
    #expect(quote["lines"][0]["unitPrice"].string == "515.00")
    #expect(quote["lines"][0]["amount"].string == "25750.00")
    #expect(quote["lines"][0]["quantity"].quantity == 50)
    #expect(quote["lines"][1]["amount"].string == "45700.00")
    #expect(quote["subtotal"].string == "71450.00")
    #expect(quote["total"].string == "87883.50")
  }

  @Test("A request of many lines, by part number and by facets, is priced as its lines are one by one")
  func manyLines() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.many(60))
    // Every third line says what it means by facets.
    let lines = (0..<40).map { index in
      index % 3 == 2
        ? "\(index + 1),,Product \(index),English,\(index + 1)"
        : "\(index + 1),zz\(index % 10)-\(10000 + index),,,\(index + 1)"
    }
    let header = "line,partNumber,family,language,quantity\n"
    try folder.write("many.csv", header + lines.joined(separator: "\n") + "\n")
    let quote = try folder.json("quote", "many.csv", "--date", "2026-11-20")
    #expect(quote["lines"].array.count == 40)
    for (index, line) in quote["lines"].array.enumerated() {
      #expect(line["partNumber"].string == "ZZ\(index % 10)-\(10000 + index)")
      #expect(line["amount"].amount == Decimal((130 + index) * (index + 1)), "\(line)")
    }
    // The first ones alone, for which no index is made.
    try folder.write("few.csv", header + lines.prefix(2).joined(separator: "\n") + "\n")
    let few = try folder.json("quote", "few.csv", "--date", "2026-11-20")
    #expect("\(few["lines"].array)" == "\(quote["lines"].array.prefix(2).map { $0 })")
    // What is wrong with a line far down is said of it.
    try folder.write("wrong.csv", header + (lines + ["41,ZZ9-99999,,,1"]).joined(separator: "\n") + "\n")
    let wrong = try folder.json("quote", "wrong.csv", "--date", "2026-11-20", status: 2)
    #expect(wrong["message"].string?.contains("line 41") == true, "\(wrong)")
  }

  @Test("Discounts, net prices, and the tax of it")
  func discount() throws {
    let folder = try stocked()
    try folder.write(
      "request.csv",
      "line,partNumber,quantity,discount\n1,W06-00793,50,5\n2,B6K-00052,4,12.5\n3,269-09046,1,\n")
    let quote = try folder.json(
      "quote", "request.csv", "--price", "net", "--tax", "23", "--date", "2026-11-20")
    // 50 × 412.50 − 5 % = 19593.75; 4 × 950.00 − 12.5 % = 3325.00; 731.00.
    #expect(quote["lines"].array.compactMap { $0["amount"].string } == ["19593.75", "3325.00", "731.00"])
    #expect(quote["subtotal"].string == "23649.75")
    // 23 % = 5439.4425, rounded to the grosz.
    #expect(quote["total"].amount == decimal("29089.19"), "\(quote)")
  }

  /// A margin is a share of the selling price: 950.00 ÷ (1 − 0.2) = 1187.50, of which 237.50 stays.
  @Test("A margin goes on the net price, whatever --price says")
  func marginOnNet() throws {
    let folder = try stocked()
    try folder.write("request.csv", "line,partNumber,quantity,margin\n1,B6K-00052,4,20\n")
    for price in ["net", "list"] {
      let quote = try folder.json("quote", "request.csv", "--date", "2026-11-20", "--price", price)
      #expect(quote["subtotal"].string == "4750.00", "\(quote)")
    }
  }

  @Test("The figures are those of the rounding that the quote names")
  func namedRounding() throws {
    let folder = try stocked()
    try folder.write("request.csv", "line,partNumber,quantity,margin\n1,B6K-00052,4,12.5\n")
    let quote = try folder.json("quote", "request.csv", "--date", "2026-11-20")
    // 4 × 950.00 ÷ 0.875 = 4342.857…; the unit price alone is 1085.714…
    let once = quote["rounding"].string?.contains("once per line") == true
    #expect(quote["lines"][0]["amount"].string == (once ? "4342.86" : "4342.84"), "\(quote)")
  }

  @Test("A JSON request brings number, date, customer, tax and lines of its own")
  func jsonRequest() throws {
    let folder = try stocked()
    try folder.write(
      "request.json",
      """
      {"schema": "pricebook.request/1", "number": "2026-117", "date": "2026-11-20", "currency": "PLN", "tax": "23",
       "customer": {"name": "Contoso", "taxNumber": "PL5250001009"}, "validUntil": "2026-11-30",
       "lines": [{"line": 7, "partNumber": "W06-00793", "quantity": 10, "discount": "10"},
                 {"line": 8, "family": "Core CAL", "program": "OV", "level": "NL", "userType": "user", "quantity": 2}]}
      """)
    let quote = try folder.json("quote", "request.json")
    #expect(quote["number"].string == "2026-117")
    #expect(quote["customer"]["name"].string == "Contoso")
    #expect(quote["lines"].array.compactMap { $0["line"].quantity } == [7, 8])
    // 10 × 515 − 10 % = 4635; 2 × 587 = 1174; 5809 + 23 % = 7145.07.
    #expect(quote["subtotal"].string == "5809.00")
    #expect(quote["total"].string == "7145.07")
    #expect(quote["lines"][1]["partNumber"].string == "W06-00857")
  }

  @Test("The request may come by stdin, in the spreadsheet's own dialect")
  func stdinRequest() throws {
    let folder = try stocked()
    let quote = try folder.json(
      "quote", "-", "--date", "2026-11-20",
      stdin: Data("partNumber;quantity;discount\r\nw06-00793;2;2,5\r\n".utf8))
    // 2 × 515.00 − 2.5 % = 1004.25.
    #expect(quote["total"].string == "1004.25", "\(quote)")
  }

  @Test(
    "The tier goes by quantity, and the quote says which",
    arguments: [
      (49, "14.20", "695.80"), (50, "13.60", "680.00"), (249, "13.60", "3386.40"), (250, "13.10", "3275.00"),
    ])
  func tiers(_ quantity: Int, _ unitPrice: String, _ amount: String) throws {
    let folder = try TemporaryFolder()
    try folder.importing("edi.xml", Data(EDI.catalogue.utf8), "--list", "edi")
    try folder.write("request.csv", "line,partNumber,quantity\n1,R18-06100,\(quantity)\n")
    let quote = try folder.json("quote", "request.csv", "--price", "net", "--date", "2026-11-20")
    let line = quote["lines"][0]
    #expect(line["unitPrice"].string == unitPrice)
    #expect(line["amount"].string == amount)
    #expect(line["tier"].exists && !line["tier"].isNull, "\(line)")
    #expect(quote["total"].string == amount && quote["currency"].string == "EUR")
  }

  @Test("Facet columns choose among the terms of a New Commerce part")
  func facetColumns() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([
      NewCommerceRow(), NewCommerceRow(billing: "Monthly", unitPrice: "121.0", erpPrice: "151.2"),
      NewCommerceRow(term: "P1M", billing: "Monthly", unitPrice: "11.5", erpPrice: "14.4"),
    ])
    try folder.write(
      "request.csv",
      "line,partNumber,quantity,term,billing\n1,CFQ7TTC0LHQB:0001,3,P1Y,annual\n2,CFQ7TTC0LHQB:0001,3,P1M,monthly\n"
    )
    let quote = try folder.json("quote", "request.csv", "--date", "2026-11-20")
    #expect(quote["lines"].array.compactMap { $0["amount"].string } == ["432.00", "43.20"])
    #expect(quote["total"].string == "475.20")
  }

  @Test("Rounding: half a cent, one policy that is named")
  func rounding() throws {
    let folder = try TemporaryFolder()
    var rows = [Parts.coreCALDevice]
    rows[0].net = "0.335"
    try folder.importOpenValue(rows)
    try folder.write("request.csv", "line,partNumber,quantity\n1,W06-00793,3\n")
    let quote = try folder.json("quote", "request.csv", "--price", "net", "--date", "2026-11-20")
    #expect(quote["rounding"].string?.isEmpty == false)
    // 3 × 0.335 = 1.005: half up and half to even part here, but neither multiplies a rounded 0.34.
    #expect(["1.01", "1.00"].contains(quote["total"].string ?? ""), "\(quote)")
  }

  @Test("Yen have no minor unit")
  func yen() throws {
    let folder = try TemporaryFolder()
    var row = Parts.coreCALDevice
    row.country = "JP"
    row.currency = "JPY"
    row.list = "10325"
    try folder.importOpenValue([row])
    try folder.write("request.csv", "line,partNumber,quantity,discount\n1,W06-00793,1,10\n")
    let quote = try folder.json("quote", "request.csv", "--date", "2026-11-20")
    #expect(["9293", "9292"].contains(quote["total"].string ?? ""), "10325 − 10 % = 9292.5: \(quote)")
  }

  @Test("What a request says of its customer is labelled in the quote's language, or as its name reads")
  func customerLabels() throws {
    let folder = try stocked()
    try folder.write(
      "request.json",
      """
      {"schema": "pricebook.request/1", "date": "2026-11-20", "lines": [{"partNumber": "W06-00793", "quantity": 1}],
       "customer": {"name": "Contoso", "taxNumber": "PL1", "tax": "T2", "orderNumber": "N3"}}
      """)
    let polish = try folder.run("quote", "request.json", "--language", "pl", expecting: 0).output
    for label in ["NIP: PL1", "Tax: T2", "Order number: N3"] {
      #expect(polish.contains(label + "\n"), "\(polish)")
    }
  }
}
