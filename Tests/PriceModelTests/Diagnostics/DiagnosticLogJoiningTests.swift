import Testing

@testable import PriceModel

/// What is said of the parts of a file is put together as if it had been said in one.
@Suite("Logs of parts")
struct DiagnosticLogJoiningTests {
  private static let fault = DiagnosticCode(
    "a-fault", .error, "A fault.", accepted: "Something else.", remedy: "Mend it.")
  private static let doubt = DiagnosticCode(
    "a-doubt", .warning, "A doubt.", accepted: "Something else.", remedy: "Look at it.")

  private func say(_ line: Int, at place: Int, in log: inout DiagnosticLog) {
    switch line % 4 {
    case 0: log.add(Self.fault, "fault \(line % 8)", line: place, column: 2)
    case 1: log.add(Self.doubt, "doubt", line: place)
    case 2:
      log.count(.init(code: Self.doubt, column: 1, value: "\(line % 12)"), line: place, column: 1) {
        "counted"
      }
    default: log.count(.init(code: Self.fault, value: "x"), line: place, column: nil) { "all alike" }
    }
  }

  @Test("At every border, with more of a kind than is listed")
  func borders() {
    var whole = DiagnosticLog(file: "list.csv", limit: 7)
    for line in 1...60 { say(line, at: line, in: &whole) }
    for border in 0...60 {
      var first = DiagnosticLog(file: "list.csv", limit: 7)
      var second = first
      for line in 1...60 {
        if line <= border {
          say(line, at: line, in: &first)
        } else {
          say(line, at: line - border, in: &second)
        }
      }
      first.append(contentsOf: second, lines: border)
      #expect(first.finished() == whole.finished(), "border after \(border)")
      #expect(first.summaries == whole.summaries)
      #expect(first.warnings == whole.warnings)
      #expect(first.occurrences == 60)
    }
  }
}
