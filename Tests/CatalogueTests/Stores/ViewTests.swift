import GRDBSQLite
import PriceModel
import Testing

@testable import Catalogue

/// The views, asked through SQLite's own interface, as a BI program asks.
@Suite struct ViewTests {
  /// The rows of a question, their columns with a blank between them; NULL is `–`.
  private func ask(_ store: TemporaryCatalogue, _ sql: String) throws -> [String] {
    struct Failure: Error { var message: String }
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    guard sqlite3_open_v2(store.path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else {
      throw Failure(message: "not opened")
    }
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
      throw Failure(message: String(cString: sqlite3_errmsg(connection)))
    }
    var rows: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let columns = (0..<sqlite3_column_count(statement)).map { column in
        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "–"
      }
      rows.append(columns.joined(separator: " "))
    }
    return rows
  }

  /// Today as SQLite's clock has it, which is what the view goes by.
  private func today() throws -> CalendarDate {
    let day = try ask(TemporaryCatalogue(), "SELECT date('now')")[0]
    return try #require(CalendarDate(day))
  }

  private func day(_ today: CalendarDate, _ offset: Int32) -> String {
    CalendarDate(dayNumber: today.dayNumber + offset).description
  }

  @Test("price_history has every price of every edition, also of those that changed nothing")
  func history() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-01") { $0.row("A", net: "1.50", list: "2") }
    try store.add("l", "2026-02") { $0.row("A", net: "1.50", list: "2") }
    try store.add("l", "2026-04") {
      $0.row("A", net: "1.60", list: "2", min: "10", max: "19")
      $0.row("B", other: "7", type: "UVP", market: nil, currency: "EUR", from: "2026-04-01", to: "2026-04-30")
    }
    #expect(
      try ask(
        store,
        """
        SELECT edition, part_number, market, currency, net, list_price, other, price_type, min_quantity, max_quantity,
          valid_from, valid_to, per, from_edition, until_edition, file, line
        FROM price_history ORDER BY edition, part_number
        """) == [
          "2026-01 A US USD 1.5 2.0 – – – – – – term 2026-01 2026-04 l-2026-01.csv 2",
          "2026-02 A US USD 1.5 2.0 – – – – – – term 2026-01 2026-04 l-2026-01.csv 2",
          "2026-04 A US USD 1.6 2.0 – – 10 19 – – term 2026-04 – l-2026-04.csv 2",
          "2026-04 B – EUR – – 7.0 UVP – – 2026-04-01 2026-04-30 term 2026-04 – l-2026-04.csv 3",
        ])
    #expect(
      try ask(
        store,
        "SELECT part_number, item_name, from_edition, until_edition FROM item_listing ORDER BY part_number")
        == ["A Product A 2026-01 –", "B Product B 2026-04 –"])
  }

  @Test(
    "current_price has the edition that has begun, and of several dated prices the one in force by the list's policy"
  )
  func current() throws {
    let today = try today()
    let month = EditionLabel(today)
    let store = try TemporaryCatalogue()
    let anything = ImportOptions(allowShrink: true)
    func add(
      _ list: String, _ edition: EditionLabel, _ policy: InForcePolicy, _ rows: (inout DraftBuilder) -> Void
    )
      throws
    {
      var draft = DraftBuilder(list, edition.description)
      draft.inForce = policy
      rows(&draft)
      try store.catalogue.importEdition(draft.draft, options: anything)
    }
    for (list, policy) in [("first", InForcePolicy.endsFirst), ("last", .endsLast)] {
      try add(list, month.previous, policy) { $0.row("A", net: "1") }
      try add(list, month, policy) {
        $0.row("A", net: "5", from: day(today, -9), to: day(today, 2))
        $0.row("A", net: "6", from: day(today, -1))
        $0.row("B", net: "7", to: day(today, -1))
        $0.row("B", net: "8", from: day(today, 1))
        $0.row("C", net: "9", from: day(today, 0), to: day(today, 0))
        $0.row("C", net: "10", market: "CA")
      }
      try add(list, month.next, policy) { $0.row("A", net: "99") }
    }
    // A list that begins next month has no current price.
    try add("later", month.next, .endsFirst) { $0.row("A", net: "99") }
    #expect(
      try ask(
        store, "SELECT list, part_number, market, net FROM current_price ORDER BY list, part_number, market")
        == [
          "first A US 5.0", "first C CA 10.0", "first C US 9.0", "last A US 6.0", "last C CA 10.0",
          "last C US 9.0",
        ])
    #expect(try ask(store, "SELECT DISTINCT edition FROM current_price") == [month.description])
  }

  @Test("A view and the catalogue say the same of any edition", arguments: 0..<10)
  func agreement(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let store = try TemporaryCatalogue()
    let months = ["2026-01", "2026-02", "2026-03"]
    for month in months {
      try store.catalogue.importEdition(
        EditionOrderTests.randomEdition(month, &random), options: ImportOptions(allowShrink: true))
    }
    for month in months {
      let net = try store.items("list", month).flatMap { item in
        item.prices.filter { $0.kind == .net }.map {
          "\(item.partNumber) \($0.market ?? "–") \($0.amount.normalized)"
        }
      }
      let seen = try ask(
        store,
        """
        SELECT part_number, market, printf('%g', net) FROM price_history
        WHERE edition = '\(month)' AND net IS NOT NULL
        """)
      #expect(seen.sorted() == net.sorted(), "seed \(seed), \(month)")
    }
  }
}
