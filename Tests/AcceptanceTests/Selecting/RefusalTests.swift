import Foundation
import Testing

/// Agreement facts refuse a value, with the rule and the reason; the exit code is 4.
@Suite("Licensing rules refuse")
struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    let facet: String
    let value: String
    let rule: String
  }

  static let cases = [
    Case(
      testDescription: "level C below 250 desktops",
      arguments: ["--program", "OV", "--level", "C", "--organisation-wide", "--desktops", "60"],
      facet: "level", value: "C", rule: "LVL-1"),
    Case(
      testDescription: "level C below 250 desktops in the Subscription",
      arguments: ["--program", "OVS", "--level", "C", "--desktops", "249"],
      facet: "level", value: "C", rule: "LVL-1"),
    Case(
      testDescription: "UTD in Open Value", arguments: ["--program", "OV", "--offering", "UTD"],
      facet: "offering", value: "UTD", rule: "UTD-1"),
    Case(
      testDescription: "Enterprise where the agreement is not organisation-wide",
      arguments: ["--program", "OV", "--no-organisation-wide", "--offering", "ENT"],
      facet: "offering", value: "ENT", rule: "LVL-3"),
    Case(
      testDescription: "level C where the agreement is not organisation-wide",
      arguments: ["--program", "OV", "--no-organisation-wide", "--level", "C"],
      facet: "level", value: "C", rule: "LVL-3"),
  ]

  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let platform = OpenValueRow(
      part: "W06-00820", family: "Core CAL", offering: "PLA", net: "350.00", list: "440.00",
      userType: "device")
    let upToDate = OpenValueRow(
      part: "W06-00821", family: "Core CAL", offering: "UTD", net: "206.25", list: "257.50",
      userType: "device")
    let government = Parts.coreCAL("W06-00822", "device", "380.00", "475.00", level: "D")
    try folder.importOpenValue(Parts.openValue + [platform, upToDate, government])
    try folder.importOpenValue(Parts.subscription, list: "ovs-pl")
    return folder
  }

  @Test("with 4, the rule's ID and the reason", arguments: cases)
  func refused(_ refusal: Case) throws {
    let folder = try stocked()
    let answer = try folder.json(["pick"] + refusal.arguments, status: 4)
    #expect(answer["schema"].string == "pricebook.pick/1")
    let found = answer["refused"].array.first {
      $0["facet"].string == refusal.facet && $0["value"].string == refusal.value
    }
    #expect(found?["rule"].string == refusal.rule, "\(answer["refused"])")
    #expect(found?["reason"].string?.isEmpty == false)
    let outcome = try folder.run(["pick"] + refusal.arguments)
    #expect(outcome.status == 4, "\(outcome)")
    #expect(outcome.errors.contains(refusal.rule), "\(outcome)")
  }

  @Test("What was refused but not asked for is left out of the options and listed, without 4")
  func optionsLeftOut() throws {
    let folder = try stocked()
    let answer = try folder.json(
      "pick", "--program", "OV", "--family", "Core CAL", "--offering", "ENT", "--user-type", "device",
      "--segment", "commercial", "--organisation-wide", "--desktops", "60")
    #expect(answer["selection"]["level"].string == "NL", "\(answer["selection"])")
    #expect(answer["items"].array.compactMap { $0["partNumber"].string } == ["W06-00793"])
    #expect(
      answer["refused"].array.contains { $0["value"].string == "C" && $0["rule"].string == "LVL-1" },
      "\(answer["refused"])")
  }

  @Test("250 desktops take level C")
  func levelC() throws {
    let folder = try stocked()
    let answer = try folder.json(
      "pick", "--program", "OV", "--family", "Core CAL", "--offering", "ENT", "--organisation-wide",
      "--desktops", "250",
      "--level", "C")
    #expect(answer["items"].array.compactMap { $0["partNumber"].string } == ["W06-00810"])
  }

  @Test("Not organisation-wide leaves level NL and Additional Products")
  func notOrganisationWide() throws {
    let folder = try stocked()
    let answer = try folder.json("pick", "--program", "OV", "--no-organisation-wide")
    let items = answer["items"].array
    #expect(items.count == 6, "\(items.compactMap { $0["partNumber"].string })")
    #expect(items.allSatisfy { $0["offering"].string == "ADD" && $0["level"].string == "NL" })
  }

  @Test("Level D is accepted for government only (WIN-5)")
  func levelD() throws {
    let folder = try stocked()
    try folder.json(
      "pick", "--program", "OV", "--family", "Core CAL", "--level", "D", "--segment", "commercial", status: 4)
  }

  @Test("OVS has no prepaid option, except for online services (SEL-9)")
  func prepaidSubscription() throws {
    let folder = try stocked()
    let outcome = try folder.run(
      "pick", "--program", "OVS", "--family", "Office Professional Plus", "--offering", "ENT", "--level",
      "NL",
      "--payment", "prepaid", expecting: 4)
    #expect(outcome.errors.contains("SEL-9"), "\(outcome)")
  }

  @Test("UTD is open to OVS")
  func upToDateSubscription() throws {
    let folder = try stocked()
    let answer = try folder.json(
      "pick", "--program", "OVS", "--offering", "UTD", "--level", "NL", "--one")
    #expect(answer["items"].array.compactMap { $0["partNumber"].string } == ["269-12411"])
  }
}
