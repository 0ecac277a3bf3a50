/// A cell as the terminal shows it: a number in the parts that are aligned, or a text.
struct TerminalCell {
  /// The number up to the point, the point with what follows, and the unit; or everything in `head`.
  var head: String
  var fraction = ""
  var unit = ""
  var isNumber = true
  var isMissing = false
  /// How many cells of the terminal `head` takes.
  var width: Int
}

extension TerminalCharacters {
  /// A cell as the terminal shows it.
  func cell(_ cell: TableCell, _ style: ReportStyle) -> TerminalCell {
    switch cell {
    case .text(let text): return self.text(text)
    case .integer(let number) where style.groupMark.isEmpty:
      let digits = String(number)
      return TerminalCell(head: digits, width: digits.utf8.count)
    case .missing(let words):
      var cell = text(words.isEmpty ? missing : words)
      cell.isMissing = true
      return cell
    default: return cell.number.map { number($0, of: cell, style) } ?? text(style.text(cell))
    }
  }

  private func text(_ text: String) -> TerminalCell {
    let (text, width) = TerminalText.measured(text)
    return TerminalCell(head: text, isNumber: false, width: width)
  }

  private func number(_ digits: String, of cell: TableCell, _ style: ReportStyle) -> TerminalCell {
    let number = style.text(number: digits)
    let mark = style.decimalMark.unicodeScalars.first
    let point = number.unicodeScalars.firstIndex { $0 == mark } ?? number.endIndex
    let unit = if case .percent = cell { style.percentBlank + "%" } else { cell.unit }
    let head = String(number[..<point])
    return TerminalCell(
      head: head, fraction: String(number[point...]), unit: unit, width: DisplayWidth.of(head))
  }
}
