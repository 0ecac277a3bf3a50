import PriceModel
import Testing

@testable import PriceListReading

/// A draft has to load, and a plain list has to be read with it.
@Suite("Drafts of profiles")
struct DraftTests {
  private func draft(_ text: String, name: String = "prices.csv") throws -> ProfileDraft {
    let file = try TemporaryFile(Array(text.utf8), name: name)
    return try PriceListReader(library: builtInProfiles.get()).draft(path: file.path)
  }

  /// Reads a text with its own draft.
  private func readWithDraft(
    _ text: String, name: String = "prices-2026-11.csv", currency: String? = nil
  ) throws -> ReadPriceList {
    let profile = try ProfileLoader(file: "draft.yaml").profile(from: try draft(text, name: name).text)
    return try read(
      text, name: name, options: ReadingOptions(profile: profile, currency: currency.flatMap(Currency.init)))
  }

  /// The columns that a plain list has, with three values each as such lists write them.
  private static let columns: [(role: ColumnRole, values: [String])] = [
    (.partNumber, ["W06-00793", "269-09046", "B6K-00052"]),
    (.itemName, ["Core CAL device licence", "Office Professional Plus", "Project Standard"]),
    (.net, ["412,50", "731,00", "950,25"]),
    (.list, ["515,00", "914,00", "1187,75"]),
    (.currency, ["EUR", "EUR", "EUR"]),
    (.from, ["01.11.2026", "01.11.2026", "15.11.2026"]),
  ]

  private static let languages = ["en", "de", "pl", "fr", "cs", "es", "it", "nl"]

  /// Names of a language for the columns; the `variant`-th of each role.
  private static func header(_ language: String, variant: Int) -> [String] {
    columns.map { column in
      let names = ColumnNames.standard.entries.filter { $0.role == column.role && $0.language == language }
      return names[variant % names.count].name
    }
  }

  @Test("The table has every field of a plain list in eight languages", arguments: languages)
  func table(_ language: String) {
    for column in Self.columns {
      let names = ColumnNames.standard.entries.filter { $0.role == column.role && $0.language == language }
      #expect(names.count >= (column.role == .currency || column.role == .from ? 1 : 3), "\(column.role)")
    }
  }

  @Test("A list with translated headers is read with its draft, whatever the names", arguments: languages)
  func translated(_ language: String) throws {
    for variant in 0..<9 {
      let header = Self.header(language, variant: variant)
      let rows = (0..<3).map { row in Self.columns.map { $0.values[row] }.joined(separator: ";") }
      let text = ([header.joined(separator: ";")] + rows).joined(separator: "\n") + "\n"
      let draft = try draft(text)
      let said = Dictionary(uniqueKeysWithValues: draft.suggestions.map { ($0.field, $0.source) })
      for (column, name) in zip(Self.columns, header) {
        #expect(said[column.role.rawValue] == name, "\(column.role) in \(header)")
      }
      let list = try readWithDraft(text)
      #expect((list.accepted, list.rejected) == (3, 0), "\(header) \(list.diagnostics)")
      #expect(list.prices() == ["net 412.50 list 515.00 EUR 2026-11-01… unit"])
      #expect(list.text(.itemName) == "Core CAL device licence")
    }
  }

  @Test("A list in Windows-1250 with a preamble, sep=, tabs and other columns")
  func preamble() throws {
    let text = """
      Cennik listopad 2026\t\t\t\t

      Numer części\tNazwa\tCena netto PLN\tStan\tEAN
      W06-00793\tCore CAL\t1 412,50\t12\t4006381333931
      269-09046\tOffice\t731,00\t3\t4006381333948
      """
    let list = try readWithDraft(text + "\n")
    #expect(list.accepted == 2)
    #expect(list.prices() == ["net 1412.50 PLN … unit"])
    let draft = try draft(text + "\n")
    #expect(draft.unmapped == ["Stan", "EAN"])
    #expect(draft.open == [])
  }

  @Test("Columns are known by their values where their names say nothing")
  func values() throws {
    let text = """
      Part Number,Anything,Betrag,CCY
      W06-00793,Core CAL device licence,412.50,USD
      269-09046,Office Professional Plus,731.00,USD
      B6K-00052,Project Standard,950.00,USD
      """
    let draft = try draft(text + "\n")
    let said = Dictionary(uniqueKeysWithValues: draft.suggestions.map { ($0.field, $0.source) })
    #expect(
      said == ["partNumber": "Part Number", "net": "Betrag", "currency": "CCY", "itemName": "Anything"]
    )
    #expect(draft.suggestions.first { $0.field == "net" }?.confidence ?? 100 <= 50)
    #expect(draft.text.contains("check this"))
  }

  @Test("The order of day and month is told by a day above 12, and doubtful without one")
  func dateOrder() throws {
    func dates(_ day: String) throws -> String {
      let text = try draft("Part Number,Name,Price,Currency,Valid From\nA-1,Some thing,5.00,EUR,\(day)\n")
        .text
      return text.split(separator: "\n").first { $0.hasPrefix("dates:") }.map(String.init) ?? ""
    }
    #expect(try dates("13/1/2026") == "dates: [d/M/yyyy]")
    #expect(try dates("1/13/2026") == "dates: [M/d/yyyy]")
    #expect(try dates("2026-01-13") == "dates: [yyyy-MM-dd]")
    #expect(try dates("20260113") == "dates: [yyyyMMdd]")
    #expect(
      try draft("Part Number,Name,Price,Currency,Valid From\nA-1,Some thing,5.00,EUR,1/2/2026\n").text
        .contains("it may be d/M/yyyy as well"))
  }

  @Test("Names of columns that YAML would take for something else do no harm")
  func oddNames() throws {
    let names = ["Part: \"Number\"", "Name #1\\", "Net Price\n{EUR}", "- Currency", "'x': [y", ""]
    let header = names.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    let list = try readWithDraft(header + "\nA-1,Some thing,5.00,EUR,q,r\n")
    #expect(list.accepted == 1, "\(list.diagnostics)")
    #expect(list.prices() == ["net 5.00 EUR … unit"])
  }

  @Test("XML: the element that repeats is the item, with the paths below it")
  func xml() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <Cennik xmlns="urn:a" xmlns:p="urn:p">
        <Pozycja id="7"><NumerCzesci>W06-00793</NumerCzesci><Nazwa>Core CAL device</Nazwa>
          <p:Ceny><p:CenaNetto waluta="PLN">412.50</p:CenaNetto></p:Ceny></Pozycja>
        <Pozycja id="8"><NumerCzesci>269-09046</NumerCzesci><Nazwa>Office Professional</Nazwa>
          <p:Ceny><p:CenaNetto waluta="PLN">731.00</p:CenaNetto></p:Ceny></Pozycja>
      </Cennik>
      """
    let list = try readWithDraft(text, name: "cennik-2026-11.xml")
    #expect(list.accepted == 2, "\(list.diagnostics)")
    #expect(list.text(.partNumber) == "W06-00793")
    #expect(list.prices() == ["net 412.50 PLN … unit"])
  }

  @Test("What looks like no price list at all gives no draft, with the reason")
  func none() throws {
    #expect(throws: DraftError.self) { try draft("just one line of text\n") }
    #expect(throws: DraftError.self) { try draft("") }
    #expect(throws: DraftError.self) { try draft("1,2,3\n4,5,6\n") }
    #expect(throws: DraftError.self) { try draft("<a/>", name: "a.xml") }
  }
}
