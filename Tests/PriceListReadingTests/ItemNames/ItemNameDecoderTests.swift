import Testing

@testable import PriceListReading

@Suite("Item names of volume licensing")
struct ItemNameDecoderTests {
  let decoder = ItemNameDecoder()

  @Test("a published name says what was written down by hand", arguments: ExpectedItemName.published)
  func published(_ expected: ExpectedItemName) {
    #expect(decoder.decode(expected.name) == expected.facets)
  }

  @Test("the table holds all 48 published names")
  func countOfPublishedNames() {
    #expect(ExpectedItemName.published.count == 48)
  }

  @Test("every word of a name is in a facet or, in order, in the family or the qualifiers")
  func noWordIsLost() {
    let extra = [
      "OLP Office, Standard - SNGL 2019 2016 NL C 2Lic 4 Cores Ent AP strange words", "1YR", "", "   ",
      "Each Each Enterprise 1Y", "ALNG", "OLV OVS MVL OLP", "— Office — ALNG —",
    ]
    for name in ExpectedItemName.published.map(\.name) + extra {
      let words = ItemNameWords(name)
      let parts = decoder.parts(of: words)
      // Nothing is skipped and nothing is read twice …
      #expect(parts.map { words.text($0.words) }.joined(separator: " ") == words.text(0..<words.count))
      #expect(parts.flatMap { Array($0.words) } == Array(0..<words.count))
      // … and each part is found again in what was decoded.
      let decoded = decoder.decode(name)
      var family = Self.words(decoded.family)
      var qualifiers = Self.words(decoded.qualifiers.joined(separator: " "))
      for part in parts {
        let text = Self.words(words.text(part.words))
        switch part.role {
        case .family: family = Self.removing(text, fromFrontOf: family)
        case .qualifier: qualifiers = Self.removing(text, fromFrontOf: qualifiers)
        case .version where decoded.version == words.trimmedText(part.words): break
        case .pack where decoded.pack == words.trimmedText(part.words): break
        case .token(let token) where token.statements.allSatisfy({ Self.holds($0, in: decoded) }): break
        case .separator: break
        default: qualifiers = Self.removing(text, fromFrontOf: qualifiers)
        }
      }
      #expect(family == [], "\(name)")
      #expect(qualifiers == [], "\(name)")
    }
  }

