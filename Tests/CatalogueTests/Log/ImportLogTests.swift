import PriceModel
import Testing

@testable import Catalogue

/// Everything that is done to an edition is written down.
@Suite struct ImportLogTests {
  private let day = CalendarDate(year: 2026, month: 11, day: 20)

  private func actions(_ store: TemporaryCatalogue) throws -> [String] {
    try store.catalogue.importLog().map { "\($0.entry.action) \($0.entry.list) \($0.entry.edition)" }
  }

  @Test("Imports, the same again, replacements and removals are entries; dry runs and refusals are none")
  func entries() throws {
    let store = try TemporaryCatalogue()
    var draft = DraftBuilder("l", "2026-10")
    draft.row("A", net: "1")
    draft.row("B", net: "2")
    var read = draft.draft
    read.rejected = 3
    read.warnings = 4
    try store.catalogue.importEdition(read, options: ImportOptions(importedOn: day))
    try store.catalogue.importEdition(read, options: ImportOptions(importedOn: day))
    try store.add("l", "2026-11", options: ImportOptions(allowShrink: true, dryRun: true)) {
      $0.row("A", net: "2")
    }
    #expect(throws: CatalogueError.self) {
      try store.add("l", "2026-10", sha256: "other") { $0.row("A", net: "2") }
    }
    try store.add("l", "2026-10", options: ImportOptions(replace: true, allowShrink: true), sha256: "other") {
      $0.row("A", net: "2")
    }
    try store.catalogue.removeEdition(list: "l", edition: label("2026-10"), on: day)
    #expect(
      try actions(store) == [
        "imported l 2026-10", "unchanged l 2026-10", "replaced l 2026-10", "removed l 2026-10",
      ])
    let log = try store.catalogue.importLog(of: "L", edition: label("2026-10")).map(\.entry)
    #expect(log[0].accepted == 2 && log[0].rejected == 3 && log[0].warnings == 4 && log[0].added == 2)
    #expect(log[0].day == day && log[0].sha256 == "sha-l-2026-10" && log[0].file == "l-2026-10.csv")
    #expect(log[1].unchanged == 2 && log[1].added == 0)
    #expect(log[2].replacedSHA256 == "sha-l-2026-10" && log[2].sha256 == "other")
    #expect(log[3].sha256 == "other" && log[3].day == day && log[3].added == nil)
    #expect(try store.catalogue.importLog(edition: label("2026-12")).isEmpty)
    #expect(throws: CatalogueError.self) { try store.catalogue.importLog(of: "other") }
  }

  @Test(
    "A replacement keeps what it changed: items that came and went, prices with old and new, other fields")
  func corrections() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-10") {
      $0.row("A", net: "10", list: "12")
      $0.row("B", net: "2")
      $0.row("C", name: "Old name", net: "3")
      $0.row("E", net: "5")
    }
    try store.add("l", "2026-11") {
      $0.row("A", net: "10", list: "12")
      $0.row("B", net: "2")
      $0.row("C", name: "Old name", net: "3")
      $0.row("E", net: "5")
    }
    let options = ImportOptions(replace: true, allowShrink: true)
    try store.add("l", "2026-11", options: options, sha256: "corrected") {
      $0.row("A", net: "11", list: "12.00")
      $0.row("C", name: "New name", net: "3", to: "2026-11-30")
      $0.row("D", net: "4")
      $0.row("E", net: "5")
    }
    let last = try #require(try store.catalogue.importLog(of: "l", edition: label("2026-11")).last)
    #expect(last.entry.action == .replaced)
    let changes = last.corrections.map { change in
      [
        change.change.rawValue, change.item.partNumber, change.field ?? "–", change.kind?.rawValue ?? "–",
        change.old ?? "–", change.new ?? "–", change.percent?.description(atLeast: 1) ?? "–",
      ].joined(separator: " ")
    }
    #expect(
      changes == [
        "removed B price net 2 – –", "added D price net – 4 –", "changed A price net 10 11 10.0",
        "changed C to net – 2026-11-30 –", "changed C itemName – Old name New name –",
      ])
    // Where both were read: the old value in the edition before, the new one in the file that replaces.
    let price = last.corrections[2]
    #expect(price.oldPlace == Correction.Place(file: "l-2026-10.csv", line: 2))
    #expect(price.newPlace == Correction.Place(file: "l-2026-11.csv", line: 2))
    #expect(price.market == "US" && price.currency == "USD")
    // What is kept is what diff says of the two files as editions.
    try store.add("m", "2026-10") {
      $0.row("A", net: "10", list: "12")
      $0.row("B", net: "2")
      $0.row("C", name: "Old name", net: "3")
      $0.row("E", net: "5")
    }
    try store.add("m", "2026-11", options: options) {
      $0.row("A", net: "11", list: "12.00")
      $0.row("C", name: "New name", net: "3", to: "2026-11-30")
      $0.row("D", net: "4")
      $0.row("E", net: "5")
    }
    let diff = Correction.all(
      of: try store.catalogue.compare(list: "m", old: label("2026-10"), new: label("2026-11")))
    func withoutPlaces(_ corrections: [Correction]) -> [Correction] {
      corrections.map {
        var correction = $0
        (correction.oldPlace, correction.newPlace) = (nil, nil)
        return correction
      }
    }
    #expect(withoutPlaces(diff) == withoutPlaces(last.corrections))
  }

  @Test("What was added to an edition is an entry, too")
  func addition() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11") { $0.row("A", net: "1") }
    var options = ImportOptions()
    options.add = true
    try store.add("l", "2026-11", options: options, file: "mended.csv") {
      $0.line = 5
      $0.row("B", net: "2")
    }
    let last = try #require(try store.catalogue.importLog().last)
    #expect(last.entry.action == .added && last.entry.file == "mended.csv" && last.entry.added == 1)
    #expect(last.corrections.count == 1)
    #expect(last.corrections[0].change == .added && last.corrections[0].new == "2")
    #expect(last.corrections[0].newPlace == Correction.Place(file: "mended.csv", line: 5))
    try store.add("l", "2026-11", options: options, file: "mended.csv") {
      $0.line = 5
      $0.row("B", net: "2")
    }
    #expect(try actions(store).last == "unchanged l 2026-11")
  }

  @Test("Any SQLite tool reads the log in words")
  func view() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11", options: ImportOptions(importedOn: day)) { $0.row("A", net: "1") }
    #expect(
      try store.rows(
        "SELECT day || ' ' || action || ' ' || list || ' ' || edition || ' ' || accepted FROM import_history")
        == ["2026-11-20 imported l 2026-11 1"])
  }
}
