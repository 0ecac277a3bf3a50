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

      The customer's copy has nothing from which the cost could be found; --internal adds cost and margin. With \
      --check the file is a quote that quote --format json wrote: it is priced again, and what changed is shown.

      EXAMPLE
        $ pricebook quote SampleData/requests/quote.csv --customer Contoso --date 2026-11-20 --tax 23
        $ pricebook quote SampleData/requests/quote.json --branding SampleData/branding/northwind.json \
            --language pl --format pdf --output quote.pdf
      """)

  @Argument(help: ArgumentHelp("The request, CSV or JSON; - is stdin.", valueName: "request"))
  var request: String?

  @Option(
    help: ArgumentHelp(
      "Price an earlier quote (its JSON) again and show what changed.", valueName: "quote.json"))
  var check: String?

  @Option(help: "The customer's name.")
  var customer: String?

  @Option(help: ArgumentHelp("The date of the quote and of its prices (default: today).", valueName: "date"))
  var date: CalendarDate?

  @Option(help: ArgumentHelp("The tax rate.", valueName: "percent"))
  var tax: Percentage?

  @Option(help: "net or list.")
  var price: PriceChoiceArgument = .list

  @Flag(help: "The internal copy: with cost, margin and the source of every price.")
  var `internal` = false

  @Option(
    help: ArgumentHelp(
      "The letterhead: a JSON file with name, address, logo, colour, terms.", valueName: "file"))
  var branding: String?

  @Option(help: "The language of the document: en, de or pl.")
  var language: Language.Code = .english

  @Option(help: "Put the lines together by program or year.")
  var group: QuoteLayout.Grouping?

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func validate() throws {
    guard (request == nil) != (check == nil) else {
      throw ValidationError("give a request to price, or with --check a quote to price again")
    }
  }

  func answer() throws {
    let terms = QuoteTerms(
      customer: customer, date: date, currency: scopeOptions.currency, tax: tax?.value, price: price.kind,
      copy: `internal` ? .internal : .customer, scope: scopeOptions.scope)
    if let check {
      let answer = try catalogueOptions.workspace().check(try EarlierQuote(path: check), terms: terms)
      for warning in answer.warnings { outputOptions.remark(warning.description) }
      return try outputOptions.write(answer)
    }
    guard let request else { return }
    let layout = QuoteLayout(
      language: try Language(language), letterhead: try branding.map { try Branding(path: $0).letterhead },
      grouping: group)
    let answer = try catalogueOptions.workspace().quote(try QuoteRequest.read(path: request), terms: terms)
    for warning in answer.warnings { outputOptions.remark(warning.description) }
    try outputOptions.write(QuoteDocument(answer, layout: layout))
  }
}
