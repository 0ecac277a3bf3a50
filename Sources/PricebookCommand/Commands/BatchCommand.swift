import ArgumentParser
import Pricebook
import PriceModel
import Reporting

struct BatchCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Many quotes, closer tables, diffs or agreement prices at once.",
    discussion: """
      The requests are CSV with a header, or JSON Lines; each says what its kind needs and, if it wants, the form, the \
      language, the letterhead and the name of its file. What it does not say comes by option. All cores are used. A \
      request that fails is reported with its line, and the others go on (exit code 5).

      A file has its name only when it is whole, and no file is overwritten that is not of the batch. The log in the \
      folder has a line for each request. A batch that was stopped goes on with --resume: files that are as they should \
      be stay untouched; one whose request or catalogue has changed is made again.

      Names have places in braces: {index}, {kind}, {number}, {customer}, {date}, {list} and others. With --format json \
      the summary is JSON, too. Sources/Pricebook/Batch/BATCH.md lists all fields and places.

      EXAMPLE
        $ pricebook batch SampleData/batch/requests.csv --output quotes --format pdf \\
            --branding SampleData/branding/northwind.json --name '{customer} {number}'
        $ pricebook batch requests.jsonl --output quotes --resume
      """)

  @Argument(help: ArgumentHelp("The requests, CSV or JSON Lines; - is stdin.", valueName: "requests"))
  var requests: String

  @Flag(help: "Make only what is missing of an earlier run.")
  var resume = false

  @Flag(help: "Put new files in the place of any that are there.")
  var overwrite = false

  @Option(help: ArgumentHelp("Requests at a time (default: one for each core).", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "The name of the files (default: {kind}-{number}, else {kind}-{index}).", valueName: "pattern"))
  var name: String?

  @Option(help: ArgumentHelp("The log (default: batch-log.jsonl in the folder).", valueName: "file"))
  var log: String?

  @OptionGroup(title: "Where a request does not say") var quoteOptions: BatchQuoteOptions
  @OptionGroup(title: "Which prices, where a request does not say") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Diagnostics") var diagnosticOptions: DiagnosticOptions
  @OptionGroup(title: "Output (a folder)") var outputOptions: OutputOptions

  var diagnosticsForm: DiagnosticOptions? { diagnosticOptions }

  func validate() throws {
    guard let folder = outputOptions.output, folder != "-" else {
      throw ValidationError("say with --output DIR in which folder the files are to be written")
    }
    guard outputOptions.template == nil else {
      throw ValidationError(
        "--template writes a single answer; the files of a batch take their form by --format")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs); accepted is 1 or more") }
    if outputOptions.format?.document == nil, outputOptions.format != nil { throw OutputFormat.noPlot }
  }

  func answer() throws {
    var batch = Batch(try BatchRequests.read(path: requests), folder: outputOptions.output ?? ".")
    batch.log = log
    batch.resumes = resume
    batch.overwrites = overwrite
    if let jobs { batch.jobs = jobs }
    batch.defaults = BatchDefaults(
      format: outputOptions.format?.document ?? .json, name: name, language: quoteOptions.language,
      branding: quoteOptions.branding, grouping: quoteOptions.group,
      copy: quoteOptions.internal ? .internal : .customer, date: quoteOptions.date,
      tax: quoteOptions.tax?.value,
      price: quoteOptions.price.kind, scope: scopeOptions.scope)
    try diagnosticOptions.check()
    Interruption.watch()
    let bar = ProgressLine(shown: outputOptions.showsProgress)
    defer { bar.clear() }
    let answer = try catalogueOptions.workspace().run(
      batch, writer: try outputOptions.documentWriter(forFile: true), isStopped: { Interruption.isRequested },
      progress: { bar.show($0.line) })
    bar.clear()
    try say(answer)
    if Interruption.isRequested { Interruption.endProcess() }
    if let kind = answer.failureOfAll { throw ExitStatus(kind) }
    if answer.failed > 0 { throw ExitStatus.partlyDone }
  }

  /// The failures on stderr, the summary on stdout.
  private func say(_ answer: BatchAnswer) throws {
    let diagnostics = answer.diagnostics
    try diagnosticOptions.write(diagnostics, DiagnosticSummary.each(diagnostics), output: outputOptions)
    outputOptions.remark(
      "\(answer.done) files in \(Duration.text(answer.seconds)), \(Duration.rate(answer.rate)) a second, "
        + "\(answer.jobs) at a time")
    var summary = outputOptions
    summary.output = nil
    if !summary.isJSON { summary.format = .table }
    try summary.write(answer)
  }
}

/// What holds for quotes and closer tables that do not say otherwise.
struct BatchQuoteOptions: ParsableArguments {
  @Option(help: "The language of quotes: en, de or pl.")
  var language: Language.Code = .english

  @Option(help: ArgumentHelp("The letterhead of quotes.", valueName: "file"))
  var branding: String?

  @Option(help: "Put the lines of quotes together by program or year.")
  var group: QuoteLayout.Grouping?

  @Flag(help: "Internal copies of quotes: with cost and margin.")
  var `internal` = false

  @Option(help: ArgumentHelp("The date of quotes and prices (default: today).", valueName: "date"))
  var date: CalendarDate?

  @Option(help: ArgumentHelp("The tax rate of quotes.", valueName: "percent"))
  var tax: Percentage?

  @Option(help: "net or list.")
  var price: PriceChoiceArgument = .list
}

extension BatchProgress {
  /// `4,120/10,000 · 7 failed · 812/s · 7 s left`
  fileprivate var line: String {
    var parts = ["\(through)/\(requests)"]
    if failed > 0 { parts.append("\(failed) failed") }
    parts.append("\(Duration.rate(rate))/s")
    if let secondsLeft { parts.append("\(Duration.text(secondsLeft)) left") }
    return parts.joined(separator: " · ")
  }
}

/// Times and rates as people read them.
private enum Duration {
  /// `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`.
  static func text(_ seconds: Double) -> String {
    if seconds < 10 { return "\((seconds * 10).rounded() / 10) s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    return whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  static func rate(_ perSecond: Double) -> String {
    perSecond < 10 ? "\((perSecond * 10).rounded() / 10)" : "\(Int(perSecond.rounded()))"
  }
}
