import Foundation
import Testing

/// The closer table: a row is a product in one acquisition year and one payment (CLI.md, `closer`).
@Suite("closer")
struct CloserTests {
  private func table(
    _ rows: [OpenValueRow], _ options: String..., status: Int32 = 0
  ) throws -> (JSON, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(rows)
    return (try folder.json(["closer", "--price", "net"] + options, status: status), folder)
  }

  private func row(_ answer: JSON, _ acquired: String, _ payment: String) throws -> JSON {
    try #require(
      answer["rows"].array.first { $0["acquired"].string == acquired && $0["payment"].string == payment },
      "\(acquired) \(payment) of \(answer)")
  }

  @Test("The JSON has every field that callers rely on")
  func fields() throws {
    let (answer, _) = try table(Parts.openValue, "--program", "OV", "--family", "Project Standard")
    #expect(answer["currency"].string == "PLN")
    #expect(answer["rounding"].string?.isEmpty == false)
    #expect(answer["rows"].array.count == 6)
    for row in answer["rows"].array {
      #expect(
        row.keys.isSuperset(of: [
          "family", "productType", "userType", "offering", "level", "acquired", "payment", "years", "total",
        ]), "\(row)")
      #expect(row["family"].string == "Project Standard" && row["productType"].string == "LSA")
      #expect(row["offering"].string == "ADD" && row["level"].string == "NL" && row["userType"].isNull)
      #expect(row["total"].string != nil, "money is a string")
      #expect(row["missing"].bool != true)
      for year in row["years"].array {
        #expect(
          year.keys.isSuperset(of: ["year", "partNumber", "unit", "price", "list", "edition"]), "\(year)")
        if year["partNumber"].string != nil {
          #expect(year["list"].string == "ov-pl" && year["edition"].string == "2026-11")
        }
      }
    }
  }

  @Test(
    "Totals over the term, worked out by hand",
    arguments: [
      ("Y1", "spread", "2850.00"), ("Y1", "prepaid", "2793.00"), ("Y2", "spread", "2430.00"),
      ("Y2", "prepaid", "2405.70"), ("Y3", "spread", "2010.00"), ("Y3", "prepaid", "2010.00"),
    ])
  func totals(_ acquired: String, _ payment: String, _ total: String) throws {
    let (answer, _) = try table(Parts.openValue, "--program", "OV", "--family", "Project Standard")
    let row = try row(answer, acquired, payment)
    #expect(row["total"].amount == decimal(total))
    let prices = row["years"].array.compactMap { $0["price"].amount }
    #expect(prices.reduce(0, +) == decimal(total))
  }

  @Test("Prepaid has null, not 0, in the later years")
  func laterYears() throws {
    let (answer, _) = try table(Parts.openValue, "--program", "OV", "--family", "Project Standard")
    let years = try row(answer, "Y1", "prepaid")["years"].array
    #expect(years.compactMap { $0["year"].int } == [1, 2, 3])
    #expect(years[0]["unit"].string == "3Y" && years[0]["price"].string == "2793.00")
    for year in years.dropFirst() { #expect(year["partNumber"].isNull && year["price"].isNull, "\(year)") }
  }

  @Test(
    "The difference between spread and prepaid is printed, and what is printed is in the JSON: 57.00 and 24.30"
  )
  func difference() throws {
    let (answer, folder) = try table(Parts.openValue, "--program", "OV", "--family", "Project Standard")
    let outcome = try folder.run(
      "closer", "--price", "net", "--program", "OV", "--family", "Project Standard", expecting: 0)
    for figure in ["57.00", "24.30"] {
      #expect(outcome.output.contains(figure), "\(outcome)")
      #expect("\(answer)".contains(figure), "\(figure) is not in the JSON")
    }
    for text in ["B6K-00050", "B6K-00052", "2850.00", "2793.00"] {
      #expect(outcome.output.contains(text), "\(outcome)")
    }
  }

  @Test("What the list lacks is missing: null and said, never 0")
  func missing() throws {
    let rows = Parts.openValue.filter { $0.part != "B6K-00051" && $0.part != "B6K-00053" }
    let (answer, folder) = try table(rows, "--program", "OV", "--family", "Project Standard")
    let prepaid = answer["rows"].array.first {
      $0["acquired"].string == "Y2" && $0["payment"].string == "prepaid"
    }
    if let prepaid {
      #expect(prepaid["missing"].bool == true, "\(prepaid)")
      #expect(prepaid["total"].isNull, "\(prepaid)")
      #expect(
        prepaid["years"].array.allSatisfy { $0["partNumber"].isNull && $0["price"].isNull }, "\(prepaid)")
    }
    #expect(try row(answer, "Y1", "prepaid")["missing"].bool != true)
    let withoutThree = Parts.openValue.filter { $0.part != "B6K-00050" }
    let (other, _) = try table(withoutThree, "--program", "OV", "--family", "Project Standard")
    let lacking = try row(other, "Y1", "prepaid")
    #expect(lacking["missing"].bool == true && lacking["total"].isNull, "\(lacking)")
    _ = folder
  }

  @Test("--acquired narrows the rows; --price list takes the list prices")
  func options() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    let answer = try folder.json(
      "closer", "--program", "OV", "--family", "Project Standard", "--acquired", "Y1", "--price", "list")
    #expect(answer["rows"].array.allSatisfy { $0["acquired"].string == "Y1" })
    #expect(try row(answer, "Y1", "spread")["total"].amount == 3561)
    #expect(try row(answer, "Y1", "prepaid")["total"].amount == 3490)
  }

  @Test("Device and user, NL and C are products of their own")
  func products() throws {
    let (answer, _) = try table(
      Parts.openValue, "--program", "OV", "--family", "Core CAL", "--acquired", "Y1")
    let spread = answer["rows"].array.filter { $0["payment"].string == "spread" }
    let products = spread.map { row in
      ["userType", "level"].map { row[$0].string ?? "-" }.joined(separator: " ") + " "
        + (row["total"].string ?? "-")
    }
    #expect(Set(products) == ["device NL 1237.50", "user NL 1410.00", "device C 1163.25"], "\(products)")
  }

  @Test("OVS with UTD: the UTD SKU in year 1, the regular one in years 2 and 3 (UTD-4)")
  func upToDate() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.subscription, list: "ovs-pl")
    let answer = try folder.json(
      "closer", "--program", "OVS", "--family", "Office Professional Plus", "--level", "NL", "--price", "net")
    let byOffering = { (offering: String) in answer["rows"].array.filter { $0["offering"].string == offering }
    }
    #expect(byOffering("UTD").count == 1 && byOffering("ENT").count == 1, "\(answer)")
    let upToDate = try #require(byOffering("UTD").first)
    #expect(
      upToDate["years"].array.map { $0["partNumber"].string } == ["269-12411", "269-12410", "269-12410"],
      "\(upToDate)")
    #expect(upToDate["total"].amount == 1500)
    let regular = try #require(byOffering("ENT").first)
    #expect(regular["years"].array.map { $0["partNumber"].string } == Array(repeating: "269-12410", count: 3))
    #expect(regular["total"].amount == 1800)
    // SEL-9: OVS has no prepaid option.
    #expect(!answer["rows"].array.contains { $0["payment"].string == "prepaid" }, "\(answer)")
  }

  @Test(
    "Table, CSV and Markdown show the price of each agreement year, not only of the first",
    arguments: ["table", "csv", "md"])
  func priceOfEachYear(_ format: String) throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.subscription, list: "ovs-pl")
    let outcome = try folder.run(
      "closer", "--program", "OVS", "--family", "Office Professional Plus", "--level", "NL", "--price", "net",
      "--format", format, expecting: 0)
    let line = outcome.output.split(separator: "\n").first { $0.contains("269-12411") } ?? ""
    for text in ["269-12410", "300.00", "600.00", "1500.00"] {
      #expect(line.contains(text), "\(text) in \(outcome)")
    }
  }

  @Test("--offering UTD narrows the rows, not the SKUs of the later years")
  func upToDateOnly() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.subscription, list: "ovs-pl")
    let answer = try folder.json(
      "closer", "--program", "OVS", "--offering", "UTD", "--level", "NL", "--price", "net")
    #expect(answer["rows"].array.count == 1)
    #expect(answer["rows"][0]["total"].amount == 1500, "\(answer["rows"])")
  }

  @Test("UTD whose regular SKU the list lacks is missing in years 2 and 3, not repeated at half price")
  func upToDateAlone() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.subscription.filter { $0.part != "269-12410" }, list: "ovs-pl")
    let answer = try folder.json(
      "closer", "--program", "OVS", "--family", "Office Professional Plus", "--level", "NL", "--price", "net")
    let row = try #require(answer["rows"].array.first { $0["offering"].string == "UTD" }, "\(answer)")
    #expect(row["missing"].bool == true && row["total"].isNull, "\(row)")
  }

  @Test("CSV is rectangular; nothing matched is 2; --date takes the prices of that day")
  func csvAndDate() throws {
    let folder = try TemporaryFolder()
    var october = Parts.openValue
    october[0].net = "900.00"
    try folder.importOpenValue(october, edition: "2026-10")
    try folder.importOpenValue(Parts.openValue, edition: "2026-11")
    let family = ["--program", "OV", "--family", "Project Standard", "--price", "net"]
    let records = csvRecords(try folder.run(["closer", "--format", "csv"] + family).output)
    #expect(records.count > 3 && Set(records.map(\.count)).count == 1, "\(records)")
    for row in Parts.projectStandard { #expect(records.joined().contains(row.part), "\(row.part)") }
    let answer = try folder.json(["closer", "--date", "2026-10-15"] + family)
    #expect(try row(answer, "Y1", "spread")["total"].amount == 2700)
    try folder.json("closer", "--family", "Zeppelin", status: 2)
    let outcome = try folder.run(["closer", "--date", "2027-05-01"] + family)
    #expect(outcome.status == 1 && outcome.errors.contains("2027-05"), "\(outcome)")
  }
}
