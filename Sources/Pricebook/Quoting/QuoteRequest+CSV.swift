import PriceListReading
import PriceModel

extension QuoteRequest {
  /// Reads a CSV request: a header of any of ``lineKeys``, in any order, and a line per row. The delimiter and the
  /// encoding are recognised; numbers may have a decimal comma where the delimiter is not one.
  ///
  /// Throws ``PricebookError`` of kind `fault` with line and column; what is wrong in other rows is among its further
  /// errors.
  init(csv bytes: [UInt8], file: String) throws {
    self.init(file: file)
    let table = try translatingReadingErrors { try CSVTable(bytes, file: file) }
    let columns = try Self.columns(of: table)
    var faults = InputFaults()
    for row in table.rows {
      if let line = try Self.line(row, columns, file, &faults) { lines.append(line) }
    }
    try faults.finish()
  }

  /// The key of each column; throws for a column nobody knows, naming the nearest.
  private static func columns(of table: CSVTable) throws -> [String] {
    try table.header.enumerated().map { index, title in
      if let key = lineKeys.first(where: { $0.caseInsensitivelyEquals(title.trimmed) }) { return key }
      let nearest = EditDistance.nearest(to: title.trimmed, among: lineKeys)
      throw PricebookError(
        .fault, .unknownColumn,
        "unknown column “\(title)”" + (nearest.map { "; did you mean “\($0)”?" } ?? ".")
          + " Accepted are \(Prose.list(lineKeys, atMost: 40))", file: table.file, line: table.headerLine,
        column: index + 1)
    }
  }

  /// The line that a row asks for; `nil` if it has no quantity. Everything that is wrong with it is in `faults`.
  private static func line(
    _ row: CSVTable.Row, _ columns: [String], _ file: String, _ faults: inout InputFaults
  ) throws -> Line? {
    var values: [String: (text: String, column: Int)] = [:]
    for (index, key) in columns.enumerated() where index < row.fields.count {
      let text = row.fields[index].trimmed
      if !text.isEmpty { values[key] = (text, index + 1) }
    }
    if row.fields.count > columns.count, row.fields[columns.count...].contains(where: { !$0.trimmed.isEmpty })
    {
      faults.add(
        PricebookError(
          .fault, .longRow, "the row has \(row.fields.count) fields, the header \(columns.count)", file: file,
          line: row.line, column: columns.count + 1))
    }
    func number(_ key: String, percent: Bool) throws -> ExactDecimal? {
      guard let (text, column) = values[key] else { return nil }
      var digits = text
      if percent, digits.hasSuffix("%") { digits = String(digits.dropLast()).trimmed }
      if let value = ExactDecimal(digits) ?? ExactDecimal(String(digits.map { $0 == "," ? "." : $0 })) {
        return value
      }
      throw PricebookError(
        .fault, .badNumber, "“\(text)” is no \(key); accepted are digits, like \(percent ? "7.5" : "10")",
        file: file,
        line: row.line, column: column)
    }
    func quantity() throws -> ExactDecimal {
      // A comma or a point in a quantity may part thousands or decimals: 1,000 is never taken for 1.
      if let (text, column) = values["quantity"], !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        throw PricebookError(
          .fault, .badQuantity, "“\(text)” is no quantity; accepted are digits alone, like 1000", file: file,
          line: row.line, column: column)
      }
      guard let quantity = try number("quantity", percent: false) else {
        throw PricebookError(
          .fault, .missingQuantity, "the row has no quantity; accepted is a whole number above 0", file: file,
          line: row.line, column: columns.firstIndex(of: "quantity").map { $0 + 1 })
      }
      return quantity
    }
    let amount = try faults.attempt(quantity)
    let discount = try faults.attempt { try number("discount", percent: true) } ?? nil
    let margin = try faults.attempt { try number("margin", percent: true) } ?? nil
    guard let amount else { return nil }
    var line = Line(quantity: amount)
    line.sourceLine = row.line
    line.label = values["line"]?.text
    line.partNumber = values["partNumber"]?.text
    line.distributorSKU = values["distributorSKU"]?.text
    line.discount = discount
    line.margin = margin
    line.note = values["note"]?.text
    for facet in Facet.allCases { line.facets[facet] = values[facet.rawValue]?.text }
    try faults.attempt { try line.validate(file: file, line: row.line, column: nil) }
    return line
  }
}
