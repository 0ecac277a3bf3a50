import CXLSXWriter
import PriceModel

/// How a cell of a workbook looks.
struct XLSXFormat: Hashable {
  enum Role: Hashable {
    case title, subtitle, heading, label, fact, header, body, group, total, missing, remark
  }

  var role: Role
  /// The number format in the language of spreadsheets; `nil` for texts.
  var number: String?
  var isRight = false
  var wraps = false

  /// The format of numbers with so many digits after the point.
  static func number(digits: Int, currency: Currency?) -> String {
    let number = digits > 0 ? "#,##0." + String(repeating: "0", count: digits) : "#,##0"
    return currency.map { number + "\\ [$\($0.code)]" } ?? number
  }

  func apply(to format: UnsafeMutablePointer<lxw_format>, _ library: pricebook_xlsx_library, accent: UInt32) {
    library.format_set_font_size(format, role == .title ? 16 : 10)
    switch role {
    case .title, .heading:
      library.format_set_bold(format)
      library.format_set_font_color(format, accent)
      if role == .heading { library.format_set_font_size(format, 12) }
    case .subtitle, .label, .remark: library.format_set_font_color(format, 0x5A6570)
    case .header:
      library.format_set_bold(format)
      library.format_set_font_color(format, 0xFFFFFF)
      library.format_set_bg_color(format, accent)
      library.format_set_text_wrap(format)
    case .group: library.format_set_bold(format)
    case .total:
      library.format_set_bold(format)
      library.format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .missing:
      library.format_set_italic(format)
      library.format_set_font_color(format, 0x8A5A00)
    case .fact, .body: break
    }
    if role == .body || role == .missing {
      library.format_set_bottom(format, UInt8(LXW_BORDER_HAIR.rawValue))
      library.format_set_bottom_color(format, 0xC9D0D6)
    }
    library.format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if isRight { library.format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    if wraps { library.format_set_text_wrap(format) }
    if let number { library.format_set_num_format(format, number) }
  }
}
