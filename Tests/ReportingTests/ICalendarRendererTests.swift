import PriceModel
import Testing

@testable import Reporting

@Suite("iCalendar")
struct ICalendarRendererTests {
  private func text(_ summary: String, last: String = "2027-03-15") throws -> String {
    let first = try #require(CalendarDate("2027-03-15"))
    var output = MemoryOutput()
    try ICalendarRenderer(name: "Renewals", stamp: try #require(CalendarDate("2026-11-20"))).render(
      [
        CalendarEvent(
          uid: "S-1.renews.2027-03-15@pricebook", first: first, last: try #require(CalendarDate(last)),
          summary: summary, description: "one\ntwo", category: "renews")
      ], to: &output)
    return output.text
  }

  @Test("an event of seven days ends on the day after the last")
  func allDay() throws {
    let text = try text("x", last: "2027-03-21")
    #expect(text.contains("DTSTART;VALUE=DATE:20270315\r\nDTEND;VALUE=DATE:20270322\r\n"))
    #expect(text.contains("DTSTAMP:20261120T000000Z\r\n"))
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
    #expect(text.hasSuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
  }

  @Test("texts are escaped")
  func escapes() throws {
    let text = try text("a, b; c \\ d\u{7}")
    #expect(text.contains("SUMMARY:a\\, b\\; c \\\\ d\r\n"))
    #expect(text.contains("DESCRIPTION:one\\ntwo\r\n"))
  }

  @Test("lines are folded at 75 octets, never inside a character, and nothing is lost")
  func folds() throws {
    let summary = String(repeating: "Bäckerei 🍞 ", count: 30)
    let text = try text(summary)
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      #expect(line.last == 0x0D)
      #expect(line.count - 1 <= 75)
      #expect(String(validating: line, as: UTF8.self) != nil)
    }
    var unfolded = ""
    for line in text.split(separator: "\r\n") {
      if line.hasPrefix(" ") { unfolded += line.dropFirst() } else { unfolded += "\n" + line }
    }
    #expect(unfolded.contains("\nSUMMARY:" + summary + "\n"))
  }
}
