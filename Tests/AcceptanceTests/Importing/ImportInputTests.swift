import Foundation
import Testing

/// Where price lists come from, and how an import that fails in part is told from one that fails.
@Suite("import reads files, folders and stdin")
struct ImportInputTests {
  private let target = ["--list", "ov-pl", "--edition", "2026-11"]
  private let good = OpenValueList(Parts.projectStandard).data
  private var bad: Data {
    Data(OpenValueList(Parts.projectStandard).text.replacing("950.00", with: "abc").utf8)
  }

  @Test("--dry-run counts like an import, changes nothing and creates nothing")
  func dryRun() throws {
    let folder = try TemporaryFolder()
    let answer = try folder.importing(
      "ov.csv", good, "--list", "ov-pl", "--edition", "2026-11", "--dry-run")
    #expect(answer["dryRun"].bool == true)
    #expect(answer["lists"][0]["added"].int == 5)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["ov.csv"])
  }

  @Test("--dry-run beside an earlier edition counts the differences and leaves the catalogue alone")
  func dryRunOfSecondEdition() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.projectStandard, edition: "2026-10")
    var rows = Parts.projectStandard
    rows[0].net = "1000.00"
    let answer = try folder.importing(
      "ov.csv", OpenValueList(rows).data, "--list", "ov-pl", "--edition", "2026-11", "--dry-run")
    #expect(answer["lists"][0]["changed"].int == 1)
    #expect(answer["lists"][0]["unchanged"].int == 4)
    #expect(try folder.json("editions")["editions"].array.count == 1)
  }

  @Test("A dry run of a bad file ends with 1, like the import")
  func dryRunOfBadFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", bad)
    try folder.json(["import", "ov.csv", "--dry-run"] + target, status: 1)
    #expect(!folder.exists("catalogue.sqlite"))
  }

  @Test("A folder is all its price lists")
  func wholeFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("month/ov-2026-11.csv", good)
    try folder.write("month/nce-2026-11.csv", NewCommerceSheet(.d, [NewCommerceRow()]).data)
    try folder.write("month/deeper/edi.xml", EDI.catalogue)
    let answer = try folder.json("import", "month")
    #expect(
      Set(answer["lists"].array.compactMap { $0["profile"].string }).isSuperset(of: [
        "nce-csv", "open-value-csv",
      ]))
    #expect(answer["lists"].array.allSatisfy { $0["edition"].string == "2026-11" }, "\(answer)")
  }

  @Test("- is stdin")
  func stdin() throws {
    let folder = try TemporaryFolder()
    let answer = try folder.json(["import", "-"] + target, stdin: good)
    #expect(answer["lists"][0]["added"].int == 5)
    #expect(try folder.exported().count == 5)
  }

  @Test("Of several files a bad one is left out and the others are done: 5")
  func partly() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov-2026-11.csv", bad)
    try folder.write("nce-2026-11.csv", NewCommerceSheet(.d, [NewCommerceRow()]).data)
    let answer = try folder.json("import", "ov-2026-11.csv", "nce-2026-11.csv", status: 5)
    #expect(answer["diagnostics"].array.contains { $0["file"].string == "ov-2026-11.csv" }, "\(answer)")
    let editions = try folder.json("editions")["editions"].array
    #expect(editions.compactMap { $0["profile"].string } == ["nce-csv"])
  }

  @Test("Several files that are all bad end with 1")
  func allBad() throws {
    let folder = try TemporaryFolder()
    try folder.write("one-2026-11.csv", bad)
    try folder.write("two-2026-10.csv", bad)
    try folder.json("import", "one-2026-11.csv", "two-2026-10.csv", status: 1)
  }

  @Test("A file that is not there is 74, and is named")
  func missingFile() throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run("import", "nowhere.csv", expecting: 74)
    #expect(outcome.errors.contains("nowhere.csv"))
  }

  @Test("An empty file is an error, not an empty list", arguments: ["", "\n\n", "\u{FEFF}"])
  func emptyFile(_ content: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("empty.csv", content)
    let outcome = try folder.run(["import", "empty.csv"] + target)
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.errors.contains("empty.csv"), "\(outcome)")
  }

  @Test("A header without a row is said, never silent")
  func headerOnly() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList([]).data)
    let answer = try folder.run(["import", "ov.csv", "--format", "json"] + target)
    #expect(try JSON.document(of: answer)["diagnostics"].array.isEmpty == false, "\(answer)")
  }

  @Test(
    "Wrong usage is 64",
    arguments: [
      ["import"], ["import", "a.csv", "--no-such-option"], ["import", "a.csv", "--edition", "November"],
      ["import", "a.csv", "--edition", "2026-13"], ["no-such-command"],
      ["import", "a.csv", "--format", "yaml"],
    ])
  func usage(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", good)
    let outcome = try folder.run(arguments)
    #expect(outcome.status == 64, "\(outcome)")
    #expect(!folder.exists("catalogue.sqlite"))
  }

  @Test("A catalogue that is none is the catalogue's fault, and is not touched")
  func noCatalogue() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "catalogue.sqlite", "These are notes, not a database, and they are long enough to see.\n")
    try folder.write("ov.csv", good)
    let outcome = try folder.run(["import", "ov.csv"] + target)
    #expect(outcome.status == 1, "\(outcome)")
    #expect(try folder.read("catalogue.sqlite").hasPrefix("These are notes"))
  }
}
