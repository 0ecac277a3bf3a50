import PriceModel
import Pricebook
import Testing

@Suite("Diagnostics as text")
struct DiagnosticTextTests {
  private func code(_ id: String = "bad-thing", _ severity: Diagnostic.Severity = .error) -> DiagnosticCode {
    DiagnosticCode(id, severity, "A thing is bad.", accepted: "a thing", remedy: "Mend it.")
  }

  private func diagnostic(_ excerpt: SourceExcerpt, _ message: String = "accepted is a thing") -> Diagnostic {
    var diagnostic = Diagnostic(code(), message, file: "f", line: 1, column: 2, field: "Price")
    diagnostic.excerpt = excerpt
    return diagnostic
  }

  @Test("The carets stand below the value, the column’s name beside them, the remedy last")
  func carets() {
    let excerpt = SourceExcerpt(line: 12, text: "A-1;12,5O;x", start: 5, length: 5)
    #expect(
      DiagnosticText().lines(diagnostic(excerpt)) == [
        "f:1:2: error: accepted is a thing [bad-thing]",
        "  12 | A-1;12,5O;x",
        "     |     ^^^^^ Price",
        "     = remedy: Mend it.",
      ])
  }

  @Test("Wide characters take two cells, combining marks none, and a missing value one caret")
  func widths() {
    let wide = SourceExcerpt(line: 1, text: "日本e\u{301};漢字;x", start: 6, length: 2)
    #expect(DiagnosticText().lines(diagnostic(wide))[2] == "     |       ^^^^ Price")
    let missing = SourceExcerpt(line: 123_456, text: "A;;x", start: 3, length: 0)
    #expect(
      DiagnosticText().lines(diagnostic(missing))[1...2] == ["123456 | A;;x", "       |   ^ Price"])
  }

  @Test("A line that is wider than the terminal is cut around the value")
  func narrow() {
    let left = String(repeating: "l", count: 100)
    let right = String(repeating: "r", count: 100)
    let excerpt = SourceExcerpt(line: 1, text: left + ";12,5O;" + right, start: 102, length: 5)
    let lines = DiagnosticText(width: 47).lines(diagnostic(excerpt))
    #expect(lines[1].count == 47)
    #expect(lines[1].hasPrefix("   1 | …l") && lines[1].hasSuffix("r…"))
    let caret = lines[2].distance(
      from: lines[2].startIndex, to: lines[2].firstIndex(of: "^") ?? lines[2].endIndex)
    let value = lines[1].distance(
      from: lines[1].startIndex, to: lines[1].firstIndex(of: "1") ?? lines[1].endIndex)
    #expect(value == 3)  // the line number
    #expect(Array(lines[1])[caret..<caret + 5] == Array("12,5O")[...])
  }

  @Test("What a message quotes cannot reach the terminal as a command")
  func escapes() {
    let lines = DiagnosticText().lines(Diagnostic(code(), "“\u{1B}[2J” is bad", file: "a\nb"))
    #expect(lines[0] == "a␊b: error: “␛[2J” is bad [bad-thing]")
  }

  @Test("What is accepted is said where the message does not say it, and each kind is explained once")
  func explanations() {
    let first = Diagnostic(code(), "bad", file: "f", line: 1)
    let second = Diagnostic(code(), "bad", file: "f", line: 2)
    #expect(
      DiagnosticText().lines([first, second], []) == [
        "f:1: error: bad [bad-thing]", "     = accepted: a thing", "     = remedy: Mend it.",
        "f:2: error: bad [bad-thing]",
      ])
  }

  @Test("Thousands of a kind are summed up with their first lines")
  func summary() throws {
    let diagnostics = (2...9001).map { Diagnostic(code(), "bad", file: "f", line: $0) }
    let summary = DiagnosticSummary(file: "f", code: code(), count: 12_340, firstLines: [2, 3, 4, 5, 6])
    let lines = DiagnosticText().lines(diagnostics, [summary])
    #expect(lines.filter { $0.hasPrefix("f:") }.count == 20)
    #expect(
      lines.last
        == "… 12340 errors [bad-thing], the first in f lines 2, 3, 4, 5 and 6; 20 are shown above. A thing is bad. --format json counts and lists them."
    )
  }
}
