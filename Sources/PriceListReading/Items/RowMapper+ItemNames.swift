import PriceModel

/// What a distinct item name says, as codes of the batch.
struct DecodedCodes {
  var values: [(field: ItemField, code: TextCode)] = []
  var programIsAmbiguous = false
}

extension RowMapper {
  /// Facets in which a name may contradict a column; texts like the family are spelled too freely to compare.
  private static let comparable: Set<ItemField> = [
    .program, .productType, .level, .unit, .acquired, .offering, .userType, .segment,
  ]

  /// Fills what no column states from the item name. A column beats the name, and a contradiction is said.
  mutating func fillFromItemName(_ decoder: any ItemNameDecoding) {
    let nameCode = content[.itemName]
    guard nameCode != 0 else { return }
    let decoded = decodedCodes(nameCode, decoder)
    for (field, code) in decoded.values {
      if stated & 1 << UInt32(field.rawValue) == 0, content[field] == 0 {
        content[field] = code
      } else if field == .segment, refinesAcademic(code) {
        content[field] = code
      } else if content[field] != code, content[field] != 0, Self.comparable.contains(field) {
        contradiction(field, nameSays: code)
      }
    }
    let programIsStated = stated & 1 << UInt32(ItemField.program.rawValue) != 0
    if decoded.programIsAmbiguous, content[.program] == 0, !programIsStated, options.program == nil {
      let name = batch.texts.string(nameCode) ?? ""
      log.count(
        .init(code: .programAmbiguous), line: line, column: columnOfName, field: self.name(of: .itemName),
        value: name
      ) {
        "the item name does not tell Open Value from Open Value Subscription, so the program stays open; accepted is a column “Program” or the option --program"
      }
    }
  }

  private mutating func decodedCodes(_ nameCode: TextCode, _ decoder: any ItemNameDecoding) -> DecodedCodes {
    if let known = decodedNames[nameCode] { return known }
    let decoded = decoder.decode(batch.texts.string(nameCode) ?? "")
    var codes = DecodedCodes(programIsAmbiguous: decoded.programIsAmbiguous)
    let values: [(ItemField, String?)] = [
      (.family, decoded.family), (.version, decoded.version), (.language, decoded.language),
      (.productType, decoded.productType), (.program, decoded.program), (.pack, decoded.pack),
      (.level, decoded.level), (.unit, decoded.unit), (.acquired, decoded.acquired),
      (.offering, decoded.offering), (.userType, decoded.userType), (.segment, decoded.segment),
      (.qualifiers, decoded.qualifiers.isEmpty ? nil : JSONText.array(decoded.qualifiers)),
    ]
    for (field, value) in values {
      if let value { codes.values.append((field, batch.texts.intern(value))) }
    }
    decodedNames[nameCode] = codes
    return codes
  }

  /// Faculty and students are parts of the academic segment: a name that says which is no contradiction (SEL-5).
  private func refinesAcademic(_ code: TextCode) -> Bool {
    batch.texts.string(content[.segment]) == "academic"
      && ["faculty", "student"].contains(batch.texts.string(code) ?? "")
  }

  private mutating func contradiction(_ field: ItemField, nameSays code: TextCode) {
    let stated = batch.texts.string(content[field]) ?? ""
    let named = batch.texts.string(code) ?? ""
    let itemName = batch.texts.string(content[.itemName]) ?? ""
    log.add(
      .nameContradictsColumn,
      "“\(itemName)” says \(field.name) \(named), the column says \(stated); the column counts",
      line: line, column: columnOfName, field: name(of: .itemName), value: named)
  }

  private var columnOfName: Int? {
    items.fields.first { $0.field == .itemName }?.source.flatMap { columnNumber($0.place) }
  }
}
