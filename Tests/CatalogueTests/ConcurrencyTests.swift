import Foundation
import PriceModel
import Testing

@testable import Catalogue

@Suite struct ConcurrencyTests {
  @Test("Two openings of one catalogue, made at the same time, both import; no reader sees half an edition")
  func writersAndReaders() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "two-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "prices.sqlite").path

    // Each has its own connection and its own memory of the dictionaries, as two processes would.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in ["left", "right"] {
        group.addTask {
          let catalogue = try PriceCatalogue.open(path, mode: .createIfMissing)
          for month in 1...9 {
            var draft = DraftBuilder("list", "202\(name == "left" ? 5 : 6)-0\(month)")
            // The same new texts on both sides, at the same time.
            for number in 0..<20 {
              draft.row("P\(number)", name: "Name \(month) of \(number)", net: "\(month)")
            }
            try catalogue.importEdition(draft.draft)
          }
        }
      }
      group.addTask {
        for _ in 0..<60 {
          guard let catalogue = try? PriceCatalogue.open(path, mode: .existing) else { continue }
          for info in try catalogue.editions() {
            let items = try catalogue.items(ItemQuestion(editions: [info.reference]))
            #expect(items.count == 20)
            #expect(Set(items.flatMap(\.prices).map(\.amount)).count == 1)
          }
        }
      }
      try await group.waitForAll()
    }
    let catalogue = try PriceCatalogue.open(path, mode: .existing)
    #expect(try catalogue.editions().count == 18)
    for info in try catalogue.editions() {
      let items = try catalogue.items(ItemQuestion(editions: [info.reference]))
      #expect(
        items.map(\.itemName) == items.map { "Name \(info.edition.month) of \($0.partNumber.dropFirst())" })
    }
  }

  @Test("An import that fails half-way leaves the catalogue as it was")
  func failure() throws {
    struct Stop: Error {}
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-10") { $0.row("A", net: "1") }
    var draft = DraftBuilder("l", "2026-11")
    draft.row("B", net: "2")
    #expect(throws: Stop.self) {
      try store.catalogue.store.write(.durable) { writing in
        _ = try EditionImport(
          draft: draft.draft, options: ImportOptions(allowShrink: true), store: writing
        ).run()
        throw Stop()
      }
    }
    #expect(try store.catalogue.editions().map(\.reference.description) == ["l 2026-10"])
    try store.catalogue.importEdition(draft.draft, options: ImportOptions(allowShrink: true))
    #expect(try store.summary("l", "2026-10") == "A 1")
    #expect(try store.summary("l", "2026-11") == "B 2")
  }
}
