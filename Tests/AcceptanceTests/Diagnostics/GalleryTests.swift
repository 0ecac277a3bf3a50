import Foundation
import Testing

/// The page of diagnostics is the golden file of every message: each code with a command that brings it about.
@Suite("The gallery of diagnostics")
struct GalleryTests {
  private static let page = Executable.packageRoot.appendingPathComponent(
    "Sources/Pricebook/Resources/DIAGNOSTICS.md")
  private static let isRefreshing =
    ProcessInfo.processInfo.environment["PRICEBOOK_REFRESH_DOCUMENTATION"] != nil

  @Test("every code has one sample, and every sample a code")
  func complete() throws {
    let codes = try Self.codes().map { "\($0["code"].string ?? "") \($0["severity"].string ?? "")" }
    let samples = try GallerySample.all()
    #expect(Set(codes).subtracting(samples.map(\.key)).sorted() == [], "codes without a sample")
    #expect(Set(samples.map(\.key)).subtracting(codes).sorted() == [], "samples without a code")
    #expect(samples.count == Set(samples.map(\.key)).count, "a sample stands twice")
    for sample in samples {
      // A reason in the place of a command, or a command.
      #expect((sample.reason == nil) == !sample.steps.isEmpty, "\(sample.key)")
    }
  }

  @Test("the page shows every code as it is reported")
  func page() throws {
    let samples = try GallerySample.all().filter { $0.reason == nil }
    let outcomes = try Self.outcomes(of: samples)
    var shown: [String: String] = [:]
    for (sample, outcome) in zip(samples, outcomes) {
      let said =
        outcome.printed.contains("\(sample.severity): ") && outcome.printed.contains("[\(sample.code)]")
      // Where a licensing rule decides, its ID stands in the place of the code.
      let byRule = outcome.printed.contains(/\[[A-Z]{3}-\d+\]/)
      #expect(said || byRule, "\(sample.key) is not reported by \(outcome.shown)\n\(outcome.printed)")
      let lines = outcome.shown.map { "$ \($0)" } + outcome.printed.components(separatedBy: "\n")
      shown[sample.key] = Self.trimmed(lines).joined(separator: "\n")
    }
    let reasons = try GallerySample.all().reduce(into: [:]) { $0[$1.key] = $1.reason }
    let text = try Self.text(shown, reasons)
    if Self.isRefreshing { try text.write(to: Self.page, atomically: true, encoding: .utf8) }
    let golden = try String(contentsOf: Self.page, encoding: .utf8).components(separatedBy: "\n### ")
    for (expected, made) in zip(golden, text.components(separatedBy: "\n### ")) { #expect(expected == made) }
    #expect(try String(contentsOf: Self.page, encoding: .utf8) == text)
  }

  // MARK: Making the page

  private static func codes() throws -> [JSON] {
    try JSON.document(of: TemporaryFolder().run("formats", "--codes", "--format", "json"))["codes"].array
  }

  /// Runs the samples, several at a time: each has a folder of its own.
  private static func outcomes(of samples: [GallerySample]) throws -> [(shown: [String], printed: String)] {
    try sideBySide(samples.count) { try samples[$0].run() }
  }

  private static func text(_ shown: [String: String], _ reasons: [String: String]) throws -> String {
    var text = """
      # Diagnostics

      Every kind of error and warning that Pricebook reports, with a command that brings it about. The codes in brackets are a contract:
      they never change their meaning. `pricebook formats --codes` lists them, also for programs; `--diagnostics json|sarif` writes
      diagnostics for programs. Where a licensing rule decides, its ID stands in brackets, and `pricebook rules ID` explains it.

      This page is made of `Tests/Corpora/gallery` by the tests, which run every command and compare.

      """
    var topic = ""
    for code in try codes() {
      func words(_ key: String) -> String { code[key].string ?? "" }
      if words("topic") != topic {
        topic = words("topic")
        text += "\n## \(topic)\n"
      }
      text +=
        "\n### `\(words("code"))` (\(words("severity")))\n\n\(words("summary")) Accepted: \(words("expected")). \(words("remedy"))\n"
      let key = "\(words("code")) \(words("severity"))"
      if let sample = shown[key] {
        text += "\n```text\n\(sample)\n```\n"
      } else if let reason = reasons[key] {
        text += "\nNo command shows it at will: \(reason)\n"
      }
    }
    return text
  }

  /// Blanks at the end of a line do not survive editors.
  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
