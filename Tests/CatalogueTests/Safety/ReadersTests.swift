import Foundation
import PriceModel
import Synchronization
import Testing

@testable import Catalogue

/// Readers go on reading while editions are imported and replaced.
@Suite struct ReadersTests {
  private static let readers = 8
  private static let imports = 20
  private static let items = 40

  /// Every price and name of an edition has its version, so that half of one and half of another would be seen.
  private static func edition(_ number: Int, version: Int) -> EditionDraft {
    var draft = DraftBuilder("l", "2026-\(number < 10 ? "0" : "")\(number)")
    draft.sha256 = "version \(version)"
    for item in 0..<items { draft.row("P\(item)", name: "Item \(item) of \(version)", net: "\(version)") }
    return draft.draft
  }

  /// What the threads share.
  private final class Progress: Sendable {
    let isDone = Atomic(false)
    let rounds = Atomic(0)
    let failures = Mutex<[String]>([])

    /// Threads of their own: the pool of tasks has only as many as there are cores, and nobody here gives way.
    func run(_ body: @escaping @Sendable () throws -> Void) -> DispatchSemaphore {
      let ended = DispatchSemaphore(value: 0)
      Thread.detachNewThread { [self] in
        do { try body() } catch { failures.withLock { $0.append("\(error)") } }
        ended.signal()
      }
      return ended
    }
  }

  @Test("Eight readers in a loop during 20 imports see no error and no half edition")
  func loop() throws {
    let store = try TemporaryCatalogue()
    try store.catalogue.importEdition(Self.edition(1, version: 1))
    let (path, progress) = (store.path, Progress())
    var threads: [DispatchSemaphore] = []
    for reader in 0..<Self.readers {
      threads.append(
        progress.run {
          // Half of them as programs of their own, that open the catalogue for each question.
          let kept = try PriceCatalogue.open(path, mode: .existing)
          repeat {
            let catalogue = reader % 2 == 0 ? kept : try PriceCatalogue.open(path, mode: .existing)
            let editions = try catalogue.editions()
            try Self.look(at: editions[progress.rounds.load(ordering: .relaxed) % editions.count], catalogue)
            progress.rounds.add(1, ordering: .relaxed)
          } while !progress.isDone.load(ordering: .relaxed)
        })
    }
    // An import only counts if somebody was reading.
    while progress.rounds.load(ordering: .relaxed) < Self.readers { Thread.sleep(forTimeInterval: 0.001) }
    let before = progress.rounds.load(ordering: .relaxed)
    for version in 2...Self.imports + 1 {
      // A new edition, then another content for it, and now and then for the first.
      let number = version % 5 == 0 ? 1 : (version / 2) % 11 + 1
      try store.catalogue.importEdition(
        Self.edition(number, version: version), options: ImportOptions(replace: true))
    }
    let during = progress.rounds.load(ordering: .relaxed) - before
    progress.isDone.store(true, ordering: .relaxed)
    for thread in threads { thread.wait() }
    #expect(progress.failures.withLock { $0 } == [])
    #expect(during > 0, "nobody read while the imports ran")
    #expect(try store.catalogue.check().findings == [])
    #expect(try store.catalogue.editions().count > 5)
  }

  private static func look(at info: EditionInfo, _ catalogue: PriceCatalogue) throws {
    let question = ItemQuestion(editions: [info.reference])
    let items = try catalogue.items(question)
    let versions = Set(items.flatMap(\.prices).map(\.amount.description))
    let names = Set(items.map { $0.itemName?.split(separator: " ").last.map(String.init) })
    #expect(items.count == Self.items && versions.count == 1, "\(info.reference): \(versions)")
    #expect(names == Set(versions.map(Optional.some)), "\(info.reference): \(names)")
    #expect(try catalogue.facetTable(question).count == Self.items)
    #expect(try catalogue.search("P7", question: question, limit: 1).items.count == 1)
  }
}
