import PriceModel
import Testing

@testable import Catalogue

@Suite struct FacetTableTests {
  private let question = ItemQuestion(
    editions: ["a", "b"].map { EditionReference(list: $0, edition: label("2026-11")) })

  private func store() throws -> TemporaryCatalogue {
    let store = try TemporaryCatalogue()
    try store.add("a", "2026-11") {
      $0.row("A", name: "One", fields: [.offering: "ENT"], net: "1", currency: "EUR")
      $0.row("A", name: "One", fields: [.offering: "ENT"], net: "2", currency: "NOK")
      $0.row("A", name: "One", fields: [.offering: "ENT"], net: "3", currency: "NOK", from: "2027-01-01")
      $0.row("B", name: "Two")
    }
    try store.add("b", "2026-11") { $0.row("A", name: "One", fields: [.offering: "ADD"], net: "1") }
    return store
  }

  /// The rows of a table in words: item, list, name, offering, market, currency.
  private func words(_ table: FacetTable) -> [[String]] {
    (0..<table.count).map { row in
      ["\(table.items[row])", table.editions[Int(table.lists[row])].list]
        + [.itemName, .offering, .market, .currency].map { table.value(table[$0][row]) ?? "–" }
    }
  }

  @Test("A row is an item in a market and currency; an item without a price has one row")
  func rows() throws {
    let store = try store()
    let table = try store.catalogue.facetTable(question)
    #expect(
      words(table) == [
        ["0", "a", "One", "ENT", "US", "EUR"], ["0", "a", "One", "ENT", "US", "NOK"],
        ["1", "a", "Two", "–", "–", "–"], ["2", "b", "One", "ADD", "US", "USD"],
      ])
    #expect(table.itemCount == 3)
    #expect(table.code(of: "ENT").flatMap(table.value) == "ENT")
    #expect(table.code(of: "none of them") == nil)
    for facet in Facet.allCases { #expect(table[facet].count == 4) }
  }

  @Test("Facets and a day narrow the rows")
  func narrowed() throws {
    let store = try store()
    var asked = question
    asked.facets = [.currency: "NOK"]
    #expect(words(try store.catalogue.facetTable(asked)) == [["0", "a", "One", "ENT", "US", "NOK"]])
    asked.facets = [.offering: "ADD"]
    #expect(words(try store.catalogue.facetTable(asked)).count == 1)
    asked.partNumbers = ["b"]
    asked.facets = [:]
    #expect(words(try store.catalogue.facetTable(asked)) == [["0", "a", "Two", "–", "–", "–"]])
  }

  @Test("Items are fetched by their numbers in the table")
  func items() throws {
    let store = try store()
    let table = try store.catalogue.facetTable(question)
    let items = try store.catalogue.items([2, 0], in: table, question)
    #expect(items.map(\.offering) == ["ENT", "ADD"])
    #expect(items.map { $0.prices.count } == [3, 1])
  }
}
