import Foundation
import Testing

/// `diff`: what changed between two editions, or two files.
@Suite("diff says what changed")
struct DiffTests {
  /// October and November: one price up, one item gone, one new, one under another part number.
  private func twoMonths() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var october = Parts.openValue
    var november = october
    october[8].name = "Office Professional Plus English LicSAPk OLV NL 1Y Acq Y1 AddProd"
    november[8].name = "Office Pro Plus English LicSAPk OLV NL 1Y Acq Y1 AddProd"
    // 412.50 + 8 % = 445.50; the list price stays.
    november[5].net = "445.50"
    november[5].from = "2026-11-01"
    november.removeFirst()
    november.append(
      OpenValueRow(part: "D86-00001", family: "Visio Standard", net: "300.00", list: "375.00"))
    try folder.importOpenValue(october, edition: "2026-10")
    try folder.importOpenValue(november, edition: "2026-11")
    return folder
  }

  @Test("the JSON of the contract")
  func contract() throws {
    let folder = try twoMonths()
    let answer = try folder.json(["diff", "ov-pl", "2026-10", "2026-11"])
    #expect(answer["schema"].string == "pricebook.diff/1")
    #expect(answer["list"].string == "ov-pl")
    #expect(answer["old"].string == "2026-10" && answer["new"].string == "2026-11")
    #expect(answer["added"].array.compactMap { $0["partNumber"].string } == ["D86-00001"])
    #expect(answer["added"][0].amounts("net") == [decimal("300")])
    #expect(answer["removed"].array.compactMap { $0["partNumber"].string } == ["B6K-00052"])
    #expect(answer["changed"].array.compactMap { $0["partNumber"].string } == ["269-09046", "W06-00793"])
    let price = answer["changed"][1]["changes"][0]
    #expect(price["field"].string == "price" && price["kind"].string == "net")
    #expect(price["market"].string == "PL" && price["currency"].string == "PLN")
    #expect(price["old"].string == "412.50" && price["new"].string == "445.50")
    #expect(price["percent"].string == "8.0")
    #expect(price["oldFrom"].string == "2026-07-01" && price["newFrom"].string == "2026-11-01")
    #expect(price["newSource"]["file"].string == "ov-pl-2026-11.csv" && price["newSource"]["line"].int == 6)
    let name = answer["changed"][0]["changes"].array.first { $0["field"].string == "itemName" }
    #expect(name?["old"].string?.contains("Professional") == true)
    #expect(name?["percent"].isNull == true && name?["kind"].isNull == true)
    let visio = answer["families"].array.first { $0["family"].string == "Visio Standard" }
    #expect(visio?["added"].int == 1)
  }

  @Test("without an old edition it is the one before; with the list alone, the latest")
  func defaults() throws {
    let folder = try twoMonths()
    let explicit = try folder.run("diff", "ov-pl", "2026-10", "2026-11", "--format", "json").output
    #expect(try folder.run("diff", "ov-pl", "2026-11", "--format", "json").output == explicit)
    #expect(try folder.run("diff", "OV-PL", "--format", "json").output == explicit)
    #expect(try folder.run("diff", "ov-pl", "--month", "2026-11", "--format", "json").output == explicit)
  }

  @Test("backwards, what was added is removed, and prices fall")
  func backwards() throws {
    let folder = try twoMonths()
    let answer = try folder.json(["diff", "ov-pl", "2026-11", "2026-10"])
    #expect(answer["added"].array.compactMap { $0["partNumber"].string } == ["B6K-00052"])
    // 412.50 is 7.4 % less than 445.50.
    #expect(answer["changed"][1]["changes"][0]["percent"].string == "-7.4")
  }

  @Test("an edition with itself differs in nothing, and that is no error")
  func same() throws {
    let folder = try twoMonths()
    let answer = try folder.json(["diff", "ov-pl", "2026-11", "2026-11"])
    #expect(["added", "removed", "changed", "renamed"].allSatisfy { answer[$0].array.isEmpty })
    #expect(try folder.run("diff", "ov-pl", "2026-11", "2026-11").output.contains("nothing differs"))
  }

  @Test(
    "the filters leave what they name",
    arguments: [
      (["--only", "price"], 0, 0, ["W06-00793"]), (["--only", "name"], 0, 0, ["269-09046"]),
      (["--only", "added"], 1, 0, []), (["--only", "removed", "--only", "price"], 0, 1, ["W06-00793"]),
      (["--min-percent", "8"], 1, 1, ["W06-00793"]), (["--min-percent", "8.1%"], 1, 1, []),
    ])
  func filters(options: [String], added: Int, removed: Int, changed: [String]) throws {
    let folder = try twoMonths()
    let answer = try folder.json(["diff", "ov-pl"] + options)
    #expect(answer["added"].array.count == added)
    #expect(answer["removed"].array.count == removed)
    #expect(answer["changed"].array.compactMap { $0["partNumber"].string } == changed)
    #expect(answer["summary"]["changed"].int == changed.count)
  }

  @Test("CSV is one rectangle with a row per change")
  func csv() throws {
    let folder = try twoMonths()
    let records = csvRecords(try folder.run("diff", "ov-pl", "--format", "csv", expecting: 0).output)
    #expect(Set(records.map(\.count)).count == 1)
    let changes = try #require(records[0].firstIndex(of: "change"))
    let kinds = Dictionary(grouping: records.dropFirst(), by: { $0[changes] }).mapValues(\.count)
    // An added and a removed item with two prices each; a price and the first day of the list price; a name, from
    // which the family is not decoded where a column says it.
    #expect(kinds["added"] == 2 && kinds["removed"] == 2)
    #expect(kinds["changed"] == 3, "\(kinds)")
    #expect(records.contains { $0.contains("412.50") && $0.contains("445.50") && $0.contains("8.0") })
  }

  @Test("all lists of a month in one answer; a list that begins is named, not listed item by item")
  func all() throws {
    let folder = try twoMonths()
    try folder.importOpenValue(Parts.subscription, edition: "2026-11", list: "ovs-pl")
    try folder.importOpenValue(Parts.subscription, edition: "2026-09", list: "ovs-de")
    let answer = try folder.json(["diff", "--all", "--month", "2026-11"])
    #expect(answer["lists"].array.compactMap { $0["list"].string } == ["ov-pl"])
    #expect(answer["lists"][0]["changed"].array.count == 2)
    #expect(answer["begun"][0]["list"].string == "ovs-pl" && answer["begun"][0]["rows"].int == 4)
    #expect(answer["withoutEdition"].array.compactMap(\.string) == ["ovs-de"])
    let lines = try folder.run("diff", "--all", "--format", "jsonl", expecting: 0).output.split(
      separator: "\n")
    #expect(lines.count == 1)
    #expect(try JSON.parse(lines[0])["list"].string == "ov-pl")
    #expect(
      try folder.json(["diff", "--all", "--month", "2025-01"], status: 1)["code"].string == "no-such-edition")
  }

  @Test("a list and its correction of the same month can be compared as files")
  func correction() throws {
    let folder = try TemporaryFolder()
    var rows = Parts.openValue
    try folder.write("OV_PL_2026-11.csv", OpenValueList(rows).data)
    rows[5].net = "500.00"
    rows.removeLast()
    try folder.write("OV_PL_2026-11_corrected.csv", OpenValueList(rows).data)
    let answer = try folder.json(["diff", "OV_PL_2026-11.csv", "OV_PL_2026-11_corrected.csv"])
    #expect(answer["old"].string == "2026-11" && answer["new"].string == "2026-11")
    #expect(answer["oldFile"].string == "OV_PL_2026-11.csv")
    let removed = answer["removed"][0]
    #expect(removed["partNumber"].string == "269-09046")
    #expect(removed["source"]["edition"].string == "2026-11")
    #expect(removed["prices"][0]["edition"].string == "2026-11")
    let price = answer["changed"][0]["changes"][0]
    #expect(price["old"].string == "412.50" && price["new"].string == "500.00")
    #expect(price["oldSource"]["file"].string == "OV_PL_2026-11.csv")
    #expect(price["oldSource"]["edition"].string == "2026-11")
    #expect(!folder.exists("catalogue.sqlite"))
  }

  @Test("a file with a rejected row is not compared: half a file would look like removals")
  func rejected() throws {
    let folder = try TemporaryFolder()
    try folder.write("OV_PL_2026-10.csv", OpenValueList(Parts.openValue).data)
    var rows = Parts.openValue
    rows[3].net = "12,5O"
    try folder.write("OV_PL_2026-11.csv", OpenValueList(rows).data)
    let outcome = try folder.run("diff", "OV_PL_2026-10.csv", "OV_PL_2026-11.csv", expecting: 1)
    #expect(outcome.errors.contains("OV_PL_2026-11.csv:5"), "\(outcome)")
    #expect(outcome.output.isEmpty)
    try folder.run("diff", "OV_PL_2026-10.csv", "missing.csv", expecting: 74)
  }

  @Test(
    "what is missing is named",
    arguments: [
      (["ov-de"], "no-such-list"), (["ov-pl", "2026-09", "2026-11"], "no-such-edition"),
      (["ov-pl", "2026-10"], "no-such-edition"),
    ])
  func missing(arguments: [String], code: String) throws {
    let folder = try twoMonths()
    #expect(try folder.json(["diff"] + arguments, status: 1)["code"].string == code)
  }

  @Test(
    "wrong usage is 64",
    arguments: [
      [], ["ov-pl", "--all"], ["ov-pl", "2026-10", "November"], ["a", "b", "c", "d"],
      ["ov-pl", "--only", "colour"],
      ["ov-pl", "--min-percent", "much"], ["a.csv", "b.csv", "--month", "2026-11"],
    ])
  func usage(arguments: [String]) throws {
    try TemporaryFolder().run(["diff"] + arguments).expect(64)
  }
}

extension Outcome {
  fileprivate func expect(_ status: Int32, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(self.status == status, "\(self)", sourceLocation: sourceLocation)
  }
}
