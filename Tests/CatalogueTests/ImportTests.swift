import PriceModel
import Testing

@testable import Catalogue

@Suite struct ImportTests {
  @Test("In the first edition of a list every row is added")
  func firstEdition() throws {
    let store = try TemporaryCatalogue()
    let outcome = try store.add("nce-us", "2026-10") {
      $0.row("A", net: "10", list: "12.50")
      $0.row("B", net: "0")
    }
    #expect(outcome.added == 2)
    #expect(outcome.changed + outcome.unchanged + outcome.deleted + outcome.removed == 0)
    #expect(!outcome.alreadyImported)
    #expect(try store.summary("nce-us", "2026-10") == "A 10 12.50, B 0")
  }

  @Test("A row is added, changed or unchanged, and an item that a full list no longer names is removed")
  func fates() throws {
    let store = try TemporaryCatalogue()
    try store.add("nce-us", "2026-10") {
      $0.row("A", net: "10")
      $0.row("B", net: "20")
      $0.row("C", name: "Old name", net: "30")
      $0.row("D", net: "40")
      $0.row("E", net: "50")
    }
    let outcome = try store.add("nce-us", "2026-11") {
      $0.row("A", net: "10.00")
      $0.row("B", net: "21")
      $0.row("C", name: "New name", net: "30")
      $0.row("D", net: "40", market: "CA", currency: "CAD")
      $0.row("F", net: "60")
    }
    // A is the same by value; B has another price, C another name; D is in a new market; F is new; E is gone.
    #expect(outcome.unchanged == 1)
    #expect(outcome.changed == 2)
    #expect(outcome.added == 2)
    #expect(outcome.removed == 1)
    #expect(try store.summary("nce-us", "2026-10") == "A 10, B 20, C 30, D 40, E 50")
    #expect(try store.summary("nce-us", "2026-11") == "A 10.00, B 21, C 30, D 40, F 60")
  }

