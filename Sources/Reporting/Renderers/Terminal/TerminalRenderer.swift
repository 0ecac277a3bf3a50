/// Prints a report for people at a terminal.
///
///     Closer table
///
///     Currency  PLN
///
///     Part number  Product        Price
///     ─────────────────────────────────
///     W06-00793    Core CAL      412.50
///     269-09046    Office Pro…  1731.00
///
/// Control characters in texts never reach the terminal.
public struct TerminalRenderer: ReportRenderer {
  /// The columns of the terminal; `nil` cuts and wraps nothing.
  public var width: Int?
  public var characters: TerminalCharacters
  /// Writes headings bold and what is secondary dim.
  public var color: Bool

  public init(width: Int? = nil, characters: TerminalCharacters = .unicode, color: Bool = false) {
    self.width = width.map { max($0, 20) }
    self.characters = characters
    self.color = color
  }

  public func render(_ report: Report, to output: inout some ReportOutput) throws {
    let style = report.style ?? .plain
    let head = (report.letterhead.map { [$0.name] } ?? []) + report.addressee
    for line in head { try write(line, .plain, to: &output) }
    if !head.isEmpty { try output.write("\n") }
    try write(report.title, .bold, to: &output)
    if let subtitle = report.subtitle { try write(subtitle, .dim, to: &output) }
    if !report.facts.isEmpty {
      try output.write("\n")
      try write(report.facts, style, to: &output)
    }
    for section in report.sections { try write(section, style, to: &output) }
    let terms = report.letterhead?.terms ?? []
    if !terms.isEmpty { try output.write("\n") }
    for term in terms { try write(term, .plain, to: &output) }
    if !report.footnotes.isEmpty {
      try output.write("\n")
      for footnote in report.footnotes { try write(footnote, .dim, to: &output) }
    }
  }

  private func write(
    _ section: Report.Section, _ style: ReportStyle, to output: inout some ReportOutput
  ) throws {
    if let heading = section.heading {
      try output.write("\n")
      try write(heading, .bold, to: &output)
    }
    for paragraph in section.paragraphs {
      try output.write("\n")
      try write(paragraph, .plain, to: &output)
    }
    for table in section.tables {
      try output.write("\n")
      try TerminalTable(table, style: style, width: width, characters: characters, color: color)
        .write(to: &output)
    }
    if !section.notes.isEmpty {
      try output.write("\n")
      for note in section.notes { try write(note: note, to: &output) }
    }
  }

  private func write(
    _ text: String, _ style: TerminalLine.Style, to output: inout some ReportOutput
  ) throws {
    for part in TerminalText.wrapped(TerminalText.printable(text), to: width) {
      var line = TerminalLine(color: color)
      line.append(part, style)
      try line.end(to: &output)
    }
  }

  /// Labels left, values under each other; a long value goes on under its beginning.
  private func write(
    _ facts: [Report.Fact], _ style: ReportStyle, to output: inout some ReportOutput
  ) throws {
    let labels = facts.map { TerminalText.printable($0.label) }
    let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let room = width.map { max($0 - labelWidth - TerminalColumns.gap, 10) }
    for (label, fact) in zip(labels, facts) {
      let cell = characters.cell(fact.value, style)
      let value = TerminalText.wrapped(cell.head + cell.fraction + cell.unit, to: room)
      for (number, part) in value.enumerated() {
        var line = TerminalLine(color: color)
        if number == 0 { line.append(label, .dim) }
        line.blanks(labelWidth - (number == 0 ? DisplayWidth.of(label) : 0) + TerminalColumns.gap)
        line.append(part, cell.isMissing ? .dim : .plain)
        try line.end(to: &output)
      }
    }
  }

  private func write(note: String, to output: inout some ReportOutput) throws {
    let lines = TerminalText.wrapped(TerminalText.printable(note), to: width.map { $0 - 4 })
    for (number, part) in lines.enumerated() {
      var line = TerminalLine(color: color)
      line.blanks(number == 0 ? 2 : 4)
      line.append(number == 0 ? "\(characters.bullet) \(part)" : part, .dim)
      try line.end(to: &output)
    }
  }
}
