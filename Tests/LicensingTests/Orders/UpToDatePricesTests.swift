import PriceModel
import Testing

@testable import Licensing

@Suite("Prices after Up-To-Date")
struct UpToDatePricesTests {
  /// Regular 200, Up-To-Date 100, Windows beside them; the list rises in 2026.
  static func table() throws -> PriceTable {
    var table = PriceTable()
    func add(_ part: String, _ family: String, _ offering: Offering, _ first: String, _ later: String) throws
    {
      try table.add(
        Product(
          part, family: family, offering: offering, level: Level.none, unit: .oneYear,
          productType: .licenseAndAssurance), ["2025-01": first, "2026-01": later])
    }
    try add("OFF-00ENT", "Office Professional Plus", .enterprise, "200", "220")
    try add("OFF-00UTD", "Office Professional Plus", .upToDate, "100", "110")
    try add("OFF-00PLA", "Office Professional Plus", .platform, "190", "209")
    try add("OFF-00PLU", "Office Professional Plus", .platformUpToDate, "95", "105")
    try add("WIN-00ENT", "Windows 11 Pro Upgrade", .enterprise, "60", "66")
    try add("WIN-00PLA", "Windows 11 Pro Upgrade", .platform, "57", "63")
    try add("CAL-00PLA", "Core CAL Suite", .platform, "40", "44")
    return table
  }

  private func agreement(_ lines: OrderLine...) throws -> Agreement {
    var agreement = try Agreement.signed(.openValueSubscription)
    agreement.orders = [Order(kind: .initial, received: try day("2025-01-15"), lines: lines)]
    return agreement
  }

  private func years(_ agreement: Agreement) throws -> [[PricedLine]] {
    let first = try OrderPricing(
      of: Agreement.signed(.openValueSubscription), from: Self.table()
    ).price(agreement.orders[0]).lines
    let order = try AnniversaryOrder(for: agreement, from: Self.table())
    return [
      first, try order.propose(year: 2).lines.map(\.priced), try order.propose(year: 3).lines.map(\.priced),
    ]
  }

  private func totals(_ years: [[PricedLine]]) throws -> [String] {
    try years.map { lines in
      try lines.reduce(Money.zero(try dollars())) { try $0 + $1.amount }.text
    }
  }

  private let regularDeal = Deal(number: "D-1", unitPrice: 170)
  private let discountedDeal = Deal(number: "D-2", unitPrice: 80)

  @Test("PP-11: 10 regular with deal + 20 UTD are 3,700 in year 1 and 5,100 in years 2 and 3")
  func workedExample() throws {
    for deal in [nil, discountedDeal] {
      let years = try years(
        agreement(
          OrderLine("OFF-00ENT", quantity: 10, deal: regularDeal),
          OrderLine("OFF-00UTD", quantity: 20, deal: deal)))
      let first = deal == nil ? "3700.00" : "3300.00"
      #expect(try totals(years) == [first, "5100.00", "5100.00"])
      #expect(years[1].map(\.quantity) == [30])
      #expect(years[1].map(\.unitPrice) == [170])
      #expect(years[1][0].basis == .deal)
      #expect(years[1][0].rules == ["PP-8", "PP-11"])
    }
  }

  @Test("PP-11: the regular SKU without a deal stays at the protected list price, beside UTD too")
  func regularWithoutDeal() throws {
    #expect(
      try totals(years(agreement(OrderLine("OFF-00ENT", quantity: 30)))) == ["6000.00", "6000.00", "6000.00"])
    let mixed = try years(
      agreement(
        OrderLine("OFF-00ENT", quantity: 10), OrderLine("OFF-00UTD", quantity: 20, deal: discountedDeal)))
    // 10 × 200 + 20 × 80, then 30 × 200
    #expect(try totals(mixed) == ["3600.00", "6000.00", "6000.00"])
    #expect(mixed[1][0].basis == .protected)
  }

  @Test("PP-11: the regular SKU with a deal stays at the deal price")
  func regularWithDeal() throws {
    let years = try years(agreement(OrderLine("OFF-00ENT", quantity: 30, deal: regularDeal)))
    #expect(try totals(years) == ["5100.00", "5100.00", "5100.00"])
  }

  @Test("PP-11: UTD alone, with or without a deal, goes to the regular SKU at its full list price")
  func upToDateAlone() throws {
    for (deal, first) in [(nil, "3000.00"), (discountedDeal, "2400.00")] {
      let years = try years(agreement(OrderLine("OFF-00UTD", quantity: 30, deal: deal)))
      #expect(try totals(years) == [first, "6000.00", "6000.00"])
      #expect(years[1].map(\.partNumber) == ["OFF-00ENT"])
      #expect(years[1][0].rule == (deal == nil ? "UTD-6" : "PP-11"))
    }
  }

  @Test("UTD-4: Y1 Office UTD + Windows ENT; Y2 and Y3 Office ENT + Windows ENT")
  func components() throws {
    let years = try years(
      agreement(OrderLine("OFF-00UTD", quantity: 10), OrderLine("WIN-00ENT", quantity: 10)))
    #expect(years[0].map(\.partNumber) == ["OFF-00UTD", "WIN-00ENT"])
    for year in years[1...] { #expect(year.map(\.partNumber) == ["OFF-00ENT", "WIN-00ENT"]) }
  }

  @Test("UTD-5: Y1 Office PLU + Windows PLA + Core CAL PLA; Y2 and Y3 all PLA")
  func platform() throws {
    let years = try years(
      agreement(
        OrderLine("OFF-00PLU", quantity: 10), OrderLine("WIN-00PLA", quantity: 10),
        OrderLine("CAL-00PLA", quantity: 10)))
    for year in years[1...] {
      #expect(year.map(\.partNumber) == ["OFF-00PLA", "WIN-00PLA", "CAL-00PLA"])
      #expect(year.map(\.unitPrice) == [190, 57, 40])
    }
  }

  @Test("UTD-6: years 2 and 3 are at the regular SKU's price of the date of the first-year order")
  func priceOfFirstOrder() throws {
    let years = try years(agreement(OrderLine("OFF-00UTD", quantity: 10)))
    // The list has 220 in 2026.
    #expect(years[1].map(\.unitPrice) == [200])
    #expect(try years[1][0].since == day("2025-01-15"))
    #expect(years[1][0].rules == ["UTD-6", "PP-11"])
  }
}
