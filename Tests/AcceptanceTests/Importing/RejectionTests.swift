import Foundation
import Testing

/// Rows that cannot be read: each is reported where it stands, and none slips by.
@Suite("A rejected row is reported and stops its list")
struct RejectionTests {
  /// Four parts; the second (line 3) has a price that is none, in field 17 (`Net Price`).
  private var list: OpenValueList {
    var rows = Array(Parts.projectStandard.prefix(4))
    rows[1].net = "on request"
    return OpenValueList(rows)
  }

  private let target = ["--list", "ov-pl", "--edition", "2026-11"]

  @Test("The diagnostic is FILE:LINE:COLUMN: error: … [code], with the value that was read")
  func position() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", list.data)
    let outcome = try folder.run(["import", "ov.csv"] + target)
    #expect(outcome.status == 1, "\(outcome)")
    let line = outcome.errors.split(separator: "\n").first { $0.hasPrefix("ov.csv:3:17: error: ") }
    #expect(line?.range(of: #"\[[a-z-]+\]"#, options: .regularExpression) != nil, "\(outcome)")
    #expect(outcome.errors.contains("on request"), "\(outcome)")
  }

  @Test("In JSON it has its fields, and nothing was imported")
  func document() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", list.data)
    let answer = try folder.json(["import", "ov.csv"] + target, status: 1)
    expectArithmetic(answer)
    #expect(answer["schema"].string == "pricebook.import/1")
    let errors = answer["diagnostics"].array.filter { $0["severity"].string == "error" }
    #expect(errors.count == 1, "\(answer)")
    let diagnostic = errors.first ?? JSON(nil)
    #expect(
      diagnostic.keys.isSuperset(of: [
        "file", "line", "column", "field", "severity", "code", "message", "value",
      ]), "\(diagnostic)")
    #expect(diagnostic["file"].string == "ov.csv")
    #expect(diagnostic["line"].int == 3)
    #expect(diagnostic["column"].int == 17)
    #expect(diagnostic["value"].string == "on request")
    #expect(answer["lists"][0]["rows"].int == 4)
    #expect(answer["lists"][0]["rejected"].int == 1)
    expectNothingImported(folder)
  }

  @Test("A row over several physical lines is named by the line where it starts")
  func multiLineRecord() throws {
    var mended = list
    mended.rows[0].legalName = "Project Standard\nin two\nlines"
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", mended.data)
    let answer = try folder.json(["import", "ov.csv"] + target, status: 1)
    #expect(
      answer["diagnostics"].array.contains { $0["line"].int == 5 && $0["column"].int == 17 }, "\(answer)")
  }

  @Test("All problems are reported in one pass")
  func allAtOnce() throws {
    var worse = list
    worse.rows[2].list = "12,3x"
    worse.rows[3].from = "31.31.2026"
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", worse.data)
    let answer = try folder.json(["import", "ov.csv"] + target, status: 1)
    let places = answer["diagnostics"].array.filter { $0["severity"].string == "error" }
      .map { "\($0["line"].int ?? 0):\($0["column"].int ?? 0)" }
    #expect(places == ["3:17", "4:18", "5:19"], "\(answer["diagnostics"])")
    #expect(answer["lists"][0]["rejected"].int == 3)
  }

  @Test(
    "--max-rejects lets a number of rows or a share of them pass by", arguments: ["1", "2", "25%", "50%"])
  func allowed(_ allowance: String) throws {
    let folder = try TemporaryFolder()
    let answer = try folder.importing(
      "ov.csv", list.data, "--list", "ov-pl", "--edition", "2026-11", "--max-rejects", allowance)
    #expect(answer["lists"][0]["accepted"].int == 3)
    #expect(answer["lists"][0]["rejected"].int == 1)
    #expect(try folder.exported().count == 3)
  }

  @Test("A smaller allowance does not", arguments: ["0", "0%", "10%"])
  func notAllowed(_ allowance: String) throws {
    let folder = try TemporaryFolder()
    try folder.importing(
      "ov.csv", list.data, "--list", "ov-pl", "--edition", "2026-11", "--max-rejects", allowance, status: 1)
    expectNothingImported(folder)
  }

  @Test("An allowance that is none is wrong usage", arguments: ["many", "-1", "5 %%"])
  func badAllowance(_ allowance: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", list.data)
    try folder.run("import", "ov.csv", "--max-rejects=\(allowance)", expecting: 64)
  }

  @Test("The file of --rejects holds the rejected rows, and can be mended and imported")
  func rejectsFile() throws {
    let folder = try TemporaryFolder()
    try folder.importing(
      "ov.csv", list.data, "--list", "ov-pl", "--edition", "2026-11", "--max-rejects", "1",
      "--rejects", "rejects.csv")
    let rejects = try folder.read("rejects.csv")
    #expect(rejects.contains("B6K-00053"), "\(rejects)")
    #expect(!rejects.contains("B6K-00052"), "\(rejects)")
    let mended = rejects.replacingOccurrences(of: "on request", with: "1215.00")
    let answer = try folder.importing(
      "mended.csv", Data(mended.utf8), "--list", "mended", "--edition", "2026-11")
    #expect(answer["lists"][0]["accepted"].int == 1)
    #expect(try folder.items("B6K-00053")[0].amounts("net") == [decimal("1215")])
  }

  @Test("A quote that is never closed is an error at the line where it opened")
  func openQuote() throws {
    let broken = OpenValueList(Array(Parts.projectStandard.prefix(3))).text
      .replacingOccurrences(of: "B6K-00053,", with: "B6K-00053,\"")
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", broken)
    let outcome = try folder.run(["import", "ov.csv"] + target)
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.errors.contains("ov.csv:3:"), "\(outcome)")
  }

  @Test("A required column that is missing is one error that names it and what was found")
  func missingColumn() throws {
    var list = OpenValueList(Parts.projectStandard)
    list.columns.removeAll { $0 == "Part Number" }
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", list.data)
    let outcome = try folder.run(["import", "ov.csv", "--profile", "open-value-csv"] + target)
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.errors.contains("Part Number"), "\(outcome)")
    #expect(outcome.errors.contains("Item Name"), "\(outcome)")
    #expect(outcome.errors.components(separatedBy: "error:").count == 2, "\(outcome)")
  }
}
