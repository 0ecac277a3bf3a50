import PriceModel
import Testing

@testable import Reporting

@Suite("Rows that are made when they are needed")
struct LazyRowsTests {
  /// Counts bytes and line feeds and keeps nothing.
  private struct CountingOutput: ReportOutput {
    var lines = 0

    mutating func write(_ bytes: UnsafeRawBufferPointer) {
      for byte in bytes where byte == UInt8(ascii: "\n") { lines += 1 }
    }
  }

  private struct Failure: Error {}

  private func report(rows: Int) -> Report {
    let table = Table(
      columns: [TableColumn("Part"), TableColumn("Price", kind: .amount)],
      rows: {
        (0..<rows).lazy.map { number in
          .body([
            .text("W06-\(number)"),
            .amount(ExactDecimal(mantissa: Int64(number), scale: 2), minimumDigits: 2),
          ])
        }
      })
    return Report(title: "T", sections: [.init(tables: [table])])
  }

  @Test("may be made from their numbers, as often as they are asked for")
  func numbered() throws {
    let table = Table(columns: [TableColumn("Number", kind: .integer)], count: 3) { .body([.integer($0)]) }
    for _ in 0..<2 {
      #expect(try table.firstRows(5) == [0, 1, 2].map { .body([.integer($0)]) })
    }
    #expect(try table.firstRows(2).count == 2)
    #expect(try Table(columns: [], count: 0) { _ in .body([]) }.firstRows(1).isEmpty)
  }

  @Test("pass through every renderer, 100,000 of them")
  func many() throws {
    let report = report(rows: 100_000)
    var output = CountingOutput()
    try TerminalRenderer(width: 80).render(report, to: &output)
    // Title, blank line, heading and rule.
    #expect(output.lines == 100_004)
    output.lines = 0
    try CSVRenderer().render(report, to: &output)
    #expect(output.lines == 100_001)
    output.lines = 0
    try MarkdownRenderer().render(report, to: &output)
    #expect(output.lines == 100_004)
  }

  @Test("end the rendering with the error that making them throws")
  func failure() {
    let table = Table(columns: [TableColumn("a")], rows: { throw Failure() })
    let report = Report(title: "T", sections: [.init(tables: [table])])
    var output = MemoryOutput()
    #expect(throws: Failure.self) { try CSVRenderer().render(report, to: &output) }
    #expect(throws: Failure.self) { try TerminalRenderer().render(report, to: &output) }
  }
}
