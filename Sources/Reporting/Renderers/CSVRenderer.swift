import PriceModel

/// Writes the tables of a report as comma-separated values for spreadsheets and programs.
///
/// - RFC 4180 in all but the line end, which is LF, as the other tools of the command line write it. UTF-8, no BOM.
/// - Only tables are written (of a report without any, its facts), each with its header line (``TableColumn/name``, else the title). One table is one
///   clean rectangle. Several follow each other, each after its heading, with a blank line between them: nothing is
///   left out. Group headings and totals are rows like the others (see ``Table/groupTitle`` for the headings).
/// - A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, tab, CR or LF) is given
///   a leading apostrophe, unless ``raw``. Numbers are never touched: `-12.50` stays a number.
/// - A text that looks like a number (`1E10`, `0005`) is quoted, so that readers which tell `"1E10"` from `1E10`
///   keep it as text.
/// - What a list lacks is written in words, never as 0; percentages as plain numbers, dates as `2026-11-01`; a
///   column of kind money as two, amount and currency.
public struct CSVRenderer: ReportRenderer {
  /// Leaves texts as they are, for programs that want them unchanged and are not spreadsheets.
  public var raw: Bool

  public init(raw: Bool = false) {
    self.raw = raw
  }

  public func render(_ report: Report, to output: inout some ReportOutput) throws {
    let tables = report.sections.flatMap { section in
      section.tables.map { (heading: $0.title ?? section.heading ?? report.title, table: $0) }
    }
    if tables.isEmpty { return try render(Self.table(of: report.facts), to: &output) }
    for (index, entry) in tables.enumerated() {
      if index > 0 { try output.write("\n") }
      if tables.count > 1 { try output.write(field(text: entry.heading) + "\n") }
      try render(entry.table, to: &output)
    }
  }

  private func render(_ table: Table, to output: inout some ReportOutput) throws {
    var header = table.groupTitle.map { [field(text: $0)] } ?? []
    for column in table.columns {
      header.append(field(text: column.name ?? column.title))
      if column.kind == .money { header.append(field(text: (column.name ?? column.title) + " currency")) }
    }
    try output.write(header.joined(separator: ",") + "\n")

    var group = ""
    for row in try table.rows() {
      var fields: [String] = []
      if row.kind == .heading {
        group = field(text: row.headingText)
        if table.groupTitle != nil { continue }
        fields = [group] + Array(repeating: "", count: header.count - 1)
      } else {
        if table.groupTitle != nil { fields.append(row.kind == .total ? "" : group) }
        for (index, column) in table.columns.enumerated() {
          append(row.cell(index), of: column, to: &fields)
        }
      }
      try output.write(fields.joined(separator: ",") + "\n")
    }
  }

  /// An answer of a few facts, one a row.
  private static func table(of facts: [Report.Fact]) -> Table {
    Table(
      columns: [TableColumn("Fact", name: "fact"), TableColumn("Value", name: "value")],
      rows: facts.map { .body([.text($0.label), $0.value]) })
  }

  private func append(_ cell: TableCell, of column: TableColumn, to fields: inout [String]) {
    switch (cell, column.kind) {
    case (.money(let money), .money): fields += [money.text, money.currency.code]
    // Outside a column of its kind an amount keeps its currency beside it, as a text.
    case (.money(let money), _): fields.append(money.description)
    default:
      let text = cell == .missing("") ? "missing" : cell.text
      fields.append(cell.number ?? field(text: text))
      if column.kind == .money { fields.append("") }
    }
  }

  private func field(text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return "" }
    let text = !raw && Self.needsApostrophe(text) ? "'" + text : text
    // Blanks at the ends are quoted because some readers, libcsv among them, trim fields without quotes.
    let quoted =
      text.utf8.contains { $0 == Self.quote || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || first == 0x20 || last == 0x20 || Self.looksLikeNumber(text)
    guard quoted else { return text }
    var field = "\""
    for character in text.unicodeScalars {
      if character == "\"" { field.unicodeScalars.append("\"") }
      field.unicodeScalars.append(character)
    }
    return field + "\""
  }

  /// Also a text that begins with such an apostrophe gets another one, so that it can be taken away again.
  private static func needsApostrophe(_ text: String) -> Bool {
    text.utf8.first { $0 != UInt8(ascii: "'") }.map(formulaStarts.contains) ?? false
  }

  private static let quote = UInt8(ascii: "\"")
  private static let formulaStarts = Set("=+-@\t\r\n".utf8)

  /// Digits, perhaps with a point and an exponent: what spreadsheets turn into a number.
  private static func looksLikeNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func takeDigits() -> Int {
      let digits = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(digits)
      return digits
    }
    var digits = takeDigits()
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      digits += takeDigits()
    }
    guard digits > 0 else { return false }
    guard let next = rest.first else { return true }
    guard next | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return takeDigits() > 0 && rest.isEmpty
  }
}
