import PriceModel
import Testing

@testable import Licensing

@Suite("Windows of subscriptions")
struct ChangeWindowTests {
  @Test(
    "NCE-4: start 2022-03-15, a year: open 15 to 21 March, next on 2023-03-15",
    arguments: [
      ("2022-03-15", true), ("2022-03-21", true), ("2022-03-22", false), ("2023-03-14", false),
    ])
  func annual(_ on: String, _ isOpen: Bool) throws {
    let window = try ChangeWindow(start: day("2022-03-15"), term: .year, on: day(on))
    #expect(window.isOpen == isOpen)
    #expect(try window.opens == day("2022-03-15"))
    #expect(try window.closes == day("2022-03-21"))
    #expect(try window.next == day("2023-03-15"))
    #expect(window.rule == "NCE-4")
  }

  @Test("NCE-4: on the renewal the next window is open")
  func renewed() throws {
    let window = try ChangeWindow(start: day("2022-03-15"), term: .year, on: day("2023-03-15"))
    #expect(window.isOpen)
    #expect(try window.next == day("2024-03-15"))
  }

  @Test("NCE-4: a monthly term from the 31st opens at each month's end and does not drift")
  func monthEnds() throws {
    let start = try day("2024-01-31")
    for (on, opens, next) in [
      ("2024-02-29", "2024-02-29", "2024-03-31"), ("2024-03-30", "2024-02-29", "2024-03-31"),
      ("2024-03-31", "2024-03-31", "2024-04-30"), ("2025-03-01", "2025-02-28", "2025-03-31"),
    ] {
      let window = try ChangeWindow(start: start, term: .month, on: day(on))
      #expect(try window.opens == day(opens), "\(on)")
      #expect(try window.next == day(next), "\(on)")
    }
  }

  @Test("NCE-4: terms tile the years without gap or overlap", arguments: ["P1M", "P1Y", "P3Y"])
  func tiles(_ text: String) throws {
    let term = try #require(Period(text))
    let start = try day("2024-02-29")
    var previous: ChangeWindow?
    for offset in 0..<2500 {
      let window = try ChangeWindow(start: start, term: term, on: start.adding(days: offset))
      let opens = try #require(window.opens)
      #expect(opens <= start.adding(days: offset) && start.adding(days: offset) < window.next)
      if let previous, previous.opens != opens { #expect(previous.next == opens) }
      previous = window
    }
  }

  @Test("CSP-1: a monthly order of classic CSP may change at any time")
  func legacyMonthly() throws {
    let window = try ChangeWindow(
      program: .legacyCSP, start: day("2020-01-10"), term: .month, on: day("2020-03-25"))
    #expect(window.isOpen)
    #expect(window.rule == "CSP-1")
  }

  @Test("CSP-2: an annual order of classic CSP is not reduced within its term")
  func legacyAnnual() throws {
    let window = try ChangeWindow(
      program: .legacyCSP, start: day("2020-01-10"), term: .year, on: day("2020-01-11"))
    #expect(!window.isOpen)
    #expect(window.opens == nil)
    #expect(try window.next == day("2021-01-10"))
    #expect(window.rule == "CSP-2")
  }

  @Test("a day before the start, a term without length and other programs are errors")
  func errors() throws {
    #expect(throws: ChangeWindow.WindowError.self) {
      try ChangeWindow(start: day("2022-03-15"), term: .year, on: day("2022-03-14"))
    }
    #expect(throws: ChangeWindow.WindowError.withoutTerm(Period(months: 0))) {
      try ChangeWindow(start: day("2022-03-15"), term: Period(months: 0), on: day("2022-03-15"))
    }
    #expect(throws: ChangeWindow.WindowError.withoutWindows(.openValue)) {
      try ChangeWindow(program: .openValue, start: day("2022-03-15"), term: .year, on: day("2022-03-15"))
    }
  }
}
