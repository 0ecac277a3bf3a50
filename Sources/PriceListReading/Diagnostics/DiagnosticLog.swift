import PriceModel

/// The diagnostics of one file: listed one by one up to a bound, or counted where every row may repeat them.
struct DiagnosticLog {
  /// What one counted diagnostic is about.
  struct Subject: Hashable {
    var code: DiagnosticCode
    var column = 0
    var value = ""
  }

  let file: String
  private let limit: Int
  private var entries: [Diagnostic] = []
  private var listed: [DiagnosticCode: Int] = [:]
  private var counted: [Subject: (first: Diagnostic, count: Int)] = [:]
  private var omitted: [DiagnosticCode: (last: Diagnostic, count: Int)] = [:]

  init(file: String, limit: Int) {
    self.file = file
    self.limit = limit
  }

  /// How many diagnostics are listed so far.
  var mark: Int { entries.count }

  /// The errors that were listed since a mark, in words.
  func errors(since mark: Int) -> [String] {
    entries[mark...].filter { $0.severity == .error }.map {
      "line \($0.line ?? 1): \($0.message) [\($0.code)]"
    }
  }

  /// Lists a diagnostic.
  mutating func add(
    _ code: DiagnosticCode, _ message: String, line: Int? = nil, column: Int? = nil, field: String? = nil,
    value: String? = nil
  ) {
    let diagnostic = Diagnostic(
      code, message, file: file, line: line, column: column, field: field, value: value)
    let number = (listed[code] ?? 0) + 1
    listed[code] = number
    // Warnings that concern very many rows say the same thing; errors are what has to be mended.
    if number <= (code.severity == .error ? limit : min(limit, 1000)) {
      entries.append(diagnostic)
    } else {
      omitted[code] = (diagnostic, (omitted[code]?.count ?? 0) + 1)
    }
  }

  /// Counts a warning; it is listed once, at its first place, with the number of rows.
  mutating func count(
    _ subject: Subject, line: Int?, column: Int?, field: String? = nil, value: String? = nil,
    message: () -> String
  ) {
    if counted[subject] != nil {
      counted[subject]?.count += 1
    } else {
      let first = Diagnostic(
        subject.code, message(), file: file, line: line, column: column, field: field, value: value)
      counted[subject] = (first, 1)
    }
  }

  /// All diagnostics in the order of the file; those without a line come first.
  func finished() -> [Diagnostic] {
    var all = entries
    for (first, count) in counted.values {
      var diagnostic = first
      if count > 1 { diagnostic.message += " (in \(count) rows)" }
      all.append(diagnostic)
    }
    for (last, count) in omitted.values {
      var diagnostic = last
      diagnostic.message = "\(count) more diagnostics of this kind are not listed; the last: \(last.message)"
      all.append(diagnostic)
    }
    return all.sorted { ($0.line ?? 0, $0.column ?? 0, $0.code) < ($1.line ?? 0, $1.column ?? 0, $1.code) }
  }
}
