import Licensing
import PriceModel
import Testing

@testable import Pricebook

/// What must hold for any start and any term, checked over many of them.
@Suite("Terms and their parts")
struct SubscriptionTilingTests {
  /// Every day from 2023-12-15 on for 450 days: a leap day, all month ends, a change of year.
  private static let starts = (0..<450).compactMap { offset in
    CalendarDate("2023-12-15")?.adding(days: offset)
  }

  @Test("windows tile the time without gap or overlap", arguments: ["P1M", "P1Y", "P3Y"])
  func windows(_ text: String) throws {
    let term = try #require(Period(text))
    for start in Self.starts {
      var day = start
      for _ in 0..<14 {
        let window = try Workspace.window(program: .newCommerce, start: start, term: term, on: day)
        #expect(window.opens == day && window.open, "\(start) \(text) on \(day)")
        #expect(window.closes == day.adding(days: 6))
        // The last day before the next window still belongs to this one.
        let eve = try Workspace.window(
          program: .newCommerce, start: start, term: term, on: window.next.adding(days: -1))
        #expect(eve.opens == day && eve.next == window.next, "\(start) \(text) on the eve of \(window.next)")
        day = window.next
      }
    }
  }

  @Test("parts of a term make its price within a cent a part, leap years included", arguments: [1, 2, 5, 11])
  func parts(_ count: Int) throws {
    let currency = try #require(Currency("EUR"))
    let price = Money(try #require(ExactDecimal("1234.56")), currency)
    for start in Self.starts.enumerated().filter({ $0.offset % 15 == 0 }).map(\.element) {
      let end = start.adding(.year).adding(days: -1)
      let length = start.days(until: end) + 1
      // The only leap day of these years is 2024-02-29; a term holds it if it begins by then.
      #expect(length == (start <= leapDay ? 366 : 365), "\(start)")
      var sum = ExactDecimal.zero
      var days = 0
      for part in 0..<count {
        let answer = try Workspace.prorate(
          ProrationQuestion(
            price: price, quantity: 3, from: start.adding(days: length * part / count),
            to: start.adding(days: length * (part + 1) / count - 1), termStart: start, termEnd: end))
        sum = try sum + #require(ExactDecimal(answer.amount))
        days += answer.days
        #expect(answer.termDays == length)
      }
      #expect(days == length)
      let difference = try sum - #require(ExactDecimal("3703.68"))
      let allowed = ExactDecimal(mantissa: Int64(count), scale: 2)
      let least = try ExactDecimal.zero - allowed
      #expect(least <= difference && difference <= allowed, "\(start): \(sum)")
    }
  }

  private var leapDay: CalendarDate { EditionLabel(ordinal: 2024 * 12 + 1).lastDay }

  @Test("monthly charges tile the rest of a term", arguments: ["2024-01-31", "2024-02-29", "2024-12-31"])
  func charges(_ text: String) throws {
    let start = try #require(CalendarDate(text))
    let end = start.adding(.year).adding(days: -1)
    let currency = try #require(Currency("EUR"))
    for offset in stride(from: 0, to: 360, by: 7) {
      let answer = try Workspace.prorate(
        ProrationQuestion(
          price: Money(120, currency), from: start.adding(days: offset), termStart: start, termEnd: end,
          isBilledMonthly: true))
      let charges = try #require(answer.charges)
      #expect(charges.first?.from == start.adding(days: offset) && charges.last?.to == end)
      for (before, after) in zip(charges, charges.dropFirst()) {
        #expect(after.from == before.to.adding(days: 1), "\(text) + \(offset)")
      }
    }
  }
}
