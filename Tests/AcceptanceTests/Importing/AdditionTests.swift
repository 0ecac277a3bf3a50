import Foundation
import Testing

/// Rejected rows are written to a file, mended there, and added to the edition of the others.
@Suite("Mended rows are added to their edition")
struct AdditionTests {
  private let target = ["--list", "ov-pl", "--edition", "2026-11"]

  /// What export says, without where it was read.
  private func withoutSources(_ folder: TemporaryFolder) throws -> [String] {
    try folder.run("export", "--format", "jsonl", expecting: 0).output.split(separator: "\n").map {
      $0.replacingOccurrences(of: #""source":\{[^}]*\}"#, with: "", options: .regularExpression)
    }
  }

  @Test(
    "A list with 10 bad rows, mended and added, gives the catalogue of the good list; the mended file is named"
  )
  func csv() throws {
    let good = Parts.openValue + Parts.many(40)
    let bad = Set(stride(from: 2, to: 42, by: 4))
    var rows = good
    for index in bad { rows[index].net = "#" + rows[index].net }
    let whole = try TemporaryFolder()
    try whole.importOpenValue(good)

    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList(rows).data)
    let outcome = try folder.run(
      ["import", "ov.csv", "--max-rejects", "10", "--rejects", "rejected.csv"] + target)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(
      outcome.errors.contains("pricebook import --add rejected.csv --list ov-pl --edition 2026-11"),
      "\(outcome)")
    #expect(try folder.exported().count == good.count - 10)

    let mended = try folder.read("rejected.csv").replacingOccurrences(of: "#", with: "")
    let answer = try folder.importing(
      "mended.csv", Data(mended.utf8), "--add", "--list", "ov-pl", "--edition", "2026-11")
    #expect(answer["lists"][0]["accepted"].int == 10 && answer["lists"][0]["added"].int == 10, "\(answer)")
    #expect(try withoutSources(folder) == withoutSources(whole))

    // Each mended row is named by the mended file, the header of which is line 1; the others by the first file.
    let lines = mended.split(separator: "\n").map(String.init)
    let items = try folder.exported()
    var named = 0
    for item in items {
      let part = item["partNumber"].string ?? ""
      let (file, line) = (item["source"]["file"].string, item["source"]["line"].int ?? 0)
      if let place = lines.firstIndex(where: { $0.hasPrefix(part + ",") }) {
        #expect(file == "mended.csv" && line == place + 1, "\(item)")
        #expect(item["prices"][0]["source"]["file"].string == "mended.csv", "\(item)")
        named += 1
      } else {
        #expect(file == "ov.csv", "\(item)")
      }
    }
    #expect(named == 10)
    let part = good[2].part
    let shown = try folder.run("show", part, expecting: 0).output
    #expect(shown.contains("mended.csv:2"), "\(shown)")
    #expect(try folder.json("editions")["editions"][0]["rows"].int == good.count)

    // Again: each row is reported, nothing changes.
    let again = try folder.json("import", "--add", "mended.csv", "--list", "ov-pl", "--edition", "2026-11")
    #expect(again.codes.filter { $0 == "row-exists" }.count == 10, "\(again)")
    #expect(again["lists"][0]["unchanged"].int == 10)
    #expect(try withoutSources(folder) == withoutSources(whole))
    let log = try folder.json("editions", "log")["entries"].array
    #expect(log.compactMap { $0["action"].string } == ["imported", "added", "unchanged"])
    #expect(log[0]["rejected"].int == 10 && log[1]["file"].string == "mended.csv")
    #expect(log[1]["changes"].array.count >= 10)
  }

  @Test("So it is with the rejected items of an XML list")
  func xml() throws {
    let good = (1...12).map {
      EDI.item("312-045\(10 + $0)", name: "Exchange \($0)", amount: "\(100 + $0).50")
    }
    let bad = good.enumerated().map { index, item in
      index % 4 == 1 ? item.replacingOccurrences(of: "amount=\"", with: "amount=\"#") : item
    }
    let whole = try TemporaryFolder()
    try whole.importing("edi.xml", Data(EDI.document(good.joined()).utf8))
    let folder = try TemporaryFolder()
    try folder.write("edi.xml", EDI.document(bad.joined()))
    let outcome = try folder.run("import", "edi.xml", "--max-rejects", "3", "--rejects", "rejected.xml")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.errors.contains("pricebook import --add rejected.xml --list "), "\(outcome)")
    // Also what is said in the comments; only the attributes are mended.
    let mended = try folder.read("rejected.xml").replacingOccurrences(of: "amount=\"#", with: "amount=\"")
    let answer = try folder.importing("mended.xml", Data(mended.utf8), "--add")
    #expect(answer["lists"][0]["added"].int == 3, "\(answer)")
    #expect(try withoutSources(folder) == withoutSources(whole))
    let items = try folder.exported()
    let sources = items.compactMap { $0["source"]["file"].string }
    #expect(sources.filter { $0 == "mended.xml" }.count == 3)
    let lines = mended.components(separatedBy: "\n")
    for item in items where item["source"]["file"].string == "mended.xml" {
      let line = lines[(item["source"]["line"].int ?? 1) - 1]
      #expect(line.contains(item["partNumber"].string ?? "?"), "\(item)")
    }
  }

  @Test("Without --rejects, an import with rejected rows says how they can be had and added")
  func suggestion() throws {
    let folder = try TemporaryFolder()
    var rows = Parts.openValue
    rows[1].net = "on request"
    try folder.write("ov.csv", OpenValueList(rows).data)
    let outcome = try folder.run(["import", "ov.csv", "--max-rejects", "1"] + target)
    #expect(outcome.errors.contains("--rejects FILE") && outcome.errors.contains("--add"), "\(outcome)")
  }

  @Test("There must be something to add to, and an addition is no replacement")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList(Parts.openValue).data)
    let nothing = try folder.run(["import", "--add", "ov.csv"] + target)
    #expect(nothing.status == 1 && !folder.exists("catalogue.sqlite"), "\(nothing)")
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    let answer = try folder.json(["import", "--add", "ov.csv"] + target, status: 1)
    #expect(answer.codes == ["no-such-edition"], "\(answer)")
    expectArithmetic(answer)
    #expect(try folder.run(["import", "--add", "--replace", "ov.csv"] + target).status == 64)
    let rehearsed = try folder.json(
      "import", "--add", "--dry-run", "ov.csv", "--list", "ov-pl", "--edition", "2026-10")
    #expect(rehearsed["lists"][0]["unchanged"].int == 9)
  }
}
