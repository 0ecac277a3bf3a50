import PriceModel

/// What the mapper says about a record.
extension RowMapper {
  /// Reports a fault that rejects the record.
  mutating func reject(
    _ code: DiagnosticCode, _ message: String, column: Int?, field: String? = nil, value: String? = nil,
    expected: String? = nil
  ) {
    errors.append(code.id)
    log.add(code, message, line: line, column: column, field: field, value: value, expected: expected)
  }

  /// `“12,5O” is not a price; …`, at the place of the source.
  mutating func error(
    _ code: DiagnosticCode, _ source: BoundSource, _ value: UnsafeRawBufferPointer, _ explanation: String
  ) {
    let text = String(decoding: value, as: UTF8.self)
    errors.append(code.id)
    log.add(
      code, "“\(text)” \(explanation)", line: placeLine(source.place),
      column: columnNumber(source.place),
      field: slotName(source.place), value: text)
  }

  mutating func missingPartNumber(_ fields: FieldStore) {
    guard let source = items.fields.first(where: { $0.field == .partNumber })?.source else {
      // The file has none of the columns that the profile knows for it.
      let names = profile.fields.first { $0.field == .partNumber }?.source?.columns ?? []
      return reject(
        .missingValue,
        "the file has no \(names.map { "“\($0)”" }.joined(separator: " or ")); without it a row has no part number",
        column: column, field: names.first)
    }
    let slots = source.leadingSlots
    let missing = slots.first { fields.field($0).trimmed.isEmpty } ?? source.place
    let shape = items.partNumberShape.map { ", built like \($0.pattern)" } ?? ""
    missingValue(
      slot: missing, "without it the row has no part number",
      expected: "a part number in “\(slotName(missing))”\(shape)")
  }

  mutating func missingPrice() {
    let slots = prices.amounts.map(\.place)
    var seen: Set<Int> = []
    let names = slots.filter { seen.insert($0).inserted }.map { "“\(slotName($0))”" }
      .joined(separator: " or ")
    if prices.mayBeMissing {
      log.add(
        .priceMissing, "the item has no price; accepted is an amount in \(names)", line: line,
        column: column)
    } else if let slot = slots.first(where: { $0 < fieldCount }) ?? slots.first {
      missingValue(slot: slot, "accepted is an amount in \(names)", expected: "an amount in \(names)")
    }
  }

  /// A price element of XML that says for what a price holds, and no price.
  mutating func priceWithoutAmount(_ place: SlotPlace) {
    let names = prices.amounts.map { "“\(slotName($0.place))”" }.joined(separator: " or ")
    log.add(
      .amountMissing,
      "the price has no amount and is left out; accepted is an amount in \(names)",
      line: Int(place.line), column: Int(place.column))
  }

  mutating func missingCurrency() {
    if errors.contains(DiagnosticCode.missingCurrency.id) { return }
    if let source = prices.blocks[0].currency {
      errors.append(DiagnosticCode.missingCurrency.id)
      log.add(
        .missingCurrency,
        "“\(slotName(source.place))” is blank; accepted are three letters, like PLN, or the option --currency",
        line: line, column: columnNumber(source.place), field: slotName(source.place))
    } else {
      reject(
        .missingCurrency,
        "the file names no currency; accepted is a column for it or the option --currency", column: column)
    }
  }

  private mutating func missingValue(slot: Int, _ consequence: String, expected: String) {
    let name = slotName(slot)
    if slot >= fieldCount {
      reject(
        .shortRow, "the row ends after \(fieldCount) fields, before “\(name)”; \(consequence)",
        column: columnNumber(slot), field: name, expected: expected)
    } else {
      reject(
        .missingValue, "“\(name)” is blank; \(consequence)", column: columnNumber(slot), field: name,
        expected: expected)
    }
  }

  /// A part number that is not built as those of the list are.
  mutating func unlikePartNumber(_ text: String, _ shape: PartNumberShape) {
    let nearest = shape.nearest(text)
    // Where there are other makers' numbers too, a slip has as many letters and digits as the number that was meant.
    if !shape.warnsOfOthers {
      let signs = { (text: String) in text.count { $0.isLetter || $0.isNumber } }
      guard let nearest, signs(nearest) == signs(text) else { return }
    }
    let place = items.fields.first { $0.field == .partNumber }?.source?.place ?? 0
    let hint = nearest.map { "; did you mean “\($0)”?" } ?? ""
    log.add(
      .partNumberShape,
      "“\(text)” is not built like the part numbers of this list, \(shape.pattern), and is kept as it is\(hint)",
      line: placeLine(place), column: columnNumber(place), field: slotName(place), value: text)
  }

  /// A value of a coded field that has no known meaning.
  mutating func unknownValue(_ text: String, at index: Int) {
    let field = items.fields[index].field
    let place = items.fields[index].source?.place ?? 0
    switch items.fields[index].coding {
    case .texts, .namedTexts:
      let form =
        field == .qualifiers
        ? #"an array of texts, like ["a", "b"]"# : #"an object of texts, like {"a": "b"}"#
      return reject(
        .badJSON, "“\(text)” is not JSON of the form that is accepted: \(form)", column: columnNumber(place),
        field: slotName(place), value: text)
    default: break
    }
    log.count(
      .init(code: .unknownValue, column: place, value: text), line: placeLine(place),
      column: columnNumber(place), field: slotName(place), value: text
    ) {
      let vocabulary = Facet(rawValue: field.name)?.vocabulary
      let accepted = vocabulary?.entries.map(\.code).joined(separator: ", ") ?? "ISO 8601 periods, like P1Y"
      let nearest = NearestName.suggestion(
        text, among: vocabulary?.entries.flatMap { [$0.code, $0.name] } ?? [])
      return "“\(text)” is not a known \(field.name) and is kept as it is; known are \(accepted)\(nearest)"
    }
  }

  // MARK: Places

  func slotName(_ slot: Int) -> String { names.indices.contains(slot) ? names[slot] : "field \(slot + 1)" }

  func name(of field: ItemField) -> String? {
    items.fields.first { $0.field == field }?.source.map { slotName($0.place) }
  }

  func placeLine(_ slot: Int) -> Int {
    places.indices.contains(slot) && places[slot].line > 0 ? Int(places[slot].line) : line
  }

  func columnNumber(_ slot: Int) -> Int? {
    if places.isEmpty { return slot + 1 }
    return places.indices.contains(slot) && places[slot].line > 0 ? Int(places[slot].column) : column
  }
}
