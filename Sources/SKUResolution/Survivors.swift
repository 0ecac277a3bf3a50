import Catalogue
import PriceModel

/// The offers of a walk that are still in play.
///
/// An offer fails a facet if its value is not the one chosen. A question about facet F offers the values of the offers
/// that fail nothing, or F alone; so the offers with more than one failure are out for good.
struct Survivors {
  private let offers: FacetTable
  /// The rows in play, ascending, so that the offers of one item stand together.
  private var rows: [Int] = []
  /// Beside each row, the facet that it fails.
  private var failures: [Facet?] = []

  init(offers: FacetTable, choices: [Facet: String]) {
    self.offers = offers
    // A value that no offer has gets a code that no column holds.
    let wanted = choices.map { facet, value in
      (facet, offers[facet], value.isEmpty ? 0 : Self.code(of: value, in: offers) ?? .max)
    }
    for row in 0..<offers.count {
      var failed: Facet?
      var count = 0
      for (facet, column, code) in wanted where column[row] != code {
        failed = facet
        count += 1
        if count > 1 { break }
      }
      if count <= 1 {
        rows.append(row)
        failures.append(failed)
      }
    }
  }

  /// The code of a value; where none is spelled exactly so, of one that differs in case only.
  private static func code(of value: String, in offers: FacetTable) -> FacetTable.Code? {
    if let exact = offers.code(of: value) { return exact }
    return offers.values.firstIndex { $0.caseInsensitivelyEquals(value) }.map { FacetTable.Code($0 + 1) }
  }

  /// Whether any offer has a value of a facet, whatever else is chosen.
  func hasItems(with value: String, of facet: Facet) -> Bool {
    Self.code(of: value, in: offers).map(offers[facet].contains) ?? false
  }

  /// The numbers of the items that fail nothing, ascending.
  var items: [Int] {
    var items: [Int] = []
    for (row, failure) in zip(rows, failures) where failure == nil {
      let item = Int(offers.items[row])
      if items.last != item { items.append(item) }
    }
    return items
  }

  /// The values of a facet among the offers that fail nothing else, with their numbers of items, most first.
  func options(of facet: Facet) -> [WalkOption] {
    let column = offers[facet]
    var counts: [FacetTable.Code: (items: Int, last: UInt32)] = [:]
    for (row, failure) in zip(rows, failures) where failure == nil || failure == facet {
      let item = offers.items[row]
      let code = column[row]
      let seen = counts[code]
      if seen?.last != item { counts[code] = ((seen?.items ?? 0) + 1, item) }
    }
    return counts.map { WalkOption(value: offers.value($0.key), items: $0.value.items) }
      .sorted { ($1.items, $0.value ?? "") < ($0.items, $1.value ?? "") }
  }

  /// Takes the offers with any of these values of a facet out of play.
  mutating func exclude(_ values: Set<String>, of facet: Facet) {
    let codes = Set(values.compactMap { offers.code(of: $0) })
    let column = offers[facet]
    keepRows { !codes.contains(column[$0]) }
  }

  /// Takes the offers with any other value of a facet out of play.
  mutating func keep(only value: String, of facet: Facet) {
    let code = offers.code(of: value)
    let column = offers[facet]
    keepRows { column[$0] == code }
  }

  private mutating func keepRows(_ holds: (Int) -> Bool) {
    let kept = rows.indices.filter { holds(rows[$0]) }
    rows = kept.map { rows[$0] }
    failures = kept.map { failures[$0] }
  }
}