  @Test("An import that is refused or only rehearsed leaves nothing to the next one of the same run")
  func nothingIsLeft() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-10") { for number in 0..<10 { $0.row("P\(number)", net: "1") } }
    for round in 1...3 {
      #expect(throws: CatalogueError.self) {
        try store.add("l", "2026-11") { $0.row("Refused \(round)", net: "\(round)") }
      }
      try store.add("l", "2026-11", options: ImportOptions(allowShrink: true, dryRun: true)) {
        $0.row("Rehearsed \(round)", net: "\(round)")
      }
      try store.add("other-\(round)", "2026-11") {
        $0.row("Refused \(round)", net: "7")
        $0.row("Rehearsed \(round)", net: "8")
      }
      #expect(try store.catalogue.editions(of: "l").count == 1)
      #expect(
        try store.summary("other-\(round)", "2026-11") == "Refused \(round) 7, Rehearsed \(round) 8")
    }
    #expect(try store.catalogue.check().findings.isEmpty)
  }

  @Test("The same file again changes nothing and says so")
  func sameFileAgain() throws {
    let store = try TemporaryCatalogue()
    try store.add("ov-pl", "2026-10") { $0.row("B", net: "1") }
    let rows: (inout DraftBuilder) -> Void = {
      $0.row("A", net: "10")
      $0.delete("B")
    }
    try store.add("ov-pl", "2026-11", rows)
    let again = try store.add("ov-pl", "2026-11", rows)
    #expect(again.alreadyImported)
    #expect(again.unchanged == 1)
    #expect(again.deleted == 1)
    #expect(again.added + again.changed + again.removed == 0)
    let replaced = try store.add("ov-pl", "2026-11", options: ImportOptions(replace: true), rows)
    #expect(replaced.alreadyImported)
  }

  @Test("Other content for an edition is refused, unless it is to replace it")
  func replacing() throws {
    let store = try TemporaryCatalogue()
    try store.add("ov-pl", "2026-11") { $0.row("A", net: "10") }
    let error = #expect(throws: CatalogueError.self) {
      try store.add("ov-pl", "2026-11", sha256: "other") { $0.row("A", net: "11") }
    }
    #expect(error?.code == .editionExists)
    #expect(error?.list == "ov-pl")
    #expect(error?.edition == label("2026-11"))
    #expect(try store.summary("ov-pl", "2026-11") == "A 10")
    let outcome = try store.add(
      "ov-pl", "2026-11", options: ImportOptions(replace: true), sha256: "other"
    ) {
      $0.row("A", net: "11")
    }
    #expect(outcome.added == 1)
    #expect(try store.summary("ov-pl", "2026-11") == "A 11")
    #expect(try store.catalogue.editions(of: "ov-pl").map(\.sha256) == ["other"])
  }

  @Test("Over 20 % fewer rows are refused, exactly 20 % are not")
  func shrinking() throws {
    let store = try TemporaryCatalogue()
    try store.add("ov-pl", "2026-09") { draft in
      for number in 0..<10 { draft.row("P\(number)", net: "1") }
    }
    let seven: (inout DraftBuilder) -> Void = { draft in
      for number in 0..<7 { draft.row("P\(number)", net: "1") }
    }
    let error = #expect(throws: CatalogueError.self) { try store.add("ov-pl", "2026-10", seven) }
    #expect(error?.code == .shrunk)
    #expect(error?.oldRows == 10)
    #expect(error?.newRows == 7)
    let allowed = try store.add("ov-pl", "2026-10", options: ImportOptions(allowShrink: true), seven)
    #expect(allowed.removed == 3)
    // Without the edition between, eight of ten is exactly the limit.
    try store.catalogue.removeEdition(list: "ov-pl", edition: label("2026-10"))
    let eight = try store.add("ov-pl", "2026-11") { draft in
      for number in 0..<8 { draft.row("P\(number)", net: "1") }
    }
    #expect(eight.unchanged == 8)
  }

  @Test("A dry run answers what would happen, and nothing happens")
  func dryRun() throws {
    let store = try TemporaryCatalogue()
    try store.add("ov-pl", "2026-10") { $0.row("A", net: "10") }
    let outcome = try store.add("ov-pl", "2026-11", options: ImportOptions(dryRun: true)) {
      $0.row("A", net: "11")
      $0.row("NEW", name: "Never seen before", net: "1")
    }
    #expect(outcome.changed == 1)
    #expect(outcome.added == 1)
    #expect(try store.catalogue.editions(of: "ov-pl").map(\.edition) == [label("2026-10")])
    // What was remembered during the dry run must not leak into a later import.
    try store.add("ov-pl", "2026-11") {
      $0.row("A", net: "11")
      $0.row("NEW", name: "Never seen before", net: "1")
    }
    #expect(try store.items("ov-pl", "2026-11").map(\.itemName) == ["Product A", "Never seen before"])
  }

  @Test("Deleting what is there ends it; deleting what is absent is a warning with its line")
  func deleting() throws {
    let store = try TemporaryCatalogue()
    try store.add("ov-pl", "2026-10") {
      $0.row("A", net: "10")
      $0.row("B", net: "20")
    }
    let outcome = try store.add("ov-pl", "2026-11") {
      $0.row("A", net: "10")
      $0.delete("B", net: "20")
      $0.delete("C")
    }
    #expect(outcome.unchanged == 1)
    #expect(outcome.deleted == 2)
    #expect(outcome.removed == 0)
    #expect(outcome.diagnostics.map(\.code) == ["delete-absent"])
    #expect(outcome.diagnostics.first?.line == 4)
    #expect(outcome.diagnostics.first?.value == "C")
    #expect(try store.summary("ov-pl", "2026-11") == "A 10")
  }

  @Test("A row that repeats another shares its fate, and its price is kept if it differs")
  func repeatedRows() throws {
    let store = try TemporaryCatalogue()
    try store.add("ubl", "2026-10") { $0.row("A", net: "10") }
    let outcome = try store.add("ubl", "2026-11") {
      $0.row("A", net: "10")
      $0.row("A", net: "10")
      $0.row("A", net: "11")
      $0.row("B", net: "1")
      $0.row("B", net: "2")
    }
    #expect(outcome.unchanged == 3)
    #expect(outcome.added == 2)
    #expect(try store.summary("ubl", "2026-11") == "A 10 11, B 1 2")
  }

  @Test("The first row describes an item; another description is a warning, once an item")
  func differingDescriptions() throws {
    let store = try TemporaryCatalogue()
    let outcome = try store.add("nce-eu", "2026-11") {
      $0.row("A", name: "First", net: "10", currency: "EUR")
      $0.row("A", name: "Second", net: "11", currency: "NOK")
      $0.row("A", name: "Third", net: "12", currency: "SEK")
    }
    #expect(outcome.added == 3)
    #expect(outcome.diagnostics.map(\.code) == ["description-differs"])
    #expect(outcome.diagnostics.first?.line == 3)
    #expect(outcome.diagnostics.first?.field == "itemName")
    let items = try store.items("nce-eu", "2026-11")
    #expect(items.map(\.itemName) == ["First"])
    #expect(items.first?.prices.map(\.currency.code) == ["EUR", "NOK", "SEK"])
  }

  @Test("A part number is the same item in upper and lower case, and is shown as written")
  func partNumberWithoutCase() throws {
    let store = try TemporaryCatalogue()
    try store.add("ov-pl", "2026-10") { $0.row("w06-00793", name: "CAL", net: "10") }
    let outcome = try store.add("ov-pl", "2026-11") { $0.row("W06-00793", name: "CAL", net: "10") }
    #expect(outcome.added + outcome.removed == 0)
    #expect(try store.items("ov-pl", "2026-10").map(\.partNumber) == ["w06-00793"])
    #expect(try store.items("ov-pl", "2026-11").map(\.partNumber) == ["W06-00793"])
  }

  @Test("Replacing an edition by the same rows under another policy records the policy")
  func replacingPolicy() throws {
    let store = try TemporaryCatalogue()
    var draft = DraftBuilder("software", "2026-11")
    draft.row("A", net: "1")
    try store.catalogue.importEdition(draft.draft)
    draft.inForce = .endsLast
    let outcome = try store.catalogue.importEdition(draft.draft, options: ImportOptions(replace: true))
    #expect(!outcome.alreadyImported)
    #expect(try store.catalogue.editions(of: "software").map(\.inForce) == [.endsLast])
  }

  @Test("What a list claims of its rows is kept where it claims something; “unchanged” once for all others")
  func claims() throws {
    let store = try TemporaryCatalogue()
    let outcome = try store.add("nce-us", "2026-11") {
      $0.row("A", net: "1", claim: "Unchanged")
      $0.row("B", net: "2", claim: "Change", previous: "{'SkuTitle': 'Old'}")
      $0.row("C", net: "3", claim: "UNC")
    }
    #expect(outcome.added == 3)
    #expect(
      try store.rows("SELECT line || ' ' || t.value FROM claim JOIN text t ON t.id = claim ORDER BY line")
        == ["0 UNC", "3 Change"])
  }
}
