import PriceModel

/// Writes events as an iCalendar file (RFC 5545) that calendar programs import.
///
/// - Lines end with CRLF and are folded at 75 octets, never inside a character (§3.1).
/// - Events are all-day ones: `DTEND` is the day after the last (§3.6.1). They block no time (`TRANSPARENT`).
/// - In texts backslash, semicolon, comma and line breaks are escaped (§3.3.11); other control characters are left
///   out, because no iCalendar text may hold them.
public struct ICalendarRenderer: Sendable {
  /// The calendar's name.
  public var name: String
  /// When the calendar was made: `DTSTAMP` is midnight UTC of this day, so that no clock is read.
  public var stamp: CalendarDate

  public init(name: String, stamp: CalendarDate) {
    self.name = name
    self.stamp = stamp
  }

  /// Writes the whole calendar. Throws what the output throws.
  public func render(_ events: [CalendarEvent], to output: inout some ReportOutput) throws {
    try write("BEGIN:VCALENDAR", to: &output)
    try write("VERSION:2.0", to: &output)
    try write("PRODID:-//Pricebook//pricebook//EN", to: &output)
    try write("CALSCALE:GREGORIAN", to: &output)
    try write("METHOD:PUBLISH", to: &output)
    try write("X-WR-CALNAME:\(escaped(name))", to: &output)
    for event in events {
      try write("BEGIN:VEVENT", to: &output)
      try write("UID:\(escaped(event.uid))", to: &output)
      try write("DTSTAMP:\(basic(stamp))T000000Z", to: &output)
      try write("DTSTART;VALUE=DATE:\(basic(event.first))", to: &output)
      try write("DTEND;VALUE=DATE:\(basic(max(event.first, event.last).adding(days: 1)))", to: &output)
      try write("SUMMARY:\(escaped(event.summary))", to: &output)
      try write("DESCRIPTION:\(escaped(event.description))", to: &output)
      try write("CATEGORIES:\(escaped(event.category))", to: &output)
      try write("TRANSP:TRANSPARENT", to: &output)
      try write("END:VEVENT", to: &output)
    }
    try write("END:VCALENDAR", to: &output)
  }

  /// ISO 8601 without hyphens.
  private func basic(_ day: CalendarDate) -> String { day.description.filter { $0 != "-" } }

  private func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        result.append("\\")
        result.append(scalar)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\t": result.append(scalar)
      default: if scalar.value >= 0x20, scalar.value != 0x7F { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Octets of a line without its end; the blank that opens a continuation counts.
  private static let longestLine = 75

  private func write(_ line: String, to output: inout some ReportOutput) throws {
    var folded = String.UnicodeScalarView()
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > Self.longestLine {
        folded.append(contentsOf: "\r\n ".unicodeScalars)
        octets = 1
      }
      folded.append(scalar)
      octets += size
    }
    try output.write(String(folded) + "\r\n")
  }
}
