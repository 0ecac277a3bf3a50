import Testing

@testable import Pricebook

@Suite("Patterns of names")
struct NamePatternTests {
  @Test("places are filled, each value made safe")
  func filled() throws {
    let pattern = try NamePattern("{customer} – {number}")
    #expect(try pattern.name(["customer": "../A/B", "number": "2026/117"]) == "A-B – 2026-117")
  }

  @Test("the ending names the form")
  func format() throws {
    #expect(try NamePattern("{number}.pdf").format == .pdf)
    #expect(try NamePattern("{number}.XLSX").format == .xlsx)
    #expect(try NamePattern("offer.txt").format == .table)
    #expect(try NamePattern("{number}.v2").format == nil)
    #expect(try NamePattern("{number}").format == nil)
  }

  @Test(
    "what cannot be a pattern says what can",
    arguments: [
      ("{nummber}", "did you mean “{number}”?"), ("{number", "without its other half"),
      ("number}", "without its other half"), ("{customer}/{number}", "not of a folder"), ("", "empty"),
    ])
  func faults(_ text: String, _ words: String) {
    do {
      _ = try NamePattern(text)
      Issue.record("“\(text)” is accepted")
    } catch {
      #expect(error.message.contains(words), "\(error.message)")
    }
  }

  @Test("a place without a value is a fault", arguments: [[:], ["number": "../"], ["number": " "]])
  func missing(_ values: [String: String]) throws {
    let pattern = try NamePattern("{number}")
    #expect(throws: NamePattern.Fault.self) { try pattern.name(values) }
  }

  @Test("every place has words for the page")
  func places() {
    #expect(Batch.namePlaces.allSatisfy { !$0.value.isEmpty })
    #expect(Set(Batch.namePlaces.map(\.key)).count == Batch.namePlaces.count)
  }
}
