import Foundation
import Testing

/// What is in the catalogue.
@Suite("lists and editions")
struct ListsTests {
  @Test("editions has every field, with the hash of the file and the day of the import")
  func fields() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    try folder.importOpenValue(Parts.openValue, edition: "2026-11")
    try folder.importNewCommerce([NewCommerceRow()])
    for command in ["lists", "editions"] {
      let editions = try folder.json(command)["editions"].array
      for edition in editions {
        #expect(
          edition.keys.isSuperset(of: ["list", "edition", "rows", "profile", "file", "sha256", "imported"]),
          "\(edition)")
        #expect(edition["imported"].string?.hasPrefix("2026-11-20") == true, "\(edition)")
      }
    }
    let editions = try folder.json("editions")["editions"].array
    #expect(
      Set(editions.map { "\($0["list"].string ?? "") \($0["edition"].string ?? "")" })
        == ["ov-pl 2026-10", "ov-pl 2026-11", "nce-us 2026-11"])
    let openValue = try #require(editions.first { $0["list"].string == "ov-pl" })
    #expect(openValue["rows"].int == 9)
    #expect(openValue["profile"].string == "open-value-csv")
    #expect(openValue["sha256"].string == (try hash("ov-pl-2026-10.csv", in: folder)))
  }

  /// The hash as coreutils compute it.
  private func hash(_ name: String, in folder: TemporaryFolder) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [folder.url(of: name).path]
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    return String(String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64))
  }

  @Test("A catalogue that is not there has no lists, which is said, and is not created by a question")
  func empty() throws {
    let folder = try TemporaryFolder()
    for command in ["lists", "editions"] {
      #expect(try folder.json(command)["editions"].array.isEmpty)
      #expect(try folder.run(command).errors.contains("import"))
    }
    for arguments in [["show", "W06-00793"], ["search", "core"], ["pick"], ["closer"], ["export"]] {
      let outcome = try folder.run(arguments)
      #expect(outcome.status == 1 && outcome.errors.contains("import"), "\(outcome)")
    }
    #expect(!folder.exists("catalogue.sqlite"))
  }

  @Test("editions remove takes an edition out; the others stay as they were")
  func removal() throws {
    let folder = try TemporaryFolder()
    var october = Parts.openValue
    october[0].net = "900.00"
    try folder.importOpenValue(october, edition: "2026-10")
    try folder.importOpenValue(Parts.openValue, edition: "2026-11")
    try folder.run("editions", "remove", "ov-pl", "2026-11", expecting: 0)
    #expect(try folder.json("editions")["editions"].array.compactMap { $0["edition"].string } == ["2026-10"])
    #expect(try folder.items("B6K-00052")[0].amounts("net") == [900])
    let outcome = try folder.run("editions", "remove", "ov-pl", "2026-11")
    #expect([1, 2].contains(outcome.status), "\(outcome)")
    try folder.run("editions", "remove", "ov-pl", expecting: 64)
  }

  @Test("editions log says what was done, with what a replacement changed")
  func log() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    var corrected = Parts.openValue
    corrected[0].net = "999.00"
    try folder.importing(
      "corrected.csv", OpenValueList(corrected).data, "--list", "ov-pl", "--edition", "2026-11", "--replace")
    try folder.run("editions", "remove", "ov-pl", "2026-11", expecting: 0)
    let answer = try folder.json("editions", "log", "ov-pl")
    #expect(answer["schema"].string == "pricebook.editions-log/1")
    let entries = answer["entries"].array
    #expect(entries.compactMap { $0["action"].string } == ["imported", "replaced", "removed"])
    #expect(entries.allSatisfy { $0["day"].string == "2026-11-20" })
    #expect(entries[0]["accepted"].int == 9 && entries[0]["rejected"].int == 0)
    #expect(entries[1]["file"].string == "corrected.csv")
    #expect(entries[1]["sha256"].string == (try hash("corrected.csv", in: folder)))
    #expect(entries[1]["replacedSHA256"].string == entries[0]["sha256"].string)
    let changes = entries[1]["changes"].array
    #expect(changes.count == 1)
    #expect(changes[0]["partNumber"].string == "B6K-00052")
    #expect(changes[0]["field"].string == "price" && changes[0]["kind"].string == "net")
    #expect(changes[0]["old"].string == "950.00" && changes[0]["new"].string == "999.00")
    // 49 more than 950 are 5.2 %.
    #expect(changes[0]["percent"].string == "5.2")
    #expect(changes[0]["newSource"]["file"].string == "corrected.csv")
    let table = try folder.run("editions", "log", "ov-pl", "2026-11", expecting: 0).output
    #expect(table.contains("replaced") && table.contains("999.00"), "\(table)")
    let csv = try folder.run("editions", "log", "--format", "csv", expecting: 0).output
    // A heading, three entries and one change.
    #expect(csv.split(whereSeparator: \.isNewline).count == 5, "\(csv)")
    try folder.run("editions", "log", "ov-pl", "2027-01", expecting: 2)
  }

  @Test("--catalogue goes before the environment, and ./pricebook.sqlite is the default")
  func catalogueNames() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList(Parts.openValue).data)
    let target = ["--list", "ov-pl", "--edition", "2026-11"]
    #expect(try folder.run(["import", "ov.csv", "--catalogue", "other.db"] + target).status == 0)
    #expect(folder.exists("other.db") && !folder.exists("catalogue.sqlite"))
    let plain = try Outcome.of(
      ["import", "ov.csv"] + target, in: folder.url, stdin: nil, environment: ["PATH": "/usr/bin:/bin"])
    #expect(plain.status == 0, "\(plain)")
    #expect(folder.exists("pricebook.sqlite"))
  }
}
