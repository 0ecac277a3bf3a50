/// Writes a report as Markdown with the tables of GitHub.
///
/// Rows are written as they come, without padding: a table of 100,000 rows needs no memory. Text from price lists
/// is escaped, so that none of it becomes inline markup or HTML.
public struct MarkdownRenderer: ReportRenderer {
  public init() {}

  public func render(_ report: Report, to output: inout some ReportOutput) throws {
    let style = report.style ?? .plain
    let head = (report.letterhead.map { [$0.name] } ?? []) + report.addressee
    if !head.isEmpty { try output.write(head.map(escaped).joined(separator: "\\\n") + "\n\n") }
    try output.write("# \(escaped(report.title))\n")
    if let subtitle = report.subtitle { try output.write("\n*\(escaped(subtitle))*\n") }
    if !report.facts.isEmpty {
      try output.write("\n")
      for fact in report.facts {
        try output.write("- **\(escaped(fact.label)):** \(escaped(style.text(fact.value)))\n")
      }
    }
    for section in report.sections {
      if let heading = section.heading { try output.write("\n## \(escaped(heading))\n") }
      for paragraph in section.paragraphs { try output.write("\n\(escaped(paragraph))\n") }
      for table in section.tables { try render(table, style, to: &output) }
      for note in section.notes { try output.write("\n> \(escaped(note))\n") }
    }
    for term in report.letterhead?.terms ?? [] { try output.write("\n\(escaped(term))\n") }
    if !report.footnotes.isEmpty {
      try output.write("\n---\n\n")
      for footnote in report.footnotes { try output.write("- \(escaped(footnote))\n") }
    }
  }

  private func render(
    _ table: Table, _ style: ReportStyle, to output: inout some ReportOutput
  ) throws {
    if let title = table.title { try output.write("\n**\(escaped(title))**\n") }
    try output.write("\n\(line(table.columns.map { escaped($0.title) }))")
    try output.write(line(table.columns.map { $0.alignment == .right ? "---:" : "---" }))
    var isEmpty = true
    for row in try table.rows() {
      isEmpty = false
      let cells = table.columns.indices.map { escaped(style.text(row.cell($0))) }
      switch row.kind {
      case .body: try output.write(line(cells))
      case .heading, .total: try output.write(line(cells.map { $0.isEmpty ? "" : "**\($0)**" }))
      }
    }
    if isEmpty {
      let blanks = Array(repeating: "", count: max(0, table.columns.count - 1))
      try output.write(line(["*\(escaped(table.whenEmpty))*"] + blanks))
    }
  }

  private func line(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? "  |" : " \($0) |" }.joined() + "\n"
  }

  /// Backslashes before the characters that are markup anywhere in a line; line breaks become `<br>`.
  private func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(contentsOf: "<br>".unicodeScalars)
      case "\r": continue
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#", "&":
        result.append("\\")
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
