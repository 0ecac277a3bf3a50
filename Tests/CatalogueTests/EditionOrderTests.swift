import PriceModel
import Testing

@testable import Catalogue

/// An edition inserted, replaced or removed anywhere gives the same catalogue as importing in order.
@Suite struct EditionOrderTests {
  @Test(
    "Any order of imports, replacements and removals gives the catalogue of importing in order",
    arguments: 0..<60)
  func anyOrder(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let months = ["2026-01", "2026-02", "2026-03", "2026-05", "2026-06", "2026-09"]
    let final = months.map { Self.randomEdition($0, &random) }

    let inOrder = try TemporaryCatalogue()
    for draft in final { try inOrder.catalogue.importEdition(draft, options: Self.anything) }

    let disorder = try TemporaryCatalogue()
    // What imports are held against was read at some time before, and may be out of date by then.
    var earlier: [EditionLabel: EarlierState] = [:]
    func importEdition(_ draft: EditionDraft) throws {
      var draft = draft
      draft.earlier = earlier[draft.edition]
      try disorder.catalogue.importEdition(draft, options: Self.anything)
    }
    for index in final.indices.shuffled(using: &random) {
      for draft in final where Int.random(in: 0..<3, using: &random) == 0 {
        earlier[draft.edition] = try disorder.catalogue.earlierState(of: "List", at: draft.edition)
      }
      // Sometimes first with other content, to be replaced; sometimes imported, removed, and imported again.
      if Int.random(in: 0..<3, using: &random) == 0 {
        var other = Self.randomEdition(months[index], &random)
        other.sha256 = "other"
        try importEdition(other)
        if Bool.random(using: &random) {
          try disorder.catalogue.removeEdition(list: "list", edition: other.edition)
        }
      }
      try importEdition(final[index])
    }
    // And editions that come and go at months of their own.
    for month in ["2025-12", "2026-04", "2026-12"] where Bool.random(using: &random) {
      try disorder.catalogue.importEdition(Self.randomEdition(month, &random), options: Self.anything)
      try disorder.catalogue.removeEdition(list: "list", edition: label(month))
    }

    for month in months {
      #expect(try disorder.items("list", month) == inOrder.items("list", month), "seed \(seed), \(month)")
    }
    // Not only the answers: the ranges, their lines and the packed lines are the same.
    for sql in [Self.prices, Self.listings] {
      #expect(try disorder.rows(sql) == inOrder.rows(sql), "seed \(seed)")
    }
    for month in months {
      #expect(try Self.lines(month, disorder) == Self.lines(month, inOrder), "seed \(seed), \(month)")
    }
  }

  @Test("What was read before an import serves it until the list changes, whatever other lists do")
  func earlierStates() throws {
    let store = try TemporaryCatalogue()
    func holds(_ state: EarlierState, _ month: String) throws -> Bool {
      try store.catalogue.store.read { reading in
        let editions = try reading.editions(of: "one")
        let place = EditionPlace(label(month).ordinal, among: editions)
        return try state.holds(try #require(editions.first).listID, place, in: reading)
      }
    }
    #expect(try store.catalogue.earlierState(of: "one", at: label("2026-02")) == nil)
    try store.add("one", "2026-01") { $0.row("A", net: "1") }
    let state = try #require(try store.catalogue.earlierState(of: "ONE", at: label("2026-02")))
    #expect(state.before.prices.count == 1 && state.before.listings.count == 1)
    try store.add("two", "2026-01") { $0.row("A", net: "5") }
    #expect(try holds(state, "2026-02"))
    #expect(try !holds(state, "2026-03"))
    // The same file with other content, recorded alike.
    try store.add("one", "2026-01", options: ImportOptions(replace: true)) { $0.row("A", net: "2") }
    #expect(try !holds(state, "2026-02"))
    var draft = DraftBuilder("one", "2026-02")
    draft.row("A", net: "1")
    var late = draft.draft
    late.earlier = state
    #expect(try store.catalogue.importEdition(late).changed == 1)
    #expect(try store.summary("one", "2026-02") == "A 1")
  }

  private static let anything = ImportOptions(replace: true, allowShrink: true)

  private static let prices = """
    SELECT part_number || ' ' || coalesce(market, '') || ' ' || coalesce(valid_from, '') || ' '
      || coalesce(net, '') || ' ' || coalesce(list_price, '') || ' ' || from_edition || ' '
      || coalesce(until_edition, '…') || ' ' || line AS row FROM item_price ORDER BY row
    """
  private static let listings = """
    SELECT part_number || ' ' || item_name || ' ' || from_edition || ' ' || coalesce(until_edition, '…') || ' '
      || line AS row FROM item_listing ORDER BY row
    """

  /// The lines of an edition's own file, fact by fact; numbers of the store differ with the order of imports.
  private static func lines(_ month: String, _ store: TemporaryCatalogue) throws -> [UInt32] {
    try store.catalogue.store.read { reading in
      let record = try #require(try reading.editions(of: "list").first { $0.info.edition == label(month) })
      var listings = 0
      var prices = 0
      let window = RangeWindow.at(record.month, of: record.listID)
      try reading.eachListing(window, key: nil) { _ in listings += 1 }
      try reading.eachPrice(window, key: nil) { _ in prices += 1 }
      let packed = try reading.packedLines(of: record.listID, at: record.month)
      let unpacked = try #require(PackedLines.unpack(packed.listings, count: listings))
      return (unpacked + (try #require(PackedLines.unpack(packed.prices, count: prices)))).sorted()
    }
  }

  /// A small list where everything happens often: names change, amounts come back, rows repeat, items are deleted,
  /// and a third of the editions is incremental.
  static func randomEdition(_ month: String, _ random: inout SplitMix) -> EditionDraft {
    let isIncremental = Int.random(in: 0..<3, using: &random) == 0
    var draft = DraftBuilder("list", month, merging: isIncremental ? .incremental : .full)
    draft.line = Int.random(in: 2..<5, using: &random)
    for part in ["A", "B", "C", "D", "E"].shuffled(using: &random) {
      for market in ["US", "CA"] where Int.random(in: 0..<3, using: &random) > 0 {
        let name = Int.random(in: 0..<4, using: &random) == 0 ? "Renamed \(part)" : "Product \(part)"
        switch Int.random(in: 0..<12, using: &random) {
        case 0: draft.delete(part)
        case 1: draft.delete(part, net: "1", market: market)
        case 2: draft.row(part, name: name)
        default:
          draft.row(
            part, name: name, net: ["1", "2", "2.0"].randomElement(using: &random),
            list: [nil, "3"].randomElement(using: &random) ?? nil, market: market,
            from: [nil, "2026-01-01"].randomElement(using: &random) ?? nil)
        }
        draft.line += Int.random(in: 0..<2, using: &random)
      }
    }
    return draft.draft
  }
}

/// A small generator of reproducible random numbers (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
