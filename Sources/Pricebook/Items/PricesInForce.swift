import Catalogue
import PriceModel

/// The prices of items on a day, for tables that have room for one net and one list price.
///
/// Each list says by which policy one of several dated prices is in force; a price that is over, or that begins later, is
/// never shown as the price.
struct PricesInForce: Sendable {
  let day: CalendarDate
  private let policies: [EditionReference: InForcePolicy]

  init(on day: CalendarDate, editions: [EditionInfo]) {
    self.day = day
    policies = Dictionary(
      editions.map { ($0.reference, $0.inForce) }, uniquingKeysWith: { first, _ in first })
  }

  /// The price in force of a kind for the smallest quantity; `nil` if none holds that day.
  func price(_ kind: PriceKind, of item: Item) -> Price? {
    let prices = item.prices.filter { $0.kind == kind }
    guard let first = prices.first else { return nil }
    let policy = policies[EditionReference(list: first.list, edition: first.edition)] ?? .endsFirst
    let holding = policy.ranked(
      prices.filter { $0.market == first.market && $0.currency == first.currency }, on: day)
    let smallest = holding.compactMap { $0.minQuantity?.value }.min()
    return holding.first { $0.minQuantity == nil || $0.minQuantity?.value == smallest }
  }
}

extension Workspace {
  /// The prices in force on the day of a scope, else today.
  func pricesInForce(_ scope: Scope, _ catalogue: PriceCatalogue) throws -> PricesInForce {
    PricesInForce(
      on: scope.on ?? today, editions: try translatingCatalogueErrors { try catalogue.editions() })
  }
}
