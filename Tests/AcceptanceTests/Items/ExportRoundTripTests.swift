import Foundation
import Testing

/// An edition that was exported as CSV is the same edition when it is imported again.
@Suite("Export and back")
struct ExportRoundTripTests {
  /// What export says of an edition, an item a line, without where it was read; and the sums of its prices.
  private func content(_ folder: TemporaryFolder, _ list: String, _ edition: String) throws -> [String] {
    try folder.run("export", list, edition, "--format", "jsonl", expecting: 0).output.split(separator: "\n")
      .map { String($0).withoutSources }
  }

  private func expectRoundTrip(_ folder: TemporaryFolder, _ list: String, _ edition: String) throws {
    let before = try content(folder, list, edition)
    #expect(!before.isEmpty)
    let other = try TemporaryFolder()
    let text = try folder.run("export", list, edition, "--format", "csv", expecting: 0).output
    let answer = try other.importing("exported.csv", Data(text.utf8))
    #expect(answer["lists"][0]["profile"].string == "pricebook-csv")
    #expect(answer["lists"][0]["list"].string == list && answer["lists"][0]["edition"].string == edition)
    #expect(answer["lists"][0]["rejected"].int == 0)
    #expect(try content(other, list, edition) == before, "\(list) \(edition)")
    // What is in force on a day is so, too; and what is exported of it is the same text but for the sources.
    let day = "\(edition)-17"
    #expect(
      try folder.run("export", list, "--on", day, "--format", "jsonl").output.withoutSources
        == other.run("export", list, "--on", day, "--format", "jsonl").output.withoutSources)
    let again = try other.run("export", list, edition, "--format", "csv", expecting: 0).output
    let cut = { (text: String) in csvRecords(text).map { Array($0.dropLast(3)) } }
    #expect(cut(again) == cut(text))
  }

  @Test("So it is with the sample lists of every profile", arguments: ProfileExpectations.expected)
  func samples(_ profile: String) throws {
    let expected = try ProfileExpectations(profile)
    let folder = try TemporaryFolder()
    for list in expected.lists {
      let found = try folder.json(["import", expected.path(list)] + list.options)["lists"][0]
      try expectRoundTrip(folder, found["list"].string ?? "", found["edition"].string ?? "")
    }
  }

  @Test(
    "And with generated lists of every format: facets, tiers, days, attributes, successors",
    arguments: ["nce", "nce-software", "open-value", "edi-xml", "ubl", "bmecat"])
  func generated(_ format: String) throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = Executable.packageRoot.appendingPathComponent("Tools/generate")
    process.arguments = [
      format, "--rows", "150", "--months", "2", "--seed", "7", "--output", folder.url.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let lists = names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xml") }
    #expect(lists.count == 2)
    for list in try folder.json(["import"] + lists)["lists"].array {
      try expectRoundTrip(folder, list["list"].string ?? "", list["edition"].string ?? "")
    }
  }

  @Test("Signs that CSV, JSON and spreadsheets take for something come back as they were")
  func signs() throws {
    let names = [
      "=1+1", "'=1+1", "''-2", "'quoted'", "+48", "-", "@x", "a,b;c", "two\nlines", "\"quotes\"", "1E10",
      "0005",
      "{\"a\":1}", "[x]", "N/A", "null", "ż𝄞",
    ]
    let folder = try TemporaryFolder()
    var rows: [OpenValueRow] = []
    for (index, name) in names.enumerated() {
      var row = Parts.coreCALDevice
      row.part = "SIG-0000\(index)"
      row.legalName = name
      rows.append(row)
    }
    try folder.importOpenValue(rows)
    try expectRoundTrip(folder, "ov-pl", "2026-11")
    let items = try folder.exported("ov-pl", "2026-11")
    #expect(Set(items.compactMap { $0["description"].string }) == Set(names))
  }

  @Test("Two lists in one file are refused row by row, with what to do")
  func severalLists() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.importOpenValue(Parts.openValue, list: "ov-other")
    let text = try folder.run("export", "--format", "csv", expecting: 0).output
    let other = try TemporaryFolder()
    let answer = try other.importing("all.csv", Data(text.utf8), status: 1)
    #expect(answer.codes.filter { $0 == "other-list" }.count == 18, "\(answer.codes)")
    expectNothingImported(other)
  }

  @Test("--schema prints SQL that makes the tables, with a comment on every table and view")
  func schema() throws {
    let folder = try TemporaryFolder()
    let text = try folder.run("export", "--schema", expecting: 0).output
    #expect(!folder.exists("catalogue.sqlite"))
    let statements = text.components(separatedBy: "CREATE ").dropFirst().filter { !$0.hasPrefix("INDEX") }
    #expect(statements.count > 20)
    for statement in statements where !statement.hasPrefix("VIRTUAL") {
      #expect(
        statement.components(separatedBy: "\n").prefix(2).joined().contains("-- "), "\(statement.prefix(80))")
    }
    for view in ["current_price", "price_history", "import_history"] {
      #expect(text.contains("VIEW \(view)"))
    }
    try folder.run("export", "ov-pl", "--schema", expecting: 64)
  }
}

extension String {
  fileprivate var withoutSources: String {
    components(separatedBy: #""source":{"#).enumerated().map { index, part in
      // What stands before the first is no source.
      index == 0 ? part : part.drop { $0 != "}" }.dropFirst().description
    }.joined()
  }
}
