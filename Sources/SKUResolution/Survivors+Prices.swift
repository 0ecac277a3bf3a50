import Catalogue
import PriceModel

extension Survivors {
  /// What the items behind each value of a facet cost: those that fail nothing else, in the markets and currencies
  /// that are still in play. Spans come net before list, by currency.
  ///
  /// Throws `CatalogueError` `storage`.
  mutating func spans(of facet: Facet, _ prices: PriceTable) throws -> [String?: [PriceSpan]] {
    var found: [FacetTable.Code: [Span]] = [:]
    forEachOffer(of: facet) { listing, code, accepts in
      for entry in prices.entries(ofListing: listing) where accepts(entry.market, entry.currency) {
        let value = code ?? (facet == .market ? entry.market : entry.currency)
        found[value, default: []].add(entry)
      }
    }
    let values = try table.values(of: found.keys)
    let currencies = try table.values(of: Set(found.values.joined().map(\.currency)))
    var spans: [String?: [PriceSpan]] = [:]
    for (code, own) in found {
      spans[values[code]] = own.map {
        PriceSpan(
          $0.isList ? .list : .net, currencies[$0.currency] ?? "", $0.lowest, to: $0.highest)
      }.sorted { ($0.kind == .list ? 1 : 0, $0.currency) < ($1.kind == .list ? 1 : 0, $1.currency) }
    }
    return spans
  }
}

/// A span by the code of its currency.
private struct Span {
  var isList: Bool
  var currency: FacetTable.Code
  var lowest: ExactDecimal
  var highest: ExactDecimal
}

extension [Span] {
  fileprivate mutating func add(_ entry: PriceTable.Entry) {
    if let net = entry.net { add(net, isList: false, entry.currency) }
    if let list = entry.list { add(list, isList: true, entry.currency) }
  }

  private mutating func add(_ amount: ExactDecimal, isList: Bool, _ currency: FacetTable.Code) {
    guard let place = firstIndex(where: { $0.isList == isList && $0.currency == currency }) else {
      append(Span(isList: isList, currency: currency, lowest: amount, highest: amount))
      return
    }
    if amount < self[place].lowest { self[place].lowest = amount }
    if amount > self[place].highest { self[place].highest = amount }
  }
}
