import Foundation
import Testing

/// The walk of Open Value: program, family, offering, level, unit, acquisition year (RULES SEL-1).
@Suite("pick walks to a SKU")
struct PickTests {
  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.importOpenValue(Parts.subscription, list: "ovs-pl")
    return folder
  }

  @Test("The answer has its fields, and every step shows the options left with their number of items")
  func steps() throws {
    let folder = try stocked()
    let answer = try folder.json("pick", "--program", "OV")
    #expect(
      answer.keys.isSuperset(of: ["selection", "steps", "next", "items", "differences", "refused"]),
      "\(answer)")
    #expect(answer["selection"]["program"].string == "OV")
    #expect(answer["next"].string == "family")
    #expect(answer["items"].array.count == 9)
    let step = try #require(answer["steps"].array.first { $0["facet"].string == "family" }, "\(answer)")
    #expect(step["chosen"].isNull)
    let options = step["options"].array.map { "\($0["value"].string ?? "?") \($0["items"].int ?? -1)" }
    #expect(Set(options) == ["Project Standard 5", "Core CAL 3", "Office Professional Plus 1"])
    #expect(answer["refused"].array.isEmpty)
  }

  @Test("Without a facet the first question is the program")
  func start() throws {
    let folder = try stocked()
    let answer = try folder.json("pick")
    #expect(answer["next"].string == "program")
    let options = answer["steps"][0]["options"].array.map {
      "\($0["value"].string ?? "?") \($0["items"].int ?? -1)"
    }
    #expect(Set(options) == ["OV 9", "OVS 4"])
  }

  @Test("The order of the steps is program, family, offering, level, unit, acquired")
  func order() throws {
    let folder = try stocked()
    let answer = try folder.json(
      "pick", "--program", "OV", "--family", "Project Standard", "--unit", "1Y", "--acquired", "Y2")
    let facets = answer["steps"].array.compactMap { $0["facet"].string }
    let expected = ["program", "family", "offering", "level", "unit", "acquired"]
    #expect(facets.filter(expected.contains) == expected, "\(facets)")
    #expect(answer["items"].array.compactMap { $0["partNumber"].string } == ["B6K-00053"])
    #expect(answer["next"].isNull)
  }

  @Test("A step with one option is taken by itself")
  func singleOptions() throws {
    let folder = try stocked()
    let answer = try folder.json("pick", "--program", "OV", "--family", "Project Standard")
    #expect(answer["selection"]["offering"].string == "ADD", "\(answer["selection"])")
    #expect(answer["selection"]["level"].string == "NL")
    #expect(answer["next"].string == "unit")
    let unit = answer["steps"].array.first { $0["facet"].string == "unit" }
    let options = (unit?["options"].array ?? []).map {
      "\($0["value"].string ?? "?") \($0["items"].int ?? -1)"
    }
    #expect(Set(options) == ["1Y 3", "2Y 1", "3Y 1"])
  }

  @Test(
    "Several SKUs are shown with the attributes in which they differ: W06-00793 is per device, W06-00857 per user"
  )
  func differences() throws {
    let folder = try stocked()
    let arguments = ["pick", "--program", "OV", "--family", "Core CAL", "--level", "NL"]
    let answer = try folder.json(arguments)
    #expect(
      Set(answer["items"].array.compactMap { $0["partNumber"].string }) == ["W06-00793", "W06-00857"])
    let attributes = answer["differences"].array.compactMap { $0["attribute"].string }
    #expect(attributes.contains("userType"), "\(answer["differences"])")
    #expect(Set(attributes).isDisjoint(with: ["partNumber", "prices", "amount", "source", "level", "unit"]))
    let user = answer["differences"].array.first { $0["attribute"].string == "userType" }
    #expect(
      "\(user?["values"] ?? JSON(nil))".contains("device")
        && "\(user?["values"] ?? JSON(nil))".contains("user"))
    let outcome = try folder.run(arguments)
    #expect(outcome.status == 0, "\(outcome)")
    for word in ["W06-00793", "W06-00857", "device", "user"] { #expect(outcome.output.contains(word)) }
  }

  @Test("--one demands a single SKU: several are 3, one is 0")
  func one() throws {
    let folder = try stocked()
    let arguments = ["pick", "--program", "OV", "--family", "Core CAL", "--level", "NL", "--one"]
    let several = try folder.json(arguments, status: 3)
    #expect(several["schema"].string == "pricebook.pick/1")
    #expect(several["items"].array.count == 2)
    let single = try folder.json(arguments + ["--user-type", "device"])
    #expect(single["items"].array.compactMap { $0["partNumber"].string } == ["W06-00793"])
    #expect(single["differences"].array.isEmpty)
    #expect(single["items"][0].keys.isSuperset(of: ShowAndSearchTests.itemFields))
  }

  @Test(
    "Nothing matched is 2",
    arguments: [
      ["--family", "Zeppelin"], ["--program", "OV", "--family", "Project Standard", "--unit", "1M"],
      ["--program", "OVS-ES"], ["--family", "Core CAL", "--product-type", "BUYOUT"],
    ])
  func nothing(_ arguments: [String]) throws {
    let folder = try stocked()
    try folder.json(["pick"] + arguments, status: 2)
  }

  @Test(
    "Options take codes, long names and the spellings of the lists, in any case",
    arguments: [
      ["--program", "open value", "--offering", "additional product", "--unit", "1 year"],
      ["--program", "ov", "--offering", "AP", "--unit", "1YR"],
      ["--program", "OV", "--offering", "Addtl Prod", "--unit", "1y"],
    ])
  func spellings(_ arguments: [String]) throws {
    let folder = try stocked()
    let answer = try folder.json(
      ["pick", "--family", "project standard", "--acquired", "Acquired Year 1"] + arguments)
    #expect(answer["items"].array.compactMap { $0["partNumber"].string } == ["B6K-00052"], "\(answer)")
    #expect(answer["selection"]["offering"].string == "ADD" && answer["selection"]["unit"].string == "1Y")
  }

  @Test(
    "A value that a facet does not have is wrong usage, and the codes are named",
    arguments: [
      ("--program", "XY", "OVS"), ("--offering", "Sometimes", "UTD"), ("--level", "Z", "NL"),
      ("--unit", "5Y", "3Y"), ("--acquired", "Y4", "Y3"), ("--segment", "martian", "government"),
      ("--user-type", "robot", "device"), ("--product-type", "NFT", "LSA"),
      ("--billing", "hourly", "monthly"),
    ])
  func unknownValue(_ option: String, _ value: String, _ code: String) throws {
    let folder = try stocked()
    let outcome = try folder.run("pick", option, value, expecting: 64)
    #expect(outcome.errors.contains(value) && outcome.errors.contains(code), "\(outcome)")
  }

  @Test("The answer is the same with and without a terminal's manners: no question is asked of stdin")
  func notInteractive() throws {
    let folder = try stocked()
    let outcome = try folder.run(["pick", "--program", "OV"], stdin: Data("1\n1\n1\n".utf8))
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output == (try folder.run("pick", "--program", "OV").output))
  }
}
