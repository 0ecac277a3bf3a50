import Foundation
import Testing

@testable import PriceListReading

@Suite("The table of limits in the README")
struct LimitDocumentationTests {
  @Test("It has every limit as the registry has it")
  func table() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: package.appendingPathComponent("README.md"), encoding: .utf8)
    for limit in ReadingLimit.allCases {
      #expect(text.contains("| `\(limit.name)` | \(limit.summary) | \(limit.shown(limit.standard)) |\n"))
    }
  }
}
