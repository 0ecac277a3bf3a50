import Foundation
import Testing

/// Every report in every text form is what stands in `Tests/Golden`.
///
/// To write the present output there, set `PRICEBOOK_REFRESH_DOCUMENTATION=1` and run this suite; then read the
/// difference, because a golden file is what was looked at.
@Suite("Reports as they were looked at")
struct GoldenReportTests {
  private static let folder = Executable.packageRoot.appendingPathComponent("Tests/Golden")
  private static let forms = ["table", "csv", "md", "html", "json"]
  private static let isRefreshing =
    ProcessInfo.processInfo.environment["PRICEBOOK_REFRESH_DOCUMENTATION"] != nil

  /// A line of `reports.txt`.
  private struct Sample: Sendable {
    let name: String
    let arguments: String

    static func all() throws -> [Sample] {
      try String(contentsOf: folder.appendingPathComponent("reports.txt"), encoding: .utf8)
        .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
          let colon = try #require(line.firstRange(of: ": "), "\(line)")
          return Sample(
            name: String(line[..<colon.lowerBound]), arguments: String(line[colon.upperBound...]))
        }
    }
  }

  @Test("Every report, as a table, CSV, Markdown, HTML and JSON")
  func reports() throws {
    let folder = try TemporaryFolder()
    let imports = "import -q SampleData/nce-csv SampleData/nce-offer-matrix SampleData/open-value-csv"
    let catalogue = folder.url(of: "golden.sqlite")
    #expect(try Self.run(imports, catalogue).status == 0)
    let runs = try Sample.all().flatMap { sample in Self.forms.map { (sample: sample, form: $0) } }
    // The answers are of a program each: they can be asked for side by side.
    let answers = try sideBySide(runs.count) { index in
      let (sample, form) = runs[index]
      return try Self.run("\(sample.arguments) --format \(form)", catalogue)
    }
    var expected: Set<String> = ["reports.txt"]
    for ((sample, form), made) in zip(runs, answers) {
      let name = "\(sample.name).\(form)"
      expected.insert(name)
      #expect([0, 2, 3, 4].contains(made.status) && !made.output.isEmpty, "\(sample.arguments): \(made)")
      let file = Self.folder.appendingPathComponent(name)
      // One page shows the style, which all have.
      let text = form == "html" && sample.name != "quote" ? Self.withoutStyle(made.output) : made.output
      if Self.isRefreshing { try text.write(to: file, atomically: true, encoding: .utf8) }
      let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? "there is no file \(name)"
      #expect(golden == text, "\(name): \(Self.firstDifference(golden, text))")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(files).subtracting(expected).sorted() == [], "golden files of no report")
  }

  private static func run(_ arguments: String, _ catalogue: URL) throws -> (status: Int32, output: String) {
    try TypedCommand(text: "exec pricebook \(arguments) 2>/dev/null", catalogue: catalogue).run()
  }

  private static func withoutStyle(_ page: String) -> String {
    guard let begin = page.firstRange(of: "<style>"), let end = page.firstRange(of: "</style>") else {
      return page
    }
    return page[..<begin.upperBound] + "…" + page[end.lowerBound...]
  }

  private static func firstDifference(_ golden: String, _ made: String) -> String {
    let (old, new) = (golden.components(separatedBy: "\n"), made.components(separatedBy: "\n"))
    let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    return "line \(line + 1) is “\(line < new.count ? new[line] : "")”, "
      + "golden is “\(line < old.count ? old[line] : "")”"
  }
}
