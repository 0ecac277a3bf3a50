import Foundation
import Testing

/// `audit`: what is odd, with the rule or the arithmetic, and the rows.
@Suite("audit finds what is odd")
struct AuditTests {
  /// The findings of one check, and that all other checks find nothing.
  private func findings(
    _ folder: TemporaryFolder, _ check: String, _ list: String = "ov-pl", status: Int32 = 4,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [JSON] {
    let answer = try folder.json(["audit", list], status: status, sourceLocation: sourceLocation)
    let others = answer["findings"].array.filter { $0["check"].string != check }
    #expect(others.isEmpty, "\(others)", sourceLocation: sourceLocation)
    return answer["findings"].array.filter { $0["check"].string == check }
  }

  private func openValue(_ rows: [OpenValueRow]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(rows)
    return folder
  }

  @Test("a sound list passes, and the answer names every check that was made")
  func sound() throws {
    let folder = try openValue(Parts.openValue)
    let answer = try folder.json(["audit", "ov-pl"])
    #expect(answer["schema"].string == "pricebook.audit/1")
    #expect(answer["findings"].array.isEmpty)
    #expect(answer["checks"].array.count > 12)
    #expect(answer["checks"].array.allSatisfy { $0["findings"].int == 0 && $0["title"].string != nil })
    #expect(answer["editions"][0]["items"].int == 9)
    #expect(answer["editions"][0]["on"].string == "2026-11-20")
  }

  @Test("one SKU at two prices from the same day, with both rows")
  func twice() throws {
    var second = Parts.coreCALDevice
    second.net = "420.00"
    let found = try findings(openValue([Parts.coreCALDevice, Parts.coreCALUser, second]), "two-prices")
    #expect(found.count == 1)
    #expect(found[0]["partNumber"].string == "W06-00793")
    #expect(found[0]["rows"].array.compactMap { $0["line"].int } == [2, 4])
    #expect(found[0]["rows"].array.compactMap { $0["amount"].string } == ["412.50", "420.00"])
    #expect(found[0]["rows"][0]["file"].string == "ov-pl-2026-11.csv")
  }

  @Test("a row that only repeats another is counted")
  func repeated() throws {
    let found = try findings(openValue([Parts.coreCALDevice, Parts.coreCALDevice]), "repeated-rows")
    #expect(found.count == 1)
    #expect(found[0]["message"].string?.hasPrefix("1 of 2 rows") == true)
  }

  @Test("one name and its facets under two part numbers")
  func sameItem() throws {
    var second = Parts.coreCALDevice
    second.part = "W06-99999"
    let found = try findings(openValue([Parts.coreCALDevice, second]), "same-item-twice")
    #expect(found.count == 1)
    #expect(found[0]["message"].string?.contains("W06-00793 and W06-99999") == true)
  }

  @Test("a price of 0 is a finding; a trial's is a note")
  func zero() throws {
    var free = Parts.coreCALDevice
    (free.net, free.list) = ("0", "0.00")
    let found = try findings(openValue([free]), "price-zero")
    #expect(found.map { $0["severity"].string } == ["finding"])

    let folder = try TemporaryFolder()
    try folder.importNewCommerce([
      NewCommerceRow(term: "P1M", billing: "None", unitPrice: "0", tags: "License;Trial", erpPrice: "0")
    ])
    let notes = try findings(folder, "price-zero", "nce-us", status: 0)
    #expect(notes.map { $0["severity"].string } == ["note"])
    let table = try folder.run("audit", expecting: 0).output
    #expect(!table.contains("it is a trial"))
    #expect(try folder.run("audit", "--notes", expecting: 0).output.contains("it is a trial"))
  }

  @Test("the partner pays more than the customer")
  func net() throws {
    var row = Parts.coreCALDevice
    row.list = "400.00"
    let found = try findings(openValue([row]), "net-above-list")
    #expect(found[0]["message"].string == "net 412.50 > list 400.00 PLN")
  }

  @Test("UTD not half (UTD-1), with the arithmetic; half a cent is rounding")
  func upToDate() throws {
    var rows = Parts.subscription
    rows[1].net = "301.00"
    // 564.01 ÷ 2 = 282.005.
    rows[2].net = "564.01"
    let folder = try TemporaryFolder()
    try folder.importOpenValue(rows, list: "ovs-pl")
    let found = try findings(folder, "up-to-date-half", "ovs-pl")
    #expect(found.count == 1)
    #expect(found[0]["rule"].string == "UTD-1")
    #expect(found[0]["partNumber"].string == "269-12411")
    #expect(found[0]["message"].string == "net 2 × 301.00 = 602.00 ≠ 600.00 PLN (269-12410, ENT)")
    #expect(found[0]["rows"].array.compactMap { $0["partNumber"].string } == ["269-12411", "269-12410"])
  }

  @Test("years up front far from the same years one by one (SEL-7)")
  func prepaid() throws {
    var rows = Parts.projectStandard
    // 3 × 950 = 2850; 2850 − 11 % = 2536.50. The list price stays near.
    rows[3].net = "2536.50"
    let found = try findings(openValue(rows), "prepaid-far-from-spread")
    #expect(found.count == 1)
    #expect(found[0]["rule"].string == "SEL-7")
    #expect(
      found[0]["message"].string
        == "net 2536.50 up front against 3 × 950.00 = 2850.00 PLN (B6K-00052): -11.0 %")
  }

