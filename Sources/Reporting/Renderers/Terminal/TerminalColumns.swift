/// The widths of the columns of a table, found in one pass over its rows, then fitted to the width of the terminal.
struct TerminalColumns {
  /// Blanks between two columns.
  static let gap = 2
  /// No column of text is cut to less than this.
  private static let smallestText = 8

  struct Column {
    /// The widest text, and the widest parts of the numbers.
    var text = 0
    var head = 0
    var fraction = 0
    var unit = 0
    /// The width in which the column is printed.
    var width = 0
    /// The width below which it may not shrink.
    var floor = 0

    var content: Int { max(text, head + fraction + unit) }
  }

  private(set) var columns: [Column]
  /// Whether the table has no row at all.
  private(set) var isEmpty = true

  init(
    measuring table: Table, characters: TerminalCharacters, style: ReportStyle, fitting limit: Int?
  ) throws {
    columns = Array(repeating: Column(), count: table.columns.count)
    for row in try table.rows() {
      isEmpty = false
      guard row.kind != .heading else { continue }
      for index in columns.indices {
        measure(characters.cell(row.cell(index), style), at: index)
      }
    }
    for (index, column) in table.columns.enumerated() {
      let title = TerminalText.printable(column.title)
      columns[index].width = max(columns[index].content, DisplayWidth.of(title))
      columns[index].floor = max(columns[index].content, TerminalText.longestWord(of: title))
    }
    guard let limit else { return }
    // First the headings go on in a second line, which costs nothing; then the texts are cut, the widest first.
    shrink(to: limit)
    for (index, column) in table.columns.enumerated() where column.overflow != .keep {
      columns[index].floor = min(columns[index].width, Self.smallestText)
    }
    shrink(to: limit)
  }

  /// The width of the whole table.
  var width: Int {
    columns.reduce(0) { $0 + $1.width } + Self.gap * max(0, columns.count - 1)
  }

  private mutating func measure(_ cell: TerminalCell, at index: Int) {
    if cell.isNumber {
      columns[index].head = max(columns[index].head, cell.width)
      columns[index].fraction = max(columns[index].fraction, DisplayWidth.of(cell.fraction))
      columns[index].unit = max(columns[index].unit, DisplayWidth.of(cell.unit))
    } else {
      columns[index].text = max(columns[index].text, cell.width)
    }
  }

  /// Takes from the widest column that may give until the table fits or none may give any more.
  private mutating func shrink(to limit: Int) {
    while width > limit {
      let candidates = columns.indices.filter { columns[$0].width > columns[$0].floor }
      guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width }) else { return }
      columns[widest].width -= 1
    }
  }
}
