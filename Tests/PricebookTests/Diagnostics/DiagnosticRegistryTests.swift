import Foundation
import PriceModel
import Pricebook
import Testing

/// The codes are a contract, and the tables are all of them.
@Suite struct DiagnosticRegistryTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every source file of the product, by its path below `Sources`.
  private static let sources: [String: String] = {
    let folder = root.appending(path: "Sources")
    let names = FileManager.default.subpaths(atPath: folder.path(percentEncoded: false)) ?? []
    var sources: [String: String] = [:]
    for name in names where name.hasSuffix(".swift") {
      sources[name] = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return sources
  }()

  /// The members of the tables as the sources declare them: their names with their ids.
  private static let declared: [(member: String, id: String)] = sources.filter {
    $0.key.contains("/Diagnostics/")
  }.values.flatMap { source in
    source.matches(of: /static let (\w+) = DiagnosticCode\(\s*"([^"]*)"/).map {
      (String($0.output.1), String($0.output.2))
    }
  }

  @Test func everyCodeIsMadeInATableAndNowhereElse() throws {
    let made = Self.sources.values.reduce(0) {
      $0 + $1.components(separatedBy: "= DiagnosticCode(").count - 1
    }
    #expect(made == Self.declared.count)
    let elsewhere = Self.sources.filter { name, source in
      !name.contains("/Diagnostics/") && source.contains("DiagnosticCode(")
    }
    #expect(elsewhere.keys.sorted() == [])
    #expect(made > 100)
    let listed = DiagnosticRegistry.all.map(\.id).sorted()
    #expect(listed == Self.declared.map(\.id).sorted())
  }

  @Test func noCodeStandsTwice() {
    let counts = Dictionary(grouping: DiagnosticRegistry.all) { "\($0.severity) \($0.id)" }
    #expect(counts.filter { $1.count > 1 }.keys.sorted() == [])
    let members = Dictionary(grouping: Self.declared, by: \.member)
    #expect(members.filter { $1.count > 1 }.keys.sorted() == [])
  }

  @Test func everyCodeIsUsedOutsideOfItsTable() {
    var used: Set<String> = []
    for (name, source) in Self.sources where !name.contains("/Diagnostics/DiagnosticCode+") {
      // In tables that stand in other files the members are declared and listed without a point before them.
      for part in source.split(separator: ".").dropFirst() {
        used.insert(String(part.prefix { $0.isLetter || $0.isNumber }))
      }
    }
    let unused = Self.declared.map(\.member).filter { !used.contains($0) }
    #expect(unused.sorted() == [])
  }

  @Test func idsAreLowerCaseWithHyphens() {
    for code in DiagnosticRegistry.all {
      #expect(code.id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(code.id)")
    }
  }

  @Test func theWordsOfACodeAreSentencesAndNoneIsEmpty() {
    for code in DiagnosticRegistry.all {
      #expect(code.summary.hasSuffix("."), "\(code.id): \(code.summary)")
      #expect(code.remedy.hasSuffix("."), "\(code.id): \(code.remedy)")
      #expect(!code.accepted.isEmpty && !code.accepted.hasSuffix("."), "\(code.id): \(code.accepted)")
    }
  }

  /// What callers match on today. A code may be added; none may change or go.
  @Test func theIDsOfTheContractStay() {
    let contract = [
      "bad-number", "bad-date", "bad-currency", "missing-value", "missing-currency", "short-row", "long-row",
      "duplicate-column", "stray-quote", "quote-never-closed", "limit-record", "limit-depth", "limit-text",
      "limit-attributes", "malformed-encoding", "unknown-encoding", "encoding-assumed",
      "decimal-mark-assumed",
      "ambiguous-format", "not-recognised", "missing-column", "unknown-profile", "bad-profile",
      "edition-assumed", "edition-unknown", "repeated-row", "blank-row", "footer-row", "rows-above-header",
      "unterminated-last-record", "entity-reference", "external-entity", "unused-entity",
      "xml-not-well-formed", "unknown-value", "name-contradicts-column", "program-ambiguous",
      "delete-absent", "description-differs", "edition-exists", "shrunk", "no-such-catalogue",
      "not-a-catalogue", "newer-schema", "older-schema", "no-such-list", "no-such-edition", "damaged",
      "storage",
      "cannot-read", "cannot-write", "several-lists", "several-skus", "nothing-found", "no-price", "refused",
      "violations", "superseded",
    ]
    let ids = Set(DiagnosticRegistry.all.map(\.id))
    #expect(contract.filter { !ids.contains($0) } == [])
  }
}
