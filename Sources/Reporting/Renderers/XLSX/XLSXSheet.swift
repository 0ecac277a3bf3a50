import CXLSXWriter
import PriceModel

/// A sheet on its way into a workbook, written from the top to the bottom: the library keeps only one row in memory.
final class XLSXSheet {
  let workbook: XLSXWorkbook
  let name: String
  /// The library's sheet that is being written; another one when a table has filled it.
  var sheet: UnsafeMutablePointer<lxw_worksheet>
  /// The next row.
  var row: UInt32 = 0
  /// The heading of the rows that are being written.
  var group: String?

  var functions: pricebook_xlsx_library { workbook.library.functions }

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, in workbook: XLSXWorkbook) {
    self.sheet = sheet
    self.name = name
    self.workbook = workbook
    setPaper()
  }

  /// How the sheet is printed: A4 across, all columns on the width of a page.
  private func setPaper() {
    functions.worksheet_set_paper(sheet, 9)
    functions.worksheet_set_landscape(sheet)
    functions.worksheet_fit_to_pages(sheet, 1, 0)
  }

  /// What stands above the first table.
  func writeHead(of report: Report, heading: String?) throws {
    if let letterhead = report.letterhead { try writeLine(letterhead.name, .subtitle) }
    try writeLine(report.title, .title)
    if let subtitle = report.subtitle { try writeLine(subtitle, .subtitle) }
    for line in report.addressee { try writeLine(line, .fact) }
    for fact in report.facts {
      try write(.text(fact.label), at: 0, .label)
      try write(fact.value, at: 1, .fact)
      row += 1
    }
    row += 1
    if let heading { try writeHeading(heading) }
  }

  func writeHeading(_ heading: String) throws {
    try writeLine(heading, .heading)
    row += 1
  }

  /// The sheet of remarks: what the report rests on, then what is said of its sections.
  func writeRemarks(
    _ footnotes: [String], _ remarks: [(section: String?, text: String)], heading: String
  ) throws {
    try workbook.library.check(functions.worksheet_set_column(sheet, 0, 0, 120, nil), "set a width")
    try writeHeading(heading)
    for text in footnotes { try writeLine(text, .remark, wraps: true) }
    var section: String?
    for remark in remarks {
      if remark.section != section || row == 0 {
        row += 1
        if let name = remark.section { try writeLine(name, .group) }
        section = remark.section
      }
      try writeLine(remark.text, .remark, wraps: true)
    }
  }

  private func writeLine(_ text: String, _ role: XLSXFormat.Role, wraps: Bool = false) throws {
    try write(.text(text), at: 0, role, wraps: wraps)
    row += 1
  }

  /// Writes a cell of the current row as what it is.
  func write(
    _ cell: TableCell, at column: Int, _ role: XLSXFormat.Role, currency: Currency? = nil,
    isRight: Bool = false, wraps: Bool = false, formula: String? = nil
  ) throws {
    let column = UInt16(column)
    var format = XLSXFormat(role: role, number: nil, isRight: isRight, wraps: wraps)
    let error: lxw_error
    if let number = XLSXNumber(cell, currency: currency) {
      format.number = number.format
      format.isRight = role != .fact
      if let formula {
        error = functions.worksheet_write_formula_num(
          sheet, row, column, formula, try workbook.format(format), number.value)
      } else {
        error = functions.worksheet_write_number(
          sheet, row, column, number.value, try workbook.format(format))
      }
    } else {
      if case .missing = cell, role == .body { format.role = .missing }
      let text = cell == .missing("") ? workbook.style.missing : cell.text
      error =
        text.isEmpty
        ? functions.worksheet_write_blank(sheet, row, column, try workbook.format(format))
        : functions.worksheet_write_string(
          sheet, row, column, XLSXText.permitted(text), try workbook.format(format))
    }
    try workbook.library.check(error, "write a cell of “\(name)”")
  }
}

/// A cell as a number of a workbook, which is a binary one of 15 exact digits.
struct XLSXNumber {
  let value: Double
  let format: String

  /// `nil` for what is no number, and for a number of more digits than a workbook keeps: it is written as a text, so
  /// that none of them is lost.
  init?(_ cell: TableCell, currency: Currency?) {
    switch cell {
    case .integer(let integer):
      self.init(ExactDecimal(integer), format: "#,##0")
    case .amount(let amount, let digits), .calculated(let amount, let digits, _):
      self.init(
        amount,
        format: XLSXFormat.number(
          digits: max(Int(digits), Int(amount.normalized.scale)), currency: currency))
    case .money(let money):
      let digits = max(Int(money.currency.minorUnits), Int(money.amount.normalized.scale))
      self.init(money.amount, format: XLSXFormat.number(digits: digits, currency: money.currency))
    case .percent(let percent):
      // 12.5 % is 0.125 to a spreadsheet.
      guard percent.scale <= ExactDecimal.largestScale - 2 else { return nil }
      let digits = max(Int(percent.normalized.scale), 0)
      self.init(
        ExactDecimal(mantissa: percent.mantissa, scale: percent.scale + 2),
        format: "0" + (digits > 0 ? "." + String(repeating: "0", count: digits) : "") + "%")
    case .date(let date):
      // Days since 1899-12-30; before March 1900 spreadsheets count a day that never was.
      let serial = Int(date.dayNumber) + 25_569
      guard serial > 60 else { return nil }
      self.init(ExactDecimal(serial), format: "yyyy\\-mm\\-dd")
    case .text, .missing, .empty: return nil
    }
  }

  private init?(_ number: ExactDecimal, format: String) {
    let exact = number.normalized
    guard abs(exact.mantissa) < 1_000_000_000_000_000, let value = Double(exact.description) else {
      return nil
    }
    self.value = value
    self.format = format
  }
}
