import PriceModel
import Testing

@testable import Catalogue

/// Rows that are added to an edition make it what it would be with them at the end of its file.
@Suite struct RowAdditionTests {
  private let adding: ImportOptions = {
    var options = ImportOptions(allowShrink: true)
    options.add = true
    return options
  }()

  @Test("Added rows are there as if they had been in the file, and name their own file and line")
  func sources() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-10") { $0.row("A", net: "1") }
    try store.add("l", "2026-11") {
      $0.row("A", net: "1")
      $0.row("B", net: "2")
    }
    let outcome = try store.add("l", "2026-11", options: adding, file: "mended.csv") {
      $0.line = 7
      $0.row("C", net: "3")
    }
    #expect(outcome.added == 1 && outcome.diagnostics.isEmpty)
    #expect(try store.summary("l", "2026-11") == "A 1, B 2, C 3")
    let items = try store.items("l", "2026-11")
    #expect(items.map(\.source.file) == ["l-2026-10.csv", "l-2026-11.csv", "mended.csv"])
    #expect(items.map(\.source.line) == [2, 3, 7])
    #expect(items[2].prices[0].source == Source(file: "mended.csv", line: 7, edition: label("2026-11")))
    #expect(try store.catalogue.editions().map(\.rows) == [1, 3])
    #expect(
      try store.rows("SELECT part_number || ' ' || file || ':' || line FROM item_price ORDER BY 1")
        == ["A l-2026-10.csv:2", "B l-2026-11.csv:3", "C mended.csv:7"])
    // The next edition goes on from there, and an edition that is taken out hands its lines on.
    try store.add("l", "2026-12", options: ImportOptions(allowShrink: true)) { $0.row("C", net: "3") }
    #expect(try store.items("l", "2026-12")[0].source.file == "mended.csv")
    try store.catalogue.removeEdition(list: "l", edition: label("2026-11"))
    #expect(
      try store.items("l", "2026-12")[0].source
        == Source(file: "l-2026-12.csv", line: 2, edition: label("2026-12")))
    #expect(try store.rows("SELECT file FROM edition_addition").isEmpty)
  }

  @Test("A row that is there already is reported with its place, and adds nothing")
  func existing() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11") {
      $0.row("A", net: "1")
      $0.row("B", net: "2")
    }
    let outcome = try store.add("l", "2026-11", options: adding, file: "mended.csv") {
      $0.row("B", net: "2.00")
      $0.row("C", net: "3")
    }
    #expect(outcome.added == 1 && outcome.unchanged == 1)
    #expect(outcome.diagnostics.map(\.code) == ["row-exists"])
    #expect(outcome.diagnostics[0].line == 2)
    #expect(outcome.diagnostics[0].message.contains("l-2026-11.csv:3"))
    #expect(try store.summary("l", "2026-11") == "A 1, B 2, C 3")
    let again = try store.add("l", "2026-11", options: adding, file: "mended.csv") {
      $0.row("B", net: "2.00")
      $0.row("C", net: "3")
    }
    #expect(again.alreadyImported && again.unchanged == 2)
    #expect(again.diagnostics.map(\.message).joined().contains("mended.csv:3"))
    #expect(try store.rows("SELECT base FROM edition_addition").count == 1)
  }

  @Test("A row that prices otherwise what the edition prices, or describes it otherwise, is reported")
  func contradicting() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11") {
      $0.row("A", net: "1", from: "2026-11-01")
      $0.row("B", net: "2")
    }
    let outcome = try store.add("l", "2026-11", options: adding) {
      $0.row("A", net: "5", from: "2026-11-01")
      $0.row("A", net: "6", from: "2026-11-15")
      $0.row("B", name: "Another", net: "2", market: "CA")
    }
    #expect(
      outcome.diagnostics.map { "\($0.line ?? 0) \($0.code)" } == [
        "2 row-contradicts", "4 description-differs",
      ])
    #expect(outcome.diagnostics[0].message.contains("l-2026-11.csv:2"))
    #expect(try store.items("l", "2026-11").last?.itemName == "Product B")
    #expect(try store.summary("l", "2026-11") == "A 1 5 6, B 2 2")
  }

  @Test("There must be an edition to add to")
  func absent() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11") { $0.row("A", net: "1") }
    let error = #expect(throws: CatalogueError.self) {
      try store.add("l", "2026-12", options: adding) { $0.row("B", net: "2") }
    }
    #expect(error?.code == .noSuchEdition && error?.message.contains("2026-11") == true)
  }

  @Test("Other content without --replace names all files of an edition; a replacement drops what was added")
  func replacement() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11") { $0.row("A", net: "1") }
    try store.add("l", "2026-11", options: adding, file: "mended.csv") { $0.row("C", net: "3") }
    let error = #expect(throws: CatalogueError.self) {
      try store.add("l", "2026-11") { $0.row("A", net: "1") }
    }
    #expect(error?.message.contains("mended.csv") == true)
    try store.add("l", "2026-11", options: ImportOptions(replace: true, allowShrink: true)) {
      $0.row("A", net: "1")
    }
    #expect(try store.summary("l", "2026-11") == "A 1")
    #expect(try store.rows("SELECT file FROM edition_addition").isEmpty)
  }

  @Test(
    "Rows that are cut out of a list and added later give the catalogue of the whole list", arguments: 0..<80)
  func cutOut(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let months = ["2026-01", "2026-02", "2026-03"]
    let wholes = months.map { EditionOrderTests.randomEdition($0, &random) }
    let (whole, pieces) = (try TemporaryCatalogue(), try TemporaryCatalogue())
    let anything = ImportOptions(replace: true, allowShrink: true)
    var rest: [EditionDraft] = []
    for draft in wholes {
      // What is cut out stands at the end of the whole list.
      let count = draft.batch.rows.count
      let cut = Set(
        (0..<count).filter { Int.random(in: 0..<4, using: &random) == 0 && !draft.takesLastPrice($0) })
      let places = (0..<count).filter { !cut.contains($0) } + (0..<count).filter(cut.contains)
      try whole.catalogue.importEdition(draft.withRows(places), options: anything)
      try pieces.catalogue.importEdition(
        draft.withRows((0..<count).filter { !cut.contains($0) }), options: anything)
      rest.append(draft.withRows(cut.sorted()))
    }
    for index in rest.indices.shuffled(using: &random) where !rest[index].batch.rows.isEmpty {
      var draft = rest[index]
      draft.file = "mended-\(months[index]).csv"
      draft.sha256 = "mended"
      // In two pieces, sometimes.
      let count = draft.batch.rows.count
      let half = Bool.random(using: &random) ? count / 2 : count
      try pieces.catalogue.importEdition(draft.withRows(Array(0..<half)), options: adding)
      if half < count {
        try pieces.catalogue.importEdition(draft.withRows(Array(half..<count)), options: adding)
      }
    }
    for month in months {
      #expect(
        try pieces.items("list", month).map(\.withoutSources)
          == whole.items("list", month).map(\.withoutSources),
        "seed \(seed), \(month)")
    }
    #expect(try pieces.catalogue.check().findings == [])
    // And it goes on alike.
    for store in [whole, pieces] {
      try store.catalogue.removeEdition(list: "list", edition: label("2026-02"))
    }
    #expect(
      try pieces.items("list", "2026-03").map(\.withoutSources)
        == whole.items("list", "2026-03").map(\.withoutSources), "seed \(seed), removed")
    #expect(try pieces.catalogue.check().findings == [])
  }
}

extension EditionDraft {
  /// Whether a row deletes a price of an item that another row states without a price. Only the file knows that the item
  /// was stated by itself; in the catalogue it has its prices, and goes with the last of them.
  fileprivate func takesLastPrice(_ place: Int) -> Bool {
    let row = batch.rows[place]
    guard row.action == .delete, row.priceCount > 0 else { return false }
    let part = batch.text(.partNumber, of: batch.items[Int(row.item)])
    return batch.rows.contains {
      $0.priceCount == 0 && $0.action == .set
        && batch.text(.partNumber, of: batch.items[Int($0.item)]) == part
    }
  }

  /// The same list with some of its rows, in this order.
  fileprivate func withRows(_ places: [Int]) -> EditionDraft {
    var draft = self
    draft.batch.rows = places.map { batch.rows[$0] }
    return draft
  }
}

extension Item {
  fileprivate var withoutSources: Item {
    var item = self
    let nowhere = Source(file: "", line: 0, edition: source.edition)
    item.source = nowhere
    item.prices = prices.map { price in
      var price = price
      price.source = nowhere
      return price
    }.sorted { "\($0)" < "\($1)" }
    return item
  }
}
