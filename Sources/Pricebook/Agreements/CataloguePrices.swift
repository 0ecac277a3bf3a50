import Catalogue
import Licensing
import PriceModel
import Synchronization

/// The products and list prices that the rules ask for, from the catalogue.
///
/// What has been looked up is remembered: thousands of agreements name the same few hundred SKUs. Safe to share
/// between threads.
final class CataloguePrices: PriceSource {
  private struct Memory {
    var products: [String: Product?] = [:]
    var families: [String: [Product]] = [:]
    var prices: [PriceQuestion: ListPrice] = [:]
  }

  private struct PriceQuestion: Hashable {
    var partNumber: String
    var month: EditionLabel
  }

  private let catalogue: PriceCatalogue
  private let workspace: Workspace
  private let scope: Scope
  private let kind: PriceKind
  private let currency: Currency
  /// Every edition in scope, newest first: a SKU that the current list has dropped is still known.
  private let everyEdition: [EditionReference]
  private let memory = Mutex(Memory())

  /// - Parameter scope: Its lists are in order of precedence.
  init(_ workspace: Workspace, _ catalogue: PriceCatalogue, scope: Scope, kind: PriceKind, currency: Currency)
    throws
  {
    self.workspace = workspace
    self.catalogue = catalogue
    self.scope = scope
    self.kind = kind
    self.currency = currency
    let editions = try translatingCatalogueErrors { try catalogue.editions() }
    let known = Set(editions.map(\.list))
    for list in scope.lists where !known.contains(list) {
      throw PricebookError(
        .fault, .noSuchList, "the catalogue has no list “\(list)”; it has \(Prose.list(known.sorted()))")
    }
    let rank = Dictionary(scope.lists.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    everyEdition =
      editions.filter { scope.lists.isEmpty || rank[$0.list] != nil }
      .sorted { ($1.edition, rank[$0.list] ?? 0) < ($0.edition, rank[$1.list] ?? 0) }.map(\.reference)
  }

  func product(_ partNumber: String) throws -> Product? {
    let key = partNumber.uppercased()
    if let known = memory.withLock({ $0.products[key] }) { return known }
    let question = ItemQuestion(editions: everyEdition, partNumbers: [partNumber])
    let items = try translatingCatalogueErrors { try catalogue.items(question) }
    // The newest edition describes the SKU; `items` are sorted by name, so the newest is looked for.
    let newest = items.max { ($0.prices.first?.edition ?? .none) < ($1.prices.first?.edition ?? .none) }
    let product = newest.map(Product.init)
    memory.withLock { $0.products[key] = .some(product) }
    return product
  }

  func products(inFamily family: String) throws -> [Product] {
    let key = family.lowercased()
    if let known = memory.withLock({ $0.families[key] }) { return known }
    let current = try workspace.resolve(Scope(lists: scope.lists), in: catalogue)
    let items = try translatingCatalogueErrors {
      try catalogue.items(current.question(facets: [.family: family]))
    }
    let products = items.map(Product.init)
    memory.withLock { $0.families[key] = products }
    return products
  }

  func price(of partNumber: String, in month: EditionLabel) throws -> ListPrice {
    let key = PriceQuestion(partNumber: partNumber.uppercased(), month: month)
    if let known = memory.withLock({ $0.prices[key] }) { return known }
    let price = try lookUp(partNumber, month)
    memory.withLock { $0.prices[key] = price }
    return price
  }

  private func lookUp(_ partNumber: String, _ month: EditionLabel) throws -> ListPrice {
    var monthly = scope
    monthly.on = month.firstDay
    monthly.edition = nil
    let resolved = try workspace.resolve(monthly, in: catalogue)
    var question = resolved.question(partNumbers: [partNumber])
    question.facets[.currency] = currency.code
    // A price that begins within its month counts for the month.
    question.on = nil
    let items = try translatingCatalogueErrors { try catalogue.items(question) }
    let disagreeing = scope.lists.isEmpty ? Precedence.disagreeingLists(items) : []
    guard disagreeing.isEmpty else {
      throw PricebookError(
        .ambiguous, .severalLists,
        "\(Prose.list(disagreeing)) price \(partNumber) differently; name the list in the agreement or with --list"
      )
    }
    let order = scope.lists.isEmpty ? Set(items.compactMap(Precedence.listName)).sorted() : scope.lists
    for item in Precedence.first(items, lists: order) {
      let holding = item.prices.filter {
        $0.holds(on: month.firstDay) || $0.from.map(EditionLabel.init) == month
      }
      var dated = item
      dated.prices = holding
      if let choice = PriceChoice(
        of: dated, kind: kind, currency: currency, quantity: 1, on: month.firstDay, alsoHeld: [])
        ?? PriceChoice(lowestTierOf: dated, kind: kind, on: month.firstDay)
      {
        return ListPrice(choice.price.amount, list: choice.price.list, edition: choice.price.edition)
      }
    }
    if items.isEmpty { throw try workspace.notFound(partNumber, resolved, catalogue) }
    throw PricebookError(
      .nothingMatched, .noPrice, "\(partNumber) has no \(kind.rawValue) price in \(currency) in \(month)")
  }

  /// The price levels that the lists offer to a program, for the rules that depend on it (RULES LVL-1).
  func offeredLevels(_ program: Program) throws -> Set<PriceModel.Level> {
    let current = try workspace.resolve(Scope(lists: scope.lists), in: catalogue)
    let levels = try translatingCatalogueErrors {
      let table = try catalogue.facetTable(current.question(facets: [.program: program.rawValue]))
      return try table.values(of: table.codes(of: .level))
    }
    return Set(levels.values.compactMap(PriceModel.Level.init(rawValue:)))
  }
}

extension EditionLabel {
  /// Before every month.
  fileprivate static let none = EditionLabel(ordinal: 0)
}

extension Product {
  init(_ item: Item) {
    self.init(
      item.partNumber, family: item.family, offering: item.offering.flatMap(Offering.init(rawValue:)),
      level: item.level.flatMap(PriceModel.Level.init(rawValue:)),
      unit: item.unit.flatMap(PurchaseUnit.init(rawValue:)),
      acquired: item.acquired.flatMap(AcquisitionYear.init(rawValue:)),
      productType: item.productType.flatMap(ProductType.init(rawValue:)), userType: item.userType,
      segment: item.segment.flatMap(Segment.init(rawValue:)), language: item.language,
      replacedBy: item.replacedBy)
  }
}
