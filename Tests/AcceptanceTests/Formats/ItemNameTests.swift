import Foundation
import Testing

/// What has no column is decoded from the item name (FORMATS §3 and §5).
@Suite("Item names say what columns do not")
struct ItemNameTests {
  /// A list that has only what is sure to be there.
  private func item(
    _ name: String, options: [String] = [], in folder: TemporaryFolder
  ) throws -> (answer: JSON, item: JSON) {
    try folder.write(
      "ov.csv", "Part Number,Item Name,ERP Price\nW06-00793,\(csvField(name, delimiter: ",")),515.00\n")
    let answer = try folder.json(
      ["import", "ov.csv", "--list", "x", "--edition", "2026-11", "--currency", "PLN"] + options)
    return (answer, try folder.items("W06-00793").first ?? JSON(nil))
  }

  @Test(
    "Four spellings, the same facets",
    arguments: [
      ("Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL", ["ENT", "NL", "1Y", "-", "LSA", "device"]),
      ("Visual Studio Pro MSDN ALng LSA OLV NL 3Y Aq Y1 AP", ["ADD", "NL", "3Y", "Y1", "LSA", "-"]),
      (
        "Microsoft VisioOnlinePlan2Open ShrdSvr AllLng MonthlySubscriptions-VolumeLicense OLV 1License NoLevel "
          + "AdditionalProduct 1Month", ["ADD", "NL", "1M", "-", "MSU", "-"]
      ),
      ("1YR OFFICESTD ALNG LICSAPK OLV, D AP", ["ADD", "D", "1Y", "-", "LSA", "-"]),
    ])
  func spellings(_ name: String, _ codes: [String]) throws {
    let folder = try TemporaryFolder()
    let (_, item) = try item(name, in: folder)
    let facets = ["offering", "level", "unit", "acquired", "productType", "userType"]
    #expect(facets.map { item[$0].string ?? "-" } == codes, "\(item)")
    #expect(item["itemName"].string == name)
    #expect(item.amounts("list") == [515])
  }

  @Test("OLV cannot tell Open Value from its Subscription: null with a warning, and --program sets it")
  func program() throws {
    let name = "Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL"
    let folder = try TemporaryFolder()
    let (answer, unknown) = try item(name, in: folder)
    #expect(unknown["program"].isNull, "\(unknown)")
    #expect((answer["lists"][0]["warnings"].int ?? 0) > 0, "\(answer)")
    let other = try TemporaryFolder()
    let (_, known) = try item(name, options: ["--program", "Open Value Subscription"], in: other)
    #expect(known["program"].string == "OVS")
  }

  @Test("A column beats the name, and the contradiction is a warning")
  func contradiction() throws {
    var row = Parts.coreCALDevice
    row.name = "Core CAL ALNG LicSAPk OLV C 1Y Acq Y1 Ent DvcCAL"
    let folder = try TemporaryFolder()
    let answer = try folder.importOpenValue([row, Parts.coreCALUser])
    #expect(try folder.items("W06-00793")[0]["level"].string == "NL")
    let warnings = answer["diagnostics"].array.filter { $0["line"].int == 2 }
    #expect(warnings.count == 1 && warnings[0]["severity"].string == "warning", "\(answer)")
    #expect(answer["lists"][0]["accepted"].int == 2)
  }

  @Test("Values that nobody knows are kept and warned about; they do not break the list")
  func unknownValues() throws {
    var row = Parts.coreCALDevice
    row.offering = "Galactic"
    row.name = "Core CAL ALNG LicSAPk OLV NL 1Y DvcCAL Qzx"
    let folder = try TemporaryFolder()
    let answer = try folder.importOpenValue([row, Parts.coreCALUser])
    #expect(answer["lists"][0]["accepted"].int == 2)
    #expect((answer["lists"][0]["warnings"].int ?? 0) > 0)
    let item = try folder.items("W06-00793")[0]
    #expect(item["offering"].string == "Galactic", "\(item)")
    #expect("\(item["qualifiers"])\(item["family"])".contains("Qzx"), "\(item)")
  }

  @Test("A column that no profile knows is kept as an attribute")
  func unknownColumn() throws {
    let folder = try TemporaryFolder()
    let text = OpenValueList([Parts.coreCALDevice]).text.split(separator: "\n")
    try folder.write("ov.csv", "\(text[0]),Warehouse Colour\n\(text[1]),green\n")
    try folder.json("import", "ov.csv", "--list", "x", "--edition", "2026-11")
    #expect("\(try folder.items("W06-00793")[0]["attributes"])".contains("green"))
  }

  @Test(
    "Government, faculty and student are read from the name",
    arguments: [
      ("Core CAL ALNG LicSAPk OLV D 1Y Gov Ent DvcCAL", "government"),
      ("Office Professional Plus ALNG SubsVL OLV E 1Y Acdmc Ent Fclty", "faculty"),
      ("Office Professional Plus ALNG SubsVL OLV NL 1Y Acdmc Stdnt Ent", "student"),
    ])
  func segments(_ name: String, _ segment: String) throws {
    let folder = try TemporaryFolder()
    #expect(try item(name, in: folder).item["segment"].string == segment)
  }
}
