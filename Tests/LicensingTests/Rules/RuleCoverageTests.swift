import Foundation
import Testing

@testable import Licensing

@Suite("The tests of the rules")
struct RuleCoverageTests {
  @Test("every rule has a test that is named after it", arguments: RuleBook.all)
  func coverage(_ rule: Rule) throws {
    #expect(try Self.sources().contains("\(rule.id): "), "no test is named “\(rule.id): …”")
  }

  /// All test sources but this one.
  private static func sources() throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try files.filter { $0.hasSuffix(".swift") && !$0.hasSuffix("RuleCoverageTests.swift") }.sorted()
      .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
      .joined()
  }
}
