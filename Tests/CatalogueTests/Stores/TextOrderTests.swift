import GRDB
import PriceModel
import Testing

@testable import Catalogue

@Suite("How texts lie in the store")
struct TextOrderTests {
  /// A list whose families come in no order, between names and descriptions.
  private func store() throws -> TemporaryCatalogue {
    let store = try TemporaryCatalogue()
    try store.add("a", "2026-11") { list in
      for number in 0..<100 {
        let family = "Family \(number * 37 % 100 + 100)"
        list.row(
          "P\(number)", name: "Name \(number)",
          fields: [
            .family: family, .description: "Words \(number)", .offering: "Family 15\(number % 3)x",
            .language: "Family \(number % 7)",
          ], net: "1")
      }
    }
    return store
  }

  @Test("The values of the facets of a list lie beside each other, in the order of the alphabet")
  func families() throws {
    let store = try store()
    let values = try store.rows(
      """
      SELECT value FROM text
      WHERE id BETWEEN (SELECT min(family) FROM item) AND (SELECT max(family) FROM item) ORDER BY id
      """)
    // Those of other facets stand apart, although they belong between them by the alphabet.
    #expect(values == (100..<200).map { "Family \($0)" })
  }

  @Test("A value that the catalogue has already is not stored again")
  func onceOnly() throws {
    let store = try store()
    let before = try store.rows("SELECT value FROM text ORDER BY id")
    try store.add("b", "2026-12") {
      $0.row("P1", name: "Family 150", fields: [.family: "Name 7", .offering: "Family 99"], net: "1")
    }
    let after = try store.rows("SELECT value FROM text ORDER BY id")
    #expect(Array(after.prefix(before.count)) == before)
    #expect(after.filter { !before.contains($0) }.contains("Family 99"))
    #expect(Set(after).count == after.count)
  }

  @Test("Texts are read as they are, close to each other or far apart", arguments: 1...12)
  func runs(gap: UInt32) throws {
    let store = try store()
    let last = UInt32(try store.rows("SELECT max(id) FROM text").first ?? "") ?? 0
    #expect(last > 300)
    try store.catalogue.store.read { reader in
      for first in 1...gap {
        // Every so many texts, some of them asked for twice, and the last one alone.
        var all: [UInt32] = []
        for id in stride(from: first, through: last - 40, by: Int(gap)) {
          all += id % 3 == 0 ? [id, id] : [id]
        }
        all.append(last)
        var read: [UInt32: String] = [:]
        var order: [UInt32] = []
        try reader.eachText(all) { id, text in
          order.append(id)
          read[id] = text
        }
        #expect(order == Set(all).sorted())
        for (id, text) in read { #expect(try reader.text(id) == text) }
      }
    }
  }

  @Test(
    "A text that is missing is an error, wherever it would stand",
    arguments: [[7, 8, 9], [8], [7, 8], [8, 9]])
  func missing(ids: [UInt32]) throws {
    let store = try store()
    let queue = try DatabaseQueue(path: store.path)
    try queue.write { try $0.execute(sql: "DELETE FROM text WHERE id = 8") }
    #expect(throws: CatalogueError.self) {
      try store.catalogue.store.read { try $0.eachText(ids) { _, _ in } }
    }
  }
}
