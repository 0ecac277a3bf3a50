import ArchiveBuilding
import Foundation
import Testing

/// Lists arrive packed: gzip, zip with many lists, folders of both, and all of it through a pipe.
@Suite("import reads gzip, zip and folders")
struct ContainerTests {
  private let october = [UInt8](OpenValueList(Array(Parts.projectStandard.prefix(4))).data)
  private let november = [UInt8](OpenValueList(Parts.projectStandard).data)
  private let sheet = [UInt8](NewCommerceSheet(.d, [NewCommerceRow()]).data)

  private var archive: ZipBuilder {
    var zip = ZipBuilder()
    zip.add("Nov/ov-2026-11.csv", november)
    zip.add("Oct/ov-2026-10.csv", october)
    zip.add("nce-2026-11.csv", sheet)
    return zip
  }

  @Test("A zip of many lists is imported in the order of their editions, each a transaction of its own")
  func zip() throws {
    let folder = try TemporaryFolder()
    var archive = archive
    archive.add("notes.pdf", [1, 2, 3])
    let answer = try folder.importing("lists.zip", Data(archive.bytes))
    #expect(
      answer["lists"].array.compactMap { $0["file"].string } == [
        "lists.zip/Oct/ov-2026-10.csv", "lists.zip/Nov/ov-2026-11.csv", "lists.zip/nce-2026-11.csv",
      ])
    #expect(answer["lists"][0]["added"].int == 4)
    #expect(answer["lists"][1]["unchanged"].int == 4)
    #expect(answer["lists"][1]["added"].int == 1)
    #expect(answer.codes.contains("skipped-files"))
    #expect(
      answer["diagnostics"].array.contains { $0["message"].string?.contains("notes.pdf") == true },
      "\(answer)")
    // The same list, packed in another way, is known again.
    let again = try folder.importing("ov-2026-11.csv.gz", Data(gzipped(november)))
    #expect(again["lists"][0]["unchanged"].int == 5)
    #expect(try folder.json("editions")["editions"].array.count == 3)
  }

  @Test("Of an archive, what is refused is left out and the rest is imported: 5")
  func partly() throws {
    let folder = try TemporaryFolder()
    var archive = archive
    archive.add("../outside-2026-11.csv", november)
    try folder.write("lists.zip", Data(archive.bytes))
    let answer = try folder.json("import", "lists.zip", status: 5)
    #expect(answer.codes.contains("unsafe-entry"))
    #expect(try folder.json("editions")["editions"].array.count == 3)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).contains("outside-2026-11.csv")
        == false)
  }

  @Test("Standard input may be gzip or zip")
  func stdin() throws {
    let folder = try TemporaryFolder()
    let packed = try folder.json(
      "import", "-", "--list", "ov", "--edition", "2026-11", stdin: Data(gzipped(november)))
    #expect(packed["lists"][0]["added"].int == 5)
    let archive = try folder.json("import", "-", stdin: Data(archive.bytes))
    #expect(archive["lists"].array.count == 3)
    #expect(archive["lists"][0]["file"].string == "-/Oct/ov-2026-10.csv")
  }

  @Test("A folder gives its lists, packed ones too, by edition; what is no list is said")
  func folder() throws {
    let folder = try TemporaryFolder()
    try folder.write("month/Nov/ov-2026-11.csv.gz", Data(gzipped(november)))
    try folder.write("month/lists.zip", Data(archive.bytes))
    try folder.write("month/a.docx", "x")
    try folder.write("month/.hidden.csv", "x")
    let answer = try folder.json("import", "month")
    #expect(
      answer["lists"].array.compactMap { $0["file"].string } == [
        "month/lists.zip/Oct/ov-2026-10.csv", "month/Nov/ov-2026-11.csv.gz",
        "month/lists.zip/Nov/ov-2026-11.csv", "month/lists.zip/nce-2026-11.csv",
      ])
    let said = answer["diagnostics"].array.filter { $0["code"].string == "skipped-files" }
    #expect(said.count == 2 && said[0]["message"].string?.contains("a.docx") == true, "\(answer)")
    #expect(said[1]["message"].string?.contains("“.hidden.csv”") == true, "\(answer)")
    #expect(said.allSatisfy { $0["file"].string == "month" })
    let counted = answer["diagnosticsSummary"].array.first { $0["code"].string == "skipped-files" }
    #expect(counted?["count"].int == 2)
  }

  @Test("Twelve months without a year in their names are imported in the order of the months")
  func months() throws {
    let folder = try TemporaryFolder()
    for month in ["Nov", "Oct", "Sep"] { try folder.write("nce/\(month)_NCE_US.csv", Data(sheet)) }
    let answer = try folder.json("import", "nce")
    #expect(
      answer["lists"].array.compactMap { $0["file"].string?.split(separator: "/").last.map(String.init) } == [
        "Sep_NCE_US.csv", "Oct_NCE_US.csv", "Nov_NCE_US.csv",
      ])
  }

  @Test("A damaged archive imports nothing and says so in one error: 1")
  func damaged() throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in [("ov-2026-11.csv.gz", gzipped(november)), ("lists.zip", archive.bytes)] {
      try folder.write(name, Data(bytes.dropLast(20)))
      let outcome = try folder.run("import", name, expecting: 1)
      #expect(outcome.errors.contains("[damaged-archive]"), "\(outcome)")
      expectNothingImported(folder)
    }
  }

  @Test("Many lists side by side give what they give one by one, in their order")
  func sideBySide() throws {
    let folder = try TemporaryFolder()
    for number in 0..<40 {
      var row = Parts.coreCALDevice
      row.net = "\(100 + number).00"
      try folder.write(
        String(format: "many/list-%02d-2026-11.csv", number), OpenValueList([row, Parts.coreCALUser]).data)
    }
    let answer = try folder.json("import", "many", "--dry-run")
    let files = answer["lists"].array.compactMap { $0["file"].string }
    #expect(files == files.sorted() && files.count == 40)
    #expect(answer["lists"].array.allSatisfy { $0["rows"].int == 2 && $0["accepted"].int == 2 })
  }

  @Test("formats looks into gzip and zip")
  func formats() throws {
    let folder = try TemporaryFolder()
    var zip = ZipBuilder()
    zip.add("ov-2026-11.csv", november)
    try folder.write("one.zip", Data(zip.bytes))
    try folder.write("ov.csv.gz", Data(gzipped(november)))
    for name in ["one.zip", "ov.csv.gz"] {
      let answer = try folder.json("formats", name)
      #expect(answer["recognition"]["profile"].string == "open-value-csv", "\(answer)")
    }
  }
}
