import PriceModel
import Testing

@Suite("The log of diagnostics")
struct DiagnosticLogTests {
  private let fault = DiagnosticCode(
    "bad-thing", .error, "A thing is bad.", accepted: "a thing", remedy: "Mend it.")
  private let remark = DiagnosticCode(
    "odd-thing", .warning, "It is odd.", accepted: "an even", remedy: "None.")

  @Test("Nothing vanishes: what is not listed is counted, with its last line")
  func bounded() {
    var log = DiagnosticLog(file: "f", limit: 3)
    for line in 2...11 { log.add(fault, "bad", line: line) }
    let listed = log.finished()
    #expect(listed.map(\.line) == [2, 3, 4, 11])
    #expect(
      listed.last?.message == "7 more of this kind are counted and not listed; the last stands in line 11")
    #expect(log.summaries.map(\.count) == [10])
    #expect(log.summaries.map(\.firstLines) == [[2, 3, 4, 5, 6]])
  }

  @Test("Counted warnings are listed once for each subject, and all are in the summary")
  func counted() {
    var log = DiagnosticLog(file: "f")
    for (line, value) in [(9, "b"), (3, "a"), (4, "a"), (5, "b"), (8, "a")] {
      log.count(.init(code: remark, value: value), line: line, column: 1, value: value) {
        "“\(value)” is odd"
      }
    }
    #expect(log.finished().map(\.message) == ["“a” is odd (in 3 rows)", "“b” is odd (in 2 rows)"])
    #expect(log.summaries.map(\.count) == [5])
    #expect(log.summaries.map(\.firstLines) == [[3, 4, 5, 8, 9]])
    #expect(log.warnings == 2)
  }

  @Test("Errors stand before warnings in the summary, and summaries of a file are added up")
  func summaries() {
    var log = DiagnosticLog(file: "f")
    log.add(remark, "odd")
    log.add(fault, "bad", line: 7)
    let other = DiagnosticSummary(file: "f", code: fault, count: 2, firstLines: [1, 9])
    let merged = DiagnosticSummary.merged(log.summaries + [other])
    #expect(merged.map(\.code) == ["bad-thing", "odd-thing"])
    #expect(merged.map(\.count) == [3, 1])
    #expect(merged.map(\.firstLines) == [[1, 7, 9], []])
  }

  @Test("A code keeps its words and a diagnostic may know what is accepted more closely")
  func words() {
    let general = Diagnostic(fault, "bad", file: "f", line: 1, column: 2)
    #expect(general.description == "f:1:2: error: bad [bad-thing]")
    #expect((general.expected, general.remedy) == ("a thing", "Mend it."))
    #expect(Diagnostic(fault, "bad", file: "f", expected: "this thing").expected == "this thing")
  }
}
