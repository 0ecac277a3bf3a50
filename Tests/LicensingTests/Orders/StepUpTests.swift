import PriceModel
import Testing

@testable import Licensing

@Suite("Step-ups and the platform discount")
struct StepUpTests {
  static func table(stepUpPrice: String = "120") throws -> PriceTable {
    var table = PriceTable()
    func add(_ part: String, _ family: String, _ type: ProductType, _ price: String) throws {
      try table.add(
        Product(
          part, family: family, offering: .enterprise, level: Level.none, unit: .oneYear, acquired: .first,
          productType: type), ["2025-01": price])
    }
    try add("STD-00001", "Office Standard", .licenseAndAssurance, "300")
    try add("PRO-00001", "Office Professional Plus", .licenseAndAssurance, "420")
    try add("PRO-00SUP", "Office Professional Plus", .stepUp, stepUpPrice)
    return table
  }

  private func agreement(_ program: Program = .openValue) throws -> Agreement {
    try .signed(program, Order(.initial, "2025-01-15", OrderLine("STD-00001", quantity: 10)))
  }

  private func proposals(_ agreement: Agreement, price: String = "120", quantity: Int = 10) throws
    -> [StepUp.Proposal]
  {
    try StepUp.proposals(
      from: "STD-00001", to: "Office Professional Plus", quantity: quantity, in: agreement,
      month: #require(EditionLabel("2025-06")), source: Self.table(stepUpPrice: price))
  }

  @Test("STP-1: 420 − 300 = 120, and 10 units at the anniversary are 3,000 + 1,200")
  func workedExample() throws {
    #expect(try StepUp.price(from: 300, to: 420) == 120)
    var agreement = try agreement()
    let proposal = try #require(try proposals(agreement).first)
    #expect(proposal.partNumber == "PRO-00SUP")
    #expect(proposal.difference == 120)
    #expect(proposal.isConsistent == true)
    #expect(proposal.explanation.contains("420 − 300 = 120"))
    agreement.orders.append(
      try Order(.stepUp, "2025-06-20", OrderLine("PRO-00SUP", quantity: 10, stepUpFrom: "STD-00001")))
    let order = try AnniversaryOrder(for: agreement, from: Self.table()).propose(year: 2)
    #expect(order.lines.map(\.priced.partNumber) == ["STD-00001", "PRO-00SUP"])
    #expect(order.lines.map(\.priced.amount.text) == ["3000.00", "1200.00"])
  }

  @Test("STP-1: a list whose step-up is not the difference is told apart")
  func inconsistentList() throws {
    let proposal = try #require(try proposals(agreement(), price: "130").first)
    #expect(proposal.listPrice.amount == 130)
    #expect(proposal.isConsistent == false)
  }

  @Test("STP-2: the original and the step-up go on being ordered, unless the step-up is prepaid")
  func original() throws {
    var agreement = try agreement()
    agreement.orders.append(
      try Order(
        .stepUp, "2025-06-20",
        OrderLine("PRO-00SUP", quantity: 10, payment: .prepaid, stepUpFrom: "STD-00001")))
    let order = try AnniversaryOrder(for: agreement, from: Self.table()).propose(year: 3)
    #expect(order.lines.map(\.priced.partNumber) == ["STD-00001"])
    #expect(throws: OrderError.self) { try proposals(agreement, quantity: 11) }
  }

  @Test("STP-4: at a renewal the standard version comes first, the step-up after it")
  func renewal() throws {
    var agreement = try agreement()
    agreement.orders.append(
      try Order(.stepUp, "2025-06-20", OrderLine("PRO-00SUP", quantity: 10, stepUpFrom: "STD-00001")))
    let renewal = try RenewalOrder(for: agreement, from: Self.table()).propose(.renewal)
    #expect(renewal.lines.map(\.partNumber) == ["STD-00001"])
    #expect(renewal.notes.contains { $0.rule == "STP-4" })
  }

  @Test("STP-9: in a subscription the step-up is the difference of the yearly prices")
  func subscription() throws {
    let proposal = try #require(try proposals(agreement(.openValueSubscription)).first)
    #expect(proposal.rules == ["STP-9", "STP-6"])
    #expect(proposal.difference == 120)
  }

  @Test("CMP-3: all three categories at the initial set-up earn 15 % in Open Value and 5 % in OVS")
  func platformDiscount() throws {
    var agreement = try agreement()
    #expect(PlatformDiscount(of: agreement) == nil)
    agreement.components = [.windows, .office, .cal]
    #expect(PlatformDiscount(of: agreement)?.percent == 15)
    agreement.components = [.windows, .office365, .cal]
    agreement.program = .openValueSubscription
    #expect(PlatformDiscount(of: agreement)?.percent == 5)
    agreement.program = .openValue
    agreement.organisationWide = false
    #expect(PlatformDiscount(of: agreement) == nil)
  }

  @Test("WIN-4: Platform and Up-To-Date SKUs hold their discount already; none is stated for OVS-ES")
  func discountInPrice() throws {
    #expect(PlatformDiscount.isInPrice(of: .platform))
    #expect(PlatformDiscount.isInPrice(of: .platformUpToDate))
    #expect(PlatformDiscount.isInPrice(of: .upToDate))
    #expect(!PlatformDiscount.isInPrice(of: .enterprise))
    var agreement = try agreement(.openValueSubscriptionEducation)
    agreement.components = [.windows, .office, .cal]
    #expect(PlatformDiscount(of: agreement) == nil)
  }
}
