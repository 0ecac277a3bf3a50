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
      if tables.count > 1 {
        var line = Line()
        put(entry.heading, in: &line)
        try line.end(in: &output)
      }
      try render(entry.table, to: &output)
    }
  }

  private func render(_ table: Table, to output: inout some ReportOutput) throws {
    var line = Line()
    if let title = table.groupTitle { put(title, in: &line) }
    for column in table.columns {
      put(column.name ?? column.title, in: &line)
      if column.kind == .money { put((column.name ?? column.title) + " currency", in: &line) }
    }
    let fields = line.fields
    try line.end(in: &output)

    var group = ""
    for row in try table.rows() {
      if row.kind == .heading {
        group = row.headingText
        if table.groupTitle != nil { continue }
        put(group, in: &line)
        while line.fields < fields { line.putEmpty() }
      } else {
        if table.groupTitle != nil { put(row.kind == .total ? "" : group, in: &line) }
        for (index, column) in table.columns.enumerated() { put(row.cell(index), of: column, in: &line) }
      }
      try line.end(in: &output)
    }
  }

  /// An answer of a few facts, one a row.
  private static func table(of facts: [Report.Fact]) -> Table {
    Table(
      columns: [TableColumn("Fact", name: "fact"), TableColumn("Value", name: "value")],
      rows: facts.map { .body([.text($0.label), $0.value]) })
  }

  private func put(_ cell: TableCell, of column: TableColumn, in line: inout Line) {
    switch (cell, column.kind) {
    case (.money(let money), .money):
      line.put(plain: money.text)
      line.put(plain: money.currency.code)
    // Outside a column of its kind an amount keeps its currency beside it, as a text.
    case (.money(let money), _): line.put(plain: money.description)
    default:
      if let number = cell.number {
        line.put(plain: number)
      } else {
        put(cell == .missing("") ? "missing" : cell.text, in: &line)
      }
      if column.kind == .money { line.putEmpty() }
    }
  }

  private func put(_ text: String, in line: inout Line) {
    guard let first = text.utf8.first, let last = text.utf8.last else { return line.putEmpty() }
    let isProtected = !raw && Self.needsApostrophe(text)
    // Blanks at the ends are quoted because some readers, libcsv among them, trim fields without quotes.
    let isQuoted =
      text.utf8.contains { $0 == Self.quote || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || first == 0x20 && !isProtected || last == 0x20 || !isProtected && Self.looksLikeNumber(text)
    line.put(text, isQuoted: isQuoted, isProtected: isProtected)
  }

  /// The bytes of a line.
  private struct Line {
    private var bytes: [UInt8] = []
    private(set) var fields = 0

    mutating func putEmpty() {
      if fields > 0 { bytes.append(0x2C) }
      fields += 1
    }

    /// What needs no quotes.
    mutating func put(plain text: String) {
      putEmpty()
      bytes.append(contentsOf: text.utf8)
    }

    mutating func put(_ text: String, isQuoted: Bool, isProtected: Bool) {
      putEmpty()
      if isQuoted { bytes.append(CSVRenderer.quote) }
      if isProtected { bytes.append(UInt8(ascii: "'")) }
      if isQuoted {
        for byte in text.utf8 {
          if byte == CSVRenderer.quote { bytes.append(byte) }
          bytes.append(byte)
        }
        bytes.append(CSVRenderer.quote)
      } else {
        bytes.append(contentsOf: text.utf8)
      }
    }

    mutating func end(in output: inout some ReportOutput) throws {
      bytes.append(0x0A)
      try output.write(bytes)
      bytes.removeAll(keepingCapacity: true)
      fields = 0
    }
  }

  /// Also a text that begins with such an apostrophe gets another one, so that it can be taken away again.
  private static func needsApostrophe(_ text: String) -> Bool {
    text.utf8.first { $0 != UInt8(ascii: "'") }.map(formulaStarts.contains) ?? false
  }

  fileprivate static let quote = UInt8(ascii: "\"")
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
