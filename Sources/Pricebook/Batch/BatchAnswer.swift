import PriceModel

/// The answer of `batch`: what became of the requests. The files themselves are in the folder.
public struct BatchAnswer: Encodable, Sendable {
  public let schema = "pricebook.batch/1"
  public var requests: Int
  /// Files that were made, ``again`` among them.
  public var done = 0
  /// Files that were there and were made once more: their request or the catalogue has changed.
  public var again = 0
  /// Files of an earlier run that are as they should be.
  public var skipped = 0
  public var failed = 0
  /// Requests that were not begun because the batch was stopped.
  public var left = 0
  /// The folder.
  public var output: String
  public var log: String
  /// Requests at a time.
  public var jobs: Int
  /// How long it took, and files made in a second.
  public var seconds = 0.0
  public var rate = 0.0
  public var kinds: [KindCount] = []
  /// By their place in the file of the requests.
  public var failures: [Failure] = []
  /// Documents that say to be careful about something; the log has the words.
  public var warnings = 0
  /// What else was found in the folder.
  public var remarks: [String] = []

  /// The requests of one kind; of those that could not be understood the kind is `nil`.
  public struct KindCount: Encodable, Sendable {
    public var kind: BatchKind?
    public var requests = 0
    public var done = 0
    public var again = 0
    public var skipped = 0
    public var failed = 0
    public var left = 0
  }

  /// A request that could not be done, and why.
  public struct Failure: Encodable, Sendable {
    /// 1-based, among the requests.
    public var index: Int
    public var kind: BatchKind?
    /// The file of the requests, the line of the request, and where in it the fault is.
    public var file: String
    public var line: Int
    public var column: Int?
    public var code: String { error.code }
    public var message: String
    /// The rule that refuses.
    public var rule: String?
    let error: PricebookError

    init(_ error: PricebookError, index: Int, line: Int, kind: BatchKind?, file: String) {
      self.index = index
      self.line = line
      self.kind = kind
      self.file = file
      self.error = error
      rule = error.rule
      // Where a file that the request names is at fault, its place is part of the words.
      let isHere = error.file == nil || error.file == file
      column = isHere ? error.column : nil
      let place = [error.file, error.line.map(String.init), error.column.map(String.init)].compactMap { $0 }
      let more = error.further.isEmpty ? "" : " (and \(Prose.count(error.further.count, "more fault")) in it)"
      message = (isHere ? "" : place.joined(separator: ":") + ": ") + error.message + more
    }

    enum CodingKeys: CodingKey { case index, kind, file, line, column, code, message, rule }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(index, forKey: .index)
      try container.encode(kind, forKey: .kind)
      try container.encode(file, forKey: .file)
      try container.encode(line, forKey: .line)
      try container.encode(column, forKey: .column)
      try container.encode(code, forKey: .code)
      try container.encode(message, forKey: .message)
      try container.encode(rule, forKey: .rule)
    }
  }

  /// The failures as diagnostics.
  public var diagnostics: [Diagnostic] {
    failures.map {
      Diagnostic($0.error.definition, $0.message, file: $0.file, line: $0.line, column: $0.column)
    }
  }

  /// Why nothing at all is done: the kind of the first failure; `nil` if something is.
  public var failureOfAll: PricebookError.Kind? {
    done + skipped == 0 ? failures.first?.error.kind : nil
  }
}

extension BatchAnswer {
  /// What became of a request.
  enum Outcome: Sendable {
    case done(again: Bool, warnings: Bool)
    case skipped
    case failed(PricebookError)
  }

  mutating func count(_ kind: BatchKind?, _ change: (inout KindCount) -> Void) {
    let place = kinds.firstIndex { $0.kind == kind } ?? kinds.endIndex
    if place == kinds.endIndex { kinds.append(KindCount(kind: kind)) }
    change(&kinds[place])
  }

  mutating func add(_ outcome: Outcome, index: Int, line: Int, kind: BatchKind?, file: String) {
    switch outcome {
    case .done(let again, let hasWarnings):
      count(kind) { $0.done += 1 }
      if again { count(kind) { $0.again += 1 } }
      if hasWarnings { warnings += 1 }
    case .skipped: count(kind) { $0.skipped += 1 }
    case .failed(let error):
      count(kind) { $0.failed += 1 }
      failures.append(Failure(error, index: index, line: line, kind: kind, file: file))
    }
    count(kind) { $0.requests += 1 }
  }

  /// Puts everything in order when all is through.
  mutating func finish(seconds: Double) {
    failures.sort { $0.index < $1.index }
    let order = BatchKind.allCases
    kinds.sort { left, right in
      (left.kind.flatMap(order.firstIndex) ?? order.count)
        < (right.kind.flatMap(order.firstIndex) ?? order.count)
    }
    done = kinds.reduce(0) { $0 + $1.done }
    again = kinds.reduce(0) { $0 + $1.again }
    skipped = kinds.reduce(0) { $0 + $1.skipped }
    failed = kinds.reduce(0) { $0 + $1.failed }
    left = kinds.reduce(0) { $0 + $1.left }
    self.seconds = (seconds * 1000).rounded() / 1000
    rate = seconds > 0 ? (Double(done) / seconds * 10).rounded() / 10 : 0
  }
}
