import Foundation
import Testing

/// The sample lists against the figures that `SampleData/README.md` worked out without the product.
@Suite("SampleData")
struct SampleDataTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let path: String
    let edition: String
    let rows: Int
    let net: String
    let list: String
    var testDescription: String { path }
  }

  static let samples = [
    Sample(
      path: "nce/Oct_NCE_LicenseBasedPL_GA_PL.csv", edition: "2026-10", rows: 57, net: "36347.29",
      list: "45177.96"),
    Sample(
      path: "nce/Nov_NCE_LicenseBasedPL_GA_PL.csv", edition: "2026-11", rows: 59, net: "38571.03",
      list: "47944.56"),
    Sample(
      path: "open-value/OV_PL_2026-10.csv", edition: "2026-10", rows: 199, net: "317004.48", list: "397073.00"
    ),
    Sample(
      path: "open-value/OV_PL_2026-11.csv", edition: "2026-11", rows: 200, net: "318318.13", list: "398713.00"
    ),
    Sample(
      path: "open-value/OVS_PL_2026-11.csv", edition: "2026-11", rows: 58, net: "28297.66", list: "35373.23"),
  ]

  @Test("Rows and sums", arguments: samples)
  func sums(_ sample: Sample) throws {
    let folder = try TemporaryFolder()
    let path = Executable.packageRoot.appendingPathComponent("SampleData/\(sample.path)").path
    let answer = try folder.json("import", path)
    expectArithmetic(answer)
    #expect(answer["lists"][0]["edition"].string == sample.edition)
    #expect(answer["lists"][0]["rows"].int == sample.rows)
    #expect(answer["lists"][0]["added"].int == sample.rows)
    let items = try folder.exported()
    #expect(items.flatMap { $0.amounts("net") }.reduce(0, +) == decimal(sample.net))
    #expect(items.flatMap { $0.amounts("list") }.reduce(0, +) == decimal(sample.list))
  }

  @Test("The UBL catalogue: 19 prices that make 4273.30")
  func ubl() throws {
    let folder = try TemporaryFolder()
    let path = Executable.packageRoot.appendingPathComponent("SampleData/ubl/catalogue-2026-11.xml").path
    let answer = try folder.json("import", path)
    #expect(answer["lists"][0]["rows"].int == 8)
    let prices = try folder.exported().flatMap { $0["prices"].array }
    #expect(prices.count == 19)
    #expect(prices.compactMap { $0["amount"].amount }.reduce(0, +) == decimal("4273.30"))
  }

  @Test("All of it in one go, and again without a change")
  func everything() throws {
    let folder = try TemporaryFolder()
    let path = Executable.packageRoot.appendingPathComponent("SampleData")
    let paths = ["nce", "open-value", "ubl", "edi-xml"].map { path.appendingPathComponent($0).path }
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
    let path = Executable.packageRoot.appendingPathComponent("SampleData/nce").path
    let names = ["Oct", "Nov"].map { "\(path)/\($0)_NCE_LicenseBasedPL_GA_PL.csv" }
    let lists = try folder.json(["import"] + names)["lists"].array
    let november = try #require(lists.first { $0["edition"].string == "2026-11" })
    #expect((november["removed"].int ?? 0) > 0, "Audio Conferencing is gone")
    #expect((november["added"].int ?? 0) > 0, "Copilot Business is new")
    #expect((november["changed"].int ?? 0) > 0, "Power BI Pro costs more, Project Plan 3 is renamed")
  }
}
