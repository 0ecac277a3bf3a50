import PriceModel
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test("count days as the calendar does")
  func dayNumbers() throws {
    #expect(try date("1970-01-01").dayNumber == 0)
    #expect(try date("2000-03-01").dayNumber == 11_017)
    #expect(try date("2017-12-15").days(until: date("2018-10-19")) + 1 == 309)
    #expect(try date("2017-10-20").days(until: date("2018-10-19")) + 1 == 365)
  }

  @Test(
    "refuse days that do not exist",
    arguments: [
      "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01",
      "2026/01/01",
      "0000-01-01", "", "2026-01-01T00:00",
    ])
  func refuses(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("round-trip through their text on every day of four centuries")
  func roundTrip() throws {
    var day = try date("1800-01-01")
    let end = try date("2200-01-01")
    var previous = day.adding(days: -1).components
    while day < end {
      let (year, month, dayOfMonth) = day.components
      #expect(CalendarDate(year: year, month: month, day: dayOfMonth) == day)
      // The day after the last of a month is the first of the next: tiles without gap or overlap.
      let rolled = dayOfMonth == 1
      #expect(rolled == (previous.day == CalendarDate.days(inMonth: previous.month, of: previous.year)))
      previous = day.components
      day = day.adding(days: 1)
    }
  }

  @Test("clamp to the end of a shorter month")
  func monthEnds() throws {
    #expect(try date("2026-01-31").adding(.month) == date("2026-02-28"))
    #expect(try date("2028-02-29").adding(.year) == date("2029-02-28"))
    #expect(try date("2028-02-29").adding(.year, times: 4) == date("2032-02-29"))
    #expect(try date("2026-01-31").adding(.month, times: 2) == date("2026-03-31"))
    #expect(try date("2026-03-31").adding(.month, times: -1) == date("2026-02-28"))
    #expect(try date("2025-11-15").adding(.threeYears) == date("2028-11-15"))
  }
}

@Suite("Periods")
struct PeriodTests {
  @Test(
    "read ISO 8601 and write its shortest form",
    arguments: [
      ("P1M", "P1M"), ("P1Y", "P1Y"), ("P12M", "P1Y"), ("P3Y", "P3Y"), ("P1Y6M", "P1Y6M"), ("P2W", "P14D"),
    ])
  func reads(_ text: String, _ shortest: String) {
    #expect(Period(text)?.description == shortest)
  }

  @Test(
    "refuse anything else", arguments: ["", "P", "1Y", "P1", "PT1H", "P1D1M", "P-1Y", "P1.5Y", "OneTime"])
  func refuses(_ text: String) {
    #expect(Period(text) == nil)
  }
}

@Suite("Edition labels")
struct EditionLabelTests {
  @Test("are months, one after the other across a change of year")
  func months() throws {
    let december = try #require(EditionLabel("2026-12"))
    #expect(december.next.description == "2027-01")
    #expect(december.next.previous == december)
    #expect(december.lastDay.description == "2026-12-31")
    #expect(EditionLabel(try #require(CalendarDate("2026-12-31"))) == december)
  }

  @Test("refuse what is not a month", arguments: ["2026", "2026-13", "2026-1", "2026-11-01", "26-11"])
  func refuses(_ text: String) {
    #expect(EditionLabel(text) == nil)
  }
}