  @Test("level C dearer than NL (LVL-1)")
  func level() throws {
    var row = Parts.coreCALLevelC
    row.net = "420.00"
    let found = try findings(openValue([Parts.coreCALDevice, row]), "level-dearer")
    #expect(found.map { $0["rule"].string } == ["LVL-1"])
    #expect(found[0]["message"].string == "net level C 420.00 > level NL 412.50 PLN (W06-00793)")
  }

  /// 420 − 300 = 120 (STP-1).
  private func stepUp(net: String, list: String, family: String = "Visio Professional") -> [OpenValueRow] {
    [
      OpenValueRow(part: "D86-00001", family: "Visio Standard", net: "300.00", list: "375.00"),
      OpenValueRow(part: "D87-00001", family: "Visio Professional", net: "420.00", list: "525.00"),
      OpenValueRow(part: "B6K-00001", family: "Project Standard", net: "302.00", list: "377.00"),
      OpenValueRow(
        part: "D87-00002", family: family, net: net, list: list, productType: "Software Assurance Step-Up",
        name: "\(family) ALNG SASU OLV NL 1Y Acq Y1 AddProd"),
    ]
  }

  @Test("a step-up that is not the difference (STP-1) of its own products, not of any")
  func stepUp() throws {
    #expect(try findings(openValue(stepUp(net: "120.00", list: "150.00")), "none", status: 0).isEmpty)
    // 118 is the difference to Project Standard, which has nothing to do with it.
    let found = try findings(openValue(stepUp(net: "118.00", list: "150.00")), "step-up-difference")
    #expect(found.map { $0["rule"].string } == ["STP-1"])
    #expect(
      found[0]["message"].string
        == "net 118.00 ≠ 420.00 − 300.00 = 120.00 PLN (Visio Professional − Visio Standard)")
    #expect(found[0]["rows"].array.count == 3)
  }

  @Test("gaps between dates are findings, overlaps are notes with the price that counts")
  func dates() throws {
    func row(_ net: String, _ start: String, _ end: String) -> NewCommerceRow {
      NewCommerceRow(unitPrice: net, start: start, end: end)
    }
    let folder = try TemporaryFolder()
    try folder.importNewCommerce([
      row("100", "2026-01-01", "2026-06-30"), row("101", "2026-08-01", "2026-11-03"),
      row("102", "2026-11-01", "9999-11-30"),
    ])
    let answer = try folder.json(["audit"], status: 4)
    let found = answer["findings"].array
    #expect(found.map { $0["check"].string } == ["date-gap", "date-overlap"])
    #expect(found[0]["message"].string == "no price from 2026-07-01 to 2026-07-31")
    #expect(found[1]["severity"].string == "note")
    #expect(
      found[1]["message"].string
        == "from 2026-11-01 to 2026-11-03 both hold; in force is the one that begins 2026-08-01")
  }

  @Test("a price that is over is a finding, one that begins later a note")
  func outOfForce() throws {
    var over = Parts.coreCALDevice
    over.end = "2026-09-30"
    var later = Parts.coreCALUser
    later.from = "2026-12-01"
    let found = try findings(openValue([over, later]), "not-in-force")
    #expect(found.map { $0["severity"].string } == ["finding", "note"])
    #expect(
      found.map { $0["message"].string } == ["it ended on 2026-09-30", "it begins on 2026-12-01"])
  }

  @Test("months without an edition")
  func editions() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-08")
    try folder.importOpenValue(Parts.openValue, edition: "2026-11")
    let found = try findings(folder, "edition-gap")
    #expect(found[0]["message"].string == "no edition of 2026-09 and 2026-10")
    #expect(found[0]["partNumber"].isNull)
  }

  @Test("flags that are not true, with their rows")
  func flags() throws {
    let folder = try TemporaryFolder()
    var row = NewCommerceRow()
    try folder.importNewCommerce([row], edition: "2026-10")
    row.erpPrice = "150"
    try folder.importNewCommerce([row], edition: "2026-11")
    let found = try findings(folder, "false-flag", "nce-us")
    #expect(found.count == 1)
    #expect(
      found[0]["message"].string == "the list says “Unchanged”; list price was 144 and is 150")
    #expect(found[0]["rows"][0]["line"].int == 2)
  }

  @Test("a currency that is not the market's, and a fraction of a yen")
  func currencies() throws {
    var rows = Parts.many(30)
    rows[7].currency = "EUR"
    let found = try findings(openValue(rows), "odd-currency")
    #expect(found.count == 1)
    #expect(found[0]["partNumber"].string == rows[7].part)
    #expect(found[0]["message"].string == "EUR, while 58 of 60 prices for PL are in PLN")

    var yen = Parts.coreCALDevice
    (yen.currency, yen.net, yen.list) = ("JPY", "5120.5", "6400")
    let fractions = try findings(openValue([yen]), "fraction-of-minor-unit")
    #expect(fractions.map { $0["severity"].string } == ["finding"])
  }

  @Test("--check makes one check; an unknown one is wrong usage that names all")
  func checks() throws {
    var row = Parts.coreCALDevice
    (row.net, row.list) = ("0", "0")
    let folder = try openValue([row])
    let answer = try folder.json(["audit", "--check", "net-above-list"])
    #expect(answer["checks"].array.compactMap { $0["check"].string } == ["net-above-list"])
    let wrong = try folder.json(["audit", "--check", "colour"], status: 64)
    #expect(wrong["code"].string == "unknown-check")
    #expect(wrong["message"].string?.contains("step-up-difference") == true)
  }

  @Test("CSV has a row per finding, and the table the rows it rests on")
  func forms() throws {
    var row = Parts.coreCALDevice
    row.list = "400.00"
    let folder = try openValue([row])
    let records = csvRecords(try folder.run("audit", "ov-pl", "--format", "csv", expecting: 4).output)
    #expect(records.count == 2 && Set(records.map(\.count)).count == 1)
    #expect(records[1].contains("net 412.50 > list 400.00 PLN"))
    let outcome = try folder.run("audit", "ov-pl", expecting: 4)
    #expect(outcome.output.contains("ov-pl-2026-11.csv:2"))
    #expect(outcome.errors.contains("1 finding"))
  }
}
