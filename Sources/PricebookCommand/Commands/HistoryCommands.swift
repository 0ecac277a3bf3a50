import ArgumentParser
import Pricebook
import PriceModel
import Reporting

struct HistoryCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "The prices of a part number over the editions.",
    discussion: """
      In every list that has it. The table shows the prices in force at the end of each month; the other forms have \
      every dated price. --format svg draws them, markets, currencies and terms apart.

      EXAMPLE
        $ pricebook history W06-00793
        $ pricebook history CFQ7TTC0L3PB:0001 --list nce-pl --format svg --output power-bi.svg
      """)

  @Argument(help: "A part number or a distributor's SKU, in any case.")
  var partNumber: String

  @Option(help: ArgumentHelp("Only this list; may be repeated.", valueName: "name"))
  var list: [String] = []

  @Option(help: ArgumentHelp("Only prices for this country, as the list writes it.", valueName: "country"))
  var market: String?

  @Option(help: ArgumentHelp("Only prices in this currency.", valueName: "code"))
  var currency: Currency?

  @Option(help: ArgumentHelp("Only this term: P1M, P1Y, P3Y.", valueName: "period"))
  var term: String?

  @Option(help: "Only this billing plan: monthly, annual, triennial, once or none.")
  var billing: String?

  @Option(help: "Only this segment.")
  var segment: String?

  @Option(help: "Only net or only list prices.")
  var price: PriceChoiceArgument?

  @Option(help: ArgumentHelp("From this edition on.", valueName: "yyyy-mm"))
  var from: EditionLabel?

  @Option(help: ArgumentHelp("Up to this edition.", valueName: "yyyy-mm"))
  var to: EditionLabel?

  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  var offersPlot: Bool { true }

  func answer() throws {
    var scope = HistoryScope()
    scope.lists = list.map { $0.lowercased() }
    scope.market = market
    scope.currency = currency
    scope.term = term
    scope.billing = billing
    scope.segment = segment
    scope.kind = price?.kind
    scope.first = from
    scope.last = to
    let answer = try catalogueOptions.workspace().history(of: partNumber, in: scope)
    guard outputOptions.format == .svg else { return try finish(answer, failure: answer.failure) }
    if let failure = answer.failure { throw failure }
    try outputOptions.withOutput { try SVGRenderer().render(answer.plot, to: &$0) }
  }
}

struct CompareCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "The prices of a part number in all lists, cheapest first.",
    discussion: """
      Prices in force for the same term, billing, segment and quantity stand beside each other; currencies are never \
      converted.

      EXAMPLE
        $ pricebook compare W06-00793 --on 2026-11-20
      """)

  @Argument(help: "A part number or a distributor's SKU, in any case.")
  var partNumber: String

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let answer = try catalogueOptions.workspace().compare(partNumber, in: scopeOptions.scope)
    try finish(answer, failure: answer.failure)
  }
}
