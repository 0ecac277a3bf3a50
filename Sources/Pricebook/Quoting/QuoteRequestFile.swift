import PriceListReading
import PriceModel

/// A quote request in CSV that lines are added to.
///
///     let (bytes, line) = try QuoteRequestFile.adding(finding, quantity: 25, to: "quote.csv")
public enum QuoteRequestFile {
  /// What a request begins with that is made anew.
  static let columns = [
    "partNumber", "quantity", "term", "billing", "segment", "market", "currency", "discount", "note",
  ]

  /// The request at `path` with a line more for the SKU that a walk found; a new one where there is no file.
  ///
  /// What is in the file stays as it is, byte by byte, but for a column that is added to the header where the SKU
  /// could not be told without. The file must be a quote request before, and is one after.
  ///
  /// - Returns: The bytes to be written, and the number of the line in the request.
  ///
  /// Throws ``PricebookError``: `inputOutput` if the file cannot be read, `fault` if it is no quote request in CSV.
  public static func adding(_ finding: PickFinding, quantity: Int, to path: String) throws -> (
    bytes: [UInt8], line: Int
  ) {
    let present = try DocumentFile.readIfPresent(path)
    let (bytes, line) = try adding(values(of: finding, quantity), to: present, file: path)
    return (bytes, line)
  }

  /// What the line must say so that the SKU is found again: its key, and where its price holds.
  private static func values(of finding: PickFinding, _ quantity: Int) -> [(column: String, value: String)] {
    let item = finding.item
    var values = [("partNumber", item.partNumber), ("quantity", String(quantity))]
    for (column, value) in [("term", item.term), ("billing", item.billing), ("segment", item.segment)] {
      if let value { values.append((column, value)) }
    }
    for step in finding.steps where !step.isTakenByItself && !step.value.isEmpty {
      if step.subject == .facet(.market) { values.append(("market", step.value)) }
      if step.subject == .facet(.currency) { values.append(("currency", step.value)) }
    }
    return values
  }

  static func adding(_ values: [(column: String, value: String)], to present: [UInt8]?, file: String) throws
    -> (bytes: [UInt8], line: Int)
  {
    guard let present, present.contains(where: { !" \t\r\n".utf8.contains($0) }) else {
      let header = columns.joined(separator: ",")
      let row = self.row(values, columns: columns, delimiter: ",")
      return (Array("\(header)\n\(row)\n".utf8), 1)
    }
    let isJSON =
      present.first { !" \t\r\n\u{FEFF}".utf8.contains($0) }.map { "{[".utf8.contains($0) } ?? false
    guard !isJSON, !present.starts(with: [0xFF, 0xFE]), !present.starts(with: [0xFE, 0xFF]) else {
      throw PricebookError(
        .fault, .wrongValue, "lines are added to requests in CSV (UTF-8); this one is another document",
        file: file)
    }
    let request = try QuoteRequest(csv: present, file: file)
    let table = try translatingReadingErrors { try CSVTable(present, file: file) }
    let ending = Array(present.contains(0x0D) ? "\r\n".utf8 : "\n".utf8)
    let delimiter = table.delimiter
    var header = table.header.map { title in
      QuoteRequest.lineKeys.first { $0.caseInsensitivelyEquals(title.trimmed) } ?? title
    }
    var bytes = present
    let missing = values.map(\.column).filter { !header.contains($0) }
    if !missing.isEmpty {
      // A short row is no fault, so the rows below need not be touched.
      guard !table.header.contains(where: { $0.contains(where: \.isNewline) }) else {
        throw PricebookError(
          .fault, .wrongValue, "the header has no column \(missing[0]), and its titles have several lines",
          file: file, line: table.headerLine)
      }
      let end = endOfLine(table.headerLine, in: present)
      bytes.insert(contentsOf: missing.flatMap { Array("\(delimiter)\($0)".utf8) }, at: end)
      header += missing
    }
    if bytes.last != 0x0A { bytes += ending }
    bytes += Array(row(values, columns: header, delimiter: delimiter).utf8) + ending
    let result = try QuoteRequest(csv: bytes, file: file)
    guard result.lines.count == request.lines.count + 1 else {
      throw PricebookError(
        .fault, .wrongValue, "a line cannot be added below the last one of this file", file: file)
    }
    return (bytes, result.lines.count)
  }

  /// The place of the byte behind a physical line, before its line end.
  private static func endOfLine(_ number: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x0A || byte == 0x0D {
        if line == number { return place }
        // A carriage return and a line feed end one line.
        if byte == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
        line += 1
      }
      place += 1
    }
    return bytes.count
  }

  private static func row(
    _ values: [(column: String, value: String)], columns: [String], delimiter: Character
  ) -> String {
    columns.map { column in
      let value = values.first { $0.column == column }?.value ?? ""
      let needsQuotes = value.contains { $0 == delimiter || $0 == "\"" || $0.isNewline }
      guard needsQuotes else { return value }
      return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }.joined(separator: String(delimiter))
  }
}
