import PriceModel
import Testing

@testable import Licensing

@Suite("Prices of online services and monthly subscriptions")
struct CloudPricesTests {
  static func table() throws -> PriceTable {
    var table = PriceTable()
    func add(
      _ part: String, _ family: String, _ offering: Offering, _ unit: PurchaseUnit, _ type: ProductType,
      _ prices: KeyValuePairs<String, String>
    ) throws {
      try table.add(
        Product(
          part, family: family, offering: offering, level: Level.none, unit: unit,
          acquired: unit == .oneMonth ? .nonSpecific : .first, productType: type), prices)
    }
    try add(
      "MSU-00001", "Visio Online Plan 2", .additional, .oneMonth, .monthlySubscription,
      ["2025-01": "10.00", "2026-08": "12.00"])
    try add(
      "O365-00ADD", "Office 365 E3", .additional, .oneYear, .subscription,
      ["2025-01": "200", "2025-06": "210", "2026-01": "220"])
    try add(
      "O365-00ENT", "Office 365 E3", .enterprise, .oneYear, .subscription,
      ["2025-01": "200", "2025-06": "210", "2026-01": "220"])
    try add("INT-00ADD", "Intune", .additional, .oneYear, .subscription, ["2025-01": "50", "2026-01": "55"])
    return table
  }

  private func price(_ order: Order, in agreement: Agreement) throws -> PricedLine {
    let priced = try OrderPricing(of: agreement, from: Self.table()).price(order)
    return try #require(priced.lines.first)
  }

  @Test(
    "OLS-4: 5 × 10.00 a month, signed 2025-01-15, ordered 2026-07-15: PE 18 months = 900.00, AE 6 = 300.00")
  func monthlySubscription() throws {
    let agreement = try Agreement.signed(.openValueSubscription)
    func order(_ payment: LinePayment) throws -> Order {
      try Order(.additional, "2026-07-15", OrderLine("MSU-00001", quantity: 5, payment: payment))
    }
    let prepaid = try price(order(.prepaidToEnd), in: agreement)
    #expect(prepaid.months == 18)
    #expect(prepaid.quantity == 5)
    #expect(prepaid.unitPrice == 180)
    #expect(prepaid.amount.text == "900.00")
    #expect(prepaid.rules.contains("OLS-4"))
    let annually = try price(order(.annually), in: agreement)
    #expect(annually.months == 6)
    #expect(annually.amount.text == "300.00")
    #expect(annually.rule == "PP-13")
  }

  @Test("OLS-4: the month of the order counts whole, up to 36 and down to 1")
  func monthsLeft() throws {
    let term = AgreementTerm.terms(of: try Agreement.signed(.openValueSubscription))[0]
    #expect(try term.end == day("2028-01-14"))
    for (date, left, toAnniversary) in [
      ("2025-01-15", 36, 12), ("2025-02-14", 36, 12), ("2025-02-15", 35, 11), ("2026-01-14", 25, 1),
      ("2026-01-15", 24, 12), ("2026-07-20", 18, 6), ("2028-01-14", 1, 1),
    ] {
      #expect(try term.monthsLeft(on: day(date)) == left, "\(date)")
      #expect(try term.monthsToAnniversary(on: day(date)) == toAnniversary, "\(date)")
    }
  }

  @Test("OLS-4: a term that begins on the 31st or on 29 February loses no month")
  func monthEnds() throws {
    for signed in ["2024-02-29", "2024-08-31", "2025-01-31"] {
      var agreement = try Agreement.signed(.openValueSubscription)
      agreement.signedOn = try day(signed)
      let term = AgreementTerm.terms(of: agreement)[0]
      var date = term.start
      var last = 36
      while date <= term.end {
        let left = term.monthsLeft(on: date)
        #expect(left == last || left == last - 1, "\(date)")
        last = left
        date = date.adding(days: 1)
      }
      #expect(last == 1)
    }
  }

  @Test("OLS-5: in the last agreement year a monthly subscription is PE only")
  func lastYear() throws {
    let agreement = try Agreement.signed(.openValueSubscription)
    do {
      _ = try price(
        Order(.additional, "2027-02-01", OrderLine("MSU-00001", quantity: 5, payment: .annually)),
        in: agreement)
      Issue.record("AE was priced in year 3")
    } catch let error as OrderError {
      #expect(error.rule == "OLS-5")
    }
    var running = agreement
    running.orders = [
      try Order(.additional, "2026-07-15", OrderLine("MSU-00001", quantity: 5, payment: .annually))
    ]
    let proposal = try AnniversaryOrder(for: running, from: Self.table()).propose(year: 3)
    // The last year, prepaid at the list price then: 12 × 12.00 × 5.
    #expect(proposal.lines.map(\.priced.amount.text) == ["720.00"])
    #expect(proposal.lines.map(\.priced.months) == [12])
    #expect(proposal.notes.contains { $0.rule == "OLS-5" })
  }

