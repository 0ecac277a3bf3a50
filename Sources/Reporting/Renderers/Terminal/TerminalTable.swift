/// Prints one table: a line of headings over a thin rule, numbers aligned on their points, group headings apart,
/// totals under a rule of their own. The rows are asked for twice: to measure them and to print them.
struct TerminalTable {
  let table: Table
  let columns: TerminalColumns
  let style: ReportStyle
  let characters: TerminalCharacters
  let color: Bool

  init(_ table: Table, style: ReportStyle, width: Int?, characters: TerminalCharacters, color: Bool) throws {
    self.table = table
    self.style = style
    self.characters = characters
    self.color = color
    columns = try TerminalColumns(measuring: table, characters: characters, style: style, fitting: width)
  }

  func write(to output: inout some ReportOutput) throws {
    if let title = table.title {
      try output.write(line(TerminalText.printable(title), .bold))
    }
    try writeHeader(to: &output)
    try output.write(rule)
    guard !columns.isEmpty else {
      try output.write(line(TerminalText.printable(table.whenEmpty), .dim))
      return
    }
    var previous: TableRow.Kind?
    for row in try table.rows() {
      switch row.kind {
      case .heading:
        if previous != nil { try output.write("\n") }
        try output.write(line(TerminalText.printable(row.headingText), .bold))
      case .body:
        // After a total something new begins.
        if previous == .total { try output.write("\n") }
        try write(row, .plain, to: &output)
      case .total:
        if previous != .total { try output.write(rule) }
        try write(row, .bold, to: &output)
      }
      previous = row.kind
    }
  }

  private func writeHeader(to output: inout some ReportOutput) throws {
    let titles = table.columns.enumerated().map { index, column in
      TerminalText.wrapped(TerminalText.printable(column.title), to: columns.columns[index].width)
    }
    let height = titles.map(\.count).max() ?? 0
    for number in 0..<height {
      var line = TerminalLine(color: color)
      for (index, title) in titles.enumerated() {
        // Headings of several lines stand on the rule.
        let part = number - (height - title.count)
        write(part < 0 ? "" : title[part], .bold, at: index, to: &line)
      }
      try output.write(line.finished)
    }
  }

  private func write(_ row: TableRow, _ style: TerminalLine.Style, to output: inout some ReportOutput) throws
  {
    let cells = table.columns.indices.map {
      TerminalCell(row.cell($0), characters: characters, style: self.style)
    }
    let texts = cells.enumerated().map { index, cell in lines(of: cell, at: index) }
    for number in 0..<(texts.map(\.count).max() ?? 0) {
      var line = TerminalLine(color: color)
      for (index, cell) in cells.enumerated() {
        if cell.isNumber, number == 0 {
          write(cell, style, at: index, to: &line)
        } else {
          let text = number < texts[index].count ? texts[index][number] : ""
          write(text, cell.isMissing ? .dim : style, at: index, to: &line)
        }
      }
      try output.write(line.finished)
    }
  }

  /// A text in the lines that its column gives it; a number has one.
  private func lines(of cell: TerminalCell, at index: Int) -> [String] {
    guard !cell.isNumber else { return [""] }
    let width = columns.columns[index].width
    switch table.columns[index].overflow {
    case .keep: return [cell.head]
    case .wrap: return TerminalText.wrapped(cell.head, to: width)
    case .truncate:
      return [TerminalText.truncated(cell.head, to: width, ellipsis: characters.ellipsis)]
    }
  }

  private func write(
    _ text: String, _ style: TerminalLine.Style, at index: Int, to line: inout TerminalLine
  ) {
    if index > 0 { line.blanks(TerminalColumns.gap) }
    let room = columns.columns[index].width - DisplayWidth.of(text)
    let isRight = table.columns[index].alignment == .right
    if isRight { line.blanks(room) }
    line.append(text, style)
    if !isRight { line.blanks(room) }
  }

  /// A number: the points of the column stand under each other, and so do the units.
  private func write(
    _ cell: TerminalCell, _ style: TerminalLine.Style, at index: Int, to line: inout TerminalLine
  ) {
    if index > 0 { line.blanks(TerminalColumns.gap) }
    let column = columns.columns[index]
    let room = column.width - (column.head + column.fraction + column.unit)
    let isRight = table.columns[index].alignment == .right
    line.blanks((isRight ? room : 0) + column.head - DisplayWidth.of(cell.head))
    let afterFraction = column.fraction - DisplayWidth.of(cell.fraction)
    if cell.unit.isEmpty {
      line.append(cell.head + cell.fraction, style)
      line.blanks(afterFraction)
    } else {
      line.append(cell.head + cell.fraction + String(repeating: " ", count: afterFraction) + cell.unit, style)
    }
    line.blanks(column.unit - DisplayWidth.of(cell.unit) + (isRight ? 0 : room))
  }

  private var rule: String {
    line(String(repeating: characters.rule, count: columns.width), .dim)
  }

  private func line(_ text: String, _ style: TerminalLine.Style) -> String {
    var line = TerminalLine(color: color)
    line.append(text, style)
    return line.finished
  }
}
