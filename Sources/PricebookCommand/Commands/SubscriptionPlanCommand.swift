import ArgumentParser
import Pricebook
import PriceModel

struct SubscriptionPlanCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Which orders to book anew before an announced price change.",
    discussion: """
      The file is that of `subscription renewals` with the columns pricePerYear (of a seat), currency and, for legacy \
      orders, paid (yearly or monthly).

      EXAMPLE
        $ pricebook subscription plan SampleData/subscriptions/subscriptions.csv --change april-2023 --on 2023-01-20
      """)

  @Argument(help: ArgumentHelp("The subscriptions, a CSV; - is stdin.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("march-2022, april-2023 or a JSON file (see forecast).", valueName: "change"))
  var change: String

  @Option(help: ArgumentHelp("The column with the price of a seat for a year.", valueName: "name"))
  var priceColumn = SubscriptionFile.priceColumn

  @Option(help: ArgumentHelp("The day of the plan (default: today).", valueName: "date"))
  var on: CalendarDate?

  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let change = try AnnouncedChange.find(change)
    let file = try SubscriptionFile.read(path: file, priceColumn: priceColumn)
    try outputOptions.write(try Workspace.plan(for: file, before: change, on: try on ?? Console.today()))
  }
}
