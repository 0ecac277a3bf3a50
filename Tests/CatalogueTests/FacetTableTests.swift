import GRDB
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

  /// The listings of a table in words: content, list, name, offering, then market and currency of each offer.
  private func words(_ table: FacetTable) throws -> [[String]] {
    let columns = [table[.itemName], table[.offering]]
    let values = try table.values(of: Facet.allCases.flatMap { table.codes(of: $0) })
    func value(_ code: FacetTable.Code) -> String { values[code] ?? "–" }
    return (0..<table.count).map { listing in
      let content = Int(table.contents[listing])
      let offers = table.offerSets[Int(table.offers[listing])]
      return ["\(content)", table.editions[table.edition(ofListing: listing)].list]
        + columns.map { value($0[content]) } + offers.flatMap { [value($0.market), value($0.currency)] }
    }
  }

  @Test("A listing has its content and its offers; an item without a price has one without a market")
  func rows() throws {
    let store = try store()
    let table = try store.catalogue.facetTable(question)
    #expect(
      try words(table) == [
        ["0", "a", "One", "ENT", "US", "EUR", "US", "NOK"], ["1", "a", "Two", "–", "–", "–"],
        ["2", "b", "One", "ADD", "US", "USD"],
      ])
    #expect(table.contentCount == 3)
    let code = try #require(try table.code(of: "ent", in: .offering))
    #expect(try table.values(of: [code, 0]) == [code: "ENT"])
    #expect(try table.code(of: "none of them", in: .offering) == nil)
    #expect(try table.code(of: "ENT", in: .level) == nil)
    #expect(try table.code(of: "nok", in: .currency) != nil)
  }

  @Test("Facets and a day narrow the rows")
  func narrowed() throws {
    let store = try store()
    var asked = question
    asked.facets = [.currency: "NOK"]
    #expect(try words(store.catalogue.facetTable(asked)) == [["0", "a", "One", "ENT", "US", "NOK"]])
    asked.facets = [.offering: "ADD"]
    #expect(try words(store.catalogue.facetTable(asked)).count == 1)
    asked.partNumbers = ["b"]
    asked.facets = [:]
    #expect(try words(store.catalogue.facetTable(asked)) == [["0", "a", "Two", "–", "–", "–"]])
  }

  @Test("Items are fetched by their numbers in the table")
  func items() throws {
    let store = try store()
    let table = try store.catalogue.facetTable(question)
    let items = try store.catalogue.items([2, 0], in: table, question)
    #expect(items.map(\.offering) == ["ENT", "ADD"])
    #expect(items.map { $0.prices.count } == [3, 1])
  }

  /// The offers of an edition without markets: so many items as it says, then steps from item to item.
  private func packed(_ count: UInt64, _ steps: [Int64]) -> String {
    var bytes: [UInt8] = []
    VariableInteger.append(count, to: &bytes)
    bytes += [1, 0]
    for step in steps {
      VariableInteger.append(signed: step, to: &bytes)
      bytes += [0, 1]
    }
    return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test("An edition that names items that are not there, or some twice, is told as damaged")
  func damaged() throws {
    let store = try store()
    let database = try DatabaseQueue(path: store.path)
    func contents(_ offers: String) throws -> [UInt32] {
      try database.write { try $0.execute(sql: "UPDATE edition_offers SET packed = x'\(offers)'") }
      return try store.catalogue.facetTable(question).contents
    }
    // Both editions have the items 1 and 3.
    #expect(try contents(packed(2, [1, 2])) == [0, 1, 0, 1])
    for offers in [
      packed(8, [1, 1, -1, 1, -1, 1, -1, 1]), packed(1, [4]), packed(1, [4_000_000_000]),
      packed(4_000_000_000, [1, 1]), packed(2, [3, 4_000_000_000]),
      // One run of thousands of millions of items.
      "ffffffff0f01000200ffffffff0f",
    ] {
      #expect(throws: CatalogueError.self, "\(offers)") { try contents(offers) }
    }
  }
}
