import Foundation
import Testing

/// `--diagnostics text|json|sarif`, `--diagnostics-output`, and what the import’s own JSON says.
@Suite("Forms of diagnostics")
struct DiagnosticFormTests {
  private static let header = "Part Number;Item Name;Currency;Net Price;ERP Price;Effective Date"

  private func folder(_ rows: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("ov-2026-11.csv", ([Self.header] + rows).map { $0 + "\n" }.joined())
    return folder
  }

  @Test("Text shows the record, carets below the value, and the remedy")
  func text() throws {
    let folder = try folder("A-1;\"Łódź; x\";PLN;12,5O;13,00;01.11.2026")
    let outcome = try folder.run("import", "ov-2026-11.csv", expecting: 1)
    #expect(
      outcome.errors == """
        ov-2026-11.csv:2:4: error: “12,5O” is not a number; accepted are digits with a decimal comma, like 412,50 or 1.234,56 [bad-number]
           2 | A-1;"Łódź; x";PLN;12,5O;13,00;01.11.2026
             |                   ^^^^^ Net Price
             = remedy: Correct the value; if many rows say this, the decimal mark or the column is another one.
        a row is rejected; --rejects FILE writes it to a file that can be mended and imported with --add

        """)
  }

  @Test("Each row that is refused says what would be accepted there")
  func expected() throws {
    let folder = try folder(
      "A-1;One;PLN;12,5O;13,00;01.11.2026", "A-2;Two;PL;1,50;;", ";Three;PLN;1,50;;", "A-4;Four;PLN;;;",
      "A-5;Five;PLN;1,50;;31.02.2026", "A-6;Six;PLN;1,50;;;;more")
    let found = try folder.json("import", "ov-2026-11.csv", status: 1)["diagnostics"].array
      .filter { $0["severity"].string == "error" }.map { $0["expected"].string ?? "" }
    #expect(
      found == [
        "digits with a decimal comma, like 412,50 or 1.234,56", "three letters, like PLN",
        "a part number in “Part Number”, built like [0-9A-Z]{3}-[0-9]{5}",
        "an amount in “Net Price” or “ERP Price”",
        "2026-11-01 or 01.11.2026 or 20261101, also with a time",
        "6 fields, or blank ones beyond them; a value that holds a delimiter in quotes",
      ], "\(found)")
  }

  @Test("Existing keys of a diagnostic keep their order; expected, remedy and excerpt follow")
  func keys() throws {
    let folder = try folder("A-1;One;PLN;12,5O;13,00;01.11.2026")
    let outcome = try folder.run("import", "ov-2026-11.csv", "--format", "json", expecting: 1)
    let keys = [
      "file", "line", "column", "field", "severity", "code", "message", "value", "expected", "remedy",
      "excerpt",
    ]
    let diagnostics = try #require(outcome.output.range(of: "\"diagnostics\""))
    var rest = outcome.output[diagnostics.upperBound...]
    for key in keys {
      let found = try #require(rest.range(of: "\"\(key)\":"), "\(key) in its place\n\(outcome)")
      rest = rest[found.upperBound...]
    }
    let excerpt = try JSON.document(of: outcome)["diagnostics"][0]["excerpt"]
    #expect(excerpt["text"].string == "A-1;One;PLN;12,5O;13,00;01.11.2026")
    #expect((excerpt["line"].int, excerpt["start"].int, excerpt["length"].int) == (2, 13, 5))
  }

  @Test("JSON on stderr is one document")
  func json() throws {
    let folder = try folder("A-1;One;PLN;12,5O;13,00;01.11.2026", "A-2;Two;PLN;1,50;x;01.11.2026")
    let outcome = try folder.run("import", "ov-2026-11.csv", "--diagnostics", "json", expecting: 1)
    let document = try JSON.parse(outcome.errors)
    #expect(document["schema"].string == "pricebook.diagnostics/1")
    #expect(document["diagnostics"].array.map { $0["line"].int } == [2, 3])
    let summary = document["diagnosticsSummary"][0]
    #expect((summary["code"].string, summary["count"].int) == ("bad-number", 2))
    #expect(summary["firstLines"].array.map(\.int) == [2, 3])
  }

  @Test("A file that is given takes the diagnostics as a whole, and stderr stays empty")
  func output() throws {
    let folder = try folder("A-1;One;PLN;12,5O;13,00;01.11.2026")
    let outcome = try folder.run(
      "import", "ov-2026-11.csv", "--diagnostics", "sarif", "--diagnostics-output", "p.sarif", expecting: 1)
    #expect(outcome.errors == "")
    try expectSARIF(JSON.parse(folder.read("p.sarif")), results: 1)
    // Before any work: nothing is imported if the diagnostics cannot be written.
    let refused = try folder.run(
      "import", "ov-2026-11.csv", "--diagnostics-output", "no/p.txt", expecting: 74)
    #expect(refused.errors.contains("[cannot-write]"))
    #expect(!folder.exists("catalogue.sqlite"))
  }

  @Test("SARIF has the character columns of CSV fields")
  func sarif() throws {
    let folder = try folder(
      "A-1;\"日本;語\";PLN;12,5O;13,00;01.11.2026", "A-2;\"Two", "lines\";PLN;1,50;;31.02.2026",
      "A-3;Three;PLN;1,50;1,60;01.11.2026")
    let outcome = try folder.run("import", "ov-2026-11.csv", "--diagnostics", "sarif", expecting: 1)
    let document = try JSON.parse(outcome.errors)
    try expectSARIF(document, results: 2)
    let regions = document["runs"][0]["results"].array.map {
      $0["locations"][0]["physicalLocation"]["region"]
    }
    #expect(regions.map { $0["startLine"].int } == [2, 4])
    #expect(regions.map { $0["startColumn"].int } == [16, 18])
    #expect(regions.map { $0["endColumn"].int } == [21, 28])
  }

  @Test("SARIF has the columns of XML start tags, and a warning’s level")
  func sarifOfXML() throws {
    let folder = try TemporaryFolder()
    let item = EDI.item(amount: "12,5O")
    try folder.write("list-2026-11.xml", EDI.document(item))
    let outcome = try folder.run(
      "import", "list-2026-11.xml", "--diagnostics", "sarif", expecting: 1)
    let document = try JSON.parse(outcome.errors)
    let results = document["runs"][0]["results"].array
    try expectSARIF(document, results: results.count)
    let number = try #require(results.first { $0["ruleId"].string == "bad-number" })
    #expect(number["level"].string == "error")
    let region = number["locations"][0]["physicalLocation"]["region"]
    let column = try #require(item.range(of: "12,5O")).lowerBound
    #expect(region["startLine"].int == 3)
    #expect(region["startColumn"].int == item.distance(from: item.startIndex, to: column) + 1)
  }

  /// A fault in the profile or the command ends the work before any list is read: it is told in the same form.
  @Test("Errors that end the command have the form too")
  func commandErrors() throws {
    let folder = try folder("A-1;One;PLN;12,50;13,00;01.11.2026")
    try folder.write("p.yaml", "name: x\ncontainer: csw\n")
    let outcome = try folder.run(
      "import", "ov-2026-11.csv", "--profile", "p.yaml", "--diagnostics", "sarif", expecting: 1)
    let document = try JSON.parse(outcome.errors)
    try expectSARIF(document, results: 1)
    #expect(document["runs"][0]["results"][0]["ruleId"].string == "bad-profile")
  }

  @Test("Thousands of a kind: text shows the first and the count, JSON counts all")
  func thousands() throws {
    let folder = try TemporaryFolder()
    let rows = (1...12_345).map { "A-\($0);N;PLN;1,x;1,00;01.11.2026\n" }.joined()
    try folder.write("ov-2026-11.csv", Self.header + "\n" + rows)
    let text = try folder.run("import", "ov-2026-11.csv", expecting: 1)
    #expect(text.errors.components(separatedBy: "\n").count < 80)
    #expect(
      text.errors.contains("12345 errors [bad-number], the first in ov-2026-11.csv lines 2, 3, 4, 5 and 6"))
    let answer = try folder.json("import", "ov-2026-11.csv", status: 1)
    #expect(answer["lists"][0]["rejected"].int == 12_345)
    #expect(answer["diagnosticsSummary"][0]["count"].int == 12_345)
    let last = answer["diagnostics"].array.last
    #expect(answer["diagnostics"].array.count == 10_001)
    #expect(
      last?["message"].string
        == "2345 more of this kind are counted and not listed; the last stands in line 12346")
  }

  @Test("The codes are listed in every form")
  func codes() throws {
    let folder = try TemporaryFolder()
    let codes = try folder.run("formats", "--codes", "--format", "json", expecting: 0)
    let document = try JSON.document(of: codes)
    #expect(document["schema"].string == "pricebook.diagnostic-codes/1")
    let entry = try #require(document["codes"].array.first { $0["code"].string == "bad-number" })
    #expect(entry.keys == ["code", "severity", "topic", "summary", "expected", "remedy"])
    let csv = try folder.run("formats", "--codes", "--format", "csv", expecting: 0).output
    #expect(csv.components(separatedBy: "\n").count == document["codes"].array.count + 2)
    for form in ["table", "md"] {
      #expect(
        try folder.run("formats", "--codes", "--format", form, expecting: 0).output.contains("bad-number"))
    }
    #expect(try folder.run("formats", "--codes", "file.csv").status == 64)
  }
}

