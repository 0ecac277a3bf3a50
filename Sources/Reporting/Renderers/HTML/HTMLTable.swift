/// Writes one table of an HTML document, a row at a time.
struct HTMLTable {
  private let table: Table
  private let style: ReportStyle

  init(_ table: Table, style: ReportStyle) {
    self.table = table
    self.style = style
  }

  func write(to output: inout some ReportOutput) throws {
    // A wide table is moved under the finger; the page stands still.
    try output.write("<div class=\"table\">\n<table>\n")
    if let title = table.title { try output.write("<caption>\(HTMLText.escaped(title))</caption>\n") }
    try output.write("<thead><tr>")
    for column in table.columns {
      try output.write("<th scope=\"col\"\(attribute(of: column))>\(HTMLText.escaped(column.title))</th>")
    }
    try output.write("</tr></thead>\n<tbody>\n")
    var isEmpty = true
    for row in try table.rows() {
      isEmpty = false
      try write(row, to: &output)
    }
    if isEmpty {
      try output.write(
        "<tr><td class=\"none\" colspan=\"\(table.columns.count)\">\(HTMLText.escaped(table.whenEmpty))</td></tr>\n"
      )
    }
    try output.write("</tbody>\n</table>\n</div>\n")
  }

  private func write(_ row: TableRow, to output: inout some ReportOutput) throws {
    if row.kind == .heading {
      try output.write(
        "<tr class=\"group\"><th colspan=\"\(table.columns.count)\" scope=\"rowgroup\">"
          + "\(HTMLText.escaped(row.headingText))</th></tr>\n")
      return
    }
    var line = row.kind == .total ? "<tr class=\"total\">" : "<tr>"
    for (index, column) in table.columns.enumerated() {
      let cell = row.cell(index)
      let text = HTMLText.escaped(style.text(cell))
      if case .missing = cell {
        line += "<td class=\"missing\">\(text)</td>"
      } else {
        line += "<td\(attribute(of: column))>\(text)</td>"
      }
    }
    try output.write(line + "</tr>\n")
  }

  private func attribute(of column: TableColumn) -> String {
    switch (column.alignment, column.overflow) {
    case (.right, _): " class=\"number\""
    case (.left, .keep): " class=\"code\""
    case (.left, _): ""
    }
  }
}
