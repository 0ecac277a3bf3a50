import ArgumentParser
import Pricebook
import PriceModel

struct QuoteCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote", abstract: "A quote from a CSV or JSON request.",
    discussion: """
      Each line takes the tier by its quantity and the price by the quote's date, and says which and why. What the \
      request does not say comes by option. A discount is percent off the unit price; a margin is percent of the \
      selling price, above the net price.

      EXAMPLE
        $ pricebook quote SampleData/requests/quote.csv --customer Contoso --date 2026-11-20 --tax 23
      """)

  @Argument(help: ArgumentHelp("The request, CSV or JSON; - is stdin.", valueName: "request"))
  var request: String

  @Option(help: "The customer's name.")
  var customer: String?

  @Option(help: ArgumentHelp("The date of the quote and of its prices (default: today).", valueName: "date"))
  var date: CalendarDate?

  @Option(help: ArgumentHelp("The tax rate.", valueName: "percent"))
  var tax: Percentage?

  @Option(help: "net or list.")
  var price: PriceChoiceArgument = .list

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let request = try QuoteRequest.read(path: request)
    let terms = QuoteTerms(
      customer: customer, date: date, currency: scopeOptions.currency, tax: tax?.value, price: price.kind,
      scope: scopeOptions.scope)
    let answer = try catalogueOptions.workspace().quote(request, terms: terms)
    for warning in answer.warnings { outputOptions.remark(warning.description) }
    try outputOptions.write(answer)
  }
}
