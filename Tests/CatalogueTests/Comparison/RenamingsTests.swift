import PriceModel
import Testing

@testable import Catalogue

@Suite struct RenamingsTests {
  private func renamed(
    _ october: (inout DraftBuilder) -> Void, _ november: (inout DraftBuilder) -> Void
  ) throws -> [String] {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-10", october)
    try store.add("l", "2026-11", options: ImportOptions(allowShrink: true), november)
    return try store.catalogue.compare(list: "l", old: label("2026-10"), new: label("2026-11")).renamed.map {
      "\($0.old.partNumber) → \($0.new.partNumber) \($0.reason.rawValue) \($0.similarity?.description ?? "-")"
    }
  }

  @Test("What the list says is said, also while the old part number is still there")
  func replacedBy() throws {
    #expect(
      try renamed(
        { $0.row("269-05623", name: "Office Pro", net: "1") },
        {
          $0.row("269-05623", name: "Office Pro", fields: [.replacedBy: "269-09046"], net: "1")
          $0.row("269-09046", name: "Office Pro", net: "1")
        }) == ["269-05623 → 269-09046 replaced-by 1.00"])
  }

  @Test("A successor that the list does not have is named all the same")
  func absentSuccessor() throws {
    #expect(
      try renamed({ $0.row("A", net: "1") }, { $0.row("A", fields: [.replacedBy: "B"], net: "1") })
        == ["A → B replaced-by -"])
  }

  private let facets: [ItemField: String] = [
    .family: "Contoso Planner", .term: "P1Y", .segment: "commercial",
  ]

  @Test("Gone and new with the same facets and nearly the same name")
  func nameMatch() throws {
    #expect(
      try renamed(
        { $0.row("A", name: "Contoso Planner Plan Premium", fields: facets, net: "1") },
        { $0.row("B", name: "Contoso Planner Plan Premium Edition", fields: facets, net: "2") }
      ).first?.hasPrefix(
        "A → B name-match 0.") == true)
  }

  @Test(
    "Another facet, another number in the name, another product: no match",
    arguments: [
      ("Contoso Planner Plan", "P1M", "Contoso Planner"),
      ("Contoso Planner Plan 2", "P1Y", "Contoso Planner"),
      ("Contoso Planner Plan", "P1Y", "Fabrikam Tracker"),
      ("Contoso Archive Storage", "P1Y", "Contoso Planner"),
    ])
  func noMatch(name: String, term: String, family: String) throws {
    var others = facets
    others[.term] = term
    others[.family] = family
    #expect(
      try renamed(
        { $0.row("A", name: "Contoso Planner Plan", fields: facets, net: "1") },
        { $0.row("B", name: name, fields: others, net: "1") }) == [])
  }

  @Test("Words that all names of a price list share make no two products alike")
  func commonWords() throws {
    let words = "ALNG LicSAPk OLV NL 1Y Acq Y1 AddProd"
    #expect(
      try renamed(
        {
          for name in ["Amber Planner", "Cobalt Portal", "Delta Mail"] {
            $0.row(name, name: "\(name) \(words)", net: "1")
          }
        },
        { for name in ["Ember Forms", "Hazel Vault"] { $0.row(name, name: "\(name) \(words)", net: "1") } })
        == [])
  }

  @Test("Each item is in one pair, and the best pair wins")
  func best() throws {
    #expect(
      try renamed(
        { $0.row("A", name: "Contoso Planner Plan Premium Device", fields: facets, net: "1") },
        {
          $0.row("B", name: "Contoso Planner Plan Premium Device User", fields: facets, net: "1")
          $0.row("C", name: "Contoso Planner Plan Premium Device", fields: facets, net: "1")
        }) == ["A → C name-match 1.00"])
  }
}
