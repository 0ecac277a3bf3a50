import Foundation
import Testing

/// What `import` says about a list, and that its counts add up (CLI.md, JSON fields).
@Suite("import says what it did")
struct ImportAnswerTests {
  @Test("The JSON has every field that callers rely on")
  func fields() throws {
    let folder = try TemporaryFolder()
    let answer = try folder.importOpenValue(Parts.openValue)
    #expect(answer["dryRun"].bool == false)
    #expect(answer["diagnostics"].isArray)
    #expect(answer["lists"].array.count == 1)
    let list = answer["lists"][0]
    #expect(
      list.keys.isSuperset(of: [
        "file", "list", "edition", "profile", "encoding", "delimiter", "decimalMark", "headerLine", "rows",
        "accepted", "rejected", "warnings", "added", "changed", "unchanged", "deleted", "removed",
      ]), "\(list.keys.sorted())")
    #expect(list["list"].string == "ov-pl")
    #expect(list["edition"].string == "2026-11")
    #expect(list["profile"].string == "open-value-csv")
    #expect(list["file"].string?.hasSuffix("ov-pl-2026-11.csv") == true)
    #expect(list["delimiter"].string == ",")
    #expect(list["decimalMark"].string == ".")
    #expect(list["headerLine"].int == 1)
    #expect(list["encoding"].string?.lowercased().contains("utf-8") == true)
    #expect(list["rows"].int == 9)
    #expect(list["accepted"].int == 9)
    #expect(list["added"].int == 9)
    #expect(list["rejected"].int == 0)
    #expect(list["removed"].int == 0)
  }

  @Test(
    "What has no meaning for a format is null, not absent: an XML list has no delimiter and no header line")
  func nulls() throws {
    let folder = try TemporaryFolder()
    let answer = try folder.importing("list.xml", Data(EDI.catalogue.utf8), "--list", "edi")
    for field in ["delimiter", "headerLine"] {
      #expect(answer["lists"][0][field].isNull, "\(field): \(answer["lists"][0])")
    }
    #expect(answer["lists"][0]["profile"].string == "edi-xml")
    #expect(answer["lists"][0]["edition"].string == "2026-11")
    #expect(answer["lists"][0]["rows"].int == 2)
  }

  @Test("The next month is compared with the month before: added, changed, unchanged, removed")
  func secondEdition() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    var rows = Parts.openValue
    rows.removeAll { $0.part == "B6K-00054" }
    for index in rows.indices where rows[index].part == "W06-00793" { rows[index].net = "420.00" }
    for index in rows.indices where rows[index].part == "269-09046" {
      rows[index].family = "Office Professional Plus 2024"
    }
    rows.append(Parts.coreCAL("W06-99999", "user", "1.00", "2.00", level: "C"))
    let list = try folder.importOpenValue(rows, edition: "2026-11")["lists"][0]
    #expect(list["rows"].int == 9)
    #expect(list["added"].int == 1)
    #expect(list["changed"].int == 2)
    #expect(list["unchanged"].int == 6)
    #expect(list["deleted"].int == 0)
    #expect(list["removed"].int == 1)
    #expect(try folder.items("W06-00793", "--edition", "2026-10")[0].amounts("net") == [decimal("412.50")])
    #expect(try folder.items("W06-00793", "--edition", "2026-11")[0].amounts("net") == [decimal("420.00")])
    #expect(try folder.items("W06-00793")[0].amounts("net") == [decimal("420.00")])
    try folder.json("show", "B6K-00054", "--edition", "2026-11", status: 2)
    #expect(try folder.items("B6K-00054", "--edition", "2026-10").count == 1)
  }

  @Test("The same file again changes nothing and says so")
  func again() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    let before = try folder.run("export", "--format", "csv").output
    let answer = try folder.importOpenValue(Parts.openValue)
    #expect(answer["lists"][0]["unchanged"].int == 9)
    #expect(answer["lists"][0]["removed"].int == 0)
    #expect(try folder.run("export", "--format", "csv").output == before)
    let outcome = try folder.run(
      "import", "ov-pl-2026-11.csv", "--list", "ov-pl", "--edition", "2026-11", expecting: 0)
    let words = outcome.everything.lowercased()
    #expect(
      ["nothing", "no change", "already", "same file", "changes nothing"].contains { words.contains($0) },
      "\(outcome)")
  }

  @Test("A row that repeats another of its file shares its fate, with a warning")
  func repeatedRow() throws {
    let folder = try TemporaryFolder()
    let answer = try folder.importOpenValue(Parts.projectStandard + [Parts.projectStandard[0]])
    #expect(answer["lists"][0]["rows"].int == 6)
    #expect(answer["lists"][0]["added"].int == 6)
    #expect(answer.codes.contains("repeated-row"), "\(answer["diagnostics"])")
    #expect(try folder.exported().count == 5)
  }

  @Test("An edition may be put before one that is there: the result is that of the order of months")
  func earlierEditionLater() throws {
    var october = Parts.openValue
    october[0].net = "900.00"
    october.removeLast()
    let inOrder = try TemporaryFolder()
    try inOrder.importOpenValue(october, edition: "2026-10")
    try inOrder.importOpenValue(Parts.openValue, edition: "2026-11")
    let backwards = try TemporaryFolder()
    try backwards.importOpenValue(Parts.openValue, edition: "2026-11")
    try backwards.importOpenValue(october, edition: "2026-10")
    for edition in ["2026-10", "2026-11"] {
      for part in Parts.openValue.map(\.part) where edition == "2026-11" || part != "269-09046" {
        let expected = try inOrder.items(part, "--edition", edition).map { $0.amounts("net") }
        #expect(try backwards.items(part, "--edition", edition).map { $0.amounts("net") } == expected)
      }
    }
    try backwards.json("show", "269-09046", "--edition", "2026-10", status: 2)
  }
}
