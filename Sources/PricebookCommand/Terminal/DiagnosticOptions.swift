import ArgumentParser
import Pricebook
import PriceModel
import Reporting

/// The forms in which diagnostics can be written.
enum DiagnosticsFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif
}

/// How diagnostics are written: for people, or for programs.
struct DiagnosticOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The form of the diagnostics: text, json (one document) or sarif (SARIF 2.1.0).", valueName: "form"))
  var diagnostics = DiagnosticsFormat.text

  @Option(
    help: ArgumentHelp(
      "Write the diagnostics to a file, whole or not at all, instead of stderr.", valueName: "file"))
  var diagnosticsOutput: String?

  /// Whether they are text on stderr, like all that is said to people.
  var isPlain: Bool { diagnostics == .text && diagnosticsOutput == nil }

  /// The diagnostics of a kind that need an excerpt: SARIF takes its columns from them.
  var excerptsPerKind: Int { diagnostics == .sarif ? 10_000 : DiagnosticText.shownPerKind }

  /// Throws a ``PricebookError`` of kind `inputOutput` if the file could not be written.
  func check() throws {
    if let diagnosticsOutput, diagnosticsOutput != "-" { try AtomicFile.check(diagnosticsOutput) }
  }

  /// Writes diagnostics in the form asked for. Text spares a quiet user the warnings; programs get all.
  func write(_ diagnostics: [Diagnostic], _ summaries: [DiagnosticSummary], output: OutputOptions) throws {
    let encoder = OrderedJSONEncoder()
    switch self.diagnostics {
    case .text:
      let listed = output.quiet ? diagnostics.filter { $0.severity == .error } : diagnostics
      let toTerminal = diagnosticsOutput == nil
      let text = DiagnosticText(
        width: toTerminal ? Console.width : Console.widthInPipes, color: toTerminal && output.colorsMessages)
      let lines = text.lines(listed, summaries)
      if !lines.isEmpty || !toTerminal { try write(Array(lines.map { $0 + "\n" }.joined().utf8)) }
    case .json: try write(encoder.encode(DiagnosticsDocument(diagnostics, summaries)) + [0x0A])
    case .sarif:
      let log = SARIFLog(diagnostics, summaries, version: PricebookCommand.configuration.version)
      try write(encoder.encode(log) + [0x0A])
    }
  }

  /// Writes the error that ended a command.
  func write(_ error: PricebookError, output: OutputOptions) throws {
    let diagnostics = error.diagnostics(defaultFile: "pricebook")
    try write(diagnostics, DiagnosticSummary.each(diagnostics), output: output)
  }

  private func write(_ bytes: [UInt8]) throws {
    guard let path = diagnosticsOutput else {
      return Console.show(String(decoding: bytes, as: UTF8.self))
    }
    if path == "-" {
      var stdout = DescriptorOutput(1)
      try stdout.write(bytes)
      return try stdout.flush()
    }
    try AtomicFile.write(path) { try $0.write(bytes) }
  }
}
