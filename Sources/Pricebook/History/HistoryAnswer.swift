import Catalogue
import PriceModel

/// The answer of `history`: the prices of a part number over the editions.
public struct HistoryAnswer: Encodable, Sendable {
  public let schema = "pricebook.history/1"
  public var partNumber: String
  public var points: [Point]
  /// Editions of the lists between the first and the last that has the item, and do not have it.
  public var absent: [EditionReference]
  /// The names that the item had, with the edition from which on it had them.
  public var names: [Name]

  /// A price of the item in an edition.
  public struct Point: Encodable, Sendable {
    public var edition: EditionLabel
    public var list: String
    public var kind: PriceKind
    public var amount: ExactDecimal
    public var currency: Currency
    public var market: String?
    public var term: String?
    public var billing: String?
    public var segment: String?
    public var priceType: String?
    public var per: PriceBasis
    public var minQuantity: ExactDecimalNumber?
    public var maxQuantity: ExactDecimalNumber?
    public var from: CalendarDate?
    public var to: CalendarDate?
    /// Whether it is in force on the last day of the month: of several dated prices one is.
    public var inForce: Bool
    public var source: Source

    enum CodingKeys: CodingKey {
      case edition, list, kind, amount, currency, market, term, billing, segment, priceType, per, minQuantity,
        maxQuantity, from, to, inForce, source
    }
  }

  /// A name of the item, and since when.
  public struct Name: Encodable, Hashable, Sendable {
    public var list: String
    public var edition: EditionLabel
    public var itemName: String
  }

  /// Why there are no points; `nil` if there are.
  public var failure: PricebookError? {
    guard points.isEmpty else { return nil }
    return PricebookError(
      .nothingMatched, .noSuchPart, "no edition has a price of “\(partNumber)” like that")
  }
}

/// Which part of a history is asked for.
public struct HistoryScope: Sendable {
  public var lists: [String] = []
  public var market: String?
  public var currency: Currency?
  public var term: String?
  public var billing: String?
  public var segment: String?
  public var kind: PriceKind?
  /// The first and the last edition.
  public var first: EditionLabel?
  public var last: EditionLabel?

  public init() {}

  var facets: [Facet: String] {
    let values: [Facet: String?] = [
      .market: market, .currency: currency?.code, .term: term, .billing: billing, .segment: segment,
    ]
    return values.compactMapValues { $0 }
  }
}

extension Workspace {
  /// The prices of a part number, or of a distributor's SKU, in every edition of every list.
  ///
  /// Dated prices are all there; each point says whether it is the one in force. If no edition has the part, the
  /// answer's `failure` says so.
  public func history(of partNumber: String, in scope: HistoryScope = HistoryScope()) throws -> HistoryAnswer
  {
    let catalogue = try catalogue()
    let found = try translatingCatalogueErrors {
      try catalogue.history(
        of: partNumber, lists: scope.lists.isEmpty ? nil : scope.lists, facets: scope.facets)
    }.filter { ($0.edition >= scope.first ?? $0.edition) && ($0.edition <= scope.last ?? $0.edition) }
    var answer = HistoryAnswer(
      partNumber: found.first?.item.partNumber ?? partNumber, points: [], absent: [], names: [])
    for entry in found {
      answer.points += Self.points(entry).filter { scope.kind == nil || $0.kind == scope.kind }
      if let name = entry.item.itemName, answer.names.last(where: { $0.list == entry.list })?.itemName != name
      {
        answer.names.append(HistoryAnswer.Name(list: entry.list, edition: entry.edition, itemName: name))
      }
    }
    for (list, entries) in found.grouped(by: \.list) {
      let present = Set(entries.map(\.edition))
      guard let first = present.min(), let last = present.max() else { continue }
      let editions = try translatingCatalogueErrors { try catalogue.editions(of: list) }
      answer.absent += editions.map(\.reference).filter {
        $0.edition > first && $0.edition < last && !present.contains($0.edition)
      }
    }
    return answer
  }

  private static func points(_ entry: HistoricalItem) -> [HistoryAnswer.Point] {
    let item = entry.item
    var inForce: Set<Price> = []
    for (_, prices) in item.prices.grouped(by: PricePurpose.init) {
      if let price = entry.inForce.ranked(prices, on: entry.edition.lastDay).first { inForce.insert(price) }
    }
    return item.prices.map { price in
      HistoryAnswer.Point(
        edition: entry.edition, list: entry.list, kind: price.kind, amount: price.amount,
        currency: price.currency, market: price.market, term: item.term, billing: item.billing,
        segment: item.segment, priceType: price.priceType, per: price.per, minQuantity: price.minQuantity,
        maxQuantity: price.maxQuantity, from: price.from, to: price.to, inForce: inForce.contains(price),
        source: price.source)
    }
  }
}
