import PriceModel
import Testing

@testable import Licensing

@Suite("Refusals in the walk")
struct SelectionRulesTests {
  private func rule(
    _ value: String, _ facet: Facet, _ chosen: [Facet: String] = [:], available: Set<String> = [],
    itemName: String? = nil, facts: AgreementFacts = AgreementFacts()
  ) -> String? {
    SelectionRules.refusal(
      of: value, for: facet,
      item: SelectionContext(chosen: chosen, available: available, itemName: itemName), facts: facts)?.rule
  }

  @Test("SEL-1: every rule of the walk is in the book, and those that refuse are not those that inform")
  func knownRules() {
    for id in SelectionRules.all.map(\.id) + SelectionRules.informing {
      #expect(RuleBook.rule(id) != nil)
    }
    #expect(Set(SelectionRules.all.map(\.id)).isDisjoint(with: SelectionRules.informing))
  }

  @Test("SEL-2: OVS-ES is refused to commercial and government customers")
  func educationProgram() {
    #expect(rule("OVS-ES", .program, facts: AgreementFacts(segment: .commercial)) == "SEL-2")
    #expect(rule("OVS-ES", .program, facts: AgreementFacts(segment: .faculty)) == nil)
    #expect(rule("OVS-ES", .program) == nil)
  }

  @Test("SEL-3: an offering that a list has is never refused for its name alone")
  func offerings() {
    for code in ["ENT", "PLA", "ADD", "UTD", "PLU", "STD", "FAC"] {
      #expect(rule(code, .offering, [.program: "OVS"]) == nil)
    }
  }

  @Test("SEL-4: level D only for government, E and F only in OVS-ES")
  func levels() {
    #expect(rule("D", .level, [.program: "OVS", .segment: "commercial"]) == "SEL-4")
    #expect(rule("D", .level, [.program: "OVS"], facts: AgreementFacts(segment: .government)) == nil)
    #expect(rule("D", .level, [.program: "OVS"]) == nil)
    #expect(rule("E", .level, [.program: "OV"]) == "SEL-4")
    #expect(rule("F", .level, [.program: "OVS"]) == "SEL-4")
    #expect(rule("E", .level, [.program: "OVS-ES"]) == nil)
    #expect(rule("D", .level, [.program: "MVL"], facts: AgreementFacts(segment: .commercial)) == nil)
  }

