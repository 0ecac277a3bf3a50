/// A kind of diagnostic: what programs match on, with the words that are the same wherever it occurs.
///
///     DiagnosticCode.badNumber.id        // "bad-number"
///     DiagnosticCode.badNumber.severity  // .error
///
/// Each target that reports something has its codes in tables (``DiagnosticTable``). The ids are a contract: they
/// never change their meaning and are never used again for another one. Two codes may share an id where the same
/// fault can be an error in one place and a warning in another; id and severity together are unique.
public struct DiagnosticCode: Hashable, Sendable {
  /// Stable, lower case with hyphens: `bad-number`.
  public let id: String
  public let severity: Diagnostic.Severity
  /// What is the matter, in a sentence.
  public let summary: String
  /// What is accepted in the place of what was read; a diagnostic may know it more closely.
  public let accepted: String
  /// What a user can do about it, in one or two sentences.
  public let remedy: String

  public init(
    _ id: String, _ severity: Diagnostic.Severity, _ summary: String, accepted: String, remedy: String
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.accepted = accepted
    self.remedy = remedy
  }

  // Codes are looked up for every warning that is counted: their words need not be compared.

  public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.severity == right.severity && left.id == right.id
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }
}

/// Codes that belong together, under a title.
public struct DiagnosticTable: Sendable {
  public let title: String
  public let codes: [DiagnosticCode]

  public init(_ title: String, _ codes: [DiagnosticCode]) {
    self.title = title
    self.codes = codes
  }
}
