import Testing

@testable import Licensing

@Suite("The rule book")
struct RuleBookTests {
  @Test("holds all 129 rules once, in the order of their sections")
  func completeness() {
    let sections: [(String, Int)] = [
      ("SEL", 13), ("LVL", 7), ("FTE", 8), ("CMP", 9), ("ADD", 5), ("UTD", 6), ("PP", 16), ("ORD", 9),
      ("STP", 9), ("OLS", 7), ("NCE", 17), ("CSP", 5), ("OPN", 5), ("REN", 6), ("WIN", 7),
    ]
    let expected = sections.flatMap { section, count in (1...count).map { "\(section)-\($0)" } }
    #expect(expected.count == 129)
    #expect(RuleBook.all.map(\.id) == expected)
  }

  @Test("finds a rule by its ID in any case")
  func lookup() throws {
    let rule = try #require(RuleBook.rule("lvl-1"))
    #expect(rule.statement.contains("5–249 desktops → NL; 250 and more → C"))
    #expect(rule.source.tag == "OV")
    #expect(rule.source.title == "Open Value and Open Value Subscription ordering")
    #expect(rule.source.section == "Price levels")
    #expect(RuleBook.rule("LVL-8") == nil)
  }

  @Test("keeps statements as plain sentences", arguments: RuleBook.all)
  func statements(_ rule: Rule) {
    #expect(!rule.statement.isEmpty)
    for mark in ["*", "`", "\\", "  ", " :", " .", "\n"] {
      #expect(!rule.statement.contains(mark), "\(rule.id) has “\(mark)”")
      #expect(rule.example?.contains(mark) != true, "\(rule.id) has “\(mark)” in its example")
    }
    #expect(rule.example?.isEmpty != true)
  }

  @Test("cites only rules that exist", arguments: RuleBook.all)
  func citations(_ rule: Rule) {
    for word in rule.statement.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }) {
      let parts = word.split(separator: "-")
      guard parts.count == 2, parts[0].count >= 2, parts[0].allSatisfy(\.isUppercase),
        parts[1].allSatisfy(\.isNumber), RuleBook.all.contains(where: { $0.id.hasPrefix(parts[0] + "-") })
      else { continue }
      #expect(RuleBook.rule(String(word)) != nil, "\(rule.id) cites \(word)")
    }
  }
}
