/// A cell as the terminal shows it: a number in the parts that are aligned, or a text.
struct TerminalCell {
  /// The number up to the point, the point with what follows, and the unit; or everything in `head`.
  let head: String
  let fraction: String
  let unit: String
  let isNumber: Bool
  let isMissing: Bool

  init(_ cell: TableCell, characters: TerminalCharacters, style: ReportStyle) {
    if let number = cell.number.map({ style.text(number: $0) }) {
      let point = number.unicodeScalars.firstIndex { $0 == style.decimalMark.unicodeScalars.first }
      let fractionStart = point ?? number.endIndex
      head = String(number[..<fractionStart])
      fraction = String(number[fractionStart...])
      unit = if case .percent = cell { style.percentBlank + "%" } else { cell.unit }
      isNumber = true
      isMissing = false
    } else {
      let isMissing = if case .missing = cell { true } else { false }
      let text = TerminalText.printable(cell == .missing("") ? "" : style.text(cell))
      head = isMissing && text.isEmpty ? characters.missing : text
      fraction = ""
      unit = ""
      isNumber = false
      self.isMissing = isMissing
    }
  }
}
