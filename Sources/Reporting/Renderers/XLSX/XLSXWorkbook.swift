import CXLSXWriter
import PriceModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A workbook in the making: its sheets' names and its formats.
final class XLSXWorkbook {
  let library: XLSXLibrary
  let style: ReportStyle
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let accent: Colour
  private var names: Set<String> = []
  private var formats: [XLSXFormat: UnsafeMutablePointer<lxw_format>] = [:]
  private var isClosed = false

  init(_ library: XLSXLibrary, path: String, report: Report) throws {
    self.library = library
    style = report.style ?? .plain
    accent = report.letterhead?.accent ?? .ink
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let workbook = library.functions.workbook_new_opt(path, &options) else {
      throw DocumentError.refused("libxlsxwriter cannot begin a workbook")
    }
    self.workbook = workbook
    try setProperties(of: report)
  }

  private func setProperties(of report: Report) throws {
    var properties = lxw_doc_properties()
    let texts = [report.title, report.subtitle ?? "", report.letterhead?.name ?? "Pricebook"].map {
      strdup(XLSXText.permitted($0))
    }
    defer { for text in texts { free(text) } }
    properties.title = texts[0]
    properties.subject = texts[1]
    properties.author = texts[2]
    properties.company = texts[2]
    if let date = report.date { properties.created = time_t(date.dayNumber) * 86_400 }
    try library.check(library.functions.workbook_set_properties(workbook, &properties), "set the properties")
  }

  /// A new sheet; its name is made permissible and told apart from those before it.
  func sheet(named wanted: String) throws -> XLSXSheet {
    XLSXSheet(try worksheet(named: wanted), name: wanted, in: self)
  }

  /// The library's object for a new sheet.
  func worksheet(named wanted: String) throws -> UnsafeMutablePointer<lxw_worksheet> {
    let name = XLSXText.sheetName(wanted, unlike: &names)
    guard let sheet = library.functions.workbook_add_worksheet(workbook, name) else {
      throw DocumentError.refused("libxlsxwriter cannot add the sheet “\(name)”")
    }
    return sheet
  }

  /// The library's object for a format; made at its first use.
  func format(_ wanted: XLSXFormat) throws -> UnsafeMutablePointer<lxw_format> {
    if let format = formats[wanted] { return format }
    guard let format = library.functions.workbook_add_format(workbook) else {
      throw DocumentError.refused("libxlsxwriter cannot add a format")
    }
    wanted.apply(to: format, library.functions, accent: accent.number)
    formats[wanted] = format
    return format
  }

  /// Writes the file. Throws ``DocumentError``.
  func close() throws {
    guard !isClosed else { return }
    isClosed = true
    try library.check(library.functions.workbook_close(workbook), "write the workbook")
  }
}

extension Colour {
  /// `0xRRGGBB`.
  var number: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}
