import PriceModel
import Testing

@testable import Catalogue

/// What a list says of its own rows against what happened (FORMATS §1, §2).
@Suite struct ClaimCheckTests {
  /// `part claim verdict` of each contradiction; `nil` if nothing was checked.
  private func contradictions(
    _ october: (inout DraftBuilder) -> Void, _ november: (inout DraftBuilder) -> Void
  ) throws -> [String]? {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-10", october)
    try store.add("l", "2026-11", november)
    let found = try store.catalogue.compare(list: "l", old: label("2026-10"), new: label("2026-11"))
    guard found.checkedClaims else { return nil }
    return found.contradictions.map {
      "\($0.identity.partNumber):\($0.source.line) \($0.claim) \($0.verdict.rawValue)"
    }
  }

  @Test("True claims are not mentioned")
  func truth() throws {
    #expect(
      try contradictions(
        {
          $0.row("A", net: "1", list: "2")
          $0.row("B", net: "1", list: "2")
        },
        {
          $0.row("A", net: "1", list: "2", claim: "Unchanged")
          $0.row("B", net: "1", list: "3", claim: "Change")
          $0.row("C", net: "1", list: "2", claim: "Add")
        }) == [])
  }

  @Test("A list without flags is not checked")
  func noClaims() throws {
    #expect(try contradictions({ $0.row("A", net: "1") }, { $0.row("A", net: "2") }) == nil)
  }

  @Test("False claims of each kind, with their lines")
  func lies() throws {
    #expect(
      try contradictions(
        {
          $0.row("A", net: "1", list: "2")
          $0.row("B", net: "1", list: "2")
          $0.row("C", net: "1", list: "2")
        },
        {
          $0.row("A", net: "1", list: "2", claim: "Change")
          $0.row("B", net: "1", list: "3", claim: "Unchanged")
          $0.row("C", net: "1", list: "2", claim: "Add")
          $0.row("D", net: "1", list: "2", claim: "Unchanged")
          $0.row("E", net: "1", list: "2", claim: "Change")
        })
        == [
          "A:2 Change false", "B:3 Unchanged false", "C:4 Add false", "D:5 Unchanged false",
          "E:6 Change false",
        ])
  }

  @Test("New Commerce's flag speaks of list prices: another net price or name is not said, but no lie")
  func silence() throws {
    let october: (inout DraftBuilder) -> Void = {
      $0.row("A", net: "1", list: "2")
      $0.row("B", name: "Old", net: "1", list: "2")
    }
    #expect(
      try contradictions(
        october,
        {
          $0.row("A", net: "1.5", list: "2", claim: "Unchanged")
          $0.row("B", name: "New", net: "1", list: "2", claim: "Unchanged")
        }) == ["A:2 Unchanged silent", "B:3 Unchanged silent"])
    // UNC of the legacy list speaks of the whole row.
    #expect(
      try contradictions(
        october,
        {
          $0.row("A", net: "1.5", list: "2", claim: "UNC")
          $0.row("B", name: "Old", net: "1", list: "2", claim: "UNC")
        }) == ["A:2 UNC false"])
  }

  @Test("Where an item has several rows, each is held against its own price")
  func rows() throws {
    #expect(
      try contradictions(
        {
          $0.row("A", net: "1", list: "2", currency: "EUR")
          $0.row("A", net: "10", list: "20", currency: "NOK")
        },
        {
          $0.row("A", net: "1", list: "2", currency: "EUR", claim: "Change")
          $0.row("A", net: "11", list: "22", currency: "NOK", claim: "Change")
        }) == ["A:2 Change false"])
  }

  @Test("Rows that say nothing are not taken to say that nothing changed")
  func blanks() throws {
    #expect(
      try contradictions(
        {
          $0.row("A", net: "1", list: "2")
          $0.row("B", net: "1", list: "2")
        },
        {
          $0.row("A", net: "1", list: "3")
          $0.row("B", net: "1", list: "2", claim: "Change")
          $0.row("C", net: "1", list: "2", claim: "Unchanged")
        }) == ["B:3 Change false"])
  }

  @Test(
    "PreviousValues are held against the edition before; blanks do not count",
    arguments: [
      ("{'ProductTitle': 'Microsoft 365 E5 Security ', 'SkuTitle': 'Old name'}", []),
      ("{'ProductTitle': 'Something else', 'SkuTitle': 'Old name'}", ["A:2 Change false"]),
      ("{\"SkuTitle\": \"It's old\"}", ["A:2 Change false"]), ("not a dictionary", []),
    ])
  func previousValues(text: String, expected: [String]) throws {
    #expect(
      try contradictions(
        { $0.row("A", name: "Old name", fields: [.family: "Microsoft 365 E5 Security"], net: "1") },
        {
          $0.row(
            "A", name: "New name", fields: [.family: "Microsoft Defender Suite"], net: "1", claim: "Change",
            previous: text)
        }) == expected)
  }

  @Test("A list speaks of its last edition: over others nothing is checked")
  func notNeighbours() throws {
    let store = try TemporaryCatalogue()
    for (month, net) in [("2026-09", "1"), ("2026-10", "1"), ("2026-11", "1")] {
      try store.add("l", month) { $0.row("A", net: net, claim: "Change") }
    }
    let far = try store.catalogue.compare(list: "l", old: label("2026-09"), new: label("2026-11"))
    #expect(!far.checkedClaims && far.contradictions.isEmpty)
    let near = try store.catalogue.compare(list: "l", old: label("2026-10"), new: label("2026-11"))
    #expect(near.checkedClaims && near.contradictions.count == 1)
  }

  @Test("Python's dictionaries are read with escapes and both quotes")
  func dictionaries() {
    #expect(
      PreviousValues(#"{'a': "it's", 'b': 'say \'hi\'', 'c': 12.5, 'd': None}"#)?.values.map { "\($0)=\($1)" }
        == ["a=it's", "b=say 'hi'", "c=12.5", "d=None"])
    #expect(PreviousValues("{}")?.values.isEmpty == true)
    for text in ["", "{", "{'a'}", "{'a': 'b'", "{'a': 'b'} x", "['a']"] {
      #expect(PreviousValues(text) == nil)
    }
  }
}
