import PriceModel
import Testing

@testable import Licensing

@Suite("The renewal calendar")
struct RenewalCalendarTests {
  private func subscription(
    _ program: Program, start: String, term: Period = .year, renews: Bool = true, proForma: String? = nil
  ) throws -> Subscription {
    Subscription(
      id: "S-1", customer: "Contoso", product: "Microsoft 365 E3", program: program, start: try day(start),
      term: term, quantity: 10, renewsAutomatically: renews, proFormaOn: try proForma.map { try day($0) })
  }

  private func events(_ subscription: Subscription, _ from: String, _ to: String) throws -> [RenewalEvent] {
    RenewalCalendar.events(of: [subscription], from: try day(from), to: try day(to))
  }

  @Test("NCE-13: subscriptions renew by themselves, month to month or year to year")
  func renewsByItself() throws {
    let yearly = try events(subscription(.newCommerce, start: "2022-03-15"), "2023-01-01", "2024-12-31")
    #expect(yearly.map(\.kind) == [.renews, .changeWindow, .renews, .changeWindow])
    #expect(
      try yearly.map(\.day) == ["2023-03-15", "2023-03-15", "2024-03-15", "2024-03-15"].map { try day($0) })
    #expect(try yearly[1].until == day("2023-03-21"))
    #expect(yearly[0].rules == ["NCE-13", "NCE-7"])
    let monthly = try events(
      subscription(.newCommerce, start: "2024-01-31", term: .month), "2024-02-10", "2024-04-30")
    #expect(
      try monthly.filter { $0.kind == .renews }.map(\.day)
        == ["2024-02-29", "2024-03-31", "2024-04-30"].map { try day($0) })
  }

  @Test("WIN-7: the vendor's window stands in the calendar also where a reseller has a narrower rule")
  func window() throws {
    let all = try events(
      subscription(.newCommerce, start: "2022-03-15", proForma: "2023-03-01"), "2023-01-01", "2023-12-31")
    #expect(all.map(\.kind) == [.seatsUntilProForma, .renews, .changeWindow])
    #expect(all[2].rules == ["NCE-4", "WIN-7"])
    #expect(all[0].rules.contains("WIN-7"))
  }

  @Test("REN-2: seats are added until the pro-forma invoice is issued")
  func proForma() throws {
    let event = try #require(
      try events(
        subscription(.legacyCSP, start: "2020-05-01", proForma: "2021-04-15"), "2021-04-01", "2021-04-30"
      ).first)
    #expect(event.kind == .seatsUntilProForma)
    #expect(try event.day == day("2021-04-14"))
    #expect(event.rules.contains("REN-2"))
  }

  @Test("REN-3: seats are lowered before the next order, through the reseller")
  func fewerSeats() throws {
    let event = try #require(
      try events(
        subscription(.legacyCSP, start: "2020-05-01", proForma: "2021-04-15"), "2021-04-01", "2021-04-30"
      ).first)
    #expect(event.rules.contains("REN-3"))
    #expect(event.text.contains("through the reseller"))
  }

  @Test("REN-5: under New Commerce a lapsed subscription must be bought anew")
  func lapse() throws {
    let all = try events(
      subscription(.newCommerce, start: "2022-03-15", renews: false), "2023-01-01", "2025-12-31")
    #expect(all.map(\.kind) == [.ends])
    #expect(try all[0].day == day("2023-03-14"))
    #expect(all[0].rules == ["REN-5"])
  }

  @Test("OPN-1: renewal opens 30 days before the end, and an early key loses the days left")
  func openRenewal() throws {
    let renewal = OpenRenewal(end: try day("2014-07-31"))
    #expect(try renewal.opens == day("2014-07-01"))
    let early = try #require(renewal.renewal(activatedOn: day("2014-07-11")))
    #expect(try early.end == day("2015-07-11"))
    #expect(early.lostDays == 20)
    #expect(early.rule == "OPN-1")
    #expect(try renewal.renewal(activatedOn: day("2014-06-30")) == nil)
  }

  @Test("OPN-2: 30 days of full use, a key then counts from the original date; deleted after 120")
  func afterTheEnd() throws {
    let renewal = OpenRenewal(end: try day("2014-07-31"))
    let late = try #require(renewal.renewal(activatedOn: day("2014-08-30")))
    #expect(try late.end == day("2015-07-31"))
    #expect(try renewal.phase(on: day("2014-08-30")) == .grace)
    #expect(try renewal.phase(on: day("2014-08-31")) == .readOnly)
    #expect(try renewal.phase(on: day("2014-11-27")) == .readOnly)
    // 31 July and 120 days
    #expect(try renewal.deletedOn == day("2014-11-28"))
    #expect(try renewal.phase(on: day("2014-11-28")) == .deleted)
    #expect(try renewal.renewal(activatedOn: day("2014-12-01")) == nil)
  }

  @Test("OPN-5: the calendar says where the end date is seen")
  func openCalendar() throws {
    let all = try events(subscription(.openLicense, start: "2013-07-31"), "2014-01-01", "2014-12-31")
    #expect(all.map(\.kind) == [.renewalOpens, .ends, .graceEnds, .deleted])
    #expect(
      try all.map(\.day) == ["2014-07-01", "2014-07-31", "2014-08-30", "2014-11-28"].map { try day($0) })
    #expect(all[1].rules == ["OPN-5"])
  }

  @Test(
    "OPN-4: to Open within 30 days for the first month, at the renewal for nothing, else for 25 % of the rest"
  )
  func webDirect() throws {
    let currency = try #require(Currency("EUR"))
    func cost(_ on: String) throws -> String {
      try OpenRenewal.WebDirectSwitch(
        activatedOn: day("2014-01-01"), term: .year, pricePerTerm: Money(730, currency),
        firstMonth: Money(61, currency), on: day(on)
      ).cost.text
    }
    #expect(try cost("2014-01-31") == "61.00")
    // 100 of 365 days are left on 2014-09-23: a quarter of 200.
    #expect(try cost("2014-09-23") == "50.00")
    #expect(try cost("2014-12-02") == "0.00")
  }

  @Test("events come by day over all subscriptions")
  func order() throws {
    let late = try subscription(.newCommerce, start: "2022-09-01")
    let early = try subscription(.newCommerce, start: "2022-03-01")
    let all = RenewalCalendar.events(
      of: [late, early], from: try day("2023-01-01"), to: try day("2023-12-31"))
    #expect(try all.map(\.day) == all.map(\.day).sorted() && all[0].day == day("2023-03-01"))
  }
}
