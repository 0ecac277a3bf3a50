import Catalogue
import PriceModel

/// The rows of a walk that are still in play.
///
/// A row fails a facet if its value is not the one chosen. A question about facet F offers the values of the rows
/// that fail nothing, or F alone; so the rows with more than one failure are out for good.
struct Survivors {
  private let offers: FacetTable
  /// The facets decided by the user, each with the code of its value, or `nil` for “not stated”.
  private let choices: [Facet: UInt32?]
  /// The facet a row fails; rows that fail two are not kept.
  private var rows: [(row: Int, fails: Facet?)] = []

  init(offers: FacetTable, choices: [Facet: String]) {
    self.offers = offers
    var codes: [Facet: UInt32?] = [:]
    for (facet, value) in choices {
      codes[facet] = .some(value.isEmpty ? 0 : offers.code(of: value))
    }
    self.choices = codes
    rows.reserveCapacity(offers.rowCount)
    for row in 0..<offers.rowCount {
      var failed: Facet?
      var failures = 0
      for (facet, code) in codes where code != offers[facet, row] {
        failures += 1
        failed = facet
        if failures > 1 { break }
      }
      if failures <= 1 { rows.append((row, failed)) }
    }
  }

  /// The number of distinct items that fail nothing.
  var itemCount: Int {
    Set(rows.lazy.filter { $0.fails == nil }.map { offers.item(of: $0.row) }).count
  }

  /// The values of a facet among the rows that fail nothing else, with their numbers of items, most first.
  func options(of facet: Facet) -> [WalkOption] {
    var items: [UInt32: Set<Int>] = [:]
    for (row, fails) in rows where fails == nil || fails == facet {
      items[offers[facet, row], default: []].insert(offers.item(of: row))
    }
    return items.map { WalkOption(value: offers.text(of: $0.key), items: $0.value.count) }
      .sorted { ($1.items, $0.value ?? "") < ($0.items, $1.value ?? "") }
  }

  /// Takes the rows with any of these values of a facet out of play.
  mutating func exclude(_ values: Set<String>, of facet: Facet) {
    let codes = Set(values.compactMap { offers.code(of: $0) })
    rows.removeAll { codes.contains(offers[facet, $0.row]) }
  }

  /// Takes the rows with any other value of a facet out of play.
  mutating func keep(only value: String, of facet: Facet) {
    let code = offers.code(of: value)
    rows.removeAll { offers[facet, $0.row] != code }
  }
}
