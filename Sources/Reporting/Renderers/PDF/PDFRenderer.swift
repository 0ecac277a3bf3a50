import CPangoCairo

/// Writes a report as a PDF for people, through Cairo and Pango.
///
/// - A4, upright or across as the widest table needs; text of any script; page numbers.
/// - The header of a table is repeated on every page; a total stays with the row above it, a group heading with the row
///   below it.
/// - No text is cut: what is wider than its column goes on in the next line, and a row higher than a page goes on over
///   the next one.
///
/// The pages are laid out twice, once to count them and once to draw them, so the rows of the tables are asked for more
/// than once.
public struct PDFRenderer: ReportRenderer {
  public init() {}

  public func render(_ report: Report, to output: inout some ReportOutput) throws {
    let sink = PDFSink()
    let canvas = try PDFCanvas(
      try PangoCairo.loaded.get(), sink: sink, format: PDFFormat(isLandscape: false))
    let style = report.style ?? .grouped
    let columns = try report.sections.map { section in
      try section.tables.map { try PDFColumns(of: $0, style: style, canvas) }
    }
    canvas.format = PDFFormat(for: columns.joined())
    let pages = try layOut(report, columns, canvas, of: nil)
    canvas.setProperties(of: report)
    _ = try layOut(report, columns, canvas, of: pages)
    try canvas.finish()
    try output.write(sink.bytes)
  }

  /// Puts the report on pages; draws them where their number is known. Returns their number.
  private func layOut(_ report: Report, _ columns: [[PDFColumns]], _ canvas: PDFCanvas, of pages: Int?) throws
    -> Int
  {
    let flow = PDFFlow(canvas, report: report, pages: pages)
    try flow.placeHead()
    for (section, columns) in zip(report.sections, columns) {
      try flow.place(section, columns)
    }
    flow.placeEnd()
    flow.endPage()
    return flow.page
  }
}

/// The functions of Cairo and Pango.
struct PangoCairo: @unchecked Sendable {
  // Filled once and only read afterwards.
  let functions: pricebook_pango_cairo_library

  /// The libraries, loaded at the first use.
  static let loaded: Result<PangoCairo, DocumentError> = {
    var reason: UnsafePointer<CChar>?
    guard let functions = pricebook_load_pango_cairo(&reason) else {
      return .failure(
        .libraryMissing(
          library: "Pango with Cairo", package: "libpangocairo-1.0-0",
          reason: reason.map { String(cString: $0) } ?? "unknown"))
    }
    return .success(PangoCairo(functions: functions.pointee))
  }()
}
