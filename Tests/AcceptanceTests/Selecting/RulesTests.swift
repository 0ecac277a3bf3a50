import Foundation
import Testing

/// The rules are a table that users can read.
@Suite("rules")
struct RulesTests {
  @Test("rules lists them, rules ID shows one with its source")
  func list() throws {
    let folder = try TemporaryFolder()
    let table = try folder.run("rules", expecting: 0).output
    for rule in ["SEL-1", "LVL-1", "LVL-4", "UTD-1", "WIN-5"] { #expect(table.contains(rule)) }
    let one = try folder.run("rules", "LVL-1", expecting: 0).output
    #expect(one.contains("250"))
    #expect("\(try folder.json("rules", "lvl-1"))".contains("LVL-1"))
  }

  @Test("A rule that is not there is no crash")
  func unknown() throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run("rules", "ZZZ-99")
    #expect([2, 64].contains(outcome.status), "\(outcome)")
  }
}
