import Foundation
import Testing

/// The sample lists together; `BuiltInProfileTests` has the figures of each.
@Suite("SampleData")
struct SampleDataTests {
  @Test("All of it in one go, and again without a change")
  func everything() throws {
    let folder = try TemporaryFolder()
    let path = Executable.packageRoot.appendingPathComponent("SampleData")
    let paths = ["nce-csv", "open-value-csv", "ubl-catalogue", "edi-xml"].map {
      path.appendingPathComponent($0).path
    }
    let first = try folder.json(["import"] + paths)
    #expect(first["lists"].array.count == 7)
    let again = try folder.json(["import"] + paths)
    for list in again["lists"].array {
      #expect(list["unchanged"].int == list["rows"].int, "\(list)")
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
