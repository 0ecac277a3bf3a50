import PriceModel
import Reporting

/// Writes answers as documents, each in the arrangement that suits its form.
///
///     var output = MemoryOutput()
///     try DocumentWriter(today: today).write(answer, as: .html, to: &output)
public struct DocumentWriter: Sendable {
  /// Whether CSV keeps texts that look like formulas as they are.
  public var raw: Bool
  /// The date in the properties of workbooks and PDF files whose answer has none of its own.
  public var today: CalendarDate
  /// Writes tables for people.
  public var terminal: TerminalRenderer

  public init(
    raw: Bool = false, today: CalendarDate, terminal: TerminalRenderer = TerminalRenderer(width: 140)
  ) {
    self.raw = raw
    self.today = today
    self.terminal = terminal
  }

  /// Writes any form but a workbook, which must be a file.
  ///
  /// Throws ``DocumentError`` for a document that cannot be made, and what the output throws.
  public func write(
    _ answer: some Answer, as format: DocumentFormat, to output: inout some ReportOutput
  ) throws {
    switch format {
    case .table: try terminal.render(answer.report, to: &output)
    case .csv: try CSVRenderer(raw: raw).render(answer.dataReport, to: &output)
    case .json: try output.write(OrderedJSONEncoder().encode(answer) + [0x0A])
    case .jsonl: try output.write(OrderedJSONEncoder(style: .compact).encode(answer) + [0x0A])
    case .md: try MarkdownRenderer().render(answer.report, to: &output)
    case .html: try HTMLRenderer().render(answer.report, to: &output)
    case .pdf: try PDFRenderer().render(dated(answer.pagedReport), to: &output)
    case .xlsx: throw DocumentError.refused("a workbook is written to a file only")
    }
  }

  /// Writes a file of any form. It must not matter to anybody before it is whole; see ``AtomicFile``.
  public func write(_ answer: some Answer, as format: DocumentFormat, toFile path: String) throws {
    if format == .xlsx { return try XLSXRenderer().render(dated(answer.workbookReport), toFile: path) }
    try FileOutput.write(path) { try write(answer, as: format, to: &$0) }
  }

  private func dated(_ report: Report) -> Report {
    var report = report
    if report.date == nil { report.date = today }
    return report
  }
}