/// What SARIF 2.1.0 requires (OASIS standard, §3): the members that must be there, of the kinds they must be.
private func expectSARIF(
  _ document: JSON, results count: Int, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  func expect(_ holds: Bool, _ what: String) {
    #expect(holds, "\(what)\n\(document)", sourceLocation: sourceLocation)
  }
  // §3.13: version and runs.
  expect(document["version"].string == "2.1.0", "version")
  expect(document["$schema"].string?.contains("sarif") == true, "$schema")
  expect(document["runs"].array.count == 1, "runs")
  let run = document["runs"][0]
  // §3.14: tool; §3.18: driver; §3.19: name.
  let driver = run["tool"]["driver"]
  expect(driver["name"].string?.isEmpty == false, "driver.name")
  expect(["utf16CodeUnits", "unicodeCodePoints"].contains(run["columnKind"].string ?? ""), "columnKind")
  // §3.49: a rule has an id, which is unique.
  let ids = driver["rules"].array.compactMap { $0["id"].string }
  expect(ids.count == driver["rules"].array.count && Set(ids).count == ids.count, "rules")
  for rule in driver["rules"].array {
    expect(rule["shortDescription"]["text"].string?.isEmpty == false, "shortDescription")
    expect(["error", "warning"].contains(rule["defaultConfiguration"]["level"].string ?? ""), "level")
  }
  expect(run["results"].isArray && run["results"].array.count == count, "results")
  for result in run["results"].array {
    // §3.27: message is required; ruleId must agree with ruleIndex.
    expect(result["message"]["text"].string?.isEmpty == false, "message.text")
    let index = result["ruleIndex"].int ?? -1
    expect(ids.indices.contains(index) && ids[index] == result["ruleId"].string, "ruleId")
    expect(["none", "note", "warning", "error"].contains(result["level"].string ?? ""), "level")
    for location in result["locations"].array {
      let place = location["physicalLocation"]
      let uri = place["artifactLocation"]["uri"].string ?? ""
      expect(!uri.isEmpty && uri.allSatisfy { $0.isASCII && $0 != " " }, "uri")
      guard place["region"].exists else { continue }
      // §3.30: lines and columns begin at 1; the end column lies behind the last character.
      expect((place["region"]["startLine"].int ?? 0) >= 1, "startLine")
      if let start = place["region"]["startColumn"].int {
        expect(start >= 1 && (place["region"]["endColumn"].int ?? start) >= start, "columns")
      }
    }
  }
  // SARIF knows no null.
  expect(!document.description.contains(": null") && !document.description.contains("<null>"), "null")
}
