import Catalogue
import Foundation
import PriceModel
import Testing

@testable import SKUResolution

/// The options of a walk beside what plain counting over the rows gives.
@Suite("What the walk counts")
struct WalkCountingTests {
  private static let facets: [Facet] = [.program, .family, .offering, .level, .unit, .acquired, .language]
  private static let fields: [ItemField] = [
    .program, .family, .offering, .level, .unit, .acquired, .language,
  ]

  /// Items with few values of each facet; an empty one is not stated. No rule knows the program.
  private static func rows(_ seed: Int) -> [[String]] {
    var state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
    func random(_ count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    return (0..<600).map { _ in
      ["XX", "F\(random(40))", "O\(random(3))", "L\(random(2))", random(4) == 0 ? "" : "U\(random(3))"]
        + ["Y\(random(3))", random(2) == 0 ? "" : "L\(random(2))"]
    }
  }

  private static func table(_ rows: [[String]], in folder: URL) throws -> FacetTable {
    let catalogue = try PriceCatalogue.open(
      folder.appendingPathComponent("c.sqlite").path, mode: .createIfMissing)
    var batch = ItemBatch()
    for (index, row) in rows.enumerated() {
      var item = ItemContent()
      item[.partNumber] = batch.texts.intern("P\(index)")
      for (field, text) in zip(fields, row) { item[field] = batch.texts.intern(text) }
      let line = PriceLine(
        market: batch.texts.intern("PL"), currency: batch.texts.intern("PLN"), per: .unit, list: 100)
      batch.append(item: batch.intern(item), line: index + 2, prices: [line])
    }
    let edition = EditionLabel(ordinal: 24_322)
    _ = try catalogue.importEdition(
      EditionDraft(list: "xx", edition: edition, profile: "test", file: "x.csv", sha256: "0", batch: batch))
    return try catalogue.facetTable(
      ItemQuestion(editions: [EditionReference(list: "xx", edition: edition)]))
  }

  @Test("Options are what is left by all other decisions, counted row by row", arguments: 0..<8)
  func options(seed: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("walk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = Self.rows(seed)
    let table = try Self.table(rows, in: folder)
    for round in 0..<16 {
      // The values of a row for some facets, so that something is left.
      let row = rows[round * 31 % rows.count]
      var choices: [Facet: String] = [:]
      for (place, facet) in Self.facets.enumerated() where (round * 7 + seed * 3) >> place & 1 == 1 {
        choices[facet] = row[place]
      }
      let outcome = try Walk(over: table, request: WalkRequest(choices: choices)).run()
      #expect(outcome.unmatched == nil)

      var decided = choices
      for step in outcome.steps {
        guard let place = Self.facets.firstIndex(of: step.facet) else { continue }
        let left = rows.filter { row in
          zip(Self.facets, row).allSatisfy { facet, value in
            facet == step.facet || decided[facet].map { $0 == value } ?? true
          }
        }
        var counts: [String: Int] = [:]
        for row in left { counts[row[place], default: 0] += 1 }
        #expect(
          Dictionary(uniqueKeysWithValues: step.options.map { ($0.value ?? "", $0.items) }) == counts,
          "\(step.facet) after \(decided)")
        if let chosen = step.chosen, decided[step.facet] == nil { decided[step.facet] = chosen }
      }
      let items = rows.indices.filter { index in
        zip(Self.facets, rows[index]).allSatisfy { facet, value in decided[facet].map { $0 == value } ?? true
        }
      }
      #expect(outcome.items == items)
    }
  }
}
