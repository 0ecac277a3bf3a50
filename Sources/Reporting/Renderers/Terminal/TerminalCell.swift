/// A cell as the terminal shows it: a number in the parts that are aligned, or a text.
struct TerminalCell {
  /// The number up to the point, the point with what follows, and the unit; or everything in `head`.
  let head: String
  let fraction: String
  let unit: String
  let isNumber: Bool
  let isMissing: Bool
}

extension TerminalCharacters {
  /// A cell as the terminal shows it.
  func cell(_ cell: TableCell, _ style: ReportStyle) -> TerminalCell {
    guard let digits = cell.number else {
      let isMissing = if case .missing = cell { true } else { false }
      let text = TerminalText.printable(cell == .missing("") ? "" : style.text(cell))
      return TerminalCell(
        head: isMissing && text.isEmpty ? missing : text, fraction: "", unit: "", isNumber: false,
        isMissing: isMissing)
    }
    let number = style.text(number: digits)
    let unit = if case .percent = cell { style.percentBlank + "%" } else { cell.unit }
    guard
      let point = number.unicodeScalars.firstIndex(where: { $0 == style.decimalMark.unicodeScalars.first })
    else { return TerminalCell(head: number, fraction: "", unit: unit, isNumber: true, isMissing: false) }
    return TerminalCell(
      head: String(number[..<point]), fraction: String(number[point...]), unit: unit, isNumber: true,
      isMissing: false)
  }
}
