import ArgumentParser
import Pricebook
import PriceModel

struct SubscriptionCommonEndCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "common-end", abstract: "The common end of licences in Open that are added mid-term.",
    discussion: """
      The average of the days left, weighted by seats; new seats have 365 days (OPN-3).

      EXAMPLE
        $ pricebook subscription common-end --seats 10 --end 2027-02-28 --added 5 --on 2026-11-20
      """)

  @Option(help: ArgumentHelp("The seats held.", valueName: "n"))
  var seats: Int

  @Option(help: ArgumentHelp("The day on which they end.", valueName: "date"))
  var end: CalendarDate

  @Option(help: ArgumentHelp("The seats added.", valueName: "n"))
  var added: Int

  @Option(help: ArgumentHelp("The day on which they are added (default: today).", valueName: "date"))
  var on: CalendarDate?

  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    try outputOptions.write(
      try Workspace.commonEnd(seats: seats, end: end, added: added, on: try on ?? Console.today()))
  }
}