  @Test("PP-12: a service is protected for its twelve months and renewed at the current price")
  func commitment() throws {
    let agreement = try Agreement.signed(
      .openValueSubscription, Order(.initial, "2025-01-15", OrderLine("O365-00ENT", quantity: 60)))
    let added = try price(
      Order(.additional, "2025-06-20", OrderLine("O365-00ENT", quantity: 5)), in: agreement)
    #expect(added.unitPrice == 200)
    #expect(added.basis == .protected)
    #expect(added.rule == "PP-12")
    let renewed = try price(
      Order(.anniversary, "2026-01-15", OrderLine("O365-00ENT", quantity: 60)), in: agreement)
    #expect(renewed.unitPrice == 220)
    #expect(renewed.basis == .list)
    let later = try price(
      Order(.additional, "2026-02-20", OrderLine("O365-00ENT", quantity: 5)), in: agreement)
    #expect(later.unitPrice == 220)
  }

  @Test("PP-13: a monthly subscription paid annually has no price protection")
  func annually() throws {
    let agreement = try Agreement.signed(
      .openValueSubscription, Order(.initial, "2025-01-15", OrderLine("MSU-00001", quantity: 5)))
    let added = try price(
      Order(.additional, "2026-09-15", OrderLine("MSU-00001", quantity: 1, payment: .annually)), in: agreement
    )
    // 4 months to 2027-01-15 at 12.00
    #expect(added.amount.text == "48.00")
    #expect(added.rule == "PP-13")
  }

  @Test("PP-14: OVS protects cloud Additional products, Open Value does not")
  func cloudProtection() throws {
    let first = try Order(.initial, "2025-01-15", OrderLine("MSU-00001", quantity: 5))
    let later = try Order(.additional, "2026-09-15", OrderLine("MSU-00001", quantity: 1))
    // 16 months to the end: 160.00 protected, 192.00 at the list price.
    let subscription = try price(later, in: .signed(.openValueSubscription, first))
    #expect(subscription.amount.text == "160.00")
    #expect(subscription.basis == .protected)
    #expect(subscription.rule == "PP-14")
    let openValue = try price(later, in: .signed(.openValue, first))
    #expect(openValue.amount.text == "192.00")
    #expect(openValue.basis == .list)
    #expect(openValue.rule == "PP-14")
    let service = try price(
      Order(.additional, "2025-06-20", OrderLine("O365-00ADD", quantity: 1)),
      in: .signed(.openValue, Order(.initial, "2025-01-15", OrderLine("O365-00ADD", quantity: 5))))
    #expect(service.unitPrice == 210)
    #expect(service.rule == "PP-14")
  }

  @Test("WIN-1: AE goes before Open Value's cloud products, these before the commitment, this before PP-1")
  func precedence() throws {
    let later = try day("2025-06-20")
    func rule(_ program: Program, _ part: String, _ payment: LinePayment? = nil) throws -> String {
      let line = OrderLine(part, quantity: 1, payment: payment)
      let agreement = try Agreement.signed(program, Order(.initial, "2025-01-15", line))
      return try price(Order(kind: .additional, received: later, lines: [line]), in: agreement).rule
    }
    #expect(try rule(.openValue, "MSU-00001", .annually) == "PP-13")
    #expect(try rule(.openValueSubscription, "MSU-00001", .annually) == "PP-13")
    #expect(try rule(.openValue, "O365-00ADD") == "PP-14")
    #expect(try rule(.openValue, "O365-00ENT") == "PP-12")
    #expect(try rule(.openValueSubscription, "O365-00ADD") == "PP-12")
  }

  @Test(
    "ORD-8: the anniversary order holds Office 365 Enterprise; other services are ordered again by themselves"
  )
  func renewalOfServices() throws {
    let agreement = try Agreement.signed(
      .openValueSubscription,
      Order(
        .initial, "2025-01-15", OrderLine("O365-00ENT", quantity: 60), OrderLine("INT-00ADD", quantity: 10)))
    let proposal = try AnniversaryOrder(for: agreement, from: Self.table()).propose(year: 2)
    #expect(proposal.lines.map(\.priced.partNumber) == ["O365-00ENT"])
    #expect(proposal.lines.map(\.priced.unitPrice) == [220])
    #expect(proposal.notes.contains { $0.rule == "ORD-8" && $0.text.contains("end on 2026-01-14") })
  }
}
