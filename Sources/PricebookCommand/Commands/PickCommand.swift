import ArgumentParser
import Pricebook
import PriceModel
import Reporting

struct PickCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick", abstract: "Walk to the one right SKU.",
    discussion: """
      Program, family, offering, level, purchase unit, acquisition year; New Commerce: family, SKU title, segment, \
      term, billing. Each step shows the options left with their numbers of items; a step with one option is taken by \
      itself. Facts about the agreement take out what a licensing rule refuses, with the rule and the reason.

      On a terminal the walk is gone by keys: arrows or typing, Enter, back; each option has its items and prices, \
      and the SKU can be added to a quote request. It ends with the command that gives the same answer. In scripts, and \
      with --no-interactive, --one, --quiet, --format or --output, nothing is asked.

      EXAMPLE
        $ pricebook pick --program OV --family "Core CAL" --level NL --unit 1Y --acquired Y1
        $ pricebook pick --program OV --offering ENT --level C --desktops 60
        $ pricebook pick --interactive --quote quote.csv
      """)

  @OptionGroup(title: "Facets") var facetOptions: FacetOptions
  @OptionGroup(title: "Facts about the agreement") var agreementOptions: AgreementOptions

  @Option(help: "How the customer pays: spread or prepaid.")
  var payment: Payment?

  @Flag(help: "Demand a single SKU: several end with exit code 3.")
  var one = false

  @Flag(
    inversion: .prefixedNo,
    help:
      "Go the walk by keys (default: on a terminal, if a decision is left and only people read the result).")
  var interactive: Bool?

  @Option(
    help: ArgumentHelp(
      "In the interactive walk, add lines to this quote request (CSV); it is made if it is not there.",
      valueName: "file"))
  var quote: String?

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func validate() throws {
    guard interactive == true || quote != nil else { return }
    if interactive == false {
      throw ValidationError("--quote is for the interactive walk, and --no-interactive forbids it")
    }
    guard Console.isTerminal(0), Console.isTerminal(1) || Console.isTerminal(2) else {
      throw ValidationError("--interactive and --quote need a terminal to ask on")
    }
  }

  func answer() throws {
    var request = PickRequest(
      choices: facetOptions.choices, facts: agreementOptions.facts(payment: payment),
      scope: scopeOptions.scope, one: one)
    request.catalogueOption = catalogueOptions.catalogue
    let walk = try PickWalk(catalogueOptions.workspace(), request)
    if mayAsk, try isWanted || walk.isOpen() {
      return try ask(walk)
    }
    let answer = try walk.answer()
    try finish(answer, failure: answer.failure)
  }

  /// Whether the user said that the walk is to be interactive.
  private var isWanted: Bool { interactive == true || quote != nil }

  /// Whether there is somebody to ask, and nothing tells that a script reads the result.
  private var mayAsk: Bool {
    if isWanted { return true }
    return interactive == nil && Console.isTerminal(0) && Console.isTerminal(1) && !one
      && outputOptions.format == nil && outputOptions.output == nil && outputOptions.template == nil
      && !outputOptions.quiet
  }

  private func ask(_ walk: PickWalk) throws {
    if case .refuses = try walk.stage(after: []) {
      // There is nothing to ask: it is said as it is to scripts.
      let answer = try walk.answer()
      return try finish(answer, failure: answer.failure)
    }
    let signs: PickSigns = Console.showsUnicode ? .unicode : .ascii
    let drawsOnStdout = Console.isTerminal(1)
    let end: InteractivePick.End
    if Console.movesCursor, let terminal = RawTerminal(output: drawsOnStdout ? 1 : 2) {
      end = try InteractivePick(walk: walk, quoteFile: quote, signs: signs, showsColor: showsColor)
        .run(on: terminal)
    } else {
      guard drawsOnStdout else {
        throw ValidationError("this terminal cannot move its cursor, so the questions need stdout")
      }
      end = try PromptedPick(walk: walk, quoteFile: quote, signs: signs).run()
    }
    switch end {
    case .left(let added?): outputOptions.remark(added)
    case .left(nil):
      outputOptions.remark("no SKU was chosen")
      throw ExitStatus.ambiguous
    case .found(let finding, let choices, let added):
      try show(finding, walk, choices)
      if let added { outputOptions.remark("\n\(signs.visible(added))") }
    }
  }

  /// The SKU as people read it, or in the form asked for.
  private func show(_ finding: PickFinding, _ walk: PickWalk, _ choices: [PickChoice]) throws {
    guard Console.isTerminal(1), outputOptions.format == nil, outputOptions.output == nil,
      outputOptions.template == nil
    else {
      let answer = try walk.answer(after: choices)
      return try finish(answer, failure: answer.failure)
    }
    let painter = ScreenPainter(showsColor: showsColor)
    let isStyled = Console.movesCursor
    let signs: PickSigns = Console.showsUnicode ? .unicode : .ascii
    for line in PickCard(finding, signs).lines() {
      Console.write((isStyled ? painter.styled(line) : line.text) + "\n")
    }
  }

  private var showsColor: Bool {
    switch outputOptions.color {
    case .always: true
    case .never: false
    case .auto: Console.environment("NO_COLOR") == nil
    }
  }
}
