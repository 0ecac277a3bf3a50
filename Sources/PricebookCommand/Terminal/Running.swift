import ArgumentParser
import Pricebook
import PriceModel
import Reporting

/// A command that answers: it says what it found, or in the same manner why it cannot.
protocol AnsweringCommand: ParsableCommand {
  var outputOptions: OutputOptions { get }

  /// Whether the result can be written as a calendar (`--format ics`); most cannot.
  var offersCalendar: Bool { get }

  /// How diagnostics are written; `nil` for commands that have no choice: text on stderr.
  var diagnosticsForm: DiagnosticOptions? { get }

  /// Whether the result can be drawn (`--format svg`); most cannot.
  var offersPlot: Bool { get }

  /// Does the work; throws ``PricebookError``, or ``ExitStatus`` when everything has been said.
  func answer() throws
}

extension AnsweringCommand {
  var offersCalendar: Bool { false }
  var diagnosticsForm: DiagnosticOptions? { nil }
  var offersPlot: Bool { false }

  func run() throws {
    // Before any work: a command that changes the catalogue must not find out afterwards.
    if outputOptions.format == .ics, !offersCalendar { throw OutputFormat.noCalendar }
    if outputOptions.format == .svg, !offersPlot { throw OutputFormat.noPlot }
    if let format = outputOptions.format, format.isBinary, outputOptions.output ?? "-" == "-" {
      throw OutputFormat.needsFile
    }
    if outputOptions.template != nil, outputOptions.format != nil { throw OutputFormat.besideTemplate }
    do {
      // What is wrong with a template is said before the work, too.
      if let template = outputOptions.template { _ = try DocumentTemplate(path: template) }
      try answer()
    } catch let error as PricebookError {
      say(error)
      // On stdout also where the result was to go to a file: that file holds a result or is not there.
      if outputOptions.isJSON {
        let encoder = OrderedJSONEncoder(style: outputOptions.format == .jsonl ? .compact : .pretty)
        var stdout = DescriptorOutput(1)
        try? stdout.write(encoder.encode(error) + [0x0A])
        try? stdout.flush()
      }
      throw ExitStatus(error.kind)
    } catch let error as OutputError {
      Console.say("error: cannot write the result: \(error)")
      throw ExitStatus.inputOutput
    } catch let error as DocumentError {
      Console.say("error: cannot make the document: \(error)")
      throw ExitStatus.inputOutput
    } catch let error as ExitStatus {
      throw error
    } catch let error as ValidationError {
      throw error
    } catch {
      Console.say("error: this is a bug of ours: \(error). Please report it with the command you ran.")
      throw ExitStatus.bug
    }
  }

  /// Faults of one input that people are told one by one, after the first.
  private static var shownFaults: Int { 99 }

  /// Writes an answer that stands although the work failed, then ends with the failure's code.
  func finish(_ answer: some Answer, failure: PricebookError?, default form: OutputFormat = .table) throws {
    try outputOptions.write(answer, default: form)
    guard let failure else { return }
    say(failure)
    throw ExitStatus(failure.kind)
  }

  /// Says why the work failed, in the form in which diagnostics are wanted.
  private func say(_ error: PricebookError) {
    if let form = diagnosticsForm, !form.isPlain {
      // Where that form cannot be written, people are told all the same.
      if (try? form.write(error, output: outputOptions)) != nil { return }
    }
    Console.say(VisibleText.of(error.description))
    for further in error.further.prefix(Self.shownFaults) { Console.say(VisibleText.of(further.description)) }
    if error.further.count > Self.shownFaults {
      Console.say("… and \(error.further.count - Self.shownFaults) more; --format json lists them")
    }
  }
}
