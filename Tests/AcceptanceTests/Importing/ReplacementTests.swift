import Foundation
import Testing

/// What protects an edition that is there: `--replace` and the guard against a list that shrinks.
@Suite("An edition is not overwritten by accident")
struct ReplacementTests {
  private var other: [OpenValueRow] {
    var rows = Parts.openValue
    rows[0].net = "999.00"
    return rows
  }

  @Test("Other content for the same edition ends with 1, names --replace and leaves the edition as it was")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.write("other.csv", OpenValueList(other).data)
    let arguments = ["import", "other.csv", "--list", "ov-pl", "--edition", "2026-11"]
    let outcome = try folder.run(arguments)
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.errors.contains("--replace"), "\(outcome)")
    #expect(outcome.errors.contains("2026-11"), "\(outcome)")
    try folder.json(arguments, status: 1)
    #expect(try folder.items("B6K-00052")[0].amounts("net") == [decimal("950.00")])
  }

  @Test("With --replace the new content stands in its place")
  func replaced() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    var rows = other
    rows.removeLast()
    try folder.importing(
      "other.csv", OpenValueList(rows).data, "--list", "ov-pl", "--edition", "2026-11", "--replace")
    #expect(try folder.items("B6K-00052")[0].amounts("net") == [decimal("999.00")])
    try folder.json("show", "269-09046", status: 2)
    #expect(try folder.json("editions")["editions"].array.count == 1)
  }

  @Test("More than 20 % fewer rows than the edition before end with 1, unless --allow-shrink")
  func shrinking() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.many(10), edition: "2026-10")
    try folder.write("short.csv", OpenValueList(Array(Parts.many(10).prefix(7))).data)
    let arguments = ["import", "short.csv", "--list", "ov-pl", "--edition", "2026-11"]
    let outcome = try folder.run(arguments)
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.errors.contains("--allow-shrink"), "\(outcome)")
    #expect(try folder.json("editions")["editions"].array.compactMap { $0["edition"].string } == ["2026-10"])
    let list = try folder.json(arguments + ["--allow-shrink"])["lists"][0]
    #expect(list["removed"].int == 3)
    #expect(list["unchanged"].int == 7)
  }

  @Test("Exactly 20 % fewer rows are no alarm")
  func twentyPercent() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.many(10), edition: "2026-10")
    let list = try folder.importOpenValue(Array(Parts.many(10).prefix(8)), edition: "2026-11")["lists"][0]
    #expect(list["removed"].int == 2)
  }
}
