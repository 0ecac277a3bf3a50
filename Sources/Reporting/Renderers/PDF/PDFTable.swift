/// A table on its way onto pages.
struct PDFTable {
  private static let padding = 3.4
  /// So many rows of a group, with its heading, are kept on one page.
  private static let keptRows = 7

  private let table: Table
  private let flow: PDFFlow
  private let widths: [Double]
  private let scale: Double
  private var canvas: PDFCanvas { flow.canvas }
  private var style: ReportStyle { flow.style }

  init(_ table: Table, _ columns: PDFColumns, in flow: PDFFlow) {
    self.table = table
    self.flow = flow
    (widths, scale) = columns.fitted(to: flow.width)
  }

  func place() throws {
    // The header with a row or two; it is not left alone.
    flow.reserve(headerHeight + 60)
    if let title = table.title { flow.placeText(title, .strong, after: 4) }
    placeHeader()
    flow.repeated = placeHeader
    defer { flow.repeated = nil }
    var block: [TableRow] = []
    var isEmpty = true
    var previous: TableRow.Kind?
    for row in try table.rows() {
      isEmpty = false
      // A heading begins a block and keeps the first rows below it; totals join the row above them.
      let isGroup = block.first?.kind == .heading
      let joins =
        block.isEmpty || row.kind == .total || block.allSatisfy { $0.kind == .heading }
        || (isGroup && row.kind == .body && block.count < Self.keptRows)
      if !joins {
        place(block, after: &previous)
        block = []
      }
      block.append(row)
    }
    place(block, after: &previous)
    if isEmpty { flow.placeText(table.whenEmpty, .body, colour: PDFColours.missing) }
  }

  // MARK: Header

  private var headerFont: PDFFont { .smallStrong.scaled(by: scale) }

  private var headerHeight: Double {
    let heights = table.columns.enumerated().map { index, column in
      canvas.height(of: column.title, headerFont, width: widths[index])
    }
    return (heights.max() ?? 0) + 2 * Self.padding
  }

  private func placeHeader() {
    let height = headerHeight
    flow.draw {
      for (index, x) in places.enumerated() {
        let column = table.columns[index]
        // Headings of several lines stand on the rule.
        let own = canvas.height(of: column.title, headerFont, width: widths[index])
        canvas.draw(
          column.title, headerFont, x: x, y: flow.y + height - Self.padding - own, width: widths[index],
          column.alignment == .right ? .right : .left, colour: PDFColours.grey)
      }
      canvas.fill(x: flow.left, y: flow.y + height - 0.5, width: flow.width, height: 1, colour: flow.accent)
    }
    flow.y += height + 1.5
  }

  private var places: [Double] {
    var x = flow.left
    return widths.map { width in
      defer { x += width + PDFColumns.gap * scale }
      return x
    }
  }

  // MARK: Rows

  /// Places rows that belong together.
  private func place(_ block: [TableRow], after previous: inout TableRow.Kind?) {
    guard !block.isEmpty else { return }
    let heights = block.map(height)
    flow.reserve(heights.reduce(0, +))
    for (row, height) in zip(block, heights) {
      place(row, height: height, after: previous)
      previous = row.kind
    }
  }

  private func font(of row: TableRow) -> PDFFont {
    (row.kind == .body ? PDFFont.body : .strong).scaled(by: scale)
  }

  private func text(of cell: TableCell) -> String { style.text(cell) }

  private func height(of row: TableRow) -> Double {
    let font = font(of: row)
    if row.kind == .heading {
      return canvas.height(of: row.headingText, font, width: flow.width) + 2 * Self.padding + 6
    }
    var height = canvas.lineHeight(font)
    for (index, width) in widths.enumerated() {
      let text = text(of: row.cell(index))
      if !text.isEmpty { height = max(height, canvas.height(of: text, font, width: width)) }
    }
    return height + 2 * Self.padding
  }

  private func place(_ row: TableRow, height: Double, after previous: TableRow.Kind?) {
    let font = font(of: row)
    flow.place(height: height, line: canvas.lineHeight(font)) { y in
      switch row.kind {
      case .heading:
        canvas.draw(
          row.headingText, font, x: flow.left, y: y + Self.padding + 6, width: flow.width)
        rule(at: y + height, PDFColours.hairline)
      case .body:
        draw(row, font, y: y + Self.padding)
        rule(at: y + height, PDFColours.hairline)
      case .total:
        if previous != .total { rule(at: y, PDFColours.ink, width: 0.9) }
        draw(row, font, y: y + Self.padding)
      }
    }
  }

  private func draw(_ row: TableRow, _ font: PDFFont, y: Double) {
    for (index, x) in places.enumerated() {
      let cell = row.cell(index)
      let isMissing = if case .missing = cell { true } else { false }
      canvas.draw(
        text(of: cell), font, x: x, y: y, width: widths[index],
        table.columns[index].alignment == .right ? .right : .left,
        colour: isMissing ? PDFColours.missing : PDFColours.ink)
    }
  }

  private func rule(at y: Double, _ colour: Colour, width: Double = 0.4) {
    canvas.line(PlotPoint(flow.left, y), PlotPoint(flow.left + flow.width, y), colour: colour, width: width)
  }
}
