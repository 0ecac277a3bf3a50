import Foundation
import Testing

/// The same Open Value list as the world's spreadsheets write it (FORMATS §3 and §7).
@Suite("Open Value lists load in every dialect")
struct OpenValueDialectTests {
  struct Dialect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var delimiter = ","
    var decimalMark = "."
    var change: @Sendable (inout OpenValueList) -> Void = { _ in }
  }

  static let dialects: [Dialect] = [
    Dialect(testDescription: "comma, point"),
    Dialect(testDescription: "semicolon, decimal comma, CRLF", delimiter: ";", decimalMark: ",") {
      $0.lineEnd = "\r\n"
    },
    Dialect(testDescription: "tab", delimiter: "\t"),
    Dialect(testDescription: "tab, decimal comma, bare CR", delimiter: "\t", decimalMark: ",") {
      $0.lineEnd = "\r"
    },
    Dialect(testDescription: "comma, decimal comma in quotes", decimalMark: ","),
    Dialect(testDescription: "grouped by blanks", delimiter: ";", decimalMark: ",") { $0.grouping = " " },
    Dialect(testDescription: "grouped by no-break spaces", delimiter: ";", decimalMark: ",") {
      $0.grouping = "\u{A0}"
    },
    Dialect(testDescription: "grouped by points", delimiter: ";", decimalMark: ",") { $0.grouping = "." },
    Dialect(testDescription: "grouped by commas", delimiter: ";") { $0.grouping = "," },
    Dialect(testDescription: "dd.MM.yyyy", delimiter: ";", decimalMark: ",") { $0.dottedDates = true },
    Dialect(testDescription: "columns in another order") { $0.columns.reverse() },
    Dialect(testDescription: "empty columns at the end", delimiter: ";", decimalMark: ",") {
      $0.emptyColumns = 3
    },
    Dialect(testDescription: "sep=", delimiter: ";", decimalMark: ",") { $0.above = ["sep=;"] },
    Dialect(testDescription: "title rows", delimiter: ";", decimalMark: ",") {
      $0.above = ["Cennik Open Value; listopad 2026", "", "Ceny netto;;;"]
    },
    Dialect(testDescription: "sep=, title and totals", delimiter: ";", decimalMark: ",") {
      $0.above = ["sep=;", "Cennik Open Value"]
      $0.below = [String(repeating: ";", count: 15) + "Razem;11374,95;14213,10;;;"]
      $0.grouping = "\u{A0}"
      $0.dottedDates = true
      $0.emptyColumns = 2
    },
    Dialect(testDescription: "totals named in the first field", delimiter: ";", decimalMark: ",") {
      $0.below = ["", "Total" + String(repeating: ";", count: 16) + "11374,95;14213,10;;;"]
    },
  ]

  @Test("Prices, dates and facets are the same", arguments: dialects)
  func dialect(_ dialect: Dialect) throws {
    var list = OpenValueList(Parts.openValue)
    list.delimiter = dialect.delimiter
    list.decimalMark = dialect.decimalMark
    dialect.change(&list)
    let folder = try TemporaryFolder()
    let answer = try folder.importing("ov.csv", list.data, "--list", "ov-pl", "--edition", "2026-11")
    let said = answer["lists"][0]
    #expect(said["accepted"].int == 9, "\(answer)")
    #expect(said["rejected"].int == 0)
    #expect(said["delimiter"].string == dialect.delimiter, "\(said)")
    #expect(said["decimalMark"].string == dialect.decimalMark, "\(said)")
    #expect(said["headerLine"].int == list.above.count + 1)
    #expect(try folder.exported().count == 9)
    let item = try #require(try folder.items("B6K-00050").first)
    #expect(item.amounts("net") == [decimal("2793.00")])
    #expect(item.amounts("list") == [decimal("3490.00")])
    #expect(item["prices"].array.allSatisfy { $0["from"].string == "2026-07-01" && $0["to"].isNull })
    #expect(item["prices"].array.allSatisfy { $0["currency"].string == "PLN" && $0["market"].string == "PL" })
    #expect(item["source"]["line"].int == list.above.count + 5, "\(item["source"])")
    let facets = [
      "program": "OV", "family": "Project Standard", "offering": "ADD", "level": "NL", "unit": "3Y",
      "acquired": "Y1", "productType": "LSA", "segment": "commercial",
    ]
    for (facet, code) in facets { #expect(item[facet].string == code, "\(facet) of \(item)") }
  }

  @Test("Price 0 and prices with more than two places are read as they stand")
  func amounts() throws {
    var rows = Array(Parts.projectStandard.prefix(2))
    rows[0].net = "0"
    rows[1].net = "0.12345"
    let folder = try TemporaryFolder()
    try folder.importOpenValue(rows)
    #expect(try folder.items("B6K-00052")[0].amounts("net") == [0])
    #expect(try folder.items("B6K-00053")[0].amounts("net") == [decimal("0.12345")])
  }

  @Test("A row with fewer or with more fields than the header is reported, not guessed at")
  func raggedRows() throws {
    let lines = OpenValueList(Parts.projectStandard).text.split(separator: "\n").map(String.init)
    for (name, line) in [
      ("short", lines[2].split(separator: ",").prefix(6).joined(separator: ",")),
      ("long", lines[2] + ",one,more"),
    ] {
      let folder = try TemporaryFolder()
      try folder.write("ov.csv", (lines[...1] + [line] + lines[3...]).joined(separator: "\n") + "\n")
      let answer = try folder.run(
        "import", "ov.csv", "--list", "ov-pl", "--edition", "2026-11", "--format", "json")
      let diagnostics = try JSON.document(of: answer)["diagnostics"].array
      #expect(diagnostics.contains { $0["line"].int == 3 }, "\(name): \(answer)")
    }
  }

  @Test(
    "A row of totals never becomes an item, whatever stands in its first field",
    arguments: [
      "Total,,1145.00,1430.00", "Razem:,,1145.00,1430.00", ",Total,1145.00,1430.00", ",,1145.00,1430.00",
    ])
  func totals(_ footer: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "ov.csv",
      """
      Part Number,Item Name,Net Price,ERP Price
      W06-00793,Core CAL,412.50,515.00
      B6K-00052,Project,732.50,915.00
      \(footer)

      """)
    let outcome = try folder.run(
      "import", "ov.csv", "--list", "x", "--edition", "2026-11", "--currency", "PLN", "--program", "OV")
    #expect(outcome.errors.contains("ov.csv:4"), "it is said: \(outcome)")
    if outcome.status == 0 {
      #expect(
        try folder.exported().compactMap { $0["partNumber"].string }.sorted() == ["B6K-00052", "W06-00793"])
    }
  }

  @Test("An item without a name is not taken in silence")
  func withoutName() throws {
    var row = Parts.coreCALDevice
    row.name = ""
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList([Parts.coreCALUser, row]).data)
    let outcome = try folder.run("import", "ov.csv", "--list", "x", "--edition", "2026-11")
    #expect(outcome.errors.contains("ov.csv:3"), "\(outcome)")
  }
}
