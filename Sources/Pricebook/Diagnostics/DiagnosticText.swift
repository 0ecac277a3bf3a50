import PriceModel
import Reporting

/// Diagnostics as people read them: what and where, the text with the part that is meant, what to do.
///
///     prices.csv:17:4: error: “12,5O” is not a number; accepted are digits with a decimal comma [bad-number]
///        17 | AAA-1234;Office;PLN;12,5O
///           |                     ^^^^^ Net Price
///           = remedy: Correct the value; if many rows say this, the decimal mark or the column is another one.
public struct DiagnosticText: Sendable {
  /// Diagnostics of one kind that are shown one by one.
  public static let shownPerKind = 20

  /// Cells of the terminal that an excerpt may take.
  public var width: Int
  public var color: Bool

  public init(width: Int = 140, color: Bool = false) {
    self.width = max(40, width)
    self.color = color
  }

  /// Everything that is to be said: the diagnostics, the first of each kind one by one and explained once, and the
  /// counts of the kinds that are not shown completely.
  public func lines(_ diagnostics: [Diagnostic], _ summaries: [DiagnosticSummary]) -> [String] {
    var lines: [String] = []
    var seen: [DiagnosticCode: Int] = [:]
    for diagnostic in diagnostics {
      seen[diagnostic.definition, default: 0] += 1
      let number = seen[diagnostic.definition, default: 0]
      if number <= Self.shownPerKind { lines += self.lines(diagnostic, explained: number == 1) }
    }
    let summaries = Dictionary(grouping: summaries, by: \.definition)
    for (code, count) in seen.sorted(by: { $0.key.id < $1.key.id }) where count > Self.shownPerKind {
      lines.append(line(code, summaries[code] ?? []))
    }
    return lines
  }

  /// One diagnostic.
  ///
  /// - Parameter explained: Whether what is accepted and the remedy are said too; once for each kind is enough.
  public func lines(_ diagnostic: Diagnostic, explained: Bool = true) -> [String] {
    var lines = [headline(diagnostic)]
    var margin = 4
    if let excerpt = diagnostic.excerpt {
      let number = String(excerpt.line)
      margin = max(4, number.count)
      lines += source(excerpt, diagnostic.field, number, margin)
    }
    guard explained else { return lines }
    let indent = String(repeating: " ", count: margin + 1)
    // A warning has been accepted.
    if diagnostic.severity == .error, !diagnostic.message.contains("accepted") {
      lines.append("\(indent)= accepted: \(VisibleText.of(diagnostic.expected))")
    }
    lines.append("\(indent)= remedy: \(VisibleText.of(diagnostic.remedy))")
    return lines
  }

  /// `FILE:LINE:COLUMN: error: MESSAGE [code]`
  private func headline(_ diagnostic: Diagnostic) -> String {
    let line = VisibleText.of(diagnostic.description)
    guard color else { return line }
    let word = diagnostic.severity.rawValue + ":"
    guard let found = line.range(of: " \(word) ") else { return line }
    return bold(line[..<found.lowerBound]) + " " + inColor(word, diagnostic.severity)
      + bold(" " + line[found.upperBound...])
  }

  /// The line of the file, and below it the marks.
  private func source(_ excerpt: SourceExcerpt, _ field: String?, _ number: String, _ margin: Int) -> [String]
  {
    let cut = ExcerptLine(excerpt, width: width - margin - 3)
    let gutter = String(repeating: " ", count: margin - number.count) + number
    var lines = ["\(gutter) | \(cut.text)"]
    if let marks = cut.marks {
      let blank = String(repeating: " ", count: margin)
      let name = field.map { " \(VisibleText.of($0))" } ?? ""
      lines.append(
        "\(blank) | " + marks.blanks + (color ? "\u{1B}[1;32m\(marks.carets)\u{1B}[0m" : marks.carets) + name)
    }
    return lines
  }

  /// What is said of a kind that is not shown completely.
  private func line(_ code: DiagnosticCode, _ summaries: [DiagnosticSummary]) -> String {
    let count = summaries.reduce(0) { $0 + $1.count }
    var place = summaries.count > 1 ? " in \(summaries.count) files" : ""
    if let first = summaries.first {
      place += ", the first in \(first.file)"
      let noun = first.firstLines.count == 1 ? " line " : " lines "
      if !first.firstLines.isEmpty { place += noun + Prose.list(first.firstLines.map(String.init)) }
    }
    return VisibleText.of(
      "… \(Prose.count(count, code.severity.rawValue)) [\(code.id)]\(place); \(Self.shownPerKind) are shown above. "
        + "\(code.summary) --format json counts and lists them.")
  }

  private func bold(_ text: some StringProtocol) -> String { "\u{1B}[1m\(text)\u{1B}[0m" }

  private func inColor(_ text: String, _ severity: Diagnostic.Severity) -> String {
    "\u{1B}[1;\(severity == .error ? 31 : 33)m\(text)\u{1B}[0m"
  }
}
