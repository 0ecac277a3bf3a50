import CXLSXWriter
import PriceModel

// A table as a range of cells under a header that stays in view.
extension XLSXSheet {
  /// So many rows are looked at for the widths of the columns.
  private static let measuredRows = 500
  /// Rows of a sheet, as Excel counts them.
  private static let mostRows: UInt32 = 1_048_576

  func write(_ table: Table) throws {
    try setWidths(of: table)
    var range = try begin(table)
    var sums = XLSXTotals()
    group = nil
    var isEmpty = true
    for row in try table.rows() {
      if self.row == Self.mostRows {
        try filter(table, range)
        sheet = try workbook.worksheet(named: name)
        self.row = 0
        try setWidths(of: table)
        range = try begin(table)
        sums.isBroken = true
      }
      isEmpty = false
      // A filter would tear a heading from its rows, so the rows bear it themselves.
      if row.kind == .heading, table.groupTitle != nil {
        group = row.headingText
        continue
      }
      // The library takes the range only while its last row is the current one.
      if row.kind == .total { try filter(table, range) }
      try write(row, of: table, &sums)
      if row.kind != .total { range.last = self.row }
      self.row += 1
    }
    if isEmpty {
      try write(.text(table.whenEmpty), at: 0, .missing)
      row += 1
    }
    try filter(table, range)
    row += 1
  }

  /// The rows of a table that filters reach.
  private struct Range {
    var header: UInt32
    var last: UInt32
  }

  private func begin(_ table: Table) throws -> Range {
    for (index, column) in table.workbookColumns.enumerated() {
      try write(.text(column.title), at: index, .header, isRight: column.alignment == .right)
    }
    let header = row
    row += 1
    functions.worksheet_freeze_panes(sheet, row, 0)
    try workbook.library.check(functions.worksheet_repeat_rows(sheet, header, header), "repeat the header")
    return Range(header: header, last: header)
  }

  private func filter(_ table: Table, _ range: Range) throws {
    guard range.last > range.header, range.last + 1 == row, let last = table.workbookColumns.indices.last
    else { return }
    try workbook.library.check(
      functions.worksheet_autofilter(sheet, range.header, 0, range.last, UInt16(last)), "set the filters")
  }

  private func write(_ row: TableRow, of table: Table, _ totals: inout XLSXTotals) throws {
    if row.kind == .heading {
      try write(.text(row.headingText), at: 0, .group)
      return
    }
    if table.groupTitle != nil, row.kind == .body, let group {
      try write(.text(group), at: 0, .body, wraps: true)
    }
    let shift = table.groupTitle == nil ? 0 : 1
    if row.kind == .body { totals.addBody(self.row) } else { totals.addTotal(self.row) }
    for (index, column) in table.columns.enumerated() {
      let cell = row.cell(index)
      if cell == .empty, row.kind == .body { continue }
      try write(
        cell, at: index + shift, row.kind == .total ? .total : .body, currency: column.currency,
        isRight: column.alignment == .right, wraps: column.overflow == .wrap,
        formula: totals.formula(of: cell, inColumn: index + shift))
    }
  }

  private func setWidths(of table: Table) throws {
    let columns = table.workbookColumns
    let shift = columns.count - table.columns.count
    var widths = columns.map { Double($0.title.count) * 1.1 + 3 }
    for row in try table.firstRows(Self.measuredRows) {
      if row.kind == .heading {
        if shift > 0 { widths[0] = max(widths[0], Double(row.headingText.count) + 2) }
        continue
      }
      for (index, column) in table.columns.enumerated() {
        var width = Double(row.cell(index).text.count) + 2
        // Groups of three digits and the currency are written by the format.
        if row.cell(index).number != nil { width = width * 1.15 + (column.currency == nil ? 1 : 5) }
        widths[index + shift] = max(widths[index + shift], width)
      }
    }
    for (index, column) in columns.enumerated() {
      let width = min(max(widths[index], 7), column.overflow == .wrap ? 52 : 60)
      try workbook.library.check(
        functions.worksheet_set_column(sheet, UInt16(index), UInt16(index), width, nil), "set a width")
    }
  }
}

extension Table {
  /// The columns of a sheet: where rows stand below group headings, the heading is the first.
  fileprivate var workbookColumns: [TableColumn] {
    (groupTitle.map { [TableColumn($0.prefix(1).uppercased() + $0.dropFirst(), overflow: .wrap)] } ?? [])
      + columns
  }
}

/// The rows that totals are reckoned from.
struct XLSXTotals {
  /// Runs of body rows, first and last.
  private var bodies: [(first: UInt32, last: UInt32)] = []
  private var totals: [UInt32] = []
  /// The table goes on in another sheet: its totals are plain values.
  var isBroken = false

  mutating func addBody(_ row: UInt32) {
    if let last = bodies.last, last.last + 1 == row {
      bodies[bodies.count - 1].last = row
    } else {
      bodies.append((row, row))
    }
  }

  mutating func addTotal(_ row: UInt32) {
    totals.append(row)
  }

  /// The formula of a cell that says how it follows from others; `nil` where it says nothing or cannot be written.
  func formula(of cell: TableCell, inColumn index: Int) -> String? {
    guard case .calculated(_, let digits, let calculation) = cell, !isBroken else { return nil }
    let column = Self.column(index)
    switch calculation {
    case .sum:
      guard !bodies.isEmpty, bodies.count <= 200 else { return nil }
      let ranges = bodies.map { "\(column)\($0.first + 1):\(column)\($0.last + 1)" }
      return "=ROUND(SUM(\(ranges.joined(separator: ","))),\(digits))"
    case .percent(let percent, let total):
      guard totals.indices.contains(total) else { return nil }
      return "=ROUND(\(column)\(totals[total] + 1)*\(percent)/100,\(digits))"
    case .sumOfTotals(let parts):
      guard parts.allSatisfy({ totals.indices.contains($0) }) else { return nil }
      return "=ROUND(\(parts.map { "\(column)\(totals[$0] + 1)" }.joined(separator: "+")),\(digits))"
    }
  }

  /// `A`, `Z`, `AA`.
  static func column(_ index: Int) -> String {
    var rest = index
    var name = ""
    repeat {
      name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
      rest = rest / 26 - 1
    } while rest >= 0
    return name
  }
}
