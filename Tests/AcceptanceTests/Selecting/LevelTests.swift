import Foundation
import Testing

/// Price levels and minimums with the rule that decides (RULES §2).
@Suite("level")
struct LevelTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: String
    let level: String
    let rule: String
    var minimum = 5
    var testDescription: String { arguments }
  }

  static let cases = [
    Case(arguments: "--program OV --organisation-wide --desktops 249", level: "NL", rule: "LVL-1"),
    Case(arguments: "--program OV --organisation-wide --desktops 250", level: "C", rule: "LVL-1"),
    Case(arguments: "--program OV --organisation-wide --desktops 5", level: "NL", rule: "LVL-1"),
    Case(arguments: "--program OVS --desktops 249", level: "NL", rule: "LVL-1"),
    Case(arguments: "--program OVS --desktops 250 --segment government", level: "C", rule: "LVL-1"),
    Case(arguments: "--program OVS-ES --segment faculty --fte 999", level: "E", rule: "LVL-2"),
    Case(arguments: "--program OVS-ES --segment faculty --fte 999.66", level: "E", rule: "LVL-2"),
    Case(arguments: "--program OVS-ES --segment faculty --fte 1000", level: "F", rule: "LVL-2"),
    Case(arguments: "--program OVS-ES --segment faculty --fte 5", level: "E", rule: "LVL-2"),
    Case(arguments: "--program OVS-ES --segment student --fte 5000", level: "NL", rule: "LVL-2"),
    Case(arguments: "--program OV --no-organisation-wide --licences 400", level: "NL", rule: "LVL-3"),
    Case(arguments: "--program OVS --desktops 3 --country JP", level: "NL", rule: "LVL-1", minimum: 3),
  ]

  @Test("The level, the rule and the minimum", arguments: cases)
  func levels(_ expected: Case) throws {
    let folder = try TemporaryFolder()
    let answer = try folder.json(["level"] + expected.arguments.split(separator: " ").map(String.init))
    #expect(answer.keys.isSuperset(of: ["level", "rule", "reason", "minimum"]), "\(answer)")
    #expect(answer["level"].string == expected.level)
    #expect(answer["rule"].string == expected.rule)
    #expect(answer["minimum"].int == expected.minimum, "\(answer)")
    #expect(answer["reason"].string?.isEmpty == false)
  }

  @Test(
    "Below the minimum the agreement is refused by LVL-4",
    arguments: [
      "--program OV --organisation-wide --desktops 4", "--program OVS --desktops 4",
      "--program OV --no-organisation-wide --licences 4", "--program OVS-ES --segment faculty --fte 4",
      "--program OVS-ES --segment faculty --fte 4.99", "--program OVS --desktops 2 --country JP",
      "--program OVS --desktops 0",
    ])
  func belowMinimum(_ arguments: String) throws {
    let folder = try TemporaryFolder()
    let words = ["level"] + arguments.split(separator: " ").map(String.init)
    let answer = try folder.json(words, status: 4)
    #expect(answer["rule"].string == "LVL-4", "\(answer)")
    #expect(try folder.run(words).errors.contains("LVL-4"))
  }

  @Test(
    "Wrong usage",
    arguments: [
      "--program OV --desktops many", "--program Nonsense --desktops 10", "--program OV --desktops -5",
    ])
  func usage(_ arguments: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run(["level"] + arguments.split(separator: " ").map(String.init))
    #expect(outcome.status == 64, "\(outcome)")
  }

  @Test("The table says the level and its rule too")
  func table() throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run("level", "--program", "OVS", "--desktops", "250", expecting: 0)
    #expect(outcome.output.contains("C") && outcome.output.contains("LVL-1"), "\(outcome)")
  }
}
