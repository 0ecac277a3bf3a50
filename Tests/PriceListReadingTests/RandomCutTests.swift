import Foundation
import PriceModel
import Testing

@testable import PriceListReading

@Suite("Larger files that are cut off")
struct RandomCutTests {
  @Test(
    "at 250 random bytes each: a diagnostic, or fewer rows up to a line break",
    arguments: [
      "open-value-csv/OV_PL_2026-10.csv", "open-value-csv/OV_PL_2026-11.csv",
      "nce-csv/Oct_NCE_LicenseBasedPL_GA_PL.csv",
      "ubl-catalogue/catalogue-2026-11.xml",
    ])
  func cuts(_ name: String) throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let whole = try Data(contentsOf: root.appendingPathComponent("SampleData/\(name)"))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cuts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("list-2026-11." + (name.hasSuffix("xml") ? "xml" : "csv")).path
    let reader = PriceListReader(library: try ProfileLibrary())
    func read(_ data: Data) throws -> ReadPriceList {
      try data.write(to: URL(fileURLWithPath: path))
      return try reader.read(path: path, options: ReadingOptions())
    }
    let complete = try read(whole)
    let said = Set(complete.diagnostics.map(\.code))
    var state: UInt64 = 42
    for _ in 0..<250 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let cut = Int(state >> 33) % whole.count
      let list = try read(whole.prefix(cut))
      let isSaid = list.isUnusable || list.diagnostics.contains { !said.contains($0.code) }
      // At the end of a record nothing in the file can tell; the rows are fewer, and the shrink guard watches.
      let endsAtRecord = cut > 0 && whole[whole.startIndex + cut - 1] == 0x0A && list.rows < complete.rows
      #expect(isSaid || endsAtRecord, "\(name) cut at \(cut)")
      #expect(list.rows == list.accepted + list.rejected)
    }
  }
}
