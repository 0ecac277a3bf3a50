import ArgumentParser
import Pricebook
import PriceModel

struct SubscriptionCompareCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "A monthly term against an annual one, with the break-even.",
    discussion: """
      EXAMPLE
        $ pricebook subscription compare --annual 120.00 --currency EUR
      """)

  @Option(help: ArgumentHelp("The annual term, for the year.", valueName: "amount"))
  var annual: ExactDecimal

  @Option(
    help: ArgumentHelp("The monthly term, for a month (default: 20 % more, NCE-5).", valueName: "amount"))
  var monthly: ExactDecimal?

  @Option(help: ArgumentHelp("The currency of both.", valueName: "code"))
  var currency: Currency

  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    try outputOptions.write(
      try Workspace.compare(annual: Money(annual, currency), monthly: monthly.map { Money($0, currency) }))
  }
}
