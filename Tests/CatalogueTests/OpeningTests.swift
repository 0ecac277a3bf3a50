import Foundation
import GRDB
import PriceModel
import Testing

@testable import Catalogue

@Suite struct OpeningTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "opening-\(UUID().uuidString)")

  private func path(_ name: String, _ content: Data? = nil) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let url = folder.appending(path: name)
    try content?.write(to: url)
    return url.path
  }

  private func code(_ path: String, _ mode: PriceCatalogue.OpeningMode) -> DiagnosticCode? {
    do {
      _ = try PriceCatalogue.open(path, mode: mode)
      return nil
    } catch {
      #expect((error as? CatalogueError)?.path == path)
      return (error as? CatalogueError)?.code
    }
  }

  @Test("A missing catalogue is named, or made")
  func missing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try path("new.sqlite")
    #expect(code(file, .existing) == .noSuchCatalogue)
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(code(file, .createIfMissing) == nil)
    #expect(code(file, .existing) == nil)
    #expect(code(try path("no/such/folder.sqlite"), .createIfMissing) == .storage)
  }

  @Test("A file that is something else is refused and left untouched")
  func foreign() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in [("text", Data("Part Number,Item Name\n".utf8)), ("zeros", Data(count: 4096))] {
      let file = try path(name, content)
      for mode in [PriceCatalogue.OpeningMode.existing, .createIfMissing] {
        #expect(code(file, mode) == .notACatalogue)
      }
      #expect(try Data(contentsOf: URL(filePath: file)) == content)
    }
    let database = try path("other.sqlite")
    let queue = try DatabaseQueue(path: database)
    try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
    try queue.close()
    let before = try Data(contentsOf: URL(filePath: database))
    #expect(code(database, .createIfMissing) == .notACatalogue)
    #expect(try Data(contentsOf: URL(filePath: database)) == before)
    #expect(code(folder.path, .existing) == .notACatalogue)
    #expect(code(try path("empty", Data()), .existing) == .noSuchCatalogue)
    #expect(code(try path("empty", Data()), .createIfMissing) == nil)
  }

  @Test("A catalogue of a newer version is refused with what to do")
  func newer() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try path("newer.sqlite")
    #expect(code(file, .createIfMissing) == nil)
    let queue = try DatabaseQueue(path: file)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    let error = #expect(throws: CatalogueError.self) { try PriceCatalogue.open(file, mode: .existing) }
    #expect(error?.code == .newerSchema)
    #expect(error?.message.contains("use that version") == true)
  }

  @Test("The columns of the item table are the fields of an item, in order")
  func columns() throws {
    let store = try TemporaryCatalogue()
    #expect(
      try store.rows("SELECT name FROM pragma_table_info('item') ORDER BY cid")
        == ["id", "hash", "item_key", "wording"] + SQLiteItemColumns.names)
    #expect(SQLiteItemColumns.names.prefix(5).last == "distributor_sku")
  }

  @Test("Questions by list, key and month are answered from one piece of a table without sorting")
  func plans() throws {
    let store = try TemporaryCatalogue()
    for table in ["price", "listing"] {
      let plan = try store.plan(
        "SELECT line FROM \(table) WHERE id >= 5 AND id < 9 AND from_month <= 5 AND until_month >= 6 ORDER BY id"
      )
      #expect(plan == ["SEARCH \(table) USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"])
    }
  }
}

extension TemporaryCatalogue {
  /// How SQLite would answer.
  func plan(_ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] } }
  }
}
