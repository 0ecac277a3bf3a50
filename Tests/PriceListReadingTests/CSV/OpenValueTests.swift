import PriceModel
import Testing

@testable import PriceListReading

@Suite("Open Value price lists")
struct OpenValueTests {
  @Test("The layout of the order model loads, and everything has a place")
  func sample() throws {
    let list = try read(ProfileSamples.openValue, name: "ov-pl-2026-11.csv", itemNames: FewTokens())
    #expect(list.profile == "open-value-csv")
    #expect(list.codes == [])
    #expect(list.list == "ov-pl")
    #expect(list.program == "OV")
    #expect(list.text(.partNumber) == "W06-00793")
    #expect(list.text(.family) == "Core CAL")
    #expect(list.text(.productType) == "LSA")
    #expect(list.text(.offering) == "ENT")
    #expect(list.text(.level) == "NL")
    #expect(list.text(.unit) == "1Y")
    #expect(list.text(.acquired) == "Y1")
    #expect(list.text(.segment) == "commercial")
    #expect(list.text(.userType) == "device")
    #expect(list.text(.offering, row: 1) == "ADD")
    #expect(list.text(.attributes) == #"{"Customer Type":"Distributor","Pool":"Applications"}"#)
    #expect(list.prices() == ["net 412.50 list 515.00 PLN PL 2026-11-01… unit"])
  }

  @Test("A European copy: sep=, titles above, decimal comma, dotted dates, blank columns, totals below")
  func european() throws {
    let text = """
      sep=;
      Cennik Open Value;;;
      ;;;
      Part Number;Item Name;Net Price;Currency;Effective Date;;
      W06-00793;Core CAL;1 234,56;PLN;01.11.2026;;
      269-09046;Office;1.234,5;PLN;1.11.2026 00:00;;

      Razem;;2469,06;;;;
      """
    let list = try read(text, name: "cennik.csv")
    #expect(list.delimiter == ";")
    #expect(list.decimalMark == ",")
    #expect(list.headerLine == 4)
    #expect((list.rows, list.accepted) == (2, 2))
    #expect(list.prices() == ["net 1234.56 PLN 2026-11-01… unit"])
    #expect(list.prices(row: 1) == ["net 1234.5 PLN 2026-11-01… unit"])
    #expect(list.list == "ov")
    #expect(
      list.codes.sorted() == [
        "blank-row", "edition-assumed", "footer-row", "rows-above-header", "unterminated-last-record",
      ])
  }

  @Test("Only part number, item name and one price are needed", arguments: ["Net Price", "ERP Price"])
  func minimal(price: String) throws {
    var options = ReadingOptions()
    options.currency = Currency("PLN")
    let list = try read("Part Number\tItem Name\t\(price)\nA-1\tThing\t5\n", options: options)
    #expect(list.accepted == 1)
    #expect(list.delimiter == "\t")
  }

  @Test("Without a currency anywhere every row is an error that names the option")
  func missingCurrency() throws {
    let list = try read("Part Number,Item Name,Net Price\nA-1,Thing,5\n")
    #expect(list.rejected == 1)
    let error = try #require(list.diagnostic("missing-currency"))
    #expect(error.message.contains("--currency"))
    #expect(error.line == 2)
  }

  private let short = "Part Number,Item Name,Program,Offering,Currency,Net Price"

  @Test("Lists of one program bear its name; mixed ones the common one")
  func listNames() throws {
    func list(_ programs: [String]) throws -> String? {
      let rows = programs.enumerated().map { "A-\($0),Thing,\($1),,PLN,5" }
      return try read(([short] + rows).joined(separator: "\n") + "\n").list
    }
    #expect(try list(["Open Value Subscription", "OVS"]) == "ovs")
    #expect(try list(["OVS-ES"]) == "ovs-es")
    #expect(try list(["OV", "OVS"]) == "ov")
  }

  @Test("What no column says comes from the item name, and the column wins where both speak")
  func itemNames() throws {
    let list = try read(
      "\(short)\nA-1,Core CAL NL 1Y Ent OLP Qlfd,,Platform,PLN,5\n", itemNames: FewTokens())
    #expect(list.text(.offering) == "PLA")
    #expect(list.text(.level) == "NL")
    #expect(list.text(.unit) == "1Y")
    #expect(list.text(.program) == "OLP")
    #expect(list.text(.qualifiers) == #"["Qualified"]"#)
    #expect(list.codes == ["name-contradicts-column"])
    #expect(list.diagnostic("name-contradicts-column")?.message.contains("offering ENT") == true)
  }

  @Test("A name that says OLV leaves the program open, said once with the number of rows; the option sets it")
  func ambiguousProgram() throws {
    let text = "\(short)\nA-1,Core CAL OLV,,,PLN,5\nA-2,Core CAL OLV,,,PLN,5\n"
    let list = try read(text, itemNames: FewTokens())
    #expect(list.text(.program) == nil)
    #expect(list.codes == ["program-ambiguous"])
    #expect(list.diagnostic("program-ambiguous")?.message.contains("2 rows") == true)
    var options = ReadingOptions()
    options.program = "OVS"
    let named = try read(text, options: options, itemNames: FewTokens())
    #expect(named.text(.program) == "OVS")
    #expect(named.codes == [])
    #expect(named.list == "ovs")
  }

  @Test("An unknown value is kept and warned about once, with the number of rows and the codes known")
  func unknownValue() throws {
    let list = try read("\(short)\nA-1,Thing,OV,Enterprize,PLN,5\nA-2,Thing,OV,Enterprize,PLN,5\n")
    #expect(list.text(.offering) == "Enterprize")
    #expect(list.codes == ["unknown-value"])
    let warning = try #require(list.diagnostic("unknown-value"))
    #expect(warning.line == 2)
    #expect(warning.column == 4)
    #expect(warning.field == "Offering")
    #expect(warning.message.contains("2 rows"))
    #expect(warning.message.contains("did you mean “Enterprise”"))
  }

  @Test("A value that says “does not apply” is none")
  func notApplicable() throws {
    let list = try read("\(short)\nA-1,Thing,OV,Non-specific,PLN,5\n")
    #expect(list.text(.offering) == nil)
    #expect(list.codes == [])
  }
}
