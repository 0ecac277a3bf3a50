/// The diagnostics of one file: listed one by one up to a bound, or counted where every row may repeat them.
///
/// Nothing vanishes: what is no longer listed is counted, and ``summaries`` has the count of every kind.
public struct DiagnosticLog: Sendable {
  /// What one counted diagnostic is about.
  public struct Subject: Hashable, Sendable {
    public var code: DiagnosticCode
    public var column: Int
    public var value: String

    public init(code: DiagnosticCode, column: Int = 0, value: String = "") {
      self.code = code
      self.column = column
      self.value = value
    }
  }

  /// Warnings of one code that are listed. Those that concern very many rows say the same thing; errors are what has
  /// to be mended.
  public static let mostWarnings = 1000

  public let file: String
  private let limit: Int
  private var entries: [Diagnostic] = []
  private var tallies: [DiagnosticCode: Tally] = [:]
  private var counted: [Subject: (first: Diagnostic, tally: Tally)] = [:]
  /// How much was said so far, listed or not.
  public private(set) var occurrences = 0

  /// - Parameter limit: Errors of one code that are listed; the rest are counted.
  public init(file: String, limit: Int = 10_000) {
    self.file = file
    self.limit = limit
  }

  /// How many diagnostics are listed so far.
  public var mark: Int { entries.count }

  /// The errors that were listed since a mark, in words.
  public func errors(since mark: Int) -> [String] {
    entries[mark...].filter { $0.severity == .error }.map {
      "line \($0.line ?? 1): \($0.message) [\($0.code)]"
    }
  }

  /// Lists a diagnostic, or counts it where there are too many of its kind.
  public mutating func add(
    _ code: DiagnosticCode, _ message: String, line: Int? = nil, column: Int? = nil, field: String? = nil,
    value: String? = nil, expected: String? = nil
  ) {
    guard isListed(code, line: line) else { return }
    list(
      Diagnostic(
        code, message, file: file, line: line, column: column, field: field, value: value, expected: expected)
    )
  }

  /// Counts an occurrence of a kind that may occur in every row.
  ///
  /// - Returns: Whether it is to be listed: its words need not be made otherwise. The caller then calls
  ///   ``list(_:)``.
  public mutating func isListed(_ code: DiagnosticCode, line: Int?) -> Bool {
    occurrences += 1
    return tallies[code, default: Tally()].note(line) <= most(code)
  }

  /// Lists a diagnostic that ``isListed(_:line:)`` has counted.
  public mutating func list(_ diagnostic: Diagnostic) { entries.append(diagnostic) }

  private func most(_ code: DiagnosticCode) -> Int {
    code.severity == .error ? limit : min(limit, Self.mostWarnings)
  }

  /// Counts a warning; it is listed once, at its first place, with the number of rows.
  public mutating func count(
    _ subject: Subject, line: Int?, column: Int?, field: String? = nil, value: String? = nil,
    expected: String? = nil, message: () -> String
  ) {
    occurrences += 1
    if counted[subject] != nil {
      counted[subject]?.tally.note(line)
    } else {
      let first = Diagnostic(
        subject.code, message(), file: file, line: line, column: column, field: field, value: value,
        expected: expected)
      var tally = Tally()
      tally.note(line)
      counted[subject] = (first, tally)
    }
  }

  /// Adds what was said of a later part of the file, as if it had been said here.
  ///
  /// - Parameter lines: What is added to its lines.
  public mutating func append(contentsOf other: DiagnosticLog, lines: Int) {
    occurrences += other.occurrences
    var listed: [DiagnosticCode: Int] = [:]
    for entry in other.entries {
      let code = entry.definition
      let place = (tallies[code]?.count ?? 0) + listed[code, default: 0]
      listed[code, default: 0] += 1
      if place < most(code) { entries.append(entry.moved(by: lines)) }
    }
    for (code, tally) in other.tallies { tallies[code, default: Tally()].append(tally.moved(by: lines)) }
    for (subject, entry) in other.counted {
      if counted[subject] == nil { counted[subject] = (entry.first.moved(by: lines), Tally()) }
      counted[subject]?.tally.append(entry.tally.moved(by: lines))
    }
  }

  /// The diagnostics that are listed, in the order of the file; those without a line come first.
  public func finished() -> [Diagnostic] {
    var all = entries
    for (first, tally) in counted.values {
      var diagnostic = first
      if tally.count > 1 { diagnostic.message += " (in \(tally.count) rows)" }
      all.append(diagnostic)
    }
    for (code, tally) in tallies where tally.count > most(code) {
      let place = tally.last.map { "; the last stands in line \($0)" } ?? ""
      all.append(
        Diagnostic(
          code, "\(tally.count - most(code)) more of this kind are counted and not listed\(place)",
          file: file,
          line: tally.last))
    }
    // By the words as well: the order must not depend on how a dictionary keeps what was counted.
    return all.sorted {
      ($0.line ?? 0, $0.column ?? 0, $0.code, $0.message) < (
        $1.line ?? 0, $1.column ?? 0, $1.code, $1.message
      )
    }
  }

  /// How often each kind occurred, listed or not; errors first, then by code.
  public var summaries: [DiagnosticSummary] {
    var all = tallies
    for (subject, entry) in counted { all[subject.code, default: Tally()].add(entry.tally) }
    return all.map { code, tally in
      DiagnosticSummary(file: file, code: code, count: tally.count, firstLines: tally.firstLines)
    }.sorted()
  }

  /// The warnings, each counted one that has the same subject once.
  public var warnings: Int {
    let listed = tallies.reduce(0) { $0 + ($1.key.severity == .warning ? $1.value.count : 0) }
    return listed + counted.keys.count { $0.code.severity == .warning }
  }
}

extension DiagnosticLog {
  /// How often something occurred, and where first.
  private struct Tally: Sendable {
    private(set) var count = 0
    private(set) var firstLines: [Int] = []
    private(set) var last: Int?

    /// The number of occurrences with this one.
    @discardableResult
    mutating func note(_ line: Int?) -> Int {
      count += 1
      last = line
      if let line, firstLines.count < DiagnosticSummary.mostLines { firstLines.append(line) }
      return count
    }

    /// Adds what came later.
    mutating func append(_ other: Tally) {
      count += other.count
      firstLines += other.firstLines.prefix(DiagnosticSummary.mostLines - firstLines.count)
      if other.count > 0 { last = other.last }
    }

    func moved(by lines: Int) -> Tally {
      var moved = self
      moved.firstLines = firstLines.map { $0 + lines }
      moved.last = last.map { $0 + lines }
      return moved
    }

    mutating func add(_ other: Tally) {
      count += other.count
      firstLines = Array((firstLines + other.firstLines).sorted().prefix(DiagnosticSummary.mostLines))
    }
  }
}