  @Test("SEL-5: student SKUs of OVS-ES are NL, known by the segment or by “Stdnt” in the name")
  func students() {
    #expect(rule("E", .level, [.program: "OVS-ES", .segment: "student"]) == "SEL-5")
    #expect(
      rule("F", .level, [.program: "OVS-ES"], itemName: "OfficeProPlus ALNG SubsVL OLV F Stdnt") == "SEL-5")
    #expect(
      rule("NL", .level, [.program: "OVS-ES", .segment: "student"], facts: AgreementFacts(fte: 2000)) == nil)
  }

  @Test("SEL-6: “Each” is the unit of buy-outs")
  func buyOut() {
    #expect(rule("EA", .unit, [.program: "OVS", .productType: "LSA"]) == "SEL-6")
    #expect(rule("1Y", .unit, [.program: "OVS", .productType: "BUYOUT"]) == "SEL-6")
    #expect(rule("EA", .unit, [.program: "OVS", .productType: "BUYOUT"]) == nil)
    #expect(rule("LSA", .productType, [.program: "OVS", .unit: "EA"]) == "SEL-6")
    #expect(rule("EA", .unit, [.program: "OVS"]) == nil)
  }

  @Test("SEL-7: spread payment takes the 1-year unit in every acquisition year")
  func spread() {
    let facts = AgreementFacts(payment: .spread)
    #expect(rule("1Y", .unit, [.program: "OV"], facts: facts) == nil)
    for unit in ["2Y", "3Y", "EA"] { #expect(rule(unit, .unit, [.program: "OV"], facts: facts) == "SEL-7") }
    for year in ["Y1", "Y2", "Y3"] {
      #expect(rule(year, .acquired, [.program: "OV", .unit: "1Y"], facts: facts) == nil)
    }
    #expect(rule("3Y", .unit, [.program: "OV"]) == nil)
  }

  @Test(
    "SEL-7: prepaid is 3 years in Y1, 2 in Y2 and 1 in Y3, where it is the SKU of spread payment",
    arguments: [("Y1", "3Y", 1), ("Y2", "2Y", 2), ("Y3", "1Y", 3)])
  func prepaid(_ acquired: String, _ unit: String, _ year: Int) {
    let facts = AgreementFacts(payment: .prepaid)
    for other in ["1Y", "2Y", "3Y"] {
      let expected = other == unit ? nil : "SEL-7"
      #expect(rule(other, .unit, [.program: "OV", .acquired: acquired], facts: facts) == expected)
      #expect(rule(acquired, .acquired, [.program: "OV", .unit: other], facts: facts) == expected)
      #expect(
        rule(other, .unit, [.program: "OV"], facts: AgreementFacts(payment: .prepaid, agreementYear: year))
          == expected)
    }
    // Before the acquisition year is known, every length may be right.
    #expect(rule(unit, .unit, [.program: "OV"], facts: facts) == nil)
  }

  @Test(
    "SEL-7: of B6K-00050 to B6K-00054, each year and payment leaves the SKU known from the field")
  func fieldSKUs() {
    // Prepaid 3 and 2 years, then the 1-year units of the three acquisition years.
    let list: [(part: String, unit: String, acquired: String)] = [
      ("B6K-00050", "3Y", "Y1"), ("B6K-00051", "2Y", "Y2"), ("B6K-00052", "1Y", "Y1"),
      ("B6K-00053", "1Y", "Y2"), ("B6K-00054", "1Y", "Y3"),
    ]
    func left(_ payment: Payment, _ year: String) -> [String] {
      let facts = AgreementFacts(payment: payment)
      return list.filter { sku in
        sku.acquired == year
          && rule(sku.unit, .unit, [.program: "OV", .acquired: year], facts: facts) == nil
          && rule(year, .acquired, [.program: "OV", .unit: sku.unit], facts: facts) == nil
      }.map(\.part)
    }
    #expect(["Y1", "Y2", "Y3"].map { left(.spread, $0) } == [["B6K-00052"], ["B6K-00053"], ["B6K-00054"]])
    #expect(["Y1", "Y2", "Y3"].map { left(.prepaid, $0) } == [["B6K-00050"], ["B6K-00051"], ["B6K-00054"]])
  }

  @Test("SEL-8: online services are bought for 12 months, whatever the payment")
  func onlineServices() {
    for payment in [Payment.spread, .prepaid, nil] {
      let facts = AgreementFacts(payment: payment)
      let chosen: [Facet: String] = [.program: "OV", .family: "Office 365 E3", .acquired: "Y1"]
      #expect(rule("1Y", .unit, chosen, facts: facts) == nil)
      #expect(rule("3Y", .unit, chosen, facts: facts) == "SEL-8")
    }
    #expect(
      rule("1M", .unit, [.program: "OV", .productType: "MSU"], facts: AgreementFacts(payment: .spread)) == nil
    )
  }

  @Test("SEL-9: Open Value Subscription has no prepaid units, online services excepted")
  func subscriptionIsNotPrepaid() {
    #expect(rule("3Y", .unit, [.program: "OVS", .family: "Core CAL"]) == "SEL-9")
    #expect(
      rule("1Y", .unit, [.program: "OVS", .family: "Core CAL"], facts: AgreementFacts(payment: .prepaid))
        == "SEL-9")
    #expect(
      rule("1Y", .unit, [.program: "OVS", .family: "Core CAL"], facts: AgreementFacts(payment: .spread))
        == nil)
    #expect(
      rule("1Y", .unit, [.program: "OVS", .family: "Intune"], facts: AgreementFacts(payment: .prepaid)) == nil
    )
  }

  @Test("SEL-10: nothing is acquired in a year to come; Additional units take this year's SKU")
  func acquisitionYear() {
    let facts = AgreementFacts(agreementYear: 2)
    #expect(rule("Y3", .acquired, [.program: "OV"], facts: facts) == "SEL-10")
    #expect(rule("Y1", .acquired, [.program: "OV", .offering: "ADD"], facts: facts) == "SEL-10")
    #expect(rule("Y2", .acquired, [.program: "OV", .offering: "ADD"], facts: facts) == nil)
    #expect(rule("Y1", .acquired, [.program: "OV", .offering: "ENT"], facts: facts) == nil)
    #expect(rule("Y1", .acquired, [.program: "OVS", .offering: "ADD"], facts: facts) == nil)
  }

  @Test("SEL-11: faculty and students of one OVS-ES enrolment do not mix Enterprise and Platform")
  func mixedEnrolment() {
    let facts = AgreementFacts(offeringOfOtherPart: .platform)
    #expect(rule("ENT", .offering, [.program: "OVS-ES"], facts: facts) == "SEL-11")
    #expect(rule("PLA", .offering, [.program: "OVS-ES"], facts: facts) == nil)
    #expect(rule("ADD", .offering, [.program: "OVS-ES"], facts: facts) == nil)
    #expect(rule("ENT", .offering, [.program: "OVS"], facts: facts) == nil)
  }

  @Test("LVL-1: at 300 desktops NL is refused where C is offered, at 200 C is refused")
  func levelByDesktops() {
    let large = AgreementFacts(desktops: 300)
    #expect(rule("NL", .level, [.program: "OVS"], available: ["NL", "C"], facts: large) == "LVL-1")
    #expect(rule("NL", .level, [.program: "OVS"], available: ["NL"], facts: large) == nil)
    #expect(rule("C", .level, [.program: "OVS"], available: ["NL", "C"], facts: large) == nil)
    #expect(rule("C", .level, [.program: "OVS"], facts: AgreementFacts(desktops: 249)) == "LVL-1")
    // No kind of Open Value has level C below 250; from 250 on only one that covers the organisation must take it.
    #expect(rule("C", .level, [.program: "OV"], facts: AgreementFacts(desktops: 10)) == "LVL-1")
    #expect(
      rule("C", .level, [.program: "OV"], facts: AgreementFacts(organisationWide: true, desktops: 10))
        == "LVL-1")
    #expect(rule("NL", .level, [.program: "OV"], available: ["NL", "C"], facts: large) == nil)
    #expect(
      rule("NL", .level, [.program: "OV", .offering: "ENT"], available: ["NL", "C"], facts: large) == "LVL-1")
  }

  @Test("LVL-2: the faculty level follows the FTE")
  func levelByFTE() {
    let large = AgreementFacts(fte: 1000)
    #expect(rule("E", .level, [.program: "OVS-ES"], facts: large) == "LVL-2")
    #expect(rule("F", .level, [.program: "OVS-ES"], facts: large) == nil)
    #expect(
      rule("F", .level, [.program: "OVS-ES"], facts: AgreementFacts(fte: ExactDecimal("999.666666")))
        == "LVL-2")
    let faculty: [Facet: String] = [.program: "OVS-ES", .segment: "faculty", .offering: "ENT"]
    #expect(rule("NL", .level, faculty, available: ["NL", "F"], facts: large) == "LVL-2")
  }

  @Test("LVL-3: Open Value by licence has Additional Products at level NL only")
  func perLicence() {
    let facts = AgreementFacts(organisationWide: false)
    #expect(rule("ENT", .offering, [.program: "OV"], facts: facts) == "LVL-3")
    #expect(rule("ADD", .offering, [.program: "OV"], facts: facts) == nil)
    #expect(rule("C", .level, [.program: "OV"], facts: facts) == "LVL-3")
    #expect(rule("NL", .level, [.program: "OV"], facts: facts) == nil)
  }

  @Test("LVL-4: a program is refused below its minimum")
  func minimum() {
    #expect(rule("OVS", .program, facts: AgreementFacts(desktops: 4)) == "LVL-4")
    #expect(rule("OVS", .program, facts: AgreementFacts(desktops: 4, country: "JP")) == nil)
    #expect(rule("OV", .program, facts: AgreementFacts(organisationWide: false, licences: 4)) == "LVL-4")
    #expect(rule("OVS-ES", .program, facts: AgreementFacts(fte: ExactDecimal("4.5"))) == "LVL-4")
    #expect(rule("OLP", .program, facts: AgreementFacts(desktops: 1)) == nil)
  }

  @Test(
    "LVL-6: an Additional SKU for faculty is never refused; desktop platform products are organisation-wide")
  func desktopPlatformProducts() {
    let additional: [Facet: String] = [.program: "OVS-ES", .segment: "faculty", .offering: "ADD"]
    #expect(rule("NL", .level, additional, available: ["NL"], facts: AgreementFacts(fte: 2000)) == nil)
    #expect(rule("E", .level, additional, available: ["E"], facts: AgreementFacts(fte: 2000)) == nil)
    let part = AgreementFacts(organisationWide: false)
    #expect(rule("Office Professional Plus", .family, [.program: "OVS-ES"], facts: part) == "LVL-6")
    #expect(rule("SharePoint Standard CAL", .family, [.program: "OVS-ES"], facts: part) == "LVL-6")
    #expect(rule("Visual Studio Pro MSDN", .family, [.program: "OVS-ES"], facts: part) == nil)
  }

  @Test("UTD-1: Up-To-Date is refused in Open Value and after the initial order")
  func upToDate() {
    for offering in ["UTD", "PLU"] {
      #expect(rule(offering, .offering, [.program: "OV"]) == "UTD-1")
      #expect(
        rule(offering, .offering, [.program: "OVS"], facts: AgreementFacts(agreementYear: 2)) == "UTD-1")
      #expect(rule(offering, .offering, [.program: "OVS"], facts: AgreementFacts(agreementYear: 1)) == nil)
    }
  }

  @Test("UTD-3: Up-To-Date is refused for products that have none")
  func upToDateProducts() {
    #expect(rule("UTD", .offering, [.program: "OVS", .family: "Visio Standard"]) == "UTD-3")
    for family in [
      "Windows 11 Pro Upgrade", "Office Professional Plus", "OfficeProPlus",
      "Microsoft Office Small Business",
      "Core CAL Suite", "Enterprise CAL Suite", "CoreCAL",
    ] {
      #expect(rule("UTD", .offering, [.program: "OVS", .family: family]) == nil, "\(family)")
    }
  }

  @Test("a reason names what was decided and the figures")
  func reason() throws {
    let refusal = try #require(
      SelectionRules.refusal(
        of: "NL", for: .level,
        item: SelectionContext(chosen: [.program: "OVS"], available: ["NL", "C"]),
        facts: AgreementFacts(desktops: 300)))
    #expect(
      refusal
        == Refusal(
          facet: .level, value: "NL", rule: "LVL-1",
          reason: "300 desktops are 250 or more, and the list offers level C: the level is C, not NL"))
  }

  @Test("without facts, nothing is refused to a program that has no such rules")
  func unknown() {
    for facet in Facet.allCases {
      #expect(rule("anything", facet) == nil)
      #expect(
        rule("anything", facet, [.program: "CSP-NCE"], facts: AgreementFacts(desktops: 1, payment: .prepaid))
          == nil)
    }
  }
}
