import Foundation
import GRDB
import PriceModel
import Testing

@testable import Catalogue

@Suite struct UpkeepTests {
  private func store() throws -> TemporaryCatalogue {
    let store = try TemporaryCatalogue()
    for month in ["2026-10", "2026-11"] {
      try store.add("l", month) { draft in
        for number in 0..<300 { draft.row("P\(number)", name: "Item \(number) \(month)", net: "\(number)") }
      }
    }
    return store
  }

  private static let shrinking: ImportOptions = {
    var options = ImportOptions()
    options.allowShrink = true
    return options
  }()

  /// Changes the tables behind the catalogue's back.
  private func change(_ store: TemporaryCatalogue, _ sql: String) throws {
    let queue = try DatabaseQueue(path: store.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(sql)") }
  }

  @Test("A catalogue as the program makes it is sound")
  func sound() throws {
    let store = try store()
    let check = try store.catalogue.check()
    #expect(check == CatalogueCheck(lists: 1, editions: 2, findings: []))
  }

  @Test(
    "What does not agree is found",
    arguments: [
      ("DELETE FROM item WHERE id = 7", "listings of items that are missing"),
      ("UPDATE item SET item_key = 9 WHERE id = 7", "listings of an item of another key"),
      ("DELETE FROM terms", "prices with terms that are missing"),
      ("DELETE FROM item_key WHERE id = 5", "whose key or wording is missing"),
      ("UPDATE price SET until_month = from_month WHERE line = 5", "end before they begin"),
      ("DELETE FROM edition WHERE month = 24322", "begin in a month without an edition"),
      ("DELETE FROM listing WHERE line = 5", "items that the list does not hold"),
      ("UPDATE edition_lines SET prices = x'00'", "line numbers of l 2026-10 do not fit"),
      ("UPDATE edition_offers SET packed = x'0000' WHERE month = 24322", "packed offers of l 2026-11"),
      ("DELETE FROM edition_offers WHERE month = 24321", "offers of the edition l 2026-10 are missing"),
      ("DELETE FROM item_block WHERE id = 1", "packed block 1"),
    ])
  func findings(sql: String, words: String) throws {
    let store = try store()
    try change(store, sql)
    let findings = try store.catalogue.check().findings
    #expect(findings.contains { $0.contains(words) }, "\(findings)")
  }

  @Test("Compacting makes anew what is packed, and gives space back")
  func compact() throws {
    let store = try store()
    try change(store, "DELETE FROM item_block; UPDATE edition_offers SET packed = x'00'")
    try store.catalogue.removeEdition(list: "l", edition: label("2026-10"))
    #expect(try !store.catalogue.check().findings.isEmpty)
    let before = try store.items("l", "2026-11")
    let size = try store.catalogue.compact()
    #expect(size.after > 0)
    #expect(try store.catalogue.check().findings == [])
    #expect(try store.items("l", "2026-11") == before)
    // What was looked up before still holds: the numbers stay.
    try store.add("l", "2026-12", options: Self.shrinking) { $0.row("P1", name: "New", net: "1") }
    #expect(try store.summary("l", "2026-12") == "P1 1")
  }

  @Test("A backup is a catalogue of its own, with all that was imported, also while another import waits")
  func backup() throws {
    let store = try store()
    let path = store.folder.appending(path: "backup.sqlite").path
    try store.catalogue.store.write(.durable) { _ in try store.catalogue.backUp(to: path) }
    let copy = try PriceCatalogue.open(path, mode: .existing)
    #expect(try copy.check() == CatalogueCheck(lists: 1, editions: 2, findings: []))
    let question = ItemQuestion(editions: [EditionReference(list: "l", edition: label("2026-11"))])
    #expect(try copy.items(question) == store.catalogue.items(question))
    // An older backup is replaced; something else is not.
    try store.add("l", "2026-12", options: Self.shrinking) { $0.row("P1", net: "1") }
    try store.catalogue.backUp(to: path)
    #expect(try PriceCatalogue.open(path, mode: .existing).editions().count == 3)
    let other = store.folder.appending(path: "letter.txt")
    try Data("Dear customer".utf8).write(to: other)
    let error = #expect(throws: CatalogueError.self) { try store.catalogue.backUp(to: other.path) }
    #expect(error?.code == .notACatalogue)
    #expect(try Data(contentsOf: other) == Data("Dear customer".utf8))
    #expect(throws: CatalogueError.self) {
      try store.catalogue.backUp(to: store.folder.appending(path: "no/such/folder.sqlite").path)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
    #expect(left.allSatisfy { !$0.contains(".part") }, "\(left)")
  }
}
