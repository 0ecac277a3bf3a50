import PriceModel
import Testing

@testable import Pricebook

@Suite("A quote line")
struct QuoteLinePricingTests {
  private let day = CalendarDate(dayNumber: 20_777)

  private func price(
    _ item: Item, quantity: Int, discount: String? = nil, margin: String? = nil, kind: PriceKind = .list
  ) throws -> QuoteAnswer.Line {
    var line = QuoteRequest.Line(quantity: ExactDecimal(quantity))
    line.discount = discount.flatMap { ExactDecimal($0) }
    line.margin = margin.flatMap { ExactDecimal($0) }
    return try QuoteLinePricing(
      line: line, label: "1", item: item, kind: kind, date: day, file: "request.csv", alsoHeld: item.prices,
      copy: .internal
    ).price().line
  }

  @Test("takes a discount off and rounds once: 3 × 0.335 less 1 % is 0.99")
  func discount() throws {
    let item = try SampleItems.openValue("A", unit: "1Y", acquired: "Y1", list: "0.335")
    // 1.005 × 0.99 = 0.99495; rounding the unit price first would give 0.34 × 3 × 0.99 = 1.01
    #expect(try price(item, quantity: 3, discount: "1").amount == "0.99")
    #expect(try price(item, quantity: 3).unitPrice == "0.335")
  }

  @Test("a margin is a share of the selling price, from the net price, rounded once a line")
  func margin() throws {
    let item = try SampleItems.openValue("A", unit: "1Y", acquired: "Y1", list: "999.00", net: "950.00")
    let line = try price(item, quantity: 4, margin: "12.5")
    // 950 ÷ 0.875 = 1085.714…; 4 of them are 4342.857…
    #expect(line.unitPrice == "1085.71")
    #expect(line.amount == "4342.86")
  }

  @Test("takes the tier by the quantity and says which")
  func tiers() throws {
    var item = try SampleItems.openValue("A", unit: "1Y", acquired: "Y1", list: nil)
    item.prices = [
      try SampleItems.price(.list, "10.00", from: 1, to: 249),
      try SampleItems.price(.list, "9.00", from: 250),
    ]
    #expect(try price(item, quantity: 249).amount == "2490.00")
    #expect(try price(item, quantity: 249).tier == "1-249")
    #expect(try price(item, quantity: 250).amount == "2250.00")
    #expect(try price(item, quantity: 250).tier == "250+")
  }

  @Test("a quantity below the lowest tier is not priced, and the tiers are named")
  func belowTiers() throws {
    var item = try SampleItems.openValue("A", unit: "1Y", acquired: "Y1", list: nil)
    item.prices = [try SampleItems.price(.list, "10.00", from: 5)]
    #expect {
      try price(item, quantity: 4)
    } throws: { error in
      (error as? PricebookError)?.kind == .nothingMatched && "\(error)".contains("5+")
    }
  }

  @Test("a price per 12 is divided once, at the end")
  func quantityBasis() throws {
    var item = try SampleItems.openValue("A", unit: nil, acquired: nil, list: nil)
    item.prices = [try SampleItems.price(.list, "10.00", basis: 12)]
    // 10.00 × 7 ÷ 12 = 5.8333…
    #expect(try price(item, quantity: 7).amount == "5.83")
  }

  @Test("never takes a list price for a net price")
  func kinds() throws {
    let item = try SampleItems.openValue("A", unit: "1Y", acquired: "Y1", list: "10.00")
    #expect(throws: PricebookError.self) { try price(item, quantity: 1, kind: .net) }
  }
}
