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
    let higherProducts = try source.products(inFamily: family)
    let lowerProducts = try lower.family.map(source.products(inFamily:)) ?? [lower]
    var proposals: [Proposal] = []
    for product in higherProducts
    where product.productType == .stepUp && product.replacedBy == nil && product.level == lower.level
      && product.offering == lower.offering && product.userType == lower.userType
    {
      // A step-up of an acquisition year pays the difference of the two products of that year.
      let sameYear = { (candidate: Product) in
        candidate.acquired == product.acquired && candidate.unit == product.unit
          && candidate.replacedBy == nil
          && candidate.productType == lower.productType && candidate.offering == lower.offering
          && candidate.level == lower.level && candidate.userType == lower.userType
      }
      proposals.append(
        try proposal(
          of: product, from: lowerProducts.first(where: sameYear), to: higherProducts.first(where: sameYear),
          held: lower, quantity: quantity, agreement: agreement, month: month, source: source))
    }
    return proposals
  }

  private static func proposal<Source: PriceSource>(
    of product: Product, from lower: Product?, to higher: Product?, held: Product, quantity: Int,
    agreement: Agreement, month: EditionLabel, source: Source
  ) throws -> Proposal {
    let listed = try source.price(of: product.partNumber, in: month)
    var difference: ExactDecimal?
    var figures = "the list lacks one of the two products to compare it with"
    if let lower, let higher {
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
          : "\(held.partNumber) goes on being ordered to the end of the term, and the step-up with it"))
  }
}
