import PriceModel
import Testing

@testable import Licensing

@Suite("Checks of agreements")
struct AgreementCheckTests {
  /// One SKU of everything; all at one price, because checks do not look at prices.
  static func table() throws -> PriceTable {
    var table = PriceTable()
    func add(
      _ part: String, _ family: String, _ offering: Offering, _ unit: PurchaseUnit = .oneYear,
      _ type: ProductType = .licenseAndAssurance, acquired: AcquisitionYear? = .first,
      level: Level = .none, segment: Segment? = nil, language: String? = nil, replacedBy: String? = nil
    ) throws {
      try table.add(
        Product(
          part, family: family, offering: offering, level: level, unit: unit, acquired: acquired,
          productType: type, segment: segment, language: language, replacedBy: replacedBy),
        ["2020-01": "100"])
    }
    try add("WIN-ENT", "Windows 11 Pro Upgrade", .enterprise)
    try add("WIN-PLA", "Windows 11 Pro Upgrade", .platform)
    try add("OFF-ENT", "Office Professional Plus", .enterprise, replacedBy: "OFF-NEW")
    try add("OFF-NEW", "Office Professional Plus 2", .enterprise)
    try add("OFF-UTD", "Office Professional Plus", .upToDate)
    try add("OFF-PLU", "Office Professional Plus", .platformUpToDate)
    try add("STD-ENT", "Office Standard", .enterprise)
    try add("CAL-ENT", "Core CAL Suite", .enterprise)
    try add("CAL-ENT-C", "Core CAL Suite", .enterprise, level: .c)
    try add("ECAL-SUP", "Enterprise CAL Suite", .enterprise, .oneYear, .stepUp)
    try add("ECAL-ENT", "Enterprise CAL Suite", .enterprise)
    try add("ECAL-BUY", "Enterprise CAL Suite", .enterprise, .each, .buyOut)
    try add("O365-ENT", "Office 365 E3", .enterprise, .oneYear, .subscription)
    try add("O365-ADD", "Office 365 E3", .additional, .oneYear, .subscription)
    try add("O365-3Y", "Office 365 E3", .additional, .threeYears, .subscription)
    try add("INT-ADD", "Intune", .additional, .oneYear, .subscription)
    try add("INT-ENT", "Intune", .enterprise, .oneYear, .subscription)
    try add("INT-MSU", "Intune", .additional, .oneMonth, .monthlySubscription)
    try add("VON-MSU", "Visio Online", .additional, .oneMonth, .monthlySubscription)
    try add("VIS-Y1", "Visio Standard", .additional, language: "SNGL")
    try add("VIS-Y2", "Visio Standard", .additional, acquired: .second, language: "SNGL")
    try add("VIS-3Y", "Visio Standard", .additional, .threeYears, language: "ALNG")
    try add("VIS-UTD", "Visio Standard", .upToDate)
    try add("EDU-FAC", "Education Desktop with Core CAL", .platform, segment: .faculty)
    try add("OFF-STU", "Office Professional Plus", .enterprise, segment: .student)
    try add("OFF-STU-E", "Office Professional Plus", .platform, level: .e, segment: .student)
    return table
  }

  private func order(_ kind: Order.Kind, _ received: String, _ lines: OrderLine...) throws -> Order {
    Order(kind: kind, received: try day(received), lines: lines)
  }

  private func agreement(
    _ program: Program, components: Set<ProductKinds.Component> = [.office], _ orders: Order...
  ) throws -> Agreement {
    var agreement = try Agreement.signed(program)
    agreement.components = components
    agreement.orders = orders
    return agreement
  }

  private func findings(_ agreement: Agreement) throws -> AgreementFindings {
    try AgreementCheck(of: agreement, from: Self.table()).findings()
  }

  private func rules(_ agreement: Agreement) throws -> [String] {
    try findings(agreement).violations.map(\.rule)
  }

  private func initial(_ lines: OrderLine...) throws -> Order {
    Order(kind: .initial, received: try day("2025-01-15"), lines: lines)
  }

  private let office = OrderLine("OFF-ENT", quantity: 60)

  // MARK: - The set-up

