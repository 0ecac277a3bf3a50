import PriceModel
import Testing

@testable import Licensing

@Suite("Proration and common end dates")
struct ProrationTests {
  private func money(_ text: String, _ currency: String = "PLN") throws -> Money {
    Money(try amount(text), try #require(Currency(currency)))
  }

  private func proration(
    _ price: String, quantity: Int = 1, _ from: String, _ to: String, _ start: String, _ end: String
  ) throws -> Proration {
    try Proration(
      pricePerTerm: money(price), quantity: quantity, from: day(from), to: day(to), termStart: day(start),
      termEnd: day(end))
  }

  @Test("CSP-3: seats added on 2017-12-15 to a term to 2018-10-19 are billed 309 of 365 days")
  func workedExample() throws {
    let added = try proration("365.00", "2017-12-15", "2018-10-19", "2017-10-20", "2018-10-19")
    #expect(added.days == 309)
    #expect(added.termDays == 365)
    #expect(added.amount.text == "309.00")
    #expect(added.rule == "CSP-3")
    // 120.00 × 309 ÷ 365 = 101.589…
    #expect(
      try proration("120.00", "2017-12-15", "2018-10-19", "2017-10-20", "2018-10-19").amount.text == "101.59")
  }

  @Test("CSP-3: rounding happens once for all seats, not once a seat")
  func roundedOnce() throws {
    // 7 × 120.00 × 309 ÷ 365 = 711.123…; seven times 101.59 would be 711.13.
    #expect(
      try proration("120.00", quantity: 7, "2017-12-15", "2018-10-19", "2017-10-20", "2018-10-19").amount.text
        == "711.12")
  }

  @Test("NCE-3: seats added to an annually billed term pay in proportion to the rest, a leap day included")
  func newCommerce() throws {
    let added = try Proration(
      pricePerTerm: money("366.00"), quantity: 2, from: day("2024-02-29"), to: day("2024-12-31"),
      termStart: day("2024-01-01"), termEnd: day("2024-12-31"), basis: .newCommerce)
    // 366 − 31 − 28 days
    #expect(added.days == 307)
    #expect(added.termDays == 366)
    #expect(added.amount.text == "614.00")
    #expect(added.rule == "NCE-3")
  }

  @Test("the whole term costs the whole price, a day a 365th")
  func ends() throws {
    #expect(
      try proration("365.00", "2025-01-01", "2025-12-31", "2025-01-01", "2025-12-31").amount.text == "365.00")
    #expect(
      try proration("365.00", "2025-06-30", "2025-06-30", "2025-01-01", "2025-12-31").amount.text == "1.00")
  }

  @Test("parts that tile a term add up to its price within a cent a part", arguments: [2, 3, 12, 73])
  func partsAddUp(_ parts: Int) throws {
    for (start, end) in [
      ("2024-01-01", "2024-12-31"), ("2025-02-28", "2026-02-27"), ("2023-10-31", "2024-10-30"),
    ] {
      let first = try day(start)
      let last = try day(end)
      let length = first.days(until: last) + 1
      var total = try money("0")
      var days = 0
      for part in 0..<parts {
        let from = first.adding(days: length * part / parts)
        let to = first.adding(days: length * (part + 1) / parts - 1)
        let piece = try Proration(
          pricePerTerm: money("1234.56"), quantity: 3, from: from, to: to, termStart: first, termEnd: last)
        days += piece.days
        total = try total + piece.amount
      }
      #expect(days == length)
      let difference = try total - money("3703.68")
      let tolerance = ExactDecimal(mantissa: Int64(parts), scale: 2)
      #expect(difference.amount <= tolerance)
      #expect(try ExactDecimal(0) - tolerance <= difference.amount)
    }
  }

  @Test("days outside the term and quantities below 1 are errors")
  func errors() throws {
    #expect(throws: Proration.DateError.self) {
      try proration("1", "2024-12-31", "2025-06-30", "2025-01-01", "2025-12-31")
    }
    #expect(throws: Proration.DateError.self) {
      try proration("1", "2025-06-30", "2025-06-29", "2025-01-01", "2025-12-31")
    }
    #expect(throws: Proration.DateError.quantityNotPositive(0)) {
      try proration("1", quantity: 0, "2025-06-30", "2025-06-30", "2025-01-01", "2025-12-31")
    }
  }

  @Test("OPN-3: the common end is the weighted average of the remaining days, rounded down")
  func commonEnd() throws {
    // (10 × 100 + 5 × 365) ÷ 15 = 188⅓
    let common = try CommonEndDate(seats: 10, end: day("2025-06-11"), added: 5, on: day("2025-03-03"))
    #expect(common.days == 188)
    #expect(try common.end == day("2025-09-07"))
    #expect(common.explanation.hasPrefix("(10 × 100 + 5 × 365) ÷ 15 = 188 days"))
    #expect(throws: Proration.DateError.self) {
      try CommonEndDate(seats: 10, end: day("2025-03-02"), added: 5, on: day("2025-03-03"))
    }
  }
}
