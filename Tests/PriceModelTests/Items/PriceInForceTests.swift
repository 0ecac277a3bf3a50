import PriceModel
import Testing

@Suite("The price in force")
struct PriceInForceTests {
  private func price(_ amount: String, _ from: String?, _ to: String?) throws -> Price {
    let edition = try #require(EditionLabel("2021-11"))
    return Price(
      kind: .net, amount: try #require(ExactDecimal(amount)), currency: try #require(Currency("USD")),
      per: .term,
      from: from.flatMap { CalendarDate($0) }, to: to.flatMap { CalendarDate($0) }, list: "nce-us",
      edition: edition,
      source: Source(file: "nce.csv", line: 2, edition: edition))
  }

  @Test("of overlapping ranges is the one that ends first: the documented example of November 2021")
  func endsFirst() throws {
    let prices = [try price("10", "2021-10-01", "2021-11-03"), try price("12", "2021-11-01", nil)]
    func inForce(_ day: String) throws -> String? {
      InForcePolicy.endsFirst.ranked(prices, on: try #require(CalendarDate(day))).first?.amount.description
    }
    #expect(try inForce("2021-11-02") == "10")
    #expect(try inForce("2021-11-03") == "10")
    #expect(try inForce("2021-11-04") == "12")
    #expect(try inForce("2021-09-30") == nil)
  }

  @Test("starts last where the ranges end alike")
  func startsLast() throws {
    let prices = [try price("10", "2021-10-01", nil), try price("12", "2021-11-01", nil)]
    let day = try #require(CalendarDate("2021-11-15"))
    #expect(InForcePolicy.endsFirst.ranked(prices, on: day).map(\.amount.description) == ["12", "10"])
  }

  @Test("of a software sheet is the one that ends last")
  func endsLast() throws {
    let prices = [try price("10", "2021-10-01", "2021-11-03"), try price("12", "2021-11-01", nil)]
    let day = try #require(CalendarDate("2021-11-02"))
    #expect(InForcePolicy.endsLast.ranked(prices, on: day).first?.amount.description == "12")
  }
}
