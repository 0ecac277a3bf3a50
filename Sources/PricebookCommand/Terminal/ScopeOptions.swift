import ArgumentParser
import Pricebook
import PriceModel

/// Which lists and prices a question is about.
struct ScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A list; repeat it in order of precedence.", valueName: "name"))
  var list: [String] = []

  @Option(help: ArgumentHelp("The country of the prices, as the list writes it.", valueName: "country"))
  var market: String?

  @Option(help: ArgumentHelp("The currency of the prices.", valueName: "code"))
  var currency: Currency?

  @Option(help: ArgumentHelp("The edition (default: the current one).", valueName: "yyyy-mm"))
  var edition: EditionLabel?

  @Option(
    help: ArgumentHelp("The prices in force on this day, from the edition of its month.", valueName: "date"))
  var on: CalendarDate?

  @Flag(help: "Where a list has no edition of the month, take the last one before it.")
  var nearestEdition = false

  var scope: Scope {
    Scope(
      lists: list.map { $0.lowercased() }, market: market, currency: currency, edition: edition, on: on,
      nearestEdition: nearestEdition)
  }
}
