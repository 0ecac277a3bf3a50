import Testing

@testable import Pricebook

@Suite("How many rejected rows are tolerated")
struct RejectAllowanceTests {
  @Test("a number of rows, or a share of them: 2 % of 100 rows are 2")
  func admits() {
    #expect(RejectAllowance("0")?.admits(0, of: 10) == true)
    #expect(RejectAllowance("0")?.admits(1, of: 10) == false)
    #expect(RejectAllowance("2%")?.admits(2, of: 100) == true)
    #expect(RejectAllowance("2%")?.admits(3, of: 100) == false)
    #expect(RejectAllowance("0.5%")?.admits(1, of: 200) == true)
    #expect(RejectAllowance("0.5%")?.admits(1, of: 199) == false)
  }

  @Test("nothing else is understood", arguments: ["", "-1", "x", "101%", "-1%", "1.5", "%"])
  func refuses(_ text: String) {
    #expect(RejectAllowance(text) == nil)
  }
}
