import Licensing
import PriceModel
import Testing

@testable import Pricebook

@Suite("A plan before a price change")
struct SubscriptionPlanTests {
  private func plan(_ rows: String..., on day: String = "2023-01-20") throws -> PlanAnswer {
    let text =
      "id,customer,product,program,start,term,quantity,renewsAutomatically,pricePerYear,currency,paid\n"
      + rows.joined(separator: "\n")
    return try Workspace.plan(
      for: SubscriptionFile(csv: Array(text.utf8), file: "s.csv"), before: .april2023,
      on: try #require(CalendarDate(day)))
  }

  @Test("NCE-8: legacy of August 2021, renewed August 2022: re-book by March 2023, credit to August 2023")
  func workedExample() throws {
    let answer = try plan("S-1,Contoso,Office 365 E3,CSP,2021-08-10,P1Y,10,yes,365.00,EUR,yearly")
    let order = try #require(answer.orders.first)
    #expect(order.action == "rebook")
    #expect(order.renewal == CalendarDate("2023-08-10"))
    #expect(order.latest == CalendarDate("2023-03-31"))
    // 10 × 365.00 × 11 %
    #expect(order.saving == "401.50")
    // 31 March to 9 August are 132 of 365 days of 3650.00.
    #expect(order.credit == "1320.00")
    #expect(order.creditTo == CalendarDate("2023-08-09"))
    #expect(order.rules.contains("NCE-8"))
    #expect(answer.totalSaving == "401.50" && answer.totalCredit == "1320.00")
    #expect(answer.currency?.code == "EUR")
  }

  @Test("several currencies have a total each and none together")
  func totals() throws {
    let answer = try plan(
      "S-1,Contoso,Office 365 E3,CSP,2021-08-10,P1Y,10,yes,365.00,EUR,yearly",
      "S-2,Contoso,Office 365 E3,CSP,2021-08-10,P1Y,10,yes,100.00,GBP,monthly",
      "S-3,Contoso,Office 365 E3,CSP,2021-08-10,P1Y,10,yes,100.00,PLN,monthly")
    #expect(answer.totals.map(\.currency.code) == ["EUR", "GBP"])
    #expect(answer.totals.map(\.saving) == ["401.50", "90.00"])
    #expect(answer.totalSaving == nil && answer.currency == nil)
    // NCE-7: PLN is not stated.
    #expect(answer.orders[2].action == "none" && answer.orders[2].saving == nil)
  }

  @Test("what cannot be saved is not promised")
  func noSaving() throws {
    let answer = try plan(
      "S-1,Contoso,E3,CSP-NCE,2022-08-10,P1Y,10,yes,365.00,EUR,",
      "S-2,Contoso,E3,CSP-NCE,2022-08-10,P1M,10,yes,365.00,EUR,",
      "S-3,Contoso,E3,CSP,2021-01-10,P1Y,10,no,365.00,EUR,yearly",
      "S-4,Contoso,E3,CSP-NCE,2024-08-10,P1Y,10,yes,365.00,EUR,",
      "S-5,Contoso,E3,OLP,2022-08-10,P1Y,10,,,,")
    #expect(answer.orders.map(\.action) == ["wait", "keep", "none", "none", "none"])
    #expect(answer.orders.allSatisfy { $0.saving == nil && $0.credit == nil })
    #expect(answer.totals.isEmpty)
  }

  @Test(
    "what a plan needs and the row lacks is named at its column",
    arguments: [
      ("S-1,C,E3,CSP,2021-08-10,P1Y,1,,,,yearly", "missing-price", 9),
      ("S-1,C,E3,CSP,2021-08-10,P1Y,1,,5,,yearly", "missing-currency", 10),
      ("S-1,C,E3,CSP,2021-08-10,P1Y,1,,5,EUR,", "missing-payment", 11),
      ("S-1,C,E3,CSP,2021-08-10,P1M,1,,5,EUR,monthly", "bad-term", 6),
    ])
  func needs(_ row: String, _ code: String, _ column: Int) {
    let error = #expect(throws: PricebookError.self) { try plan(row) }
    #expect(error?.code == code)
    #expect(error?.line == 2)
    #expect(error?.column == column)
  }
}
