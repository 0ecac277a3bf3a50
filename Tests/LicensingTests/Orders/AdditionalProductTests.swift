import PriceModel
import Testing

@testable import Licensing

@Suite("Additional products and CALs")
struct AdditionalProductTests {
  @Test("ADD-1: licences bought mid-year are not prorated")
  func midYear() throws {
    let agreement = try Agreement.signed(.openValue)
    let priced = try OrderPricing(of: agreement, from: PriceProtectionTests.table())
      .price(Order(.additional, "2025-12-20", OrderLine("MMM-MMMM", quantity: 2)))
    #expect(priced.total.text == "46.00")
  }

  @Test("ADD-5: W06-00793 is a device CAL and W06-00857 a user CAL, and neither is the other's product")
  func deviceAndUser() throws {
    let device = Product(
      "W06-00793", family: "Core CAL", offering: .enterprise, level: Level.none, unit: .oneYear,
      productType: .licenseAndAssurance, userType: "device")
    var user = device
    user.partNumber = "W06-00857"
    user.userType = "user"
    #expect(!device.isSameProduct(as: user))
    var table = PriceTable()
    try table.add(device, ["2025-01": "400", "2026-01": "440"])
    try table.add(user, ["2025-01": "410", "2026-01": "450"])
    let agreement = try Agreement.signed(
      .openValueSubscription, Order(.initial, "2025-01-15", OrderLine("W06-00793", quantity: 50)))
    let priced = try OrderPricing(of: agreement, from: table).price(
      Order(
        .additional, "2026-03-20", OrderLine("W06-00793", quantity: 1), OrderLine("W06-00857", quantity: 1)))
    // The device CAL is protected; the user CAL is ordered for the first time.
    #expect(priced.lines.map(\.unitPrice) == [400, 450])
    #expect(priced.lines.map(\.basis) == [.protected, .list])
  }

  @Test("WIN-6: a service costs its full twelve months mid-year; monthly subscriptions alone are prorated")
  func servicesAreNotProrated() throws {
    let agreement = try Agreement.signed(.openValueSubscription)
    let priced = try OrderPricing(of: agreement, from: CloudPricesTests.table()).price(
      Order(
        .additional, "2025-07-20", OrderLine("O365-00ADD", quantity: 1),
        OrderLine("MSU-00001", quantity: 1, payment: .annually)))
    #expect(priced.lines.map(\.unitPrice) == [210, 60])
    #expect(priced.lines.map(\.months) == [nil, 6])
  }
}
