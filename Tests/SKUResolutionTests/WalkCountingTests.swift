import Catalogue
import Foundation
import PriceModel
import Testing

@testable import SKUResolution

/// The options of a walk beside what plain counting over the rows gives.
@Suite("What the walk counts")
struct WalkCountingTests {
  private static let facets: [Facet] = [
    .program, .family, .itemName, .offering, .level, .unit, .acquired, .language,
  ]

  /// An item of a list with the markets where it has a price.
  private struct Row {
    /// By facet; an empty one is not stated.
    var values: [Facet: String]
    var markets: Set<String>

    /// The values that the row has of a facet.
    subscript(facet: Facet) -> [String] {
      switch facet {
      case .market: markets.sorted()
      case .currency: ["PLN"]
      default: [values[facet] ?? ""]
      }
    }

    func has(_ decided: [Facet: String], except facet: Facet? = nil) -> Bool {
      decided.allSatisfy { $0.key == facet || self[$0.key].contains($0.value) }
    }
  }

  /// Items with few values of each facet, which no rule knows; every third is in both lists.
  private static func lists(_ seed: Int) -> [[Row]] {
    var state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
    func random(_ count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    let rows = (0..<600).map { _ in
      let values: [Facet: String] = [
        .program: "XX", .family: "F\(random(40))", .itemName: "N\(random(5))", .offering: "O\(random(3))",
        .level: "L\(random(2))", .unit: random(4) == 0 ? "" : "U\(random(3))", .acquired: "Y\(random(3))",
        .language: random(2) == 0 ? "" : "L\(random(2))",
      ]
      return Row(values: values, markets: random(3) == 0 ? ["PL", "DE"] : random(2) == 0 ? ["PL"] : ["DE"])
    }
    return [rows, rows.indices.filter { $0 % 3 == 0 }.map { rows[$0] }]
  }

  private static func table(_ lists: [[Row]], in folder: URL) throws -> FacetTable {
    let catalogue = try PriceCatalogue.open(
      folder.appendingPathComponent("c.sqlite").path, mode: .createIfMissing)
    let edition = EditionLabel(ordinal: 24_322)
    for (number, rows) in lists.enumerated() {
      var batch = ItemBatch()
      for (index, row) in rows.enumerated() {
        var item = ItemContent()
        // The same number for the same item of both lists.
        item[.partNumber] = batch.texts.intern("P\(number == 0 ? index : 3 * index)")
        for (facet, text) in row.values {
          if let field = ItemField(facet) { item[field] = batch.texts.intern(text) }
        }
        let lines = row.markets.map { market in
          PriceLine(
            market: batch.texts.intern(market), currency: batch.texts.intern("PLN"), per: .unit, list: 100)
        }
        batch.append(item: batch.intern(item), line: index + 2, prices: lines)
      }
      _ = try catalogue.importEdition(
        EditionDraft(
          list: "list \(number)", edition: edition, profile: "test", file: "x.csv", sha256: "0", batch: batch)
      )
    }
    return try catalogue.facetTable(
      ItemQuestion(editions: lists.indices.map { EditionReference(list: "list \($0)", edition: edition) }))
  }

  @Test("Options are what is left by all other decisions, counted row by row", arguments: 0..<8)
  func options(seed: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("walk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let lists = Self.lists(seed)
    let table = try Self.table(lists, in: folder)
    #expect(table.contentCount == 600 && table.count == 800)
    for facet in Self.facets {
      #expect(table[facet] == (0..<table.contentCount).map { table.code(of: facet, content: $0) })
    }

    let rows = lists.flatMap(\.self)
    for round in 0..<32 {
      // The values of a row for some facets, so that something is left.
      let row = rows[round * 31 % rows.count]
      var choices: [Facet: String] = [:]
      for (place, facet) in (Self.facets + [.market]).enumerated()
      where (round * 7 + seed * 3) >> place & 1 == 1 {
        choices[facet] = row[facet][0]
      }
      let request = WalkRequest(choices: choices, asksEverything: round % 2 == 1)
      let outcome = try Walk(over: table, request: request).run()
      #expect(outcome.unmatched == nil)

      var decided = choices
      for step in outcome.steps {
        var counts: [String: Int] = [:]
        for row in rows where row.has(decided, except: step.facet) {
          for value in row[step.facet] { counts[value, default: 0] += 1 }
        }
        #expect(
          Dictionary(uniqueKeysWithValues: step.options.map { ($0.value ?? "", $0.items) }) == counts,
          "\(step.facet) after \(decided)")
        if let chosen = step.chosen, decided[step.facet] == nil { decided[step.facet] = chosen }
      }
      #expect(outcome.items.count == rows.count { $0.has(decided) })
    }
  }
}
