import PriceModel

/// Items as a list would give them, in one line each.
enum SampleItems {
  static let edition = EditionLabel(ordinal: 2026 * 12 + 10)
  static let source = Source(file: "list.csv", line: 2, edition: edition)

  static func openValue(
    _ partNumber: String, program: String = "OV", family: String = "Project Standard",
    offering: String? = "ADD",
    unit: String?, acquired: String?, list: String?, net: String? = nil, replacedBy: String? = nil
  ) throws -> Item {
    var item = Item(partNumber: partNumber, source: source)
    item.program = program
    item.family = family
    item.offering = offering
    item.level = "NL"
    item.productType = "LSA"
    item.unit = unit
    item.acquired = acquired
    item.replacedBy = replacedBy
    if let list { item.prices.append(try price(.list, list)) }
    if let net { item.prices.append(try price(.net, net)) }
    return item
  }

  static func price(
    _ kind: PriceKind, _ amount: String, currency: String = "PLN", from minimum: Int? = nil,
    to maximum: Int? = nil,
    basis: Int? = nil
  ) throws -> Price {
    guard let amount = ExactDecimal(amount), let currency = Currency(currency) else {
      throw NotAnAmount(text: amount)
    }
    return Price(
      kind: kind, amount: amount, currency: currency, market: "PL", per: .unit,
      quantityBasis: basis.map { ExactDecimal($0) }, minQuantity: minimum.map { ExactDecimal($0) },
      maxQuantity: maximum.map { ExactDecimal($0) }, list: "ov-pl", edition: edition, source: source)
  }

  struct NotAnAmount: Error {
    let text: String
  }
}
