import PriceModel
import Testing

@testable import Catalogue

/// What a dry run into nothing says is what an import does.
@Suite struct FirstEditionTests {
  @Test("The first edition of a list has the same outcome without a store", arguments: 0..<40)
  func sameOutcome(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let draft = EditionOrderTests.randomEdition("2026-11", &random)
    let store = try TemporaryCatalogue()
    #expect(try store.catalogue.importEdition(draft) == ImportOutcome(firstEdition: draft))
  }

  @Test("Rows that differ only in the case of the part number describe one item")
  func foldedPartNumbers() throws {
    var draft = DraftBuilder("ov-pl", "2026-11")
    draft.row("äb-1", name: "First", net: "1")
    draft.row("ÄB-1", name: "Second", net: "2")
    draft.row("ÄB-1", name: "Third", fields: [.term: "P1Y"], net: "3")
    draft.delete("c")
    let outcome = ImportOutcome(firstEdition: draft.draft)
    #expect((outcome.added, outcome.deleted) == (3, 1))
    #expect(outcome.diagnostics.map(\.code) == ["description-differs", "delete-absent"])
    #expect(outcome.diagnostics.map(\.line) == [3, 5])
    let store = try TemporaryCatalogue()
    #expect(try store.catalogue.importEdition(draft.draft) == outcome)
  }

  @Test("A dry run beside other lists answers the same, and writes nothing")
  func besideOthers() throws {
    let store = try TemporaryCatalogue()
    try store.add("nce-us", "2026-10") { $0.row("A", net: "10") }
    let outcome = try store.add("ov-pl", "2026-11", options: ImportOptions(dryRun: true)) {
      $0.row("A", net: "11")
      $0.delete("B")
    }
    #expect((outcome.added, outcome.deleted, outcome.diagnostics.count) == (1, 1, 1))
    #expect(try store.rows("SELECT count(*) FROM list") == ["1"])
  }
}
