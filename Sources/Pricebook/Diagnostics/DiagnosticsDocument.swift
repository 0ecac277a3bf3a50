import PriceModel

/// The diagnostics of a command as one JSON document: `--diagnostics json`.
public struct DiagnosticsDocument: Encodable, Sendable {
  public let schema = "pricebook.diagnostics/1"
  public var diagnostics: [Diagnostic]
  /// How often each kind occurred, listed or not.
  public var diagnosticsSummary: [DiagnosticSummary]

  public init(_ diagnostics: [Diagnostic], _ summaries: [DiagnosticSummary]) {
    self.diagnostics = diagnostics
    diagnosticsSummary = summaries
  }
}
