import PriceModel
import Testing

@testable import Licensing

@Suite("Announced price changes")
struct PriceChangeTests {
  private func money(_ text: String, _ currency: String) throws -> Money {
    Money(try amount(text), try #require(Currency(currency)))
  }

  @Test("NCE-6: from 100, Business Basic is 120 annually and 144 monthly")
  func march2022() throws {
    func price(_ product: String, monthly: Bool = false, promotion: ExactDecimal = 0) throws -> String {
      try PriceForecast(
        of: money("100", "EUR"), product: product, after: .march2022, on: day("2022-03-01"),
        hasMonthlyTerm: monthly, promotion: promotion
      ).new.text
    }
    #expect(try price("Microsoft 365 Business Basic") == "120.00")
    #expect(try price("Microsoft 365 Business Basic", monthly: true) == "144.00")
    // The promotion of about 20 % is an input: 144 × 0.8.
    #expect(try price("Microsoft 365 Business Basic", monthly: true, promotion: 20) == "115.20")
    #expect(try price("Microsoft 365 Business Premium") == "110.00")
    #expect(try price("Microsoft 365 E3") == "112.50")
    #expect(try price("Office 365 E5") == "109.00")
    #expect(try price("Office 365 E3") == "115.00")
    #expect(try price("Office 365 E1") == "125.00")
    #expect(try price("Microsoft 365 E5") == "100.00")
  }

  @Test("NCE-6: before March 2022 nothing changes")
  func beforeTheDate() throws {
    let forecast = try PriceForecast(
      of: money("100", "EUR"), product: "Office 365 E1", after: .march2022, on: day("2022-02-28"))
    #expect(forecast.effect == .notYet)
    #expect(forecast.new.text == "100.00")
  }

  @Test(
    "NCE-7: from April 2023 GBP +9 %, DKK, EUR and NOK +11 %, SEK +15 %",
    arguments: [
      ("GBP", "109.00"), ("DKK", "111.00"), ("EUR", "111.00"), ("NOK", "111.00"), ("SEK", "115.00"),
    ])
  func april2023(_ currency: String, _ new: String) throws {
    let forecast = try PriceForecast(
      of: money("100", currency), product: "anything", after: .april2023, on: day("2023-04-01"))
    #expect(forecast.new.text == new)
    #expect(forecast.rules == ["NCE-7"])
  }

  @Test("NCE-7: a currency that is not named is not stated, never guessed")
  func otherCurrency() throws {
    let forecast = try PriceForecast(
      of: money("100", "PLN"), product: "anything", after: .april2023, on: day("2023-04-01"))
    #expect(forecast.effect == .notStated)
    #expect(forecast.new.text == "100.00")
    #expect(forecast.explanation.contains("does not state PLN"))
  }

  @Test("NCE-5: a month at 20 % more pays as much as the year in ten months")
  func breakEven() throws {
    let comparison = try BillingComparison(annual: money("120.00", "EUR"))
    #expect(comparison.monthly.text == "12.00")
    #expect(comparison.monthlyForYear.text == "144.00")
    #expect(comparison.breakEvenMonths == 10)
    #expect(comparison.rule == "NCE-5")
    // 9 × 13.34 = 120.06
    #expect(
      try BillingComparison(annual: money("120.00", "EUR"), monthly: money("13.34", "EUR")).breakEvenMonths
        == 9)
    #expect(throws: ArithmeticError.self) {
      try BillingComparison(annual: money("120.00", "EUR"), monthly: money("0", "EUR"))
    }
    #expect(throws: ArithmeticError.self) {
      try BillingComparison(annual: money("120.00", "EUR"), monthly: money("10", "USD"))
    }
  }

  private func plan(
    _ program: Program, start: String, yearly: Bool = true, currency: String = "EUR",
    today: String = "2023-01-20"
  ) throws -> RebookingPlan {
    try RebookingPlan(
      for: Subscription(
        id: "S-1", customer: "Contoso", product: "Office 365 E3", program: program, start: day(start),
        term: .year, quantity: 10),
      pricePerYear: money("365.00", currency), isPaidYearly: yearly, before: .april2023, today: day(today))
  }

  @Test("NCE-8: legacy of August 2021, renewed August 2022: re-book by 2023-03-31, credit to August 2023")
  func workedExample() throws {
    let plan = try plan(.legacyCSP, start: "2021-08-10")
    #expect(plan.action == .rebook)
    #expect(try plan.renewal == day("2023-08-10"))
    #expect(try plan.latest == day("2023-03-31"))
    // 10 × 365.00 × 11 %
    #expect(plan.saving?.text == "401.50")
    let credit = try #require(plan.credit)
    #expect(try credit.to == day("2023-08-09"))
    // 31 March to 9 August: 1 + 30 + 31 + 30 + 31 + 9 days
    #expect(credit.days == 132)
    #expect(credit.amount.text == "1320.00")
  }

  @Test("NCE-8: paid monthly, the switch is best made in the last week of the month, without a credit")
  func paidMonthly() throws {
    let plan = try plan(.legacyCSP, start: "2021-08-10", yearly: false)
    #expect(plan.action == .rebook)
    #expect(try plan.recommendedFrom == day("2023-03-25"))
    #expect(try plan.latest == day("2023-03-31"))
    #expect(plan.credit == nil)
  }

  @Test("NCE-8: legacy that renews shortly before the change may be kept or re-booked")
  func renewsBefore() throws {
    let plan = try plan(.legacyCSP, start: "2022-02-15")
    #expect(plan.action == .keepOrRebook)
    #expect(try plan.renewal == day("2023-02-15"))
    #expect(plan.saving?.text == "401.50")
  }

  @Test("NCE-8: a running New Commerce term cannot be left outside its window")
  func newCommerce() throws {
    #expect(try plan(.newCommerce, start: "2022-08-10").action == .wait)
    #expect(try plan(.newCommerce, start: "2022-03-15").action == .keep)
    #expect(try plan(.newCommerce, start: "2022-08-10").rules.contains("NCE-4"))
    #expect(try plan(.legacyCSP, start: "2021-08-10", currency: "PLN").action == .none)
    #expect(try plan(.legacyCSP, start: "2021-08-10", today: "2023-04-01").action == .none)
  }
}
