import Foundation
import Testing

/// A download that broke off: at every byte of a small file there is a diagnostic, or a shorter list that says so.
@Suite("A file that is cut off is never read in silence")
struct TruncationTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let profile: String
    let name: String
    let content: Data
    var testDescription: String { profile }
  }

  static let samples: [Sample] = [
    Sample(
      profile: "nce-csv", name: "csv",
      content: NewCommerceSheet(
        .e, [NewCommerceRow(), .software("DG7GMGF0PWHC", "Server \"2025\", 16 Core", "912", "1140")]
      ).data),
    Sample(
      profile: "open-value-csv", name: "csv",
      content: {
        var list = OpenValueList(Array(Parts.projectStandard.prefix(2)))
        list.columns = ["Part Number", "Item Name", "Program", "Currency", "Net Price", "ERP Price"]
        list.delimiter = ";"
        list.decimalMark = ","
        return list.data
      }()),
    Sample(profile: "edi-xml", name: "xml", content: Data(EDI.document(EDI.item(), prologue: "").utf8)),
    Sample(
      profile: "ubl-catalogue", name: "xml",
      content: Data(
        UBL.document(UBL.line(1, name: "Żółw", identifiers: UBL.seller("S-1"), prices: UBL.price("12.00")))
          .utf8)),
  ]

  /// The cuts go into a run by the dozen; every file of a run is judged on its own.
  private static let cutsPerRun = 24

  @Test("Every byte", arguments: samples)
  func everyByte(_ sample: Sample) throws {
    let whole = [UInt8](sample.content)
    let folder = try TemporaryFolder()
    let wholeRows = try rows(of: "whole.\(sample.name)", sample, Data(whole), in: folder)
    #expect(wholeRows > 0)
    for start in stride(from: 0, to: whole.count, by: Self.cutsPerRun) {
      let cuts = Array(start..<min(start + Self.cutsPerRun, whole.count))
      for cut in cuts { try folder.write("cut-\(cut).\(sample.name)", Data(whole[..<cut])) }
      let outcome = try folder.run(
        ["import"] + cuts.map { "cut-\($0).\(sample.name)" } + options(sample))
      #expect([0, 1, 5].contains(outcome.status ?? -1), "\(outcome)")
      let answer = try JSON.document(of: outcome)
      for cut in cuts {
        try expectSaid(cut, whole, wholeRows, "cut-\(cut).\(sample.name)", answer)
      }
    }
  }

  /// The cut is an error, or fewer rows with a word about the last record; where it fell between two records of a
  /// CSV file nothing in the file can tell, and the rows are fewer.
  private func expectSaid(
    _ cut: Int, _ whole: [UInt8], _ wholeRows: Int, _ file: String, _ answer: JSON
  ) throws {
    let diagnostics = answer["diagnostics"].array.filter { $0["file"].string == file }
    let list = answer["lists"].array.first { $0["file"].string == file }
    let isError = diagnostics.contains { $0["severity"].string == "error" }
    if isError { return }
    let where_ = Comment(
      rawValue: "cut at \(cut): \(String(decoding: whole[..<cut].suffix(60), as: UTF8.self))")
    let accepted = list?["accepted"].int ?? -1
    #expect(accepted >= 0, where_)
    if file.hasSuffix(".xml") {
      // Only the line break after the root element may go.
      #expect(cut == whole.count - 1, where_)
    } else if cut > 0, whole[cut - 1] == UInt8(ascii: "\n") {
      #expect(accepted < wholeRows, where_)
      #expect(accepted > 0 || !diagnostics.isEmpty, where_)
    } else {
      // A header that ends in half a line break is followed by no row, which is said.
      let said = ["unterminated-last-record", "no-rows"]
      #expect(diagnostics.contains { said.contains($0["code"].string ?? "") }, where_)
      #expect(accepted <= wholeRows, where_)
    }
  }

  private func options(_ sample: Sample) -> [String] {
    ["--profile", sample.profile, "--list", "x", "--edition", "2026-11", "--dry-run", "--format", "json"]
  }

  private func rows(of name: String, _ sample: Sample, _ content: Data, in folder: TemporaryFolder) throws
    -> Int
  {
    try folder.write(name, content)
    let outcome = try folder.run(["import", name] + options(sample))
    #expect(outcome.status == 0, "\(outcome)")
    return try JSON.document(of: outcome)["lists"][0]["accepted"].int ?? 0
  }

  @Test("Alone and without --profile too, a cut list is no crash and no silence")
  func alone() throws {
    let folder = try TemporaryFolder()
    for sample in Self.samples {
      for cut in stride(from: 1, to: sample.content.count, by: 97) {
        try folder.write("cut", sample.content.prefix(cut))
        let outcome = try folder.run(
          "import", "cut", "--list", "x", "--edition", "2026-11", "--dry-run", "--format", "json")
        #expect(outcome.status == 0 || outcome.status == 1, "\(sample.profile) cut at \(cut)\n\(outcome)")
        let said = try JSON.document(of: outcome)
        #expect(
          outcome.status == 1 || !said["diagnostics"].array.isEmpty
            || sample.content.prefix(cut).last == UInt8(ascii: "\n"),
          "\(sample.profile) cut at \(cut)\n\(outcome)")
      }
    }
    #expect(!folder.exists("catalogue.sqlite"))
  }
}
