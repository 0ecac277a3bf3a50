import Foundation
import Testing

/// Ways in which a figure or a row could be lost without a word.
@Suite("Nothing is lost or changed in silence")
struct SilentLossTests {
  @Test("Data rows that lost their part numbers are rejected, not taken for totals")
  func tail() throws {
    let folder = try TemporaryFolder()
    var lines = OpenValueList(Parts.openValue).text.split(separator: "\n").map(String.init)
    // Rows of another delimiter have one field; a dozen of them is no footer.
    let broken = lines[1].replacingOccurrences(of: ",", with: ";").replacingOccurrences(of: "W06", with: "")
    lines += (0..<12).map { _ in ",,\(broken.prefix(20).filter { $0 != "," && $0 != "\"" })" }
    try folder.write("ov.csv", Data((lines.joined(separator: "\n") + "\n").utf8))
    let outcome = try folder.run(
      "import", "ov.csv", "--list", "x", "--edition", "2026-11", "--format", "json")
    let list = try JSON.parse(outcome.output)["lists"][0]
    #expect(outcome.status == 1, "\(outcome)")
    #expect(list["rejected"].int == 12, "\(list)")
  }

  @Test("A last row that ends within its fields is rejected: half a price is no price")
  func halfPrice() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "ov.csv",
      Data("Part Number,Item Name,Net Price,ERP Price,Currency\nA,B,1.00,2.00,PLN\nC,D,16938.1".utf8))
    let outcome = try folder.run("import", "ov.csv", "--list", "x", "--edition", "2026-11")
    #expect(outcome.status == 1 && outcome.errors.contains("ov.csv:3:3: error:"), "\(outcome)")
  }

  @Test("A date with slashes is refused in a list that may come from anywhere")
  func slashDate() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "ov.csv",
      Data("Part Number;Item Name;Net Price;Currency;Effective Date\nA;B;1,00;PLN;01/02/2026\n".utf8))
    let outcome = try folder.run("import", "ov.csv", "--list", "x", "--edition", "2026-11")
    #expect(outcome.status == 1 && outcome.errors.contains("ov.csv:2:5: error:"), "\(outcome)")
  }

  @Test("The same file read with another currency is other content")
  func otherOptions() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", Data("Part Number,Item Name,Net Price\nA,B,1.00\n".utf8))
    let target = ["import", "ov.csv", "--list", "x", "--edition", "2026-11", "--currency"]
    #expect(try folder.run(target + ["PLN"]).status == 0)
    #expect(try folder.run(target + ["PLN"]).status == 0)
    let other = try folder.run(target + ["EUR"])
    #expect(other.status == 1 && other.errors.contains("--replace"), "\(other)")
    #expect(try folder.run(target + ["EUR", "--replace"]).status == 0)
    #expect(try folder.items("A")[0]["prices"][0]["currency"].string == "EUR")
  }

  @Test(
    "A quantity with a separator is refused, never shortened", arguments: ["1,000", "1.000", "1 000", "10,5"])
  func quantity(_ text: String) throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.write("q.csv", Data("partNumber,quantity\nW06-00793,\"\(text)\"\n".utf8))
    let outcome = try folder.run("quote", "q.csv", "--date", "2026-11-20")
    #expect(outcome.status == 1 && outcome.errors.contains("q.csv:2:2: error:"), "\(outcome)")
  }

  @Test("Two prices for one key are both kept, and it is said that they differ")
  func twoPrices() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "ov.csv", Data("Part Number,Item Name,ERP Price,Currency\nA,B,1.00,PLN\nA,B,1.50,PLN\n".utf8))
    let outcome = try folder.run("import", "ov.csv", "--list", "x", "--edition", "2026-11")
    #expect(outcome.status == 0 && outcome.errors.contains("another price"), "\(outcome)")
    #expect(try folder.items("A")[0]["prices"].array.count == 2)
    try folder.write("q.csv", Data("partNumber,quantity\nA,1\n".utf8))
    let quote = try folder.json("quote", "q.csv", "--date", "2026-11-20")
    #expect(quote["lines"][0]["reason"].string?.contains("1.50 PLN") == true, "\(quote)")
  }

  @Test("What cannot be written about an import is known before it")
  func rejectsElsewhere() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList(Parts.openValue).data)
    let outcome = try folder.run(
      "import", "ov.csv", "--list", "x", "--edition", "2026-11", "--rejects", "nowhere/r.csv")
    #expect(outcome.status == 74, "\(outcome)")
    #expect(!folder.exists("catalogue.sqlite"))
  }

  @Test("A catalogue at fault is one failure of one list, and the counts add up")
  func catalogueAtFault() throws {
    let folder = try TemporaryFolder()
    try folder.write("catalogue.sqlite", Data("not a catalogue".utf8))
    try folder.write("ov.csv", OpenValueList(Parts.openValue).data)
    let answer = try folder.json("import", "ov.csv", "--list", "x", "--edition", "2026-11", status: 1)
    let lists = answer["lists"].array
    #expect(lists.count == 1, "\(answer)")
    #expect(lists[0]["rows"].int == lists[0]["rejected"].int && lists[0]["accepted"].int == 0, "\(answer)")
    #expect(answer["diagnostics"].array.count { $0["code"].string == "not-a-catalogue" } == 1, "\(answer)")
  }

  @Test("An unknown command is called that, with the nearest one")
  func unknownCommand() throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run("imprt", "a.csv", expecting: 64)
    #expect(outcome.errors.contains("unknown command") && outcome.errors.contains("import"), "\(outcome)")
  }

  @Test("A file that is not there does not keep the others out")
  func missingAmongOthers() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList(Parts.openValue).data)
    let outcome = try folder.run("import", "nowhere.csv", "ov.csv", "--list", "x", "--edition", "2026-11")
    #expect(outcome.status == 5, "\(outcome)")
    try folder.run("import", "nowhere.csv", expecting: 74)
  }

  @Test("A choice that no item has is named")
  func blame() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    let outcome = try folder.run("pick", "--program", "OV", "--family", "Zeppelin", expecting: 2)
    #expect(outcome.errors.contains("Zeppelin") && outcome.errors.contains("Core CAL"), "\(outcome)")
    let show = try folder.run("show", "W06-00793", "--market", "XX", expecting: 2)
    #expect(show.errors.contains("XX") && show.errors.contains("PL"), "\(show)")
  }
}
