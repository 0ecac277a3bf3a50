import ArgumentParser
import Pricebook
import PriceModel
import Reporting

/// The forms in which results can be written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, json, jsonl, md, html
  /// Files, not texts: they need `--output`.
  case xlsx, pdf
  /// Only where the result is a calendar; see ``AnsweringCommand/offersCalendar``.
  case ics
  /// Only where the result can be drawn; see ``AnsweringCommand/offersPlot``.
  case svg

  static let noCalendar = ValidationError(
    "--format ics is for subscription renewals; accepted here are \(allValueStrings.joined(separator: ", "))")

  static let needsFile = ValidationError(
    "--format xlsx and --format pdf are files: say where to with --output FILE")

  static let noPlot = ValidationError(
    "--format svg is for history; accepted here are \(allValueStrings.joined(separator: ", "))")

  static let besideTemplate = ValidationError(
    "--template decides the form of the result; leave --format out")

  /// A file that no terminal can show.
  var isBinary: Bool { self == .xlsx || self == .pdf }

  /// The form as the library knows it; `nil` for calendars and plots, which only some answers can be.
  var document: DocumentFormat? { DocumentFormat(rawValue: rawValue) }

  static var allValueStrings: [String] { allCases.filter { $0 != .ics && $0 != .svg }.map(\.rawValue) }
}

/// When something that only a terminal shows well is used.
enum Usage: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// How results are written; every command has these.
struct OutputOptions: ParsableArguments {
  @Option(help: "The form of the result: table, csv, json, jsonl, md, html, xlsx or pdf.")
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp("Write the result to a file, whole or not at all; - is stdout.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write the result through a Mustache template (HTML or text), filled with the JSON.", valueName: "file")
  )
  var template: String?

  @Option(help: "Colour: auto (on a terminal, unless $NO_COLOR is set), always or never.")
  var color: Usage = .auto

  @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
  var quiet = false

  @Option(help: "Progress on stderr: auto (on a terminal), always or never.")
  var progress: Usage = .auto

  @Flag(help: "In CSV, do not protect a spreadsheet from text that looks like a formula.")
  var raw = false

  /// Whether programs read the result, so that an error is a JSON document too.
  var isJSON: Bool { format == .json || format == .jsonl }

  var showsColor: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: Console.environment("NO_COLOR") == nil && Console.isTerminal(1) && output == nil
    }
  }

  /// Whether messages on stderr are coloured.
  var colorsMessages: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: Console.environment("NO_COLOR") == nil && Console.isTerminal(2)
    }
  }

  var showsProgress: Bool {
    switch progress {
    case .always: true
    case .never: false
    case .auto: Console.isTerminal(2) && !quiet
    }
  }

  /// Writes an answer in the form asked for; `default` is the command's own choice.
  func write(_ answer: some Answer, default form: OutputFormat = .table) throws {
    if let template { return try write(answer, through: template) }
    let form = format ?? form
    guard let document = form.document else {
      throw form == .ics ? OutputFormat.noCalendar : OutputFormat.noPlot
    }
    let writer = try documentWriter(forFile: output != nil)
    if form.isBinary {
      guard let path = output, path != "-" else { throw OutputFormat.needsFile }
      try AtomicFile.write(path, throughPath: { try writer.write(answer, as: document, toFile: $0) })
    } else {
      try withOutput { try writer.write(answer, as: document, to: &$0) }
    }
  }

  /// Writes an answer through a template of the user's.
  private func write(_ answer: some Answer, through template: String) throws {
    let letter = try DocumentTemplate(path: template).render(answer)
    for warning in letter.warnings { remark(VisibleText.of(warning.description)) }
    try withOutput { try $0.write(letter.text) }
  }

  /// Writes answers as these options say.
  ///
  /// - Parameter forFile: Whether a file takes them: no terminal, and no colours.
  func documentWriter(forFile: Bool) throws -> DocumentWriter {
    DocumentWriter(
      raw: raw, today: try Console.today(),
      terminal: TerminalRenderer(
        width: forFile ? Console.widthInPipes : Console.width,
        characters: Console.showsUnicode ? .unicode : .ascii, color: showsColor))
  }

  /// Gives the place where results go: stdout, or a file that appears only when it is complete.
  func withOutput(_ body: (inout DescriptorOutput) throws -> Void) throws {
    guard let path = output, path != "-" else {
      var stdout = DescriptorOutput(1)
      try body(&stdout)
      try stdout.flush()
      return
    }
    try AtomicFile.write(path, body)
  }

  /// Says something about the result, unless the user wants quiet.
  func remark(_ line: String) {
    if !quiet { Console.say(line) }
  }
}
