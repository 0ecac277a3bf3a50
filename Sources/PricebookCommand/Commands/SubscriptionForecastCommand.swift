import ArgumentParser
import Licensing
import Pricebook
import PriceModel

struct SubscriptionForecastCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "What an announced price change makes of a list, or of a price.",
    discussion: """
      A change is march-2022 (NCE-6), april-2023 (NCE-7) or a JSON file with schema (pricebook.price-change/1), name, \
      date and percentByCurrency or percentByProduct, like {"EUR": 8, "PLN": 12.5}; optional are rule and \
      newBookingsOnly. What a change does not state is not guessed.

      EXAMPLE
        $ pricebook subscription forecast --change march-2022 --price 100 --currency EUR --product "Office 365 E1"
        $ pricebook subscription forecast --change SampleData/subscriptions/price-change.json --list nce-pl
      """)

  @Option(help: ArgumentHelp("march-2022, april-2023 or a JSON file.", valueName: "change"))
  var change: String

  @Option(help: ArgumentHelp("A single price, in place of a list.", valueName: "amount"))
  var price: ExactDecimal?

  @Option(help: ArgumentHelp("The product of the single price.", valueName: "name"))
  var product: String?

  @Flag(
    help: "The prices are of an annual term, or without its 20 %: forecast the monthly term (NCE-5, NCE-6).")
  var monthly = false

  @Option(help: ArgumentHelp("Percent off the monthly term while a promotion holds.", valueName: "percent"))
  var promotion: Percentage?

  @Option(
    help: ArgumentHelp("The day that is forecast (default: the first of the change).", valueName: "date"))
  var date: CalendarDate?

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func validate() throws {
    guard (price == nil) != scopeOptions.list.isEmpty else {
      throw ValidationError("name what to forecast: a list with --list, or a single price with --price")
    }
    guard price == nil || scopeOptions.currency != nil else {
      throw ValidationError("--price needs its --currency")
    }
    guard price != nil || product == nil else {
      throw ValidationError("--product belongs to --price; a list names its products itself")
    }
  }

  func answer() throws {
    let terms = ForecastTerms(
      change: try AnnouncedChange.find(change), day: date, promotion: promotion?.value ?? 0,
      isMonthly: monthly)
    if let price, let currency = scopeOptions.currency {
      try outputOptions.write(
        try Workspace.forecast(of: Money(price, currency), product: product, terms: terms))
    } else {
      try outputOptions.write(
        try catalogueOptions.workspace().forecast(terms, in: scopeOptions.scope))
    }
  }
}
