import Foundation
import Testing

@testable import Pricebook

@Suite("The page of batches")
struct BatchPageTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Sources/Pricebook/Batch/BATCH.md").standardizedFileURL

  @Test("its tables list every field and every place of names")
  func tables() throws {
    let fields = BatchField.all.map { field in
      let kinds =
        field.kinds == BatchKind.allCases ? "all" : field.kinds.map(\.rawValue).joined(separator: ", ")
      return "| `\(field.name)` | \(kinds) | \(field.meaning) |"
    }
    let places = Batch.namePlaces.map { "| `{\($0.key)}` | \($0.value) |" }
    var lines = try String(contentsOf: Self.page, encoding: .utf8).components(separatedBy: "\n")
    let isRefreshing = ProcessInfo.processInfo.environment["PRICEBOOK_REFRESH_DOCUMENTATION"] != nil
    for (head, rows) in [("| field | of | says |", fields), ("| place | holds |", places)] {
      let start = try #require(lines.firstIndex(of: head)) + 2
      let end = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
      if !isRefreshing { #expect(Array(lines[start..<end]) == rows) }
      lines.replaceSubrange(start..<end, with: rows)
    }
    if isRefreshing {
      try lines.joined(separator: "\n").write(to: Self.page, atomically: true, encoding: .utf8)
    }
  }
}
