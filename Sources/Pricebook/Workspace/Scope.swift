import Catalogue
import PriceModel

/// Which lists, which edition of each and which prices a question is about.
public struct Scope: Sendable, Hashable {
  /// The lists in order of precedence; empty means all.
  public var lists: [String]
  public var market: String?
  public var currency: Currency?
  /// This edition of every list, in place of the one that the date gives.
  public var edition: EditionLabel?
  /// The prices in force on this day, from the edition of its month.
  public var on: CalendarDate?
  /// Where a list has no edition of the month, the last one before it.
  public var nearestEdition: Bool

  public init(
    lists: [String] = [], market: String? = nil, currency: Currency? = nil, edition: EditionLabel? = nil,
    on: CalendarDate? = nil, nearestEdition: Bool = false
  ) {
    self.lists = lists
    self.market = market
    self.currency = currency
    self.edition = edition
    self.on = on
    self.nearestEdition = nearestEdition
  }
}

/// A scope made concrete: the editions to ask, and the lists that had none.
struct ResolvedScope: Sendable {
  var scope: Scope
  var editions: [EditionReference]
  /// Lists without an edition of the month asked for, with that month; a question that finds nothing elsewhere
  /// must name them rather than say that nothing matched.
  var withoutEdition: [(list: String, month: EditionLabel)]
  /// Editions without prices: what they say of a part number goes with its prices.
  var facts: [EditionReference] = []

  /// The question that asks these editions, narrowed by facets.
  func question(facets: [Facet: String] = [:], partNumbers: [String]? = nil) -> ItemQuestion {
    var facets = facets
    if let market = scope.market { facets[.market] = market }
    if let currency = scope.currency { facets[.currency] = currency.code }
    return ItemQuestion(editions: editions, partNumbers: partNumbers, facets: facets, on: scope.on)
  }
}

extension Workspace {
  /// Decides the edition of each list: the one named, else the one of the day's month, else the current one: the
  /// latest that has begun by today (a list whose editions all begin later is asked for its first).
  func resolve(_ scope: Scope, in catalogue: PriceCatalogue) throws -> ResolvedScope {
    guard let memory else { return try resolved(scope, in: catalogue) }
    return try memory.resolved(scope) { try resolved(scope, in: catalogue) }
  }

  private func resolved(_ scope: Scope, in catalogue: PriceCatalogue) throws -> ResolvedScope {
    let known = try translatingCatalogueErrors { try catalogue.editions() }
    var labels: [String: [EditionLabel]] = [:]
    for edition in known { labels[edition.list, default: []].append(edition.edition) }
    for list in scope.lists where labels[list] == nil {
      throw PricebookError(
        .fault, .noSuchList,
        "the catalogue has no list “\(list)”; it has \(Prose.list(labels.keys.sorted()))")
    }
    guard !labels.isEmpty else {
      throw PricebookError(
        .fault, .emptyCatalogue, "the catalogue \(cataloguePath) holds no list yet; import one first")
    }

    var resolved = ResolvedScope(scope: scope, editions: [], withoutEdition: [])
    let facts = try factLists(among: known).subtracting(scope.lists)
    let priced = labels.keys.filter { !facts.contains($0) }.sorted()
    for list in facts.sorted() {
      // They are published now and then: the last one by the day that is asked for.
      let day = scope.edition ?? EditionLabel(scope.on ?? today)
      let editions = (labels[list] ?? []).sorted()
      if let edition = editions.last(where: { $0 <= day }) ?? editions.first {
        resolved.facts.append(EditionReference(list: list, edition: edition))
      }
    }
    // A catalogue that has nothing else is asked for the facts themselves.
    let all = priced.isEmpty ? labels.keys.sorted() : priced
    for list in scope.lists.isEmpty ? all : scope.lists {
      let editions = (labels[list] ?? []).sorted()
      guard let wanted = scope.edition ?? scope.on.map(EditionLabel.init) else {
        let current = editions.last { $0 <= EditionLabel(today) } ?? editions.first
        if let current { resolved.editions.append(EditionReference(list: list, edition: current)) }
        continue
      }
      if let exact = editions.first(where: { $0 == wanted }) {
        resolved.editions.append(EditionReference(list: list, edition: exact))
      } else if scope.nearestEdition, let before = editions.last(where: { $0 < wanted }) {
        resolved.editions.append(EditionReference(list: list, edition: before))
      } else {
        resolved.withoutEdition.append((list, wanted))
      }
    }
    let mustFail = !scope.lists.isEmpty && !resolved.withoutEdition.isEmpty || resolved.editions.isEmpty
    if mustFail, let missing = resolved.withoutEdition.first {
      throw noEdition(missing.month, of: missing.list, has: labels[missing.list] ?? [])
    }
    return resolved
  }

  /// The error for a month that a list has no edition of.
  func noEdition(_ month: EditionLabel, of list: String, has editions: [EditionLabel]) -> PricebookError {
    PricebookError(
      .fault, .noSuchEdition,
      """
      the list \(list) has no edition \(month); it has \(Prose.list(editions.sorted().map(\.description))); \
      --nearest-edition takes the last one before
      """)
  }
}
