import Catalogue
import Foundation
import Licensing
import PriceModel
import Testing

@testable import SKUResolution

/// A list of Open Value in a catalogue of its own: family, offering, level, unit, acquisition year.
private func walk(
  _ rows: [[String]], choices: [Facet: String] = [:], facts: AgreementFacts = AgreementFacts()
) throws -> WalkOutcome {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("walk-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let catalogue = try PriceCatalogue.open(
    folder.appendingPathComponent("c.sqlite").path, mode: .createIfMissing)
  var batch = ItemBatch()
  for (index, row) in rows.enumerated() {
    var item = ItemContent()
    item[.partNumber] = batch.texts.intern("AAA-0000\(index)")
    let fields: [ItemField] = [.program, .family, .offering, .level, .unit, .acquired]
    for (field, text) in zip(fields, row) { item[field] = batch.texts.intern(text) }
    let line = PriceLine(
      market: batch.texts.intern("PL"), currency: batch.texts.intern("PLN"), per: .unit, list: 100)
    batch.append(item: batch.intern(item), line: index + 2, prices: [line])
  }
  let edition = EditionLabel(ordinal: 24_322)
  _ = try catalogue.importEdition(
    EditionDraft(list: "ov-pl", edition: edition, profile: "test", file: "ov.csv", sha256: "0", batch: batch))
  let table = try catalogue.facetTable(
    ItemQuestion(editions: [EditionReference(list: "ov-pl", edition: edition)]))
  return try Walk(over: table, request: WalkRequest(choices: choices, facts: facts)).run()
}

private let project = [
  ["OV", "Project Standard", "ADD", "NL", "1Y", "Y1"], ["OV", "Project Standard", "ADD", "NL", "1Y", "Y2"],
  ["OV", "Project Standard", "ADD", "NL", "1Y", "Y3"], ["OV", "Project Standard", "ADD", "NL", "3Y", "Y1"],
  ["OV", "Project Standard", "ADD", "NL", "2Y", "Y2"],
]

@Suite("The walk")
struct WalkTests {
  @Test("takes steps with one option by itself and stops at the first open question")
  func takesSingles() throws {
    let outcome = try walk(project)
    #expect(outcome.next == .unit)
    #expect(
      outcome.selection == [.program: "OV", .family: "Project Standard", .offering: "ADD", .level: "NL"])
    #expect(outcome.steps.last?.options.map { "\($0.value ?? "") \($0.items)" } == ["1Y 3", "2Y 1", "3Y 1"])
    #expect(outcome.items.count == 5)
  }

  @Test("a choice counts for the questions before it, too")
  func choicesNarrowEarlierQuestions() throws {
    let rows = project + [["OV", "Core CAL", "ENT", "C", "1Y", "Y1"]]
    let outcome = try walk(rows, choices: [.unit: "3Y"])
    #expect(outcome.selection[.family] == "Project Standard")
    #expect(outcome.selection[.acquired] == "Y1")
    #expect(outcome.next == nil)
    #expect(outcome.items.count == 1)
    // The question itself still shows what the other decisions leave.
    #expect(outcome.steps.first { $0.facet == .unit }?.options.map(\.value) == ["1Y", "2Y", "3Y"])
  }

  @Test(
    "the way of paying decides the unit: known from the field",
    arguments: [
      ("spread", "Y1", 0), ("spread", "Y2", 1), ("spread", "Y3", 2), ("prepaid", "Y1", 3),
      ("prepaid", "Y2", 4),
      ("prepaid", "Y3", 2),
    ])
  func payment(_ payment: String, _ acquired: String, _ item: Int) throws {
    let outcome = try walk(
      project, choices: [.acquired: acquired], facts: AgreementFacts(payment: Payment(rawValue: payment)))
    #expect(outcome.items == [item])
    #expect(outcome.next == nil)
  }

  @Test("a choice that a rule refuses ends the walk with the rule")
  func refusedChoice() throws {
    let outcome = try walk(
      [["OV", "Core CAL", "ENT", "C", "1Y", "Y1"], ["OV", "Core CAL", "ENT", "NL", "1Y", "Y1"]],
      choices: [.level: "C"], facts: AgreementFacts(organisationWide: true, desktops: 60))
    #expect(outcome.refusedChoices.map(\.rule) == ["LVL-1"])
  }

  @Test("a value that a rule refuses is no option any more, and the rest goes on")
  func refusedOption() throws {
    let outcome = try walk(
      [["OV", "Core CAL", "ENT", "C", "1Y", "Y1"], ["OV", "Core CAL", "ENT", "NL", "1Y", "Y1"]],
      facts: AgreementFacts(organisationWide: true, desktops: 250))
    #expect(outcome.refused.map(\.value) == ["NL"])
    #expect(outcome.selection[.level] == "C")
    #expect(outcome.items == [0])
  }

  @Test("a choice that no item has is reported with what there is")
  func unmatched() throws {
    let outcome = try walk(project, choices: [.level: "D"])
    #expect(outcome.unmatched?.facet == .level)
    #expect(outcome.unmatched?.options.map(\.value) == ["NL"])
  }

  @Test("of values that differ in case only the exact one is meant, else the first, and the answer names it")
  func spellings() throws {
    let rows = ["core CAL", "Core Cal", "CORE cal"].map { ["XX", $0, "ENT", "C", "1Y", "Y1"] }
    for (choice, family, item) in [
      ("Core CAL", "CORE cal", 2), ("core CAL", "core CAL", 0), ("Core Cal", "Core Cal", 1),
    ] {
      let outcome = try walk(rows, choices: [.family: choice])
      #expect(outcome.selection[.family] == family)
      #expect(outcome.items == [item])
    }
  }

  @Test("an empty choice asks for items that do not state the facet")
  func notStated() throws {
    let rows = [["OVS", "Office", "ENT", "NL", "1Y"], ["OVS", "Office", "ENT", "NL", "1Y", "Y1"]]
    #expect(try walk(rows, choices: [.acquired: ""]).items == [0])
    #expect(try walk(rows, choices: [.acquired: "Y1"]).items == [1])
  }

  @Test("New Commerce asks for family, SKU title, segment, term and billing")
  func newCommerceOrder() {
    #expect(
      FacetOrder.facets(of: "CSP-NCE")
        == [.program, .family, .itemName, .segment, .term, .billing, .market, .currency])
  }
}
