import Foundation
import Testing

/// `export`: items with every price of the edition.
@Suite("export writes everything")
struct ExportTests {
  @Test("JSON Lines: an item a line, with all its fields and prices")
  func jsonLines() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    let items = try folder.exported("ov-pl", "2026-11")
    #expect(items.compactMap { $0["partNumber"].string }.sorted() == Parts.openValue.map(\.part).sorted())
    #expect(items.allSatisfy { $0.keys.isSuperset(of: ShowAndSearchTests.itemFields) })
    #expect(items.allSatisfy { $0["prices"].array.count == 2 })
    let net = items.flatMap { $0.amounts("net") }.reduce(0, +)
    #expect(net == decimal("11374.95"), "by hand from Parts.openValue")
  }

  @Test("JSON is one document")
  func json() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    #expect(try folder.json("export")["items"].array.count == 9)
  }

  @Test("CSV is rectangular, and holds every amount")
  func csv() throws {
    let folder = try TemporaryFolder()
    var rows = Parts.openValue
    rows[0].legalName = "Comma, \"quote\"\nand line"
    try folder.importOpenValue(rows)
    let records = csvRecords(try folder.run("export", "--format", "csv", expecting: 0).output)
    #expect(records.count > 9)
    #expect(Set(records.map(\.count)).count == 1, "\(records.map(\.count))")
    let amounts = Set(records.joined())
    for row in rows {
      #expect(amounts.contains(row.part))
      #expect(amounts.contains(row.net) && amounts.contains(row.list), "\(row.part)")
    }
    #expect(amounts.contains(rows[0].legalName))
  }

  @Test(
    "Cells of a CSV file cannot become formulas; numbers stay numbers",
    arguments: [
      "=HYPERLINK(\"http://example.invalid\")", "@SUM(A1)", "+1+2", "-2+3+cmd|' /C calc'!A0",
    ])
  func formulas(_ name: String) throws {
    let folder = try TemporaryFolder()
    var row = Parts.coreCALDevice
    row.legalName = name
    try folder.importOpenValue([row])
    let cells = csvRecords(try folder.run("export", "--format", "csv", expecting: 0).output).joined()
    #expect(!cells.contains(name), "\(cells)")
    #expect(cells.contains { $0.contains(name) }, "kept, but harmless: \(cells)")
    #expect(cells.contains("412.50"))
    // Programs get the text as it is.
    #expect(
      "\(try folder.items("W06-00793")[0])".contains(
        name.replacing("\"", with: "\\\"").replacing("/", with: "\\/")))
  }

  @Test("The default is each list's latest edition; an edition can be named")
  func editions() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Array(Parts.openValue.prefix(8)), edition: "2026-10")
    try folder.importOpenValue(Parts.openValue, edition: "2026-11")
    try folder.importNewCommerce([NewCommerceRow()], edition: "2026-09")
    #expect(try folder.exported().count == 10)
    #expect(try folder.exported("ov-pl").count == 9)
    #expect(try folder.exported("ov-pl", "2026-10").count == 8)
    try folder.run("export", "ov-pl", "2026-08", expecting: 1)
    let outcome = try folder.run("export", "no-such-list")
    #expect([1, 2].contains(outcome.status), "\(outcome)")
  }

  @Test("--output writes the file whole and leaves stdout empty; - is stdout")
  func output() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    let expected = try folder.run("export", "--format", "csv", expecting: 0).output
    let outcome = try folder.run("export", "--format", "csv", "--output", "out.csv", expecting: 0)
    #expect(outcome.output.isEmpty)
    #expect(try folder.read("out.csv") == expected)
    #expect(try folder.run("export", "--format", "csv", "--output", "-", expecting: 0).output == expected)
  }

  @Test("A file that cannot be written is 74 and leaves nothing behind")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.run("export", "--format", "csv", "--output", "no/such/folder/out.csv", expecting: 74)
    #expect(!folder.exists("no"))
    // A request that fails leaves the old file as it was.
    try folder.write("out.csv", "old")
    try folder.run("export", "ov-pl", "2020-01", "--format", "csv", "--output", "out.csv", expecting: 1)
    #expect(try folder.read("out.csv") == "old")
  }

  @Test("Several thousand items pass through a pipe")
  func large() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.many(3000))
    #expect(try folder.exported().count == 3000)
  }
}
