import PriceModel
import Testing

@testable import Catalogue

@Suite struct EditionTests {
  private func store() throws -> TemporaryCatalogue {
    let store = try TemporaryCatalogue()
    for month in ["2026-11", "2026-09", "2027-01"] {
      try store.add("OV-PL", month, options: ImportOptions(importedOn: CalendarDate("2026-11-20"))) {
        $0.row("A", net: "1")
      }
    }
    try store.add("nce-us", "2026-11") {
      $0.row("A", net: "1")
      $0.row("B", net: "1")
    }
    return store
  }

  @Test("Editions are told by list and month, whatever the order of import; lists in lower case")
  func editions() throws {
    let store = try store()
    #expect(
      try store.catalogue.editions().map(\.reference.description)
        == ["nce-us 2026-11", "ov-pl 2026-09", "ov-pl 2026-11", "ov-pl 2027-01"])
    #expect(try store.catalogue.lists().map(\.reference.description) == ["nce-us 2026-11", "ov-pl 2027-01"])
    let info = try #require(try store.catalogue.editions(of: "ov-pl").first)
    #expect(info.rows == 1)
    #expect(info.profile == "test")
    #expect(info.file == "OV-PL-2026-09.csv")
    #expect(info.sha256 == "sha-OV-PL-2026-09")
    #expect(info.imported == CalendarDate("2026-11-20"))
    #expect(info.inForce == .endsFirst)
    #expect(info.merging == .full)
  }

  @Test("An incremental list carries over what it does not name")
  func incremental() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-09") {
      $0.row("A", net: "1", market: "US")
      $0.row("A", net: "2", market: "CA")
      $0.row("B", net: "3")
      $0.row("C", net: "4")
      $0.row("D", net: "5")
    }
    let outcome = try store.add("l", "2026-10", merging: .incremental) {
      $0.row("A", net: "9", market: "CA")
      $0.row("E", net: "6")
      $0.delete("B")
      $0.delete("C", net: "4")
    }
    #expect(outcome.changed == 1)
    #expect(outcome.added == 1)
    #expect(outcome.deleted == 2)
    #expect(outcome.removed == 0)
    #expect(outcome.diagnostics.isEmpty)
    #expect(try store.summary("l", "2026-10") == "A 1 9, D 5, E 6")
    // A full list that comes between changes what is carried over.
    try store.add("l", "2026-09", options: ImportOptions(replace: true), sha256: "corrected") {
      $0.row("A", net: "7", market: "US")
      $0.row("D", net: "8")
      $0.row("F", net: "10")
    }
    #expect(try store.summary("l", "2026-10") == "A 7 9, D 8, E 6, F 10")
    try store.catalogue.removeEdition(list: "l", edition: label("2026-09"))
    #expect(try store.summary("l", "2026-10") == "A 9, E 6")
  }

  @Test("An unchanged edition costs no rows")
  func unchangedRowsAreNotStoredTwice() throws {
    let store = try TemporaryCatalogue()
    for month in ["2026-01", "2026-02", "2026-03", "2026-04"] {
      try store.add("l", month) {
        for number in 0..<50 { $0.row("P\(number)", net: "\(number)") }
        $0.row("Q", net: month == "2026-04" ? "2" : "1")
      }
    }
    #expect(try store.rows("SELECT count(*) || '' FROM price") == ["52"])
    #expect(try store.rows("SELECT count(*) || '' FROM listing") == ["51"])
    #expect(try store.rows("SELECT max(length(prices)) < 20 || '' FROM edition_lines") == ["1"])
  }
}
