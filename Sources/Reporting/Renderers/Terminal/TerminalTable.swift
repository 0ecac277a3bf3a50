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
    var line = TerminalLine(color: color)
    func write(_ text: String, _ style: TerminalLine.Style) throws {
      line.append(text, style)
      try line.end(to: &output)
    }
    if let title = table.title { try write(TerminalText.printable(title), .bold) }
    try writeHeader(in: &line, to: &output)
    let rule = String(repeating: characters.rule, count: columns.width)
    try write(rule, .dim)
    if columns.isEmpty { return try write(TerminalText.printable(table.whenEmpty), .dim) }
    var previous: TableRow.Kind?
    for row in try table.rows() {
      switch row.kind {
      case .heading:
        if previous != nil { try line.end(to: &output) }
        try write(TerminalText.printable(row.headingText), .bold)
      case .body:
        // After a total something new begins.
        if previous == .total { try line.end(to: &output) }
        try self.write(row, .plain, in: &line, to: &output)
      case .total:
        if previous != .total { try write(rule, .dim) }
        try self.write(row, .bold, in: &line, to: &output)
      }
      previous = row.kind
    }
  }

  private func writeHeader(in line: inout TerminalLine, to output: inout some ReportOutput) throws {
    let titles = table.columns.enumerated().map { index, column in
      TerminalText.wrapped(TerminalText.printable(column.title), to: columns.columns[index].width)
    }
    let height = titles.map(\.count).max() ?? 0
    for number in 0..<height {
      for (index, title) in titles.enumerated() {
        // Headings of several lines stand on the rule.
        let part = number - (height - title.count)
        let text = part < 0 ? "" : title[part]
        write(text, DisplayWidth.of(text), .bold, at: index, to: &line)
      }
      try line.end(to: &output)
    }
  }

  private func write(
    _ row: TableRow, _ style: TerminalLine.Style, in line: inout TerminalLine,
    to output: inout some ReportOutput
  ) throws {
    // Most rows take one line.
    var rest: [Int: (style: TerminalLine.Style, lines: ArraySlice<String>)] = [:]
    for index in table.columns.indices {
      let cell = characters.cell(row.cell(index), self.style)
      let style = cell.isMissing ? TerminalLine.Style.dim : style
      if cell.isNumber {
        write(cell, style, at: index, to: &line)
      } else if let lines = lines(of: cell, at: index) {
        write(lines[0], DisplayWidth.of(lines[0]), style, at: index, to: &line)
        if lines.count > 1 { rest[index] = (style, lines.dropFirst()) }
      } else {
        write(cell.head, cell.width, style, at: index, to: &line)
      }
    }
    try line.end(to: &output)
    while !rest.isEmpty {
      for index in table.columns.indices {
        let part = rest[index]?.lines.popFirst() ?? ""
        write(part, DisplayWidth.of(part), rest[index]?.style ?? style, at: index, to: &line)
      }
      try line.end(to: &output)
      rest = rest.filter { !$0.value.lines.isEmpty }
    }
  }

  /// A text that does not fit its column as its lines there; `nil` for all else.
  private func lines(of cell: TerminalCell, at index: Int) -> [String]? {
    let width = columns.columns[index].width
    guard !cell.isNumber, cell.width > width else { return nil }
    switch table.columns[index].overflow {
    case .keep: return nil
    case .wrap: return TerminalText.wrapped(cell.head, to: width)
    case .truncate: return [TerminalText.truncated(cell.head, to: width, ellipsis: characters.ellipsis)]
    }
  }

  private func write(
    _ text: String, _ width: Int, _ style: TerminalLine.Style, at index: Int, to line: inout TerminalLine
  ) {
    if index > 0 { line.blanks(TerminalColumns.gap) }
    let room = columns.columns[index].width - width
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
    line.blanks((isRight ? room : 0) + column.head - cell.width)
    let afterFraction = column.fraction - DisplayWidth.of(cell.fraction)
    if cell.unit.isEmpty {
      line.append(cell.head + cell.fraction, style)
      line.blanks(afterFraction)
    } else {
      line.append(cell.head + cell.fraction + String(repeating: " ", count: afterFraction) + cell.unit, style)
    }
    line.blanks(column.unit - DisplayWidth.of(cell.unit) + (isRight ? 0 : room))
  }
}
