import PriceModel
import Testing

@testable import Catalogue

@Suite struct SearchTests {
  private func store() throws -> TemporaryCatalogue {
    let store = try TemporaryCatalogue()
    try store.add("csp", "2020-01") {
      $0.row("CFQ1:0001", name: "Office 365 Business Premium", net: "1")
      $0.row("CFQ2:0001", name: "Visio Plan 1", fields: [.description: "Diagrams for Café owners"], net: "2")
      $0.row("W06-00793", name: "Core CAL", fields: [.distributorSKU: "AB-4711"], net: "3")
    }
    try store.add("csp", "2020-03", options: ImportOptions(allowShrink: true)) {
      $0.row("CFQ1:0001", name: "Microsoft 365 Business Standard", net: "1")
      $0.row("W06-00793", name: "Core CAL", fields: [.distributorSKU: "AB-4711"], net: "3")
    }
    return store
  }

  private func search(_ text: String, _ edition: String = "2020-03", limit: Int = 10) throws -> [String] {
    let store = try store()
    return try store.catalogue.search(
      text, question: ItemQuestion(editions: [EditionReference(list: "csp", edition: label(edition))]),
      limit: limit
    ).items.map(\.partNumber)
  }

  @Test("A product is found by name, former name, description, part number and distributor SKU")
  func whatIsSearched() throws {
    #expect(try search("business standard") == ["CFQ1:0001"])
    #expect(try search("Office 365 Premium") == ["CFQ1:0001"])
    #expect(try search("diagrams cafe", "2020-01") == ["CFQ2:0001"])
    #expect(try search("W06-00793") == ["W06-00793"])
    #expect(try search("ab-4711") == ["W06-00793"])
  }

  @Test("Only items of the edition asked are found; the last word may be a beginning")
  func scope() throws {
    #expect(try search("visio").isEmpty)
    #expect(try search("visio", "2020-01") == ["CFQ2:0001"])
    #expect(try search("micro") == ["CFQ1:0001"])
    #expect(try search("co") == ["W06-00793"])
    #expect(try search("365", limit: 0).isEmpty)
  }

  @Test(
    "Whatever is typed is words, never an operator or an error",
    arguments: [
      "", " ", "\"", "\"\"", "a\"b", "*", "name:", "root:x", "NOT", "AND OR NOT", "NEAR(a b)", "(", "a AND",
      "-a",
      "^a", "{a b}: c", "+", "'; DROP TABLE item; --", "\u{0}", "é\u{301}", "e\u{301}", "漢字", "٣", "🙂", "½",
      "ª",
      "\u{200B}", "%", "_", "\\", "a\u{0}b", "\u{1F468}\u{200D}\u{1F469}", "\u{0600}", "\u{E000}",
    ])
  func safe(text: String) throws {
    _ = try search(text)
  }

  @Test("A part number comes before a description that mentions the word")
  func ranking() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11") {
      $0.row("B", name: "Other", fields: [.description: "works with Visio and many other things"], net: "1")
      $0.row("A", name: "Visio", net: "1")
    }
    let found = try store.catalogue.search(
      "visio", question: ItemQuestion(editions: [EditionReference(list: "l", edition: label("2026-11"))]),
      limit: 10)
    #expect(found.items.map(\.partNumber) == ["A", "B"])
  }

  @Test("Words that are facets find the items that have them, by code, by name and by other spellings")
  func facetWords() throws {
    let store = try TemporaryCatalogue()
    try store.add("ov", "2026-11") {
      for (part, offering, unit) in [("E1", "ENT", "1Y"), ("E3", "ENT", "3Y"), ("A3", "ADD", "3Y")] {
        $0.row(
          part, name: "Core CAL \(part)",
          fields: [.program: "OV", .family: "Core CAL", .offering: offering, .unit: unit, .level: "NL"],
          net: "1")
      }
      $0.row("X", name: "Visio", fields: [.offering: "ENT", .unit: "3Y"], net: "1")
    }
    func find(_ text: String) throws -> [String] {
      let found = try store.catalogue.search(
        text, question: ItemQuestion(editions: [EditionReference(list: "ov", edition: label("2026-11"))]),
        limit: 10)
      #expect(!found.isApproximate)
      return found.items.map(\.partNumber).sorted()
    }
    #expect(try find("core cal enterprise 3 years") == ["E3"])
    #expect(try find("core cal ENT") == ["E1", "E3"])
    #expect(try find("additional product core") == ["A3"])
    #expect(try find("enterprise 3Y") == ["E3", "X"])
    #expect(try find("visio 1Y").isEmpty)
  }

  @Test("A part number with a slip finds the nearest ones, and says that it is not what was typed")
  func slips() throws {
    let store = try TemporaryCatalogue()
    try store.add("ov", "2026-11") {
      $0.row("W06-00793", net: "1")
      $0.row("W06-00857", net: "1")
      $0.row("269-09046", fields: [.distributorSKU: "AB-47110"], net: "1")
    }
    func find(_ text: String) throws -> [String] {
      let found = try store.catalogue.search(
        text, question: ItemQuestion(editions: [EditionReference(list: "ov", edition: label("2026-11"))]),
        limit: 10)
      #expect(found.isApproximate == !found.items.isEmpty, "\(text)")
      return found.items.map(\.partNumber)
    }
    // One letter wrong, two swapped, one missing, one too many, the hyphen elsewhere.
    for typed in ["W06-00798", "W06-07093", "W06-0793", "W06-007933", "W060-0793x"] {
      #expect(try find(typed).first == "W06-00793", "\(typed)")
    }
    #expect(try find("AB-47111") == ["269-09046"])
    #expect(try find("Q99-12345").isEmpty)
    #expect(try find("zzz").isEmpty)
  }
}
