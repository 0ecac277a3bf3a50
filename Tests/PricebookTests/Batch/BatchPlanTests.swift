import Foundation
import PriceModel
import Testing

@testable import Pricebook

@Suite("What a batch does about each request")
struct BatchPlanTests {
  private static let today = CalendarDate(year: 2026, month: 11, day: 20) ?? CalendarDate(dayNumber: 0)

  private func plan(
    _ numbers: [String], present: [String] = [], earlier: [String] = [],
    _ change: (inout Batch) -> Void = { _ in }
  ) throws -> BatchPlan {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("batch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in present { try Data("x".utf8).write(to: folder.appendingPathComponent(name)) }
    let lines = numbers.map {
      #"{"number": "\#($0)", "lines": [{"partNumber": "A", "quantity": 1}], "output": "{number}"}"#
    }
    var batch = Batch(
      try BatchRequests(Array(lines.joined(separator: "\n").utf8), file: "requests"), folder: folder.path)
    change(&batch)
    let entries = earlier.map { name in
      (name, BatchLogEntry(index: 1, line: 1, kind: .quote, status: .done, file: name))
    }
    return BatchPlan(
      try batch.understood(today: Self.today, raw: false), batch: batch, folder: try BatchFolder(folder.path),
      earlier: Dictionary(uniqueKeysWithValues: entries), reserved: Batch.logName)
  }

  private func steps(_ plan: BatchPlan) -> [String] {
    plan.items.map { item in
      switch item.step {
      case .make(let replaces): replaces ? "replace" : "make"
      case .compare: "compare"
      case .fail(let error): error.code
      }
    }
  }

  @Test(
    "of two requests with one name the second fails, also where only the case differs, and names the line of the first"
  )
  func sameName() throws {
    let plan = try plan(["a", "B", "A", "b ", "c"])
    #expect(steps(plan) == ["make", "make", "same-name", "same-name", "make"])
    guard case .fail(let error) = plan.items[2].step else { return }
    #expect(error.message.contains("line 1"), "\(error)")
  }

  @Test("a file that is not of the batch stays, unless it may be overwritten")
  func foreignFile() throws {
    #expect(steps(try plan(["a", "b"], present: ["a.json"])) == ["file-exists", "make"])
    #expect(
      steps(try plan(["a", "b"], present: ["a.json"]) { $0.resumes = true }) == ["file-exists", "make"])
    #expect(
      steps(try plan(["a", "b"], present: ["a.json"]) { $0.overwrites = true }) == ["replace", "replace"])
  }

  @Test("a file of an earlier run is compared before it stays or goes")
  func earlierFile() throws {
    let plan = try plan(
      ["a", "b"], present: ["a.json", "old.json"], earlier: ["a.json", "b.json", "old.json"]
    ) {
      $0.resumes = true
    }
    #expect(steps(plan) == ["compare", "make"])
    #expect(plan.remarks.contains { $0.contains("old.json") }, "\(plan.remarks)")
  }

  @Test("the log is no name for a document")
  func log() throws {
    #expect(steps(try plan(["batch-log"]) { $0.defaults.format = .jsonl }) == ["same-name"])
  }

  @Test("unfinished files of a run that was killed are removed and said")
  func leftovers() throws {
    let plan = try plan(["a"], present: [".pricebook-12.part", ".pricebook-13.part", ".other.part"])
    #expect(plan.remarks.contains { $0.contains("2 unfinished files") }, "\(plan.remarks)")
  }

  @Test("two batches cannot write into one folder at a time")
  func lock() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("batch-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try BatchFolder(folder)
    #expect(throws: PricebookError.self) { try BatchFolder(folder) }
    withExtendedLifetime(first) {}
  }
}
