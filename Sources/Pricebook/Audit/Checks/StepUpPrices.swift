import Licensing
import PriceModel

/// A step-up costs the difference of the two products.
///
/// Lists do not say from which product a step-up comes. So it is held against the products that are sold alike and have
/// its name but for the edition (Visio Standard for Visio Professional). Where there is none, any other product will do;
/// if none fits, there is nothing to say.
struct StepUpPrices: AuditCheck {
  let id = "step-up-difference"
  let rule: String? = "STP-1"
  let title = "a step-up that is not the difference of two products"

  private typealias Priced = (item: Item, prices: [PricePurpose: Price])

  func findings(in edition: AuditedEdition) -> [AuditFinding] {
    let stepUps = edition.items.filter {
      $0.replacedBy == nil && $0.productType == ProductType.stepUp.rawValue && $0.family != nil
    }
    guard !stepUps.isEmpty else { return [] }
    var products: [Facets: [Priced]] = [:]
    for item in edition.items where item.replacedBy == nil && item.family != nil && Self.isWhole(item) {
      products[Facets(item), default: []].append((item, edition.pricesInForce(of: item)))
    }
    return stepUps.flatMap { item -> [AuditFinding] in
      let alike = products[Facets(item)] ?? []
      guard let higher = alike.first(where: { $0.item.family == item.family }) else {
        return [
          finding(
            edition, item, "the list has no SKU of \(item.family ?? "") that is sold like it",
            severity: .note,
            prices: [])
        ]
      }
      let others = alike.filter {
        $0.item.family != item.family && $0.item.productType == higher.item.productType
      }
      let stem = Self.stem(of: item)
      let related = others.filter { stem.isSubset(of: Self.stem(of: $0.item)) }
      return edition.pairs(item, higher.item).compactMap { stepUp, above in
        check(item, stepUp, (higher.item, above), related, others, edition)
      }
    }
  }

  private func check(
    _ item: Item, _ stepUp: Price, _ higher: (item: Item, price: Price), _ related: [Priced],
    _ others: [Priced], _ edition: AuditedEdition
  ) -> AuditFinding? {
    let rule = item.program == Program.openValueSubscription.rawValue ? "STP-9" : "STP-1"
    guard let nearest = Self.nearest(stepUp, higher.price, related.isEmpty ? others : related),
      !nearest.agrees || related.isEmpty
    else {
      if !related.isEmpty { return nil }
      return finding(
        edition, item, "the list has no lower product to compare it with", severity: .note, rule: rule,
        prices: [(item, stepUp)])
    }
    if nearest.agrees { return nil }
    guard !related.isEmpty else {
      return finding(
        edition, item,
        "\(stepUp.kind.rawValue) \(stepUp.money.text): no product of the list is named like it, and it is the "
          + "difference to none",
        severity: .note, rule: rule, prices: [(item, stepUp)])
    }
    return finding(
      edition, item,
      "\(stepUp.kind.rawValue) \(stepUp.money.text) ≠ \(higher.price.money.text) − \(nearest.price.money.text) = "
        + "\(nearest.difference) \(stepUp.currency) (\(higher.item.family ?? "") − \(nearest.item.family ?? ""))",
      rule: rule, prices: [(item, stepUp), (higher.item, higher.price), (nearest.item, nearest.price)])
  }

  /// The lower product whose difference is nearest to the step-up's price.
  private struct Nearest {
    var item: Item
    var price: Price
    var difference: ExactDecimal
    var gap: ExactDecimal
    var agrees: Bool
  }

  private static func nearest(_ stepUp: Price, _ above: Price, _ candidates: [Priced]) -> Nearest? {
    var nearest: Nearest?
    for (item, prices) in candidates {
      guard let below = prices[PricePurpose(stepUp)],
        let difference = try? StepUp.price(from: below.amount, to: above.amount),
        let gap = try? (difference - stepUp.amount).magnitude
      else { continue }
      if let nearest, nearest.gap <= gap { continue }
      let step = PublishedPrice.step(stepUp.amount, above.amount, below.amount)
      nearest = Nearest(item: item, price: below, difference: difference, gap: gap, agrees: gap <= step)
    }
    return nearest
  }

  /// What two products of a step-up have in common with it.
  private struct Facets: Hashable {
    var values: [String?]

    init(_ item: Item) {
      values = [
        item.program, item.offering, item.level, item.unit, item.acquired, item.userType, item.segment,
      ]
    }
  }

  /// Licences with assurance, and subscriptions: what a step-up raises.
  private static func isWhole(_ item: Item) -> Bool {
    [ProductType.licenseAndAssurance, .subscription].map(\.rawValue).contains(item.productType)
  }

  /// The words of a family without those that name an edition of the product.
  private static func stem(of item: Item) -> Set<Substring> {
    Set((item.family ?? "").lowercased().split(separator: " ")).subtracting(editions)
  }

  private static let editions: Set<Substring> = [
    "standard", "std", "professional", "pro", "plus", "enterprise", "ent", "core", "premium", "basic",
    "datacenter", "small", "business", "ultimate", "e1", "e3", "e5",
  ]
}
