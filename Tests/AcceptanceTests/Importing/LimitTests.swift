import Foundation
import Testing

/// What no honest list reaches is refused, and the refusal says how to allow it.
@Suite("Limits are said, and can be moved")
struct LimitTests {
  private let target = ["--list", "ov-pl", "--edition", "2026-11"]

  @Test("A field beyond its limit: the refusal's own remedy lets the list in")
  func field() throws {
    var row = Parts.coreCALDevice
    row.legalName = String(repeating: "x", count: 1_500_000)
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList([row]).data)
    let outcome = try folder.run(["import", "ov.csv"] + target)
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains("ov.csv:2: error: the record has a field of more than 1 MiB"), "\(outcome)")
    #expect(outcome.errors.contains("[limit-field]"))
    #expect(outcome.errors.contains("--limit field=2MiB allows more"))
    expectNothingImported(folder)
    let answer = try folder.json(["import", "ov.csv", "--limit", "field=2MiB"] + target)
    #expect(answer["lists"][0]["added"].int == 1)
  }

  @Test("formats knows the same limits")
  func formats() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList([Parts.coreCALDevice]).data)
    #expect(try folder.run("formats", "ov.csv", expecting: 0).status == 0)
    #expect(try folder.run("formats", "ov.csv", "--limit", "columns=5").status == 1)
  }

  @Test("A limit that is not known is wrong usage, with a suggestion")
  func unknown() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList([Parts.coreCALDevice]).data)
    for command in ["import", "formats"] {
      let outcome = try folder.run(command, "ov.csv", "--limit", "recrod=5MiB", expecting: 64)
      #expect(outcome.errors.contains("did you mean record?"), "\(outcome)")
    }
    #expect(!folder.exists("catalogue.sqlite"))
  }
}
