/// How often one kind of diagnostic occurred in one file: complete, also where not every one is listed.
public struct DiagnosticSummary: Hashable, Sendable {
  /// Lines that are named.
  public static let mostLines = 5

  public var file: String
  public var definition: DiagnosticCode
  /// Occurrences, each row of a kind that is listed once for many rows.
  public var count: Int
  /// The first lines where it occurred, at most ``mostLines``; empty if it concerns the file.
  public var firstLines: [Int]

  public init(file: String, code: DiagnosticCode, count: Int, firstLines: [Int]) {
    self.file = file
    definition = code
    self.count = count
    self.firstLines = firstLines
  }

  public var code: String { definition.id }
  public var severity: Diagnostic.Severity { definition.severity }
}

extension DiagnosticSummary {
  /// The summaries of diagnostics that are all listed.
  public static func each(_ diagnostics: [Diagnostic]) -> [DiagnosticSummary] {
    merged(
      diagnostics.map {
        DiagnosticSummary(
          file: $0.file, code: $0.definition, count: 1, firstLines: $0.line.map { [$0] } ?? [])
      })
  }

  /// One summary for each kind of each file; files in the order of their first appearance.
  public static func merged(_ summaries: [DiagnosticSummary]) -> [DiagnosticSummary] {
    struct Key: Hashable {
      var file: String
      var code: DiagnosticCode
    }
    var files: [String] = []
    var known: Set<String> = []
    var merged: [Key: DiagnosticSummary] = [:]
    for summary in summaries {
      if known.insert(summary.file).inserted { files.append(summary.file) }
      let key = Key(file: summary.file, code: summary.definition)
      guard var sum = merged[key] else {
        merged[key] = summary
        continue
      }
      sum.count += summary.count
      sum.firstLines = Array((sum.firstLines + summary.firstLines).sorted().prefix(mostLines))
      merged[key] = sum
    }
    let byFile = Dictionary(grouping: merged.values, by: \.file)
    return files.flatMap { byFile[$0, default: []].sorted() }
  }
}

extension DiagnosticSummary: Comparable {
  /// Errors before warnings, then by code.
  public static func < (left: DiagnosticSummary, right: DiagnosticSummary) -> Bool {
    if left.severity != right.severity { return left.severity == .error }
    return left.code < right.code
  }
}

extension DiagnosticSummary: Encodable {
  private enum CodingKeys: CodingKey {
    case file, code, severity, count, firstLines, summary
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(code, forKey: .code)
    try container.encode(severity, forKey: .severity)
    try container.encode(count, forKey: .count)
    try container.encode(firstLines, forKey: .firstLines)
    try container.encode(definition.summary, forKey: .summary)
  }
}
