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
    try output.write(headerLine(of: table))
    try renderRows(of: table, to: &output)
  }

  /// The header line of a table, with its end.
  public func headerLine(of table: Table) -> [UInt8] {
    var line = Line()
    if let title = table.groupTitle { put(title, in: &line) }
    for column in table.columns {
      put(column.name ?? column.title, in: &line)
      if column.kind == .money { put((column.name ?? column.title) + " currency", in: &line) }
    }
    return line.end()
  }

  /// Writes the rows of a table without its header line, where others have been written before.
  public func renderRows(of table: Table, to output: inout some ReportOutput) throws {
    var line = Line()
    let isMoney = table.columns.map { $0.kind == .money }
    let fields = isMoney.reduce(table.groupTitle == nil ? 0 : 1) { $0 + ($1 ? 2 : 1) }
    var group = ""
    for row in try table.rows() {
      if row.kind == .heading {
        group = row.headingText
        if table.groupTitle != nil { continue }
        put(group, in: &line)
        while line.fields < fields { line.putEmpty() }
      } else {
        if table.groupTitle != nil { put(row.kind == .total ? "" : group, in: &line) }
        for index in isMoney.indices { put(row.cell(index), isMoney: isMoney[index], in: &line) }
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

  /// - Parameter isMoney: Whether the column is of amounts of several currencies, which takes two fields.
  private func put(_ cell: TableCell, isMoney: Bool, in line: inout Line) {
    if case .money(let money) = cell {
      // Outside a column of its kind an amount keeps its currency beside it, as a text.
      line.put(plain: isMoney ? money.text : money.description)
      if isMoney { line.put(plain: money.currency.code) }
      return
    }
    switch cell {
    case .empty: line.putEmpty()
    case .text(let text): put(text, in: &line)
    default:
      if let number = cell.number {
        line.put(plain: number)
      } else {
        put(cell == .missing("") ? "missing" : cell.text, in: &line)
      }
    }
    if isMoney { line.putEmpty() }
  }

  private func put(_ text: String, in line: inout Line) {
    var text = text
    text.withUTF8 { line.put($0, isProtected: !raw && Self.needsApostrophe($0)) }
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

    /// - Parameter isProtected: Whether it gets an apostrophe.
    mutating func put(_ text: UnsafeBufferPointer<UInt8>, isProtected: Bool) {
      putEmpty()
      guard let first = text.first, let last = text.last else { return }
      // Without an early end, so that many bytes are looked at in one step.
      var isSpecial = false
      for byte in text {
        isSpecial = isSpecial || byte == CSVRenderer.quote || byte == 0x2C || byte == 0x0A || byte == 0x0D
      }
      // Blanks at the ends are quoted because some readers, libcsv among them, trim fields without quotes.
      let isQuoted =
        isSpecial || last == 0x20
        || !isProtected && (first == 0x20 || CSVRenderer.looksLikeNumber(text))
      if isQuoted { bytes.append(CSVRenderer.quote) }
      if isProtected { bytes.append(UInt8(ascii: "'")) }
      if isSpecial {
        for byte in text {
          if byte == CSVRenderer.quote { bytes.append(byte) }
          bytes.append(byte)
        }
      } else {
        bytes.append(contentsOf: text)
      }
      if isQuoted { bytes.append(CSVRenderer.quote) }
    }

    /// The line with its end.
    mutating func end() -> [UInt8] {
      bytes.append(0x0A)
      return bytes
    }

    /// Writes the line, and begins the next.
    mutating func end(in output: inout some ReportOutput) throws {
      try output.write(end())
      bytes.removeAll(keepingCapacity: true)
      fields = 0
    }
  }

  /// Also a text that begins with such an apostrophe gets another one, so that it can be taken away again.
  private static func needsApostrophe(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text.first(where: { $0 != UInt8(ascii: "'") }) {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D, 0x0A: true
    default: false
    }
  }

  fileprivate static let quote = UInt8(ascii: "\"")

  /// Digits, perhaps with a point and an exponent: what spreadsheets turn into a number.
  fileprivate static func looksLikeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func takeDigits() -> Int {
      let start = index
      while index < text.count, (0x30...0x39).contains(text[index]) { index += 1 }
      return index - start
    }
    func take(_ wanted: UInt8, or other: UInt8) -> Bool {
      guard index < text.count, text[index] == wanted || text[index] == other else { return false }
      index += 1
      return true
    }
    var digits = takeDigits()
    if take(0x2E, or: 0x2E) { digits += takeDigits() }
    guard digits > 0 else { return false }
    if index == text.count { return true }
    guard take(UInt8(ascii: "e"), or: UInt8(ascii: "E")) else { return false }
    _ = take(UInt8(ascii: "+"), or: UInt8(ascii: "-"))
    return takeDigits() > 0 && index == text.count
  }
}
