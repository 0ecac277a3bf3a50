import PriceModel
import Testing

@Suite("Money")
struct MoneyTests {
  private func money(_ amount: String, _ currency: String) throws -> Money {
    Money(try #require(ExactDecimal(amount)), try #require(Currency(currency)))
  }

  @Test("is written with at least the minor units of its currency and never cut")
  func text() throws {
    #expect(try money("115.2", "USD").text == "115.20")
    #expect(try money("1000", "JPY").text == "1000")
    #expect(try money("1.5", "KWD").text == "1.500")
    #expect(try money("0.0000000001", "USD").text == "0.0000000001")
  }

  @Test("of two currencies cannot be added")
  func mismatch() throws {
    let zloty = try money("1", "PLN")
    let euro = try money("1", "EUR")
    #expect(throws: ArithmeticError.currencyMismatch(zloty.currency, euro.currency)) { try zloty + euro }
    #expect(throws: ArithmeticError.self) { try zloty - euro }
  }

  @Test("times a quantity is rounded once to the minor unit: JPY has none")
  func times() throws {
    #expect(try money("412.50", "PLN").times(50).text == "20625.00")
    #expect(try money("99.5", "JPY").times(3).text == "299")
  }

  @Test("knows currencies by three letters only", arguments: ["", "PL", "PLNN", "P1N", "zł"])
  func currencyCodes(_ code: String) {
    #expect(Currency(code) == nil)
  }
}
