import PriceModel

/// How numbers and dates are written in documents that are sent to people, and the few words that a renderer adds of
/// its own. What programs read (CSV, JSON, the cells of a workbook) does not follow it.
public struct ReportStyle: Sendable, Hashable {
  /// A BCP 47 tag: `en`, `pl`, `de`.
  public var language: String
  public var decimalMark: String
  /// Between groups of three digits; empty for none.
  public var groupMark: String
  public var dates: DateStyle
  /// Between a number and its percent sign.
  public var percentBlank: String
  /// `Page {page} of {pages}`.
  public var pageLine: String
  /// Stands where a value is missing and nothing says so in words.
  public var missing: String
  /// Above the list of what the document rests on.
  public var sources: String

  public init(
    language: String = "en", decimalMark: String = ".", groupMark: String = "", dates: DateStyle = .iso,
    percentBlank: String = " ", pageLine: String = "Page {page} of {pages}", missing: String = "—",
    sources: String = "Sources and rules"
  ) {
    self.language = language
    self.decimalMark = decimalMark
    self.groupMark = groupMark
    self.dates = dates
    self.percentBlank = percentBlank
    self.pageLine = pageLine
    self.missing = missing
    self.sources = sources
  }

  /// As programs write: `1731.00`, `2026-11-20`.
  public static let plain = ReportStyle()

  /// For documents in no language of their own: `1,731.00`, `2026-11-20`.
  public static let grouped = ReportStyle(groupMark: ",")

  /// How a date is written.
  public enum DateStyle: Sendable, Hashable {
    /// `2026-11-20`.
    case iso
    /// `20.11.2026`.
    case dayMonthYear(separator: String)
    /// `20 November 2026`, `20. November 2026`: twelve names, in the form they have in a date, and what stands behind
    /// the day.
    case dayMonthNameYear(months: [String], dayMark: String)
  }

  /// A date in words of the style.
  public func text(_ date: CalendarDate) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    switch dates {
    case .iso: return date.description
    case .dayMonthYear(let separator):
      return [two(date.day), two(date.month), String(date.year)].joined(separator: separator)
    case .dayMonthNameYear(let months, let dayMark):
      guard months.count == 12 else { return date.description }
      return "\(date.day)\(dayMark) \(months[date.month - 1]) \(date.year)"
    }
  }

  /// A number of a cell (digits with a point) in the style: `1,731.00`, `1 731,00`. No digit is lost.
  public func text(number: String) -> String {
    guard decimalMark != "." || !groupMark.isEmpty else { return number }
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts[0].drop { $0 == "-" }
    var whole = parts[0].count > digits.count ? "-" : ""
    // Four digits are grouped too: they stand below five in the same column.
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { whole += groupMark }
      whole.append(digit)
    }
    return parts.count > 1 ? whole + decimalMark + parts[1] : whole
  }

  /// 12.5 as `12.5 %`.
  public func percent(_ value: ExactDecimal) -> String { text(.percent(value)) }

  /// A cell as people read it.
  func text(_ cell: TableCell) -> String {
    switch cell {
    case .date(let date): text(date)
    case .missing(""): missing
    case .percent(let value): text(number: value.description) + percentBlank + "%"
    default: cell.number.map { text(number: $0) + cell.unit } ?? cell.text
    }
  }

  /// The line at the foot of a page.
  func pageLine(_ page: Int, of pages: Int) -> String {
    var text = ""
    var rest = pageLine[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      switch rest[rest.index(after: open)..<close] {
      case "page": text += String(page)
      case "pages": text += String(pages)
      default: text += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
