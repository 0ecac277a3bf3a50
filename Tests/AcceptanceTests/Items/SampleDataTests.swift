import Foundation
import Testing

/// The sample lists together; `BuiltInProfileTests` has the figures of each.
@Suite("SampleData")
struct SampleDataTests {
  @Test("All of it in one go, and again without a change")
  func everything() throws {
    let folder = try TemporaryFolder()
    // One market and currency for the formats that name none.
    let options = ["--market", "US", "--currency", "USD"]
    let paths = ProfileExpectations.profiles.map {
      ProfileExpectations.samples.appendingPathComponent($0).path
    }
    let first = try folder.json(["import"] + paths + options)
    let files = try ProfileExpectations.profiles.flatMap { try ProfileExpectations($0).lists }
    #expect(first["lists"].array.count == files.count)
    let again = try folder.json(["import"] + paths + options)
    for list in again["lists"].array {
      #expect(list["added"].int == 0 && list["changed"].int == 0 && list["rejected"].int == 0, "\(list)")
    }
  }

  @Test("November against October as the README tells it")
  func november() throws {
    let folder = try TemporaryFolder()
    let path = Executable.packageRoot.appendingPathComponent("SampleData/nce-csv")
    let sheet = { (month: String) in path.appendingPathComponent("\(month)_NCE_LicenseBasedPL_GA_PL.csv").path
    }
    try folder.json("import", sheet("Oct"))
    let november = try folder.json("import", sheet("Nov"))["lists"][0]
    #expect((november["removed"].int ?? 0) > 0, "Audio Conferencing is gone")
    #expect((november["added"].int ?? 0) > 0, "Copilot Business is new")
    #expect((november["changed"].int ?? 0) > 0, "Power BI Pro costs more, Project Plan 3 is renamed")
  }
}
