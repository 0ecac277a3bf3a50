import Foundation
import GRDB
import PriceModel
import Testing

@testable import Catalogue

@Suite struct MigrationTests {
  /// The catalogue of version 1 in a file.
  private func old(_ folder: TemporaryCatalogue) throws -> String {
    let path = folder.folder.appending(path: "old.sqlite").path
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: CatalogueOfVersion1.sql) }
    try queue.close()
    return path
  }

  private func summary(_ catalogue: PriceCatalogue, _ month: String) throws -> [String] {
    try catalogue.items(ItemQuestion(editions: [EditionReference(list: "ov-pl", edition: label(month))])).map
    {
      "\($0.partNumber) \($0.itemName ?? ""): "
        + $0.prices.map { "\($0.kind) \($0.amount) \($0.source.edition):\($0.source.line)" }
        .joined(separator: ", ")
    }
  }

  @Test("A catalogue of version 1 is brought to the present tables, with all its editions")
  func version1() throws {
    let new = try TemporaryCatalogue()
    let path = try old(new)
    let catalogue = try PriceCatalogue.open(path, mode: .existing)
    #expect(
      try summary(catalogue, "2026-10") == [
        "B6K-00052 Project Standard żółw: list 1185 2026-10:4",
        "W06-00793 Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL: net 412.50 2026-10:2, list 515.00 2026-10:2",
        "w06-00857 Core CAL ALNG LicSAPk OLV NL 1Y Ent UsrCAL: net 495.0 2026-10:3",
      ])
    #expect(
      try summary(catalogue, "2026-11") == [
        "B6K-00052 Project Standard żółw: list 1185 2026-10:4",
        "W06-00793 Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL: net 420 2026-11:2, list 515.00 2026-11:2",
        "w06-00857 Core CAL User: net 495.0 2026-10:3",
      ])
    // By number, by facet and by former name: what follows from the tables was made, too.
    let current = [EditionReference(list: "ov-pl", edition: label("2026-11"))]
    #expect(try catalogue.items(ItemQuestion(editions: current, partNumbers: ["W06-00857"])).count == 1)
    #expect(try catalogue.items(ItemQuestion(editions: current, facets: [.offering: "ADD"])).count == 1)
    let renamed = try catalogue.search("UsrCAL", question: ItemQuestion(editions: current), limit: 9)
    #expect(renamed.items.map(\.itemName) == ["Core CAL User"])
    // And it goes on: the edition that is there is known again, and another one can come between.
    try catalogue.removeEdition(list: "ov-pl", edition: label("2026-10"))
    #expect(try summary(catalogue, "2026-11").last == "w06-00857 Core CAL User: net 495.0 2026-11:3")
  }

  @Test("A catalogue that was brought up to date has the tables of a new one, and is up to date from then on")
  func sameTables() throws {
    let new = try TemporaryCatalogue()
    let path = try old(new)
    _ = try PriceCatalogue.open(path, mode: .existing)
    let schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    let queue = try DatabaseQueue(path: path)
    #expect(try queue.read { try String.fetchAll($0, sql: schema) } == new.rows(schema))
    #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == SQLiteSchema.version)
    #expect(try queue.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
  }

  @Test("A catalogue of version 2 gets the log and the additions, with an entry for each edition")
  func version2() throws {
    let new = try TemporaryCatalogue()
    try new.add("l", "2026-10", options: ImportOptions(importedOn: label("2026-10").firstDay)) {
      $0.row("A", net: "1")
    }
    // As version 2 was, as far as it differs.
    let queue = try DatabaseQueue(path: new.path)
    try queue.writeWithoutTransaction { database in
      for view in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'") {
        try database.execute(sql: "DROP VIEW \(view)")
      }
      try database.execute(
        sql: """
          DROP TABLE edition_addition; DROP TABLE correction; DROP TABLE import_log;
          CREATE TABLE import_log (id INTEGER PRIMARY KEY, list INTEGER);
          CREATE TABLE correction (log INTEGER);
          CREATE VIEW item_price AS SELECT id FROM price;
          PRAGMA user_version = 2;
          """)
    }
    try queue.close()
    let catalogue = try PriceCatalogue.open(new.path, mode: .existing)
    let log = try catalogue.importLog()
    #expect(log.map(\.entry.action) == [.imported])
    #expect(log[0].entry.accepted == 1 && log[0].entry.rejected == nil)
    #expect(log[0].entry.day == CalendarDate("2026-10-01"))
    let schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    #expect(try new.rows(schema) == TemporaryCatalogue().rows(schema))
    try catalogue.removeEdition(list: "l", edition: label("2026-10"))
    #expect(try catalogue.importLog().map(\.entry.action) == [.imported, .removed])
  }

  @Test("A catalogue of version 1 that cannot be written to is refused with what to do, and left as it is")
  func readOnly() throws {
    let new = try TemporaryCatalogue()
    let path = try old(new)
    let before = try Data(contentsOf: URL(filePath: path))
    let error = #expect(throws: CatalogueError.self) {
      try SQLiteStore(path: path, create: false, isWritable: false)
    }
    #expect(error?.code == .olderSchema)
    #expect(error?.message.contains("copy it to a place where it can") == true)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }
}
