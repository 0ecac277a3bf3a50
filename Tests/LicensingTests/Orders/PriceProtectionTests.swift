import PriceModel
import Testing

@testable import Licensing

@Suite("Prices of orders")
struct PriceProtectionTests {
  /// Enterprise, Additional (acquired in Y1 and Y2), at prices that rise.
  static func table() throws -> PriceTable {
    var table = PriceTable()
    try table.add(
      Product(
        "XXX-XXXX", family: "Core CAL", offering: .enterprise, level: Level.none, unit: .oneYear,
        acquired: .first, productType: .licenseAndAssurance),
      ["2025-01": "200", "2025-03": "210", "2026-01": "230", "2027-01": "250", "2028-01": "260"])
    let additional = Product(
      "MMM-MMMM", family: "Visio Standard", offering: .additional, level: Level.none, unit: .oneYear,
      acquired: .first, productType: .licenseAndAssurance)
    try table.add(additional, ["2025-01": "20", "2025-06": "22", "2025-07": "23", "2026-06": "25"])
    var second = additional
    second.partNumber = "YYY-YYYY"
    second.acquired = .second
    try table.add(second, ["2025-01": "20", "2025-07": "23", "2026-06": "25"])
    return table
  }

  private func price(_ order: Order, in agreement: Agreement) throws -> PricedOrder {
    try OrderPricing(of: agreement, from: Self.table()).price(order)
  }

  private func line(_ order: Order, in agreement: Agreement) throws -> PricedLine {
    let priced = try price(order, in: agreement)
    #expect(priced.lines.count == 1)
    return try #require(priced.lines.first)
  }

  private func first(_ part: String, _ quantity: Int, deal: Deal? = nil) throws -> Order {
    try Order(.initial, "2025-01-15", OrderLine(part, quantity: quantity, deal: deal))
  }

  @Test("PP-1: a subscription protects every product from its first order, also one first ordered mid-term")
  func subscription() throws {
    let agreement = try Agreement.signed(
      .openValueSubscription, first("XXX-XXXX", 50),
      Order(.additional, "2025-06-20", OrderLine("MMM-MMMM", quantity: 5)))
    let enterprise = try line(
      Order(.additional, "2026-03-20", OrderLine("XXX-XXXX", quantity: 10)), in: agreement)
    #expect(enterprise.unitPrice == 200)
    #expect(enterprise.basis == .protected)
    #expect(try enterprise.since == day("2025-01-15"))
    #expect(enterprise.rule == "PP-1")
    let additional = try line(
      Order(.additional, "2026-07-20", OrderLine("MMM-MMMM", quantity: 2)), in: agreement)
    #expect(additional.unitPrice == 22)
    #expect(try additional.since == day("2025-06-20"))
    #expect(additional.origin == .order(2, line: 1))
  }