  @Test("a clean agreement of three years has no violations")
  func clean() throws {
    let agreement = try agreement(
      .openValue, initial(office, OrderLine("VIS-Y1", quantity: 10)),
      order(.additional, "2025-06-20", OrderLine("VIS-Y1", quantity: 3), OrderLine("OFF-ENT", quantity: 5)),
      order(
        .anniversary, "2026-01-15", OrderLine("OFF-ENT", quantity: 70), OrderLine("VIS-Y1", quantity: 13),
        OrderLine("VIS-Y2", quantity: 4)),
      order(
        .anniversary, "2027-01-15", OrderLine("OFF-ENT", quantity: 70), OrderLine("VIS-Y1", quantity: 13),
        OrderLine("VIS-Y2", quantity: 4)))
    let findings = try findings(agreement)
    #expect(findings.violations == [])
    #expect(findings.warnings == [])
    #expect(findings.isClean)
  }

  @Test("LVL-1: a level that the desktops do not give is a violation of the agreement")
  func level() throws {
    var agreement = try agreement(.openValueSubscription, initial(office))
    agreement.level = .c
    #expect(try rules(agreement) == ["LVL-1"])
    agreement.desktops = 300
    #expect(try rules(agreement) == [])
  }

  @Test("LVL-4: four desktops cannot sign")
  func minimum() throws {
    var agreement = try agreement(.openValueSubscription, initial(OrderLine("OFF-ENT", quantity: 5)))
    agreement.desktops = 4
    #expect(try rules(agreement) == ["LVL-4"])
  }

  @Test("LVL-5: a SKU of another level than the agreement's is a violation")
  func otherLevel() throws {
    let agreement = try agreement(
      .openValueSubscription, components: [.cal], initial(OrderLine("CAL-ENT-C", quantity: 60)))
    let violation = try #require(try findings(agreement).violations.first)
    #expect(violation.rule == "LVL-5")
    #expect(violation.order == 1)
    #expect(violation.line == 1)
  }

  @Test("LVL-7: more desktops later do not move the level")
  func levelStays() throws {
    let agreement = try agreement(
      .openValueSubscription, initial(office),
      order(.additional, "2025-06-20", OrderLine("OFF-ENT", quantity: 300)))
    #expect(try rules(agreement) == [])
  }

