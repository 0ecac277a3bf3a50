import PriceModel

/// Step-ups from a lower to a higher version of a product (STP-1 to STP-9).
public enum StepUp {
  /// A step-up SKU that a list offers, with what it should and does cost.
  public struct Proposal: Sendable, Hashable {
    public let partNumber: String
    public let family: String
    public let quantity: Int
    /// The list price of the step-up SKU.
    public let listPrice: ListPrice
    /// The difference between the higher and the lower product, if the list has both (STP-1, STP-9).
    public let difference: ExactDecimal?
    public let rules: [String]
    public let explanation: String

    /// Whether the list's price is the difference; `nil` if the list lacks one of the two products.
    public var isConsistent: Bool? { difference.map { $0 == listPrice.amount } }
  }

  /// The price of a step-up: the higher product's licence with assurance less the lower one's (STP-1).
  public static func price(
    from lower: ExactDecimal, to higher: ExactDecimal
  ) throws(ArithmeticError) -> ExactDecimal {
    try higher - lower
  }

  /// The step-up SKUs to `family` for units of a SKU that the agreement holds.
  ///
  /// - Parameter month: the list month whose prices are compared.
  /// - Throws: ``OrderError`` where the agreement does not hold the units, and what the source throws.
  public static func proposals<Source: PriceSource>(
    from partNumber: String, to family: String, quantity: Int, in agreement: Agreement, month: EditionLabel,
    source: Source, kinds: ProductKinds = .standard
  ) throws -> [Proposal] {
    let terms = AgreementTerm.terms(of: agreement)
    let ledger = try Ledger(of: agreement, term: terms[terms.count - 1], from: source, kinds: kinds)
    let held = ledger.quantity(of: partNumber)
    guard let lower = try source.product(partNumber) else {
      throw OrderError.unknownProduct(partNumber: partNumber, line: 1)
    }
    guard quantity > 0, quantity <= held else {
      throw OrderError.refused(
        rule: agreement.isSubscription ? "STP-6" : "STP-2",
        reason:
          "a step-up adds to units of the agreement: it holds \(held) of \(partNumber), not \(quantity)",
        line: nil)
    }
    let products = try source.products(inFamily: family)
    let higher = products.first { candidate in
      candidate.productType == lower.productType && candidate.offering == lower.offering
        && candidate.level == lower.level && candidate.unit == lower.unit && candidate.replacedBy == nil
        && candidate.userType == lower.userType
        && (candidate.acquired == lower.acquired || agreement.isSubscription)
    }
    var proposals: [Proposal] = []
    for product in products
    where product.productType == .stepUp && product.replacedBy == nil && product.level == lower.level
      && product.offering == lower.offering && product.userType == lower.userType
    {
      proposals.append(
        try proposal(
          of: product, from: lower, to: higher, quantity: quantity, agreement: agreement, month: month,
          source: source))
    }
    return proposals
  }

  private static func proposal<Source: PriceSource>(
    of product: Product, from lower: Product, to higher: Product?, quantity: Int, agreement: Agreement,
    month: EditionLabel, source: Source
  ) throws -> Proposal {
    let listed = try source.price(of: product.partNumber, in: month)
    var difference: ExactDecimal?
    var figures = "the list lacks the higher product to compare it with"
    if let higher, higher.unit == product.unit {
      let below = try source.price(of: lower.partNumber, in: month).amount
      let above = try source.price(of: higher.partNumber, in: month).amount
      let amount = try price(from: below, to: above)
      difference = amount
      figures = "\(above) − \(below) = \(amount)"
    }
    let isSubscription = agreement.isSubscription
    return Proposal(
      partNumber: product.partNumber, family: product.family ?? "", quantity: quantity, listPrice: listed,
      difference: difference, rules: isSubscription ? ["STP-9", "STP-6"] : ["STP-1", "STP-2"],
      explanation: "the step-up pays the difference: \(figures); "
        + (isSubscription
          ? "at the anniversary the lower product may be dropped and the higher one ordered"
          : "\(lower.partNumber) goes on being ordered to the end of the term, and the step-up with it"))
  }
}