  @Test("PP-2: 50 at 200 in year 1, 10 more in years 2 and 3 at 200 each, whatever the list says")
  func openValueEnterprise() throws {
    let agreement = try Agreement.signed(.openValue, first("XXX-XXXX", 50))
    for received in ["2026-01-20", "2027-01-20"] {
      let added = try line(Order(.additional, received, OrderLine("XXX-XXXX", quantity: 10)), in: agreement)
      #expect(added.unitPrice == 200)
      #expect(added.amount.description == "2000.00 USD")
      #expect(added.basis == .protected)
      #expect(added.rule == "PP-2")
      #expect(
        added.explanation
          == "the price of the product's first order of 2025-01-15, 200, is protected for the term")
    }
  }

  @Test("PP-3: Additional products of Open Value, and all of Open Value by licence, are at the list price")
  func unprotected() throws {
    for organisationWide in [true, false] {
      let agreement = try Agreement.signed(
        .openValue, organisationWide: organisationWide, first("MMM-MMMM", 10))
      let added = try line(
        Order(.additional, "2025-06-20", OrderLine("MMM-MMMM", quantity: 3)), in: agreement)
      #expect(added.unitPrice == 22)
      #expect(added.basis == .list)
      #expect(added.rule == "PP-3")
      #expect(try added.origin == .list("ov-us", #require(EditionLabel("2025-06"))))
    }
    let byLicence = try Agreement.signed(.openValue, organisationWide: false, first("XXX-XXXX", 10))
    #expect(
      try line(Order(.additional, "2026-01-20", OrderLine("XXX-XXXX", quantity: 1)), in: byLicence).unitPrice
        == 230)
  }

  static func workedExample() throws -> Agreement {
    try Agreement.signed(
      .openValue,
      Order(.initial, "2025-01-15", OrderLine("MMM-MMMM", quantity: 10)),
      Order(.additional, "2025-04-16", OrderLine("MMM-MMMM", quantity: 2)),
      Order(.additional, "2025-06-16", OrderLine("MMM-MMMM", quantity: 3)),
      Order(.additional, "2025-07-16", OrderLine("MMM-MMMM", quantity: 1)))
  }

  @Test("PP-4: the anniversary order is 12 at 20, 3 at 22, 1 at 23 and 4 new units as YYY-YYYY at 23")
  func anniversary() throws {
    let proposal = try AnniversaryOrder(for: Self.workedExample(), from: Self.table())
      .propose(year: 2, adding: [("YYY-YYYY", 4)])
    let lines = proposal.lines.map(\.priced)
    #expect(lines.map(\.partNumber) == ["MMM-MMMM", "MMM-MMMM", "MMM-MMMM", "YYY-YYYY"])
    #expect(lines.map(\.quantity) == [12, 3, 1, 4])
    #expect(lines.map(\.unitPrice) == [20, 22, 23, 23])
    #expect(lines.map(\.rule) == ["PP-3", "PP-3", "PP-3", "PP-3"])
    #expect(lines[0].rules == ["PP-3", "PP-4"])
    // 240 + 66 + 23 + 92
    #expect(proposal.total.description == "421.00 USD")
    #expect(try proposal.date == day("2026-01-15"))
    #expect(proposal.lines.map(\.freedom) == [.fixed, .fixed, .fixed, .mayRise])
  }

  @Test("PP-4: growth that is asked for by last year's SKU is ordered by this year's")
  func growthByOldSKU() throws {
    let proposal = try AnniversaryOrder(for: Self.workedExample(), from: Self.table())
      .propose(year: 2, adding: [("MMM-MMMM", 4)])
    #expect(proposal.lines.map(\.priced.partNumber).last == "YYY-YYYY")
    #expect(proposal.lines.map(\.priced.quantity) == [12, 3, 1, 4])
    #expect(proposal.notes.contains { $0.rule == "SEL-10" })
  }

  @Test("PP-5: an instalment says that it is spread payment and not protection")
  func spreadIsNotProtection() throws {
    let proposal = try AnniversaryOrder(for: Self.workedExample(), from: Self.table()).propose(year: 2)
    #expect(proposal.lines[0].priced.basis == .list)
    #expect(proposal.lines[0].priced.explanation.contains("this is not price protection (PP-5)"))
  }

  @Test("PP-6: a renewal is at the list prices of its date, and protection starts anew")
  func renewal() throws {
    var agreement = try Agreement.signed(.openValueSubscription, first("XXX-XXXX", 50))
    let order = try Order(.renewal, "2028-01-20", OrderLine("XXX-XXXX", quantity: 50))
    let renewed = try line(order, in: agreement)
    #expect(renewed.unitPrice == 260)
    #expect(renewed.rule == "PP-6")
    agreement.orders.append(order)
    let added = try line(Order(.additional, "2028-03-20", OrderLine("XXX-XXXX", quantity: 1)), in: agreement)
    #expect(added.unitPrice == 260)
    #expect(try added.since == day("2028-01-20"))
  }

  @Test("PP-7: an extension is ordered with the first-year SKUs and begins protection as in year 1")
  func `extension`() throws {
    var agreement = try Self.workedExample()
    agreement.orders.append(try Order(.additional, "2026-06-20", OrderLine("YYY-YYYY", quantity: 4)))
    let proposal = try RenewalOrder(for: agreement, from: Self.table()).propose(.extension)
    // 16 of year 1 and 4 of year 2 are 20 of the first-year SKU, at the list price of January 2028.
    #expect(proposal.lines.map(\.partNumber) == ["MMM-MMMM"])
    #expect(proposal.lines.map(\.quantity) == [20])
    #expect(proposal.lines.map(\.unitPrice) == [25])
    #expect(proposal.lines[0].rule == "PP-7")
    #expect(throws: OrderError.self) {
      try RenewalOrder(for: Agreement.signed(.openValueSubscription), from: Self.table()).propose(.extension)
    }
  }

  @Test("PP-8: a deal of the first order carries to added units of the same SKU")
  func dealOfFirstOrder() throws {
    let deal = Deal(number: "D-1", unitPrice: 170)
    for program in [Program.openValue, .openValueSubscription] {
      let agreement = try Agreement.signed(program, first("XXX-XXXX", 50, deal: deal))
      let added = try line(
        Order(.additional, "2026-03-20", OrderLine("XXX-XXXX", quantity: 10)), in: agreement)
      #expect(added.unitPrice == 170)
      #expect(added.basis == .deal)
      #expect(added.rule == "PP-8")
    }
  }

  @Test("PP-9: a deal granted mid-term does not carry to later orders")
  func dealMidTerm() throws {
    let agreement = try Agreement.signed(
      .openValueSubscription, first("XXX-XXXX", 50),
      Order(
        .additional, "2025-06-20",
        OrderLine("MMM-MMMM", quantity: 5, deal: Deal(number: "D-2", unitPrice: 15)),
        OrderLine("XXX-XXXX", quantity: 5, deal: Deal(number: "D-3", unitPrice: 150))))
    let newProduct = try line(
      Order(.additional, "2026-03-20", OrderLine("MMM-MMMM", quantity: 1)), in: agreement)
    #expect(newProduct.unitPrice == 22)
    #expect(newProduct.rule == "PP-9")
    let known = try line(Order(.additional, "2026-03-20", OrderLine("XXX-XXXX", quantity: 1)), in: agreement)
    #expect(known.unitPrice == 200)
    #expect(known.rules == ["PP-9", "PP-1", "PP-15"])
    // In Open Value, the later instalments of such a batch are at its list price (WIN-1).
    var openValue = try Agreement.signed(.openValue, first("MMM-MMMM", 10))
    openValue.orders.append(
      try Order(
        .additional, "2025-06-20",
        OrderLine("MMM-MMMM", quantity: 3, deal: Deal(number: "D-4", unitPrice: 18))))
    let lines = try AnniversaryOrder(for: openValue, from: Self.table()).propose(year: 2).lines.map(\.priced)
    #expect(lines.map(\.unitPrice) == [20, 22])
    #expect(lines.map(\.rule) == ["PP-3", "PP-9"])
  }

  @Test("PP-10: added units of Open Value's Additional products need a deal of their own")
  func dealOnAdditional() throws {
    let agreement = try Agreement.signed(
      .openValue, first("MMM-MMMM", 10, deal: Deal(number: "D-1", unitPrice: 17)))
    let without = try line(
      Order(.additional, "2025-06-20", OrderLine("MMM-MMMM", quantity: 2)), in: agreement)
    #expect(without.unitPrice == 22)
    #expect(without.rule == "PP-3")
    let with = try line(
      Order(
        .additional, "2025-06-20",
        OrderLine("MMM-MMMM", quantity: 2, deal: Deal(number: "D-2", unitPrice: 19))), in: agreement)
    #expect(with.unitPrice == 19)
    #expect(with.basis == .deal)
    #expect(with.rule == "PP-10")
  }

  @Test("PP-15: March 100, April 105, PO on 10 April with usage on 28 March: later units at 100")
  func protectedByOrderMonth() throws {
    var table = PriceTable()
    try table.add(
      Product("AAA-00001", family: "Office Standard", offering: .enterprise, unit: .oneYear),
      ["2025-03": "100", "2025-04": "105", "2026-01": "120"])
    let agreement = Agreement(
      program: .openValueSubscription, currency: try dollars(), signedOn: try day("2025-03-28"),
      orders: [try Order(.initial, "2025-04-10", usage: "2025-03-28", OrderLine("AAA-00001", quantity: 10))])
    let priced = try OrderPricing(of: agreement, from: table)
      .price(Order(.additional, "2026-04-20", OrderLine("AAA-00001", quantity: 2)))
    #expect(priced.lines[0].unitPrice == 100)
    #expect(priced.lines[0].rules.contains("PP-15"))
  }

  @Test("PP-16: a deal of the first order that carries an end holds until then")
  func dealWithEnd() throws {
    let deal = Deal(number: "D-1", unitPrice: 170, until: try day("2026-06-30"))
    let agreement = try Agreement.signed(.openValue, first("XXX-XXXX", 50, deal: deal))
    let before = try line(Order(.additional, "2026-06-30", OrderLine("XXX-XXXX", quantity: 1)), in: agreement)
    #expect(before.unitPrice == 170)
    #expect(before.rules.contains("PP-16"))
    let after = try line(Order(.additional, "2026-07-01", OrderLine("XXX-XXXX", quantity: 1)), in: agreement)
    #expect(after.unitPrice == 200)
    #expect(after.basis == .protected)
    #expect(after.rule == "PP-16")
    let additional = try Agreement.signed(.openValue, first("MMM-MMMM", 10, deal: deal))
    let instalments = try AnniversaryOrder(for: additional, from: Self.table())
    #expect(try instalments.propose(year: 2).lines.map(\.priced.unitPrice) == [170])
    #expect(try instalments.propose(year: 3).lines.map(\.priced.unitPrice) == [20])
  }

  @Test(
    "ORD-6: usage in March: PO by 15 April → March prices; after it → April prices",
    arguments: [
      ("2025-04-15", "2025-03-31", "2025-03"), ("2025-04-16", "2025-03-31", "2025-04"),
      ("2025-04-10", "2025-04-02", "2025-04"), ("2025-04-10", "2025-02-28", "2025-04"),
      ("2025-01-15", "2024-12-31", "2024-12"), ("2025-03-31", "2025-03-31", "2025-03"),
    ])
  func backDated(_ received: String, _ usage: String, _ month: String) throws {
    let order = try Order(.additional, received, usage: usage)
    #expect(order.priceMonth == EditionLabel(month))
  }

  @Test("what the source throws, unknown SKUs and unknown offerings are errors that name the line")
  func errors() throws {
    let agreement = try Agreement.signed(.openValue, first("XXX-XXXX", 50))
    #expect(throws: OrderError.unknownProduct(partNumber: "ZZZ-ZZZZ", line: 2)) {
      try price(
        Order(
          .additional, "2026-01-20", OrderLine("XXX-XXXX", quantity: 1), OrderLine("ZZZ-ZZZZ", quantity: 1)),
        in: agreement)
    }
    #expect(throws: OrderError.quantityNotPositive(0, partNumber: "XXX-XXXX", line: 1)) {
      try price(Order(.additional, "2026-01-20", OrderLine("XXX-XXXX", quantity: 0)), in: agreement)
    }
    #expect(throws: PriceTable.MissingEdition.self) {
      try price(Order(.additional, "2024-12-20", OrderLine("MMM-MMMM", quantity: 1)), in: agreement)
    }
    var table = PriceTable()
    try table.add(Product("NNN-00001"), ["2025-01": "1"])
    #expect(throws: OrderError.missingFacet(.offering, partNumber: "NNN-00001", line: 1)) {
      try OrderPricing(of: agreement, from: table)
        .price(Order(.additional, "2025-02-20", OrderLine("NNN-00001", quantity: 1)))
    }
  }
}
