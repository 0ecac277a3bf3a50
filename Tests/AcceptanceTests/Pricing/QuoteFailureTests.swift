import Foundation
import Testing

/// Requests that cannot be quoted, or not without a word.
@Suite("quote says what is wrong with a request")
struct QuoteFailureTests {
  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    return folder
  }

  @Test("A line that matches nothing is 2 and names the line")
  func noMatch() throws {
    let folder = try stocked()
    try folder.write("request.csv", "line,partNumber,quantity\n10,W06-00793,5\n20,XXX-00000,5\n")
    let outcome = try folder.run("quote", "request.csv", "--date", "2026-11-20", expecting: 2)
    #expect(outcome.errors.contains("XXX-00000") && outcome.errors.contains("20"), "\(outcome)")
    try folder.json("quote", "request.csv", "--date", "2026-11-20", status: 2)
  }

  @Test("Everything that is wrong with a request is said in one pass")
  func allFaults() throws {
    let folder = try stocked()
    try folder.write(
      "request.csv",
      "partNumber,quantity,discount,margin\nW06-00793,1.5,x,\nW06-00793,5,,\n,3,,\nW06-00793,,,120\n"
        + "W06-00793,1,5,5\n")
    let arguments = ["quote", "request.csv", "--date", "2026-11-20"]
    let expected = [
      "2 bad-quantity", "2 bad-number", "4 nothing-asked", "5 missing-quantity", "6 discount-and-margin",
    ]
    let error = try folder.json(arguments, status: 1)
    #expect(error["schema"].string == "pricebook.error/1")
    #expect("\(error["line"].int ?? 0) \(error["code"].string ?? "")" == expected[0])
    let all = error["diagnostics"].array.map { "\($0["line"].int ?? 0) \($0["code"].string ?? "")" }
    #expect(all == expected)
    let told = try folder.run(arguments).errors.split(separator: "\n")
    #expect(told.count == expected.count && told.allSatisfy { $0.hasPrefix("request.csv:") }, "\(told)")
  }

  @Test("A line that several SKUs match is 3 and names the line")
  func several() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([NewCommerceRow(), NewCommerceRow(billing: "Monthly", unitPrice: "121.0")])
    try folder.write("request.csv", "line,partNumber,quantity\n77,CFQ7TTC0LHQB:0001,5\n")
    let outcome = try folder.run("quote", "request.csv", "--date", "2026-11-20", expecting: 3)
    #expect(outcome.errors.contains("77") && outcome.errors.contains("monthly"), "\(outcome)")
    try folder.json("quote", "request.csv", "--date", "2026-11-20", status: 3)
  }

  @Test("A superseded SKU is a warning that offers its successor")
  func replaced() throws {
    let folder = try TemporaryFolder()
    var old = Parts.project("269-05623", "1Y", "Y1", "700.00", "880.00")
    old.replacedBy = "269-09046"
    try folder.importOpenValue([old, Parts.officeAdditional])
    #expect(try folder.items("269-05623")[0]["replacedBy"].string == "269-09046")
    try folder.write("request.csv", "line,partNumber,quantity\n1,269-05623,1\n")
    let outcome = try folder.run("quote", "request.csv", "--date", "2026-11-20", expecting: 0)
    #expect(outcome.errors.contains("warning") && outcome.errors.contains("269-09046"), "\(outcome)")
    let quote = try folder.json("quote", "request.csv", "--date", "2026-11-20")
    #expect(quote["total"].string == "880.00")
  }

  @Test("A month without an edition is 1 and names the month; --nearest-edition takes the last before")
  func monthWithoutEdition() throws {
    let folder = try stocked()
    try folder.write("request.csv", "line,partNumber,quantity\n1,W06-00793,1\n")
    let outcome = try folder.run("quote", "request.csv", "--date", "2027-03-15", expecting: 1)
    #expect(outcome.errors.contains("2027-03"), "\(outcome)")
    try folder.json("quote", "request.csv", "--date", "2027-03-15", status: 1)
    let quote = try folder.json("quote", "request.csv", "--date", "2027-03-15", "--nearest-edition")
    #expect(quote["lines"][0]["edition"].string == "2026-11")
    #expect(quote["date"].string == "2027-03-15")
  }

  @Test("The price of the month is taken, not the latest")
  func oldMonth() throws {
    let folder = try TemporaryFolder()
    var october = Parts.openValue
    october[0].list = "1100.00"
    try folder.importOpenValue(october, edition: "2026-10")
    try folder.importOpenValue(Parts.openValue, edition: "2026-11")
    try folder.write("request.csv", "line,partNumber,quantity\n1,B6K-00052,1\n")
    #expect(try folder.json("quote", "request.csv", "--date", "2026-10-31")["total"].string == "1100.00")
    #expect(try folder.json("quote", "request.csv", "--date", "2026-11-01")["total"].string == "1187.00")
    // Without a date it is the day of $PRICEBOOK_TODAY.
    let today = try folder.json("quote", "request.csv")
    #expect(today["date"].string == "2026-11-20" && today["total"].string == "1187.00")
  }

  @Test(
    "A request at fault is 1, with its line",
    arguments: [
      "line,partNumber,quantity\n1,W06-00793,5\n2,W06-00793,several\n",
      "line,partNumber,quantity,discount\n1,W06-00793,5,\n2,W06-00793,5,lots\n",
      "line,partNumber,quantity\n1,W06-00793,5\n2,W06-00793,-1\n",
      "line,partNumber,quantity\n1,W06-00793,5\n2,W06-00793,\n",
    ])
  func badRequest(_ request: String) throws {
    let folder = try stocked()
    try folder.write("request.csv", request)
    let outcome = try folder.run("quote", "request.csv", expecting: 1)
    #expect(outcome.errors.contains("request.csv:3"), "\(outcome)")
    try folder.json("quote", "request.csv", status: 1)
  }

  @Test(
    "Broken JSON, a key that nobody knows and an empty request are 1",
    arguments: [
      "{\"schema\": \"pricebook.request/1\", \"lines\": [",
      "{\"schema\": \"pricebook.request/9\", \"lines\": []}",
      "{\"schema\": \"pricebook.request/1\", \"lines\": [{\"partNumber\": \"W06-00793\", \"qty\": 5}]}", "",
      "[]",
    ])
  func badDocument(_ request: String) throws {
    let folder = try stocked()
    try folder.write("request.json", request)
    let outcome = try folder.run("quote", "request.json", expecting: 1)
    #expect(outcome.errors.contains("request.json"), "\(outcome)")
  }

  @Test("A column that nobody knows is named, not skipped in silence")
  func unknownColumn() throws {
    let folder = try stocked()
    try folder.write("request.csv", "line,partNumber,quantity,discuont\n1,W06-00793,5,50\n")
    let outcome = try folder.run("quote", "request.csv")
    #expect(outcome.errors.contains("discuont"), "\(outcome)")
  }

  @Test("A facet value that is none is wrong in the request: never quoted without it")
  func unknownFacetValue() throws {
    let folder = try stocked()
    try folder.write("request.csv", "line,family,userType,level,quantity\n1,Core CAL,device,Z,5\n")
    let outcome = try folder.run("quote", "request.csv")
    #expect([1, 64].contains(outcome.status), "\(outcome)")
  }

  @Test("Two currencies in one quote are refused, not added")
  func twoCurrencies() throws {
    let folder = try stocked()
    try folder.importing("edi.xml", Data(EDI.catalogue.utf8), "--list", "edi")
    try folder.write("request.csv", "line,partNumber,quantity\n1,W06-00793,1\n2,021-10606,1\n")
    let outcome = try folder.run("quote", "request.csv", "--date", "2026-11-20")
    #expect([1, 3].contains(outcome.status), "\(outcome)")
    #expect(outcome.errors.contains("EUR") && outcome.errors.contains("PLN"), "\(outcome)")
  }

  @Test("A request that is not there is 74")
  func missingFile() throws {
    let folder = try stocked()
    try folder.run("quote", "nowhere.csv", expecting: 74)
  }
}
