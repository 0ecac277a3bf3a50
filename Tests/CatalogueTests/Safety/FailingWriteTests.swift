import Foundation
import GRDB
import PriceModel
import Testing

@testable import Catalogue

/// Whatever write fails, the catalogue holds exactly the old state or the new one.
@Suite(.serialized) struct FailingWriteTests {
  /// A change of the catalogue and what the editions are before and after it.
  enum Change: String, CaseIterable, Sendable {
    case first, next, replacement, removal
  }

  private static let isThorough = ProcessInfo.processInfo.environment["PRICEBOOK_TORTURE"] != nil

  private static let old = edition("2026-10", prices: 1)
  private static let new = edition("2026-11", prices: 2)

  private static func edition(_ month: String, prices: Int, sha256: String? = nil) -> EditionDraft {
    var draft = DraftBuilder("l", month)
    draft.sha256 = sha256
    for number in 0..<40 {
      draft.row("P\(number)", name: "Item \(number) of \(month)", net: "\(number % 3 + prices).50")
    }
    return draft.draft
  }

  private static func prepare(_ change: Change, at path: String) throws {
    guard change != .first else { return }
    try PriceCatalogue.open(path, mode: .createIfMissing).importEdition(old)
  }

  private static func make(_ change: Change, at path: String) throws {
    let catalogue = try PriceCatalogue.open(path, mode: .createIfMissing)
    switch change {
    case .first: try catalogue.importEdition(old)
    case .next: try catalogue.importEdition(new)
    case .replacement:
      let draft = edition("2026-10", prices: 7, sha256: "other")
      try catalogue.importEdition(draft, options: ImportOptions(replace: true))
    case .removal: try catalogue.removeEdition(list: "l", edition: label("2026-10"))
    }
  }

  /// All that the catalogue states, as a text; and it must be sound.
  private static func state(_ path: String) throws -> String {
    guard FileManager.default.fileExists(atPath: path) else { return "" }
    let catalogue: PriceCatalogue
    do {
      catalogue = try PriceCatalogue.open(path, mode: .existing)
    } catch let error as CatalogueError where error.code == .noSuchCatalogue {
      return ""
    }
    let queue = try DatabaseQueue(path: path)
    #expect(try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
    return try catalogue.editions().map { info in
      let items = try catalogue.items(ItemQuestion(editions: [info.reference]))
      let counted = try catalogue.facetTable(ItemQuestion(editions: [info.reference])).count
      #expect(counted == items.count)
      let prices = items.map { "\($0.itemName ?? "") \($0.prices.map(\.amount))" }
      return "\(info.reference) \(info.sha256)\n" + prices.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  @Test(
    "The N-th write fails, for every N: the old state or the new one",
    arguments: Change.allCases, FailingFiles.Failure.allCases)
  func everyWrite(change: Change, failure: FailingFiles.Failure) throws {
    let folder = TemporaryCatalogue.parent.appending(path: "failing-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    let copies = folder.appendingPathExtension("copy")
    defer {
      try? FileManager.default.removeItem(at: folder)
      try? FileManager.default.removeItem(at: copies)
    }
    func fresh(_ folder: URL) throws -> String {
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      return folder.appending(path: "c.sqlite").path
    }
    var path = try fresh(folder)
    try Self.prepare(change, at: path)
    let before = try Self.state(path)
    try Self.make(change, at: path)
    let after = try Self.state(path)
    #expect(before != after)

    var count = 1
    var wasOld = 0
    while true {
      path = try fresh(folder)
      try Self.prepare(change, at: path)
      var outcome: Result<Void, any Error> = .success(())
      let failed = FailingFiles.failing(failure, atWrite: count, in: folder.path) {
        outcome = Result { try Self.make(change, at: path) }
        if failure == .killed {
          // As the files are at that moment; what the dying connection does afterwards does not count.
          try? FileManager.default.removeItem(at: copies)
          try? FileManager.default.copyItem(at: folder, to: copies)
        }
      }
      let found = try Self.state(failure == .killed ? copies.appending(path: "c.sqlite").path : path)
      #expect(found == before || found == after, "write \(count): neither the old state nor the new one")
      if found == before { wasOld += 1 }
      if case .success = outcome, failure != .killed { #expect(found == after, "write \(count)") }
      if !failed { break }
      // Whatever happened, it can be done again.
      if failure != .killed, found == before {
        try Self.make(change, at: path)
        #expect(try Self.state(path) == after, "write \(count), again")
      }
      // Every write is tried on demand; it takes minutes.
      count += Self.isThorough ? 1 : max(1, count / 4)
    }
    #expect(wasOld > 0)
    #expect(count > 3)
  }
}