  @Test("the names of the price list format are read alike in short, in long and in capitals")
  func documentedNames() {
    let core = DecodedItemName(
      family: "Core CAL", language: "ALNG", productType: "LSA", level: "NL", unit: "1Y", offering: "ENT",
      userType: "device", programIsAmbiguous: true)
    #expect(decoder.decode("Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL") == core)
    var capitals = core
    capitals.family = "CORE CAL"
    #expect(decoder.decode("CORE CAL ALNG LICSAPK OLV NL 1YR ENT DVCCAL") == capitals)
    var long = core
    long.family = "Core CAL Client Access License"
    #expect(
      decoder.decode(
        "Core CAL Client Access License All Languages License/Software Assurance Pack Open Value No Level "
          + "1 Year Enterprise Device CAL") == long)
    #expect(
      decoder.decode("Office Professional Plus English Lic/SA Pack OLV NL 1YR Acq Y1 AddProd")
        == DecodedItemName(
          family: "Office Professional Plus", language: "English", productType: "LSA", level: "NL",
          unit: "1Y", acquired: "Y1", offering: "ADD", programIsAmbiguous: true))
    #expect(
      decoder.decode("SharePointStdCAL 2019 SNGL OLP NL UsrCAL")
        == DecodedItemName(
          family: "SharePointStdCAL", version: "2019", language: "SNGL", productType: "L", program: "OLP",
          level: "NL", userType: "user"))
    // A distributor's feed cuts the name over two columns and leaves a comma.
    #expect(
      decoder.decode("1YR OFFICESTD ALNG LICSAPK OLV, D AP")
        == decoder.decode("1YR OFFICESTD ALNG LICSAPK OLV D AP"))
  }

  @Test(
    "a token says one thing in all its spellings",
    arguments: [
      ("LicSAPk", \DecodedItemName.productType, "LSA"), ("Lic/SA Pack", \.productType, "LSA"),
      ("License/SoftwareAssurancePack", \.productType, "LSA"), ("SA", \.productType, "SA"),
      ("SASU", \.productType, "STEPUP"), ("SAStepUp", \.productType, "STEPUP"),
      ("StepUp", \.productType, "STEPUP"), ("Sub", \.productType, "SUB"), ("MthlySub", \.productType, "MSU"),
      ("AqY1", \.acquired, "Y1"), ("Acq Y2", \.acquired, "Y2"), ("AcquiredYear3", \.acquired, "Y3"),
      ("Acquired Year 1", \.acquired, "Y1"), ("AddtlProd", \.offering, "ADD"),
      ("AdditionalProduct", \.offering, "ADD"), ("Ent", \.offering, "ENT"), ("Pltfrm", \.offering, "PLA"),
      ("PLA", \.offering, "PLA"), ("UTD", \.offering, "UTD"), ("PltfrmUTD", \.offering, "PLU"),
      ("PLU", \.offering, "PLU"), ("DCAL", \.userType, "device"), ("PerUsr", \.userType, "user"),
      ("Fclty", \.segment, "faculty"), ("Stdnt", \.segment, "student"), ("ACMC", \.segment, "academic"),
      ("Government", \.segment, "government"), ("2L", \.pack, "2L"), ("16Lic", \.pack, "16Lic"),
      ("16 Cores", \.pack, "16 Cores"), ("Annual", \.unit, "1Y"), ("1Month", \.unit, "1M"),
      ("2 Years", \.unit, "2Y"), ("Level E", \.level, "E"), ("NoLevel", \.level, "NL"),
    ] as [(String, KeyPath<DecodedItemName, String?> & Sendable, String)])
  func spellings(_ spelling: String, _ facet: KeyPath<DecodedItemName, String?> & Sendable, _ code: String) {
    #expect(decoder.decode("Office ALNG OLV \(spelling)")[keyPath: facet] == code)
    #expect(
      decoder.decode("OFFICE ALNG OLV \(spelling.uppercased())")[keyPath: facet]?.lowercased()
        == code.lowercased())
  }

  @Test("“Each Enterprise” is the Enterprise offering, and the unit only where no other is named")
  func eachEnterprise() {
    let buyOut = decoder.decode("Core CAL 2019 ALNG OLV NL Each Enterprise")
    #expect(buyOut.offering == "ENT")
    #expect(buyOut.unit == "EA")
    #expect(buyOut.productType == "BUYOUT")
    let yearly = decoder.decode("Core CAL ALNG LSA OLV NL Each Enterprise 1Y")
    #expect(yearly.offering == "ENT")
    #expect(yearly.unit == "1Y")
    #expect(yearly.qualifiers == [])
  }

  @Test("a second, different value of a facet is kept as a qualifier")
  func contradiction() {
    let name = decoder.decode("OfficeProPlus ALNG SASU OLV NL 1Y AP Ent 3Y")
    #expect(name.offering == "ADD")
    #expect(name.unit == "1Y")
    #expect(name.qualifiers == ["Ent", "3Y"])
  }

  @Test("a plain product name is its own family, and nothing is guessed")
  func plainName() {
    #expect(
      decoder.decode("Office Standard 2019") == DecodedItemName(family: "Office Standard", version: "2019"))
    #expect(decoder.decode("") == DecodedItemName())
    #expect(decoder.decode("SQL Server 2008 R2 SNGL OLP NL").version == "2008 R2")
  }

  private static func words(_ text: String?) -> [String] {
    (text ?? "").split(whereSeparator: { " ,;".contains($0) }).map(String.init)
  }

  private static func removing(_ words: [String], fromFrontOf all: [String]) -> [String] {
    all.starts(with: words) ? Array(all.dropFirst(words.count)) : all + ["missing: \(words)"]
  }

  private static func holds(_ statement: ItemNameToken.Statement, in name: DecodedItemName) -> Bool {
    switch statement.subject {
    case .language: name.language == statement.code
    case .productType: name.productType == statement.code
    case .program: name.program == statement.code
    case .level: name.level == statement.code
    case .unit: name.unit == statement.code
    case .acquired: name.acquired == statement.code
    case .offering: name.offering == statement.code
    case .userType: name.userType == statement.code
    case .segment: name.segment == statement.code
    case .openProgram: name.programIsAmbiguous || name.program != nil
    case .family, .qualifier: false
    }
  }
}
