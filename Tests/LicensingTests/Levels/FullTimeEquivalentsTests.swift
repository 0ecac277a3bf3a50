import PriceModel
import Testing

@testable import Licensing

@Suite("Full-time equivalents")
struct FullTimeEquivalentsTests {
  @Test("FTE-1: 2000 + 3000 ÷ 3 + 1000 + 1000 ÷ 2 = 4500")
  func workedExample() throws {
    let fte = try FullTimeEquivalents(
      facultyFullTime: 2000, facultyPartTime: 3000, staffFullTime: 1000, staffPartTime: 1000)
    #expect(fte.value == 4500)
    #expect(fte.shown.description == "4500.00")
    #expect(fte.formula == "2000 + 3000 ÷ 3 + 1000 + 1000 ÷ 2 = 4500.00")
    #expect(fte.rule == "FTE-1")
  }

  @Test("FTE-1: 999⅔ is below 1000, at level E, and 1000 is at level F")
  func neverRounded() throws {
    let below = try FullTimeEquivalents(facultyFullTime: 999, facultyPartTime: 2)
    #expect(below.value < 1000)
    #expect(below.shown.description == "999.67")
    #expect(
      try Levels.decide(program: .openValueSubscriptionEducation, fte: below.value).level == .e)
    let exact = try FullTimeEquivalents(facultyFullTime: 999, facultyPartTime: 3)
    #expect(exact.value == 1000)
    #expect(
      try Levels.decide(program: .openValueSubscriptionEducation, fte: exact.value).level == .f)
  }

  @Test("FTE-3: visiting professors count as part-time faculty")
  func visitingProfessors() throws {
    let fte = try FullTimeEquivalents(facultyPartTime: 1, visitingProfessors: 2)
    #expect(fte.value == 1)
    #expect(fte.terms.first { $0.name == "visiting professors" }?.weight == "1/3")
  }

  @Test("FTE-4: internationally, a head count takes the place of the formula")
  func international() throws {
    let fte = try FullTimeEquivalents(internationalHeadcount: 731)
    #expect(fte.value == 731)
    #expect(fte.rule == "FTE-4")
  }

  @Test("FTE-5: Office 365 for up to 7000 named users, and never above 40 × FTE")
  func office365() throws {
    let fte = try FullTimeEquivalents(
      facultyFullTime: 2000, facultyPartTime: 3000, staffFullTime: 1000, staffPartTime: 1000)
    #expect(fte.people == 7000)
    #expect(fte.office365Limit == 180_000)
    // 40 × ⅓ = 13⅓: a third of a seat cannot be ordered.
    #expect(try FullTimeEquivalents(facultyPartTime: 1).office365Limit == 13)
  }

  @Test("sixths are shown with two digits and never become the next whole number")
  func shown() throws {
    // 1/6 steps: a part-time member of staff is 3/6, one of faculty 2/6.
    #expect(try FullTimeEquivalents(facultyPartTime: 1).shown.description == "0.33")
    #expect(try FullTimeEquivalents(staffPartTime: 1).shown.description == "0.50")
    #expect(try FullTimeEquivalents(facultyPartTime: 1, staffPartTime: 1).shown.description == "0.83")
    #expect(try FullTimeEquivalents().shown.description == "0.00")
    #expect(try FullTimeEquivalents().formula == "0 = 0.00")
  }

  @Test("a negative count is an error that names the group")
  func negative() {
    #expect(throws: FullTimeEquivalents.CountError.outOfRange(name: "part-time staff", count: -1)) {
      try FullTimeEquivalents(staffPartTime: -1)
    }
    #expect(throws: FullTimeEquivalents.CountError.self) {
      try FullTimeEquivalents(internationalHeadcount: 2_000_000_000)
    }
  }
}
