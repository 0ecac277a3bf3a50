import Foundation
import PriceModel
import Testing

@testable import Catalogue

/// A catalogue on a medium where nothing can be written. Tests may run as a user who can write everywhere, so the store is told.
@Suite struct ReadOnlyTests {
  @Test("A catalogue that cannot be written to is read, and no file appears beside it")
  func read() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11") { $0.row("A", net: "1") }
    let folder = store.folder.appending(path: "copy %20 #1?")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "c.sqlite").path
    let all = try TemporaryCatalogue.copyOfWholeFile(store, to: path)
    let readOnly = PriceCatalogue(store: try SQLiteStore(path: path, create: false, isWritable: false))
    let question = ItemQuestion(editions: try readOnly.editions().map(\.reference))
    #expect(try readOnly.items(question).map(\.partNumber) == ["A"])
    #expect(try readOnly.facetTable(question).count == 1)
    #expect(try readOnly.search("product", question: question, limit: 5).items.count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["c.sqlite"])
    #expect(try Data(contentsOf: URL(filePath: path)) == all)
    let draft = DraftBuilder("l", "2026-12").draft
    let error = #expect(throws: CatalogueError.self) { try readOnly.importEdition(draft) }
    #expect(error?.code == .storage)
  }

  @Test("A log that cannot be read along is not passed over")
  func log() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11") { $0.row("A", net: "1") }
    let path = store.folder.appending(path: "alone.sqlite").path
    _ = try TemporaryCatalogue.copyOfWholeFile(store, to: path)
    try Data([1, 2, 3]).write(to: URL(filePath: path + "-wal"))
    let error = #expect(throws: CatalogueError.self) {
      try SQLiteStore(path: path, create: false, isWritable: false)
    }
    #expect(error?.message.contains("copy both to another place") == true)
  }
}

import GRDB

extension TemporaryCatalogue {
  /// Copies a catalogue with what is in its log to another file, and gives the bytes of that.
  static func copyOfWholeFile(_ store: TemporaryCatalogue, to path: String) throws -> Data {
    let queue = try DatabaseQueue(path: store.path)
    try queue.writeWithoutTransaction { _ = try Row.fetchAll($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    try FileManager.default.copyItem(atPath: store.path, toPath: path)
    return try Data(contentsOf: URL(filePath: path))
  }
}