  @Test("CMP-2: an organisation-wide agreement needs a component, OVS-ES with a qualifying agreement none")
  func component() throws {
    #expect(
      try rules(agreement(.openValue, components: [], initial(OrderLine("VIS-Y1", quantity: 10))))
        == ["CMP-2", "CMP-2"])
    var education = try agreement(
      .openValueSubscriptionEducation, components: [], initial(OrderLine("O365-ADD", quantity: 10)))
    education.segment = .faculty
    education.fte = 100
    education.level = .e
    #expect(try rules(education) == ["CMP-2", "CMP-2"])
    education.hasQualifyingAgreement = true
    #expect(try rules(education) == [])
  }

  @Test("CMP-3: Platform SKUs need all three components at the initial set-up")
  func platform() throws {
    #expect(
      try rules(
        agreement(
          .openValue, components: [.windows, .office], initial(OrderLine("WIN-PLA", quantity: 60), office)))
        == ["CMP-3"])
  }

  @Test("CMP-4: Office licences and Office 365 seats do not add up to the commitment")
  func combined() throws {
    #expect(
      try rules(
        agreement(
          .openValueSubscription, components: [.office, .office365],
          initial(OrderLine("OFF-ENT", quantity: 30), OrderLine("O365-ENT", quantity: 30)))) == ["CMP-4"])
  }

  @Test("CMP-5: components in equal quantity; CALs may be more, never fewer")
  func equalQuantity() throws {
    func rules(windows: Int, cal: Int) throws -> [String] {
      try self.rules(
        agreement(
          .openValueSubscription, components: [.windows, .office],
          initial(
            office, OrderLine("WIN-ENT", quantity: windows), OrderLine("CAL-ENT", quantity: cal))))
    }
    #expect(try rules(windows: 60, cal: 60) == [])
    #expect(try rules(windows: 60, cal: 80) == [])
    #expect(try rules(windows: 59, cal: 60) == ["CMP-5"])
    #expect(try rules(windows: 60, cal: 59) == ["CMP-5"])
  }

  @Test("CMP-6: an Enterprise product cannot be removed at the anniversary")
  func removedEnterprise() throws {
    let first = try initial(office, OrderLine("WIN-ENT", quantity: 60))
    let second = try order(.anniversary, "2026-01-15", office)
    #expect(try rules(agreement(.openValueSubscription, first, second)) == ["CMP-6"])
    #expect(try rules(agreement(.openValue, first, second)) == ["ORD-1", "CMP-6"])
  }

  @Test("CMP-7: all three components need the “Select all” mark")
  func selectAll() throws {
    var agreement = try agreement(
      .openValueSubscription, components: [.windows, .office, .cal],
      initial(office, OrderLine("WIN-ENT", quantity: 60), OrderLine("CAL-ENT", quantity: 60)))
    #expect(try rules(agreement) == ["CMP-7"])
    agreement.selectAll = true
    #expect(try rules(agreement) == [])
  }

  @Test("CMP-8: a new Enterprise product needs the processed form")
  func newEnterprise() throws {
    var agreement = try agreement(
      .openValueSubscription, initial(office),
      order(.additional, "2025-06-20", OrderLine("CAL-ENT", quantity: 60)))
    let violation = try #require(try findings(agreement).violations.first)
    #expect(violation.rule == "CMP-8")
    #expect(violation.order == 2)
    agreement.enterpriseFormProcessedOn = try day("2025-06-21")
    #expect(try rules(agreement) == ["CMP-8"])
    agreement.enterpriseFormProcessedOn = try day("2025-06-20")
    #expect(try rules(agreement) == [])
  }

  @Test("CMP-9: Office 365 as the Enterprise product covers all desktops")
  func office365Covers() throws {
    #expect(
      try rules(
        agreement(
          .openValueSubscription, components: [.office365], initial(OrderLine("O365-ENT", quantity: 59))))
        == ["CMP-9"])
  }

  // MARK: - Lines

  @Test("ADD-2: Open Value by licence has Additional Products only")
  func additionalOnly() throws {
    var agreement = try agreement(.openValue, components: [], initial(office))
    agreement.organisationWide = false
    let violation = try #require(try findings(agreement).violations.first)
    #expect(violation.rule == "LVL-3")
    #expect(violation.message.contains("(ADD-2)"))
    agreement.orders = [try initial(OrderLine("VIS-Y1", quantity: 4))]
    #expect(try rules(agreement) == ["LVL-4"])
  }

  @Test("ADD-3: services are Additional Products, Office 365 alone can be Enterprise")
  func servicesAreAdditional() throws {
    #expect(
      try rules(agreement(.openValueSubscription, initial(office, OrderLine("INT-ENT", quantity: 5))))
        == ["ADD-3"])
  }

  @Test("ADD-4: Additional products of Open Value are sold by single language: a warning")
  func languages() throws {
    let findings = try findings(
      agreement(.openValue, initial(office, OrderLine("VIS-3Y", quantity: 5, payment: .prepaid))))
    #expect(findings.violations == [])
    #expect(findings.warnings.map(\.rule) == ["ADD-4"])
  }

  @Test("UTD-1: Up-To-Date only in OVS and only in the initial order")
  func upToDate() throws {
    #expect(try rules(agreement(.openValue, initial(OrderLine("OFF-UTD", quantity: 60)))) == ["UTD-1"])
    #expect(try rules(agreement(.openValueSubscription, initial(OrderLine("OFF-UTD", quantity: 60)))) == [])
    #expect(
      try rules(
        agreement(
          .openValueSubscription, initial(office),
          order(.additional, "2025-06-20", OrderLine("OFF-UTD", quantity: 5)))) == ["UTD-1"])
  }

  @Test("UTD-3: Visio has no Up-To-Date SKU")
  func upToDateProducts() throws {
    #expect(
      try rules(agreement(.openValueSubscription, initial(office, OrderLine("VIS-UTD", quantity: 5))))
        == ["UTD-3"])
  }

  @Test("SEL-7: prepaid covers the rest of the term, spread is the 1-year unit")
  func payments() throws {
    func rules(_ part: String, _ payment: LinePayment) throws -> [String] {
      try self.rules(agreement(.openValue, initial(office, OrderLine(part, quantity: 5, payment: payment))))
    }
    #expect(try rules("VIS-3Y", .prepaid) == [])
    #expect(try rules("VIS-3Y", .spread) == ["SEL-7"])
    #expect(try rules("VIS-Y1", .prepaid) == ["SEL-7"])
  }

  @Test("SEL-8: a service is prepaid for 12 months and nothing else")
  func services() throws {
    #expect(
      try rules(
        agreement(.openValue, initial(office, OrderLine("INT-ADD", quantity: 5, payment: .spread)))) == [
          "SEL-8"
        ])
  }

  @Test("SEL-9: OVS has no prepaid option")
  func prepaidSubscription() throws {
    #expect(
      try rules(
        agreement(.openValueSubscription, initial(OrderLine("OFF-ENT", quantity: 60, payment: .prepaid))))
        == ["SEL-9"])
  }

  @Test("SEL-10: Additional units of year 2 take the SKU acquired in year 2")
  func acquired() throws {
    #expect(
      try rules(
        agreement(
          .openValue, initial(office), order(.additional, "2026-06-20", OrderLine("VIS-Y1", quantity: 5))))
        == ["SEL-10"])
  }

  @Test("OLS-5: no AE in the last agreement year")
  func lastYear() throws {
    let msu = OrderLine("VON-MSU", quantity: 5, payment: .annually)
    #expect(
      try rules(agreement(.openValueSubscription, initial(office), order(.additional, "2027-06-20", msu)))
        == ["OLS-5"])
    #expect(
      try rules(agreement(.openValueSubscription, initial(office), order(.additional, "2026-06-20", msu)))
        == [])
  }

  @Test("OLS-6: Office 365 lines are PE and 12 months")
  func office365Lines() throws {
    for line in [
      OrderLine("O365-ADD", quantity: 5, payment: .annually),
      OrderLine("O365-3Y", quantity: 5, payment: .prepaid),
    ] {
      #expect(try rules(agreement(.openValueSubscription, initial(office, line))) == ["OLS-6"])
    }
    #expect(
      try rules(
        agreement(
          .openValueSubscription, initial(office, OrderLine("O365-ADD", quantity: 5, payment: .prepaidToEnd)))
      )
        == [])
  }

  @Test("OLS-7: Intune is not sold as a monthly subscription")
  func monthlyService() throws {
    #expect(
      try rules(agreement(.openValueSubscription, initial(office, OrderLine("INT-MSU", quantity: 5)))) == [
        "OLS-7"
      ])
  }

  // MARK: - Anniversaries

  @Test("ORD-1: in Open Value nothing falls and nothing is dropped")
  func openValueNeverFalls() throws {
    let first = try initial(office, OrderLine("VIS-Y1", quantity: 10))
    func rules(_ office: Int, _ visio: Int?) throws -> [String] {
      let lines =
        [OrderLine("OFF-ENT", quantity: office)] + (visio.map { [OrderLine("VIS-Y1", quantity: $0)] } ?? [])
      return try self.rules(
        agreement(.openValue, first, Order(kind: .anniversary, received: day("2026-01-15"), lines: lines)))
    }
    #expect(try rules(60, 10) == [])
    #expect(try rules(59, 10) == ["ORD-1"])
    #expect(try rules(60, 9) == ["ORD-1"])
    #expect(try rules(60, nil) == ["ORD-1"])
  }

  @Test("ORD-2: a subscription may fall, not below five; Additional products may be dropped")
  func subscriptionFalls() throws {
    let first = try initial(office, OrderLine("VIS-Y1", quantity: 10))
    func rules(_ quantity: Int) throws -> [String] {
      try self.rules(
        agreement(
          .openValueSubscription, first,
          order(.anniversary, "2026-01-15", OrderLine("OFF-ENT", quantity: quantity))))
    }
    #expect(try rules(5) == [])
    #expect(try rules(4) == ["ORD-2"])
  }

  @Test("ORD-3: in OVS-ES desktop platform products do not fall below the initial order")
  func educationNeverFalls() throws {
    var agreement = try agreement(
      .openValueSubscriptionEducation, initial(OrderLine("OFF-ENT", quantity: 60)),
      order(.additional, "2025-06-20", OrderLine("OFF-ENT", quantity: 10)),
      order(.anniversary, "2026-01-15", OrderLine("OFF-ENT", quantity: 60)))
    agreement.segment = .faculty
    agreement.level = nil
    #expect(try rules(agreement) == [])
    agreement.orders[2].lines[0].quantity = 59
    #expect(try rules(agreement) == ["ORD-3"])
  }

  @Test("ORD-4: in OVS new Additional products go in an order of their own")
  func separateOrder() throws {
    let first = try initial(office)
    #expect(
      try rules(
        agreement(
          .openValueSubscription, first,
          order(.anniversary, "2026-01-15", office, OrderLine("VIS-Y1", quantity: 5)))) == ["ORD-4"])
    #expect(
      try rules(
        agreement(
          .openValue, first, order(.anniversary, "2026-01-15", office, OrderLine("VIS-Y2", quantity: 5))))
        == [])
  }

  @Test("ORD-5: an order outside the month of first use is a warning")
  func usage() throws {
    let agreement = try agreement(
      .openValue,
      Order(kind: .initial, received: day("2025-04-16"), usage: day("2025-03-20"), lines: [office]))
    #expect(try findings(agreement).warnings.map(\.rule) == ["ORD-5"])
  }

  @Test("ORD-7: cloud Additional products beside standard SKUs are a warning")
  func mixedOrder() throws {
    let findings = try findings(agreement(.openValue, initial(office, OrderLine("O365-ADD", quantity: 5))))
    #expect(findings.isClean)
    #expect(findings.warnings.map(\.rule) == ["ORD-7"])
    #expect(findings.warnings[0].line == 2)
  }

  @Test("ORD-8: the anniversary order must hold Office 365 Enterprise")
  func office365Renewal() throws {
    #expect(
      try rules(
        agreement(
          .openValueSubscription, components: [.windows, .office365],
          initial(OrderLine("WIN-ENT", quantity: 60), OrderLine("O365-ENT", quantity: 60)),
          order(.anniversary, "2026-01-15", OrderLine("WIN-ENT", quantity: 60)))) == ["ORD-8"])
  }

  @Test("ORD-9: a batch is repeated exactly; growth comes on this year's SKU")
  func batches() throws {
    #expect(
      try rules(
        agreement(
          .openValue, initial(office, OrderLine("VIS-Y1", quantity: 10)),
          order(.anniversary, "2026-01-15", office, OrderLine("VIS-Y1", quantity: 14)))) == ["ORD-9"])
  }

  @Test("WIN-2: prepaid lines and services other than Office 365 Enterprise are not asked for again")
  func exemptions() throws {
    #expect(
      try rules(
        agreement(
          .openValue,
          initial(
            office, OrderLine("VIS-3Y", quantity: 10, payment: .prepaid), OrderLine("INT-ADD", quantity: 5)),
          order(.anniversary, "2026-01-15", office),
          order(.renewal, "2028-01-15", OrderLine("OFF-ENT", quantity: 20))))
        == [])
  }

  @Test(
    "WIN-3: successors, the regular SKU after Up-To-Date and the higher product keep an Enterprise product")
  func successors() throws {
    let new = OrderLine("OFF-NEW", quantity: 60)
    #expect(
      try rules(agreement(.openValueSubscription, initial(office), order(.anniversary, "2026-01-15", new)))
        == [])
    #expect(
      try rules(agreement(.openValue, initial(office), order(.anniversary, "2026-01-15", new))) == [])
    #expect(
      try rules(
        agreement(
          .openValueSubscription, initial(OrderLine("OFF-UTD", quantity: 60)),
          order(.anniversary, "2026-01-15", office))) == [])
  }

  // MARK: - Step-ups

  private let stepUp = OrderLine("ECAL-SUP", quantity: 60, stepUpFrom: "CAL-ENT")

  private func stepped(_ program: Program, _ orders: Order...) throws -> Agreement {
    var agreement = try agreement(program, components: [.cal], initial(OrderLine("CAL-ENT", quantity: 60)))
    agreement.enterpriseFormProcessedOn = try day("2025-02-01")
    agreement.orders += orders
    return agreement
  }

  @Test("STP-2: in Open Value the original goes on being ordered beside the step-up")
  func originalStays() throws {
    let bought = try order(.stepUp, "2025-06-20", stepUp)
    #expect(
      try rules(
        stepped(
          .openValue, bought,
          order(
            .anniversary, "2026-01-15", OrderLine("CAL-ENT", quantity: 60),
            OrderLine("ECAL-SUP", quantity: 60))))
        == [])
    #expect(
      try rules(
        stepped(.openValue, bought, order(.anniversary, "2026-01-15", OrderLine("ECAL-SUP", quantity: 60))))
        == ["ORD-1", "CMP-6", "STP-2"])
    var tooMany = stepUp
    tooMany.quantity = 61
    #expect(try rules(stepped(.openValue, order(.stepUp, "2025-06-20", tooMany))) == ["STP-2"])
  }

  @Test("STP-3: a step-up order holds step-up SKUs, told by their product type")
  func stepUpType() throws {
    #expect(
      try rules(stepped(.openValue, order(.stepUp, "2025-06-20", OrderLine("CAL-ENT", quantity: 5)))) == [
        "STP-3"
      ])
  }

  @Test("STP-4: at a renewal the standard version is renewed with the step-up")
  func renewalBeforeStepUp() throws {
    #expect(try rules(stepped(.openValue, order(.renewal, "2028-01-15", stepUp))) == ["STP-4"])
  }

  @Test("STP-5: a step-up to a component that is not in the agreement needs the form first")
  func formFirst() throws {
    var agreement = try stepped(.openValue, order(.stepUp, "2025-06-20", stepUp))
    #expect(try rules(agreement) == [])
    agreement.enterpriseFormProcessedOn = nil
    #expect(try rules(agreement) == ["STP-5"])
  }

  @Test("STP-6: in OVS a step-up is linked to the lower version, which may then give way to the higher")
  func linked() throws {
    let unlinked = OrderLine("ECAL-SUP", quantity: 60)
    #expect(try rules(stepped(.openValueSubscription, order(.stepUp, "2025-06-20", unlinked))) == ["STP-6"])
    #expect(
      try rules(
        stepped(
          .openValueSubscription, order(.stepUp, "2025-06-20", stepUp),
          order(.anniversary, "2026-01-15", OrderLine("ECAL-ENT", quantity: 60)))) == [])
  }

  @Test("STP-7: what is stepped up in the last year cannot be bought out")
  func buyOut() throws {
    let buyOut = try order(.additional, "2027-12-20", OrderLine("ECAL-BUY", quantity: 60))
    let lower = OrderLine("CAL-ENT", quantity: 60)
    let inTime = try stepped(
      .openValueSubscription, order(.stepUp, "2025-06-20", stepUp),
      order(.anniversary, "2026-01-15", OrderLine("ECAL-ENT", quantity: 60)),
      order(.anniversary, "2027-01-15", OrderLine("ECAL-ENT", quantity: 60)), buyOut)
    #expect(try rules(inTime) == [])
    let late = try stepped(
      .openValueSubscription, order(.anniversary, "2026-01-15", lower),
      order(.anniversary, "2027-01-15", lower),
      order(.stepUp, "2027-06-20", stepUp), buyOut)
    #expect(try rules(late) == ["STP-7"])
  }

  // MARK: - Education

  private func education(_ orders: Order...) throws -> Agreement {
    var agreement = try agreement(
      .openValueSubscriptionEducation, components: [.windows, .office, .cal])
    agreement.segment = .faculty
    agreement.fte = 100
    agreement.level = .e
    agreement.selectAll = true
    agreement.orders = orders
    return agreement
  }

  @Test("SEL-11: Education Desktop for faculty and an Enterprise Office for students are two agreements")
  func mixedEnrolment() throws {
    #expect(
      try rules(
        education(initial(OrderLine("EDU-FAC", quantity: 100), OrderLine("OFF-STU", quantity: 500)))
      )
      .contains("SEL-11"))
    #expect(try !rules(education(initial(OrderLine("EDU-FAC", quantity: 100)))).contains("SEL-11"))
  }

  @Test("SEL-5: student SKUs are NL")
  func studentLevel() throws {
    #expect(try rules(education(initial(OrderLine("OFF-STU-E", quantity: 100)))).contains("SEL-5"))
  }

  @Test("FTE-5: Office 365 seats do not exceed 40 × FTE")
  func seats() throws {
    func rules(_ seats: Int) throws -> [String] {
      try self.rules(
        education(initial(OrderLine("EDU-FAC", quantity: 100), OrderLine("O365-ADD", quantity: seats))))
    }
    #expect(try !rules(4000).contains("FTE-5"))
    #expect(try rules(4001).contains("FTE-5"))
  }

  @Test("SKUs that no list has are warnings, and rules that need their facets do not speak")
  func unknown() throws {
    let findings = try findings(agreement(.openValue, initial(OrderLine("???-?????", quantity: 5))))
    #expect(findings.isClean)
    #expect(findings.warnings.map(\.rule) == ["SEL-12"])
  }
}
