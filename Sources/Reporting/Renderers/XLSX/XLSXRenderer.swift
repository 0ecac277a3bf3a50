import CXLSXWriter
import PriceModel

/// Writes a report as a workbook for spreadsheet programs, through libxlsxwriter.
///
/// - A sheet per table, named by its heading; the first also has the title and the facts of the report; the last holds
///   what the report rests on.
/// - Cells keep their types: numbers with their digits and currency, percentages, dates. Texts are texts: nothing that
///   a price list says becomes a formula. Totals are formulas (``TableCell/calculated(_:minimumDigits:_:)``) beside
///   which our own result is stored.
/// - The header stays in view and has filters. On paper the columns fit the width of the page.
/// - Rows are written as they come, in constant memory. What passes the last row of a sheet goes on in another.
public struct XLSXRenderer: FileRenderer {
  public init() {}

  public func render(_ report: Report, toFile path: String) throws {
    let library = try XLSXLibrary.loaded.get()
    let workbook = try XLSXWorkbook(library, path: path, report: report)
    do {
      try write(report, to: workbook)
    } catch {
      // The library frees its memory and its temporary files only by closing.
      try? workbook.close()
      throw error
    }
    try workbook.close()
  }

  private func write(_ report: Report, to workbook: XLSXWorkbook) throws {
    var isFirst = true
    for section in report.sections {
      for table in section.tables {
        let heading = section.heading ?? table.title
        let sheet = try workbook.sheet(named: table.title ?? section.heading ?? report.title)
        if isFirst {
          try sheet.writeHead(of: report, heading: heading)
        } else if let heading {
          try sheet.writeHeading(heading)
        }
        try sheet.write(table)
        isFirst = false
      }
    }
    if isFirst {
      try workbook.sheet(named: report.title).writeHead(of: report, heading: nil)
    }
    let remarks = report.sections.flatMap { section in
      (section.paragraphs + section.notes).map { (section.heading, $0) }
    }
    let terms = report.letterhead?.terms ?? []
    guard !remarks.isEmpty || !report.footnotes.isEmpty || !terms.isEmpty else { return }
    let sources = try workbook.sheet(named: workbook.style.sources)
    try sources.writeRemarks(report.footnotes + terms, remarks, heading: workbook.style.sources)
  }
}

/// The functions of libxlsxwriter.
struct XLSXLibrary: @unchecked Sendable {
  // Filled once and only read afterwards; the library keeps no state between workbooks.
  let functions: pricebook_xlsx_library

  /// The library, loaded at the first use.
  static let loaded: Result<XLSXLibrary, DocumentError> = {
    var reason: UnsafePointer<CChar>?
    guard let functions = pricebook_load_xlsx(&reason) else {
      return .failure(
        .libraryMissing(
          library: "libxlsxwriter", package: "libxlsxwriter-dev",
          reason: reason.map { String(cString: $0) } ?? "unknown"))
    }
    return .success(XLSXLibrary(functions: functions.pointee))
  }()

  /// Throws what the library says of a step that failed.
  func check(_ error: lxw_error, _ step: @autoclosure () -> String) throws {
    guard error != LXW_NO_ERROR else { return }
    let words = functions.lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
    throw DocumentError.refused("libxlsxwriter cannot \(step()): \(words)")
  }
}
