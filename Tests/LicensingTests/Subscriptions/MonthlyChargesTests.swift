import PriceModel
import Testing

@testable import Licensing

@Suite("Monthly charges of an annual term")
struct MonthlyChargesTests {
  private func charges(_ from: String, _ end: String, price: String = "120.00") throws -> MonthlyCharges {
    try MonthlyCharges(
      pricePerTerm: Money(amount(price), #require(Currency("EUR"))), quantity: 5, from: day(from),
      termEnd: day(end))
  }

  @Test("NCE-3: seats added to a monthly billed year are charged monthly from that day")
  func addedSeats() throws {
    let whole = try charges("2022-03-15", "2023-03-14")
    #expect(whole.charges.count == 12)
    #expect(whole.charges.allSatisfy { $0.amount.text == "50.00" })
    #expect(whole.total.text == "600.00")
    let added = try charges("2022-12-15", "2023-03-14")
    #expect(added.total.text == "150.00")
    // From 5 February: a month to 4 March, then 10 of 31 days: 50.00 + 16.13.
    let cut = try charges("2023-02-05", "2023-03-14")
    #expect(cut.charges.map(\.amount.text) == ["50.00", "16.13"])
    #expect(cut.rule == "NCE-3")
  }

  @Test("the charges tile the days to the end of the term, from any day of a leap year")
  func tiles() throws {
    let end = try day("2025-02-27")
    for offset in 0..<365 {
      let from = try day("2024-02-28").adding(days: offset)
      let all = try charges(from.description, "2025-02-27").charges
      #expect(all.first?.from == from)
      #expect(all.last?.to == end)
      for (one, next) in zip(all, all.dropFirst()) { #expect(one.to.adding(days: 1) == next.from) }
    }
  }
}
