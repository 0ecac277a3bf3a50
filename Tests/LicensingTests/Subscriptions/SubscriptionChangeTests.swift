import PriceModel
import Testing

@testable import Licensing

@Suite("Changes of subscriptions")
struct SubscriptionChangeTests {
  private func decide(
    _ kind: SubscriptionChange.Kind, _ program: Program, term: Period = .year,
    product: String = "Office 365 E3",
    on: String = "2022-05-01"
  ) throws -> SubscriptionChange {
    try SubscriptionChange.decide(
      kind,
      of: Subscription(
        id: "S-1", customer: "Contoso", product: product, program: program, start: day("2022-03-15"),
        term: term,
        quantity: 10), on: day(on))
  }

  @Test("NCE-1: a monthly term is changed or cancelled at each renewal")
  func monthlyTerm() throws {
    #expect(try decide(.cancel, .newCommerce, term: .month, on: "2022-04-15").isAllowed)
    #expect(try decide(.cancel, .newCommerce, term: .month, on: "2022-04-21").isAllowed)
    #expect(try !decide(.cancel, .newCommerce, term: .month, on: "2022-04-22").isAllowed)
  }

  @Test("NCE-2: an annual term keeps the price of its start for a year, a monthly one for a month (NCE-1)")
  func priceProtection() throws {
    func priced(_ term: Period, _ on: String) throws -> (day: CalendarDate, rule: String) {
      try Subscription(
        id: "S-1", customer: "Contoso", product: "Office 365 E3", program: .newCommerce,
        start: day("2022-03-15"), term: term, quantity: 10
      ).dayOfPrice(on: day(on))
    }
    #expect(try priced(.year, "2023-03-14") == (day("2022-03-15"), "NCE-2"))
    #expect(try priced(.year, "2023-03-15") == (day("2023-03-15"), "NCE-2"))
    #expect(try priced(.month, "2022-05-14") == (day("2022-04-15"), "NCE-1"))
  }

  @Test("NCE-3: seats may be added at any time")
  func moreSeats() throws {
    let change = try decide(.addSeats, .newCommerce)
    #expect(change.isAllowed)
    #expect(change.rules == ["NCE-3"])
    #expect(try decide(.addSeats, .legacyCSP).rules == ["CSP-3"])
  }

  @Test("NCE-4: fewer seats only within the window")
  func fewerSeats() throws {
    #expect(try decide(.reduceSeats, .newCommerce, on: "2022-03-21").isAllowed)
    let late = try decide(.reduceSeats, .newCommerce, on: "2022-03-22")
    #expect(!late.isAllowed)
    #expect(late.rules == ["NCE-4", "WIN-7"])
    #expect(late.explanation.contains("the next opens with the renewal on 2023-03-15"))
  }

  @Test("NCE-11: quantity 0 is not a cancellation")
  func zero() throws {
    let change = try decide(.setQuantityToZero, .newCommerce)
    #expect(!change.isAllowed)
    #expect(change.rules == ["NCE-11"])
  }

  @Test("NCE-15: only New Commerce can be booked")
  func booking() throws {
    #expect(try decide(.bookAnew, .newCommerce).isAllowed)
    #expect(try !decide(.bookAnew, .legacyCSP).isAllowed)
  }

  @Test("NCE-16: subscriptions are not transferred from another distributor")
  func transfer() throws {
    #expect(try decide(.transfer, .newCommerce).rules == ["NCE-16"])
    #expect(try !decide(.transfer, .newCommerce).isAllowed)
  }

  @Test("CSP-1: a monthly legacy order changes its plan at any time; CSP-2: an annual one does not")
  func plan() throws {
    #expect(try decide(.changePlan, .legacyCSP, term: .month).isAllowed)
    let annual = try decide(.changePlan, .legacyCSP)
    #expect(!annual.isAllowed)
    #expect(annual.rules == ["CSP-2"])
  }

  @Test("CSP-4: business plans do not change from monthly to annual billing, enterprise plans do")
  func billing() throws {
    #expect(try !decide(.changeToAnnualBilling, .legacyCSP, product: "Office 365 Business Premium").isAllowed)
    #expect(try decide(.changeToAnnualBilling, .legacyCSP, product: "Exchange Online").isAllowed)
  }

  @Test("REN-4: another plan is bought before the old one lapses")
  func otherPlan() throws {
    let change = try decide(.changePlan, .newCommerce)
    #expect(!change.isAllowed)
    #expect(change.rules.first == "REN-4")
  }

  @Test("REN-5: what has lapsed is not revived")
  func revive() throws {
    #expect(try decide(.revive, .newCommerce).rules == ["REN-5"])
    #expect(try !decide(.revive, .newCommerce).isAllowed)
  }
}
