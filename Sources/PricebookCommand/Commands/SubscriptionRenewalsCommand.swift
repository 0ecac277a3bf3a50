import ArgumentParser
import Pricebook
import PriceModel
import Reporting

struct SubscriptionRenewalsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "renewals", abstract: "A calendar of what can be done with subscriptions until when.",
    discussion: """
      The file is a CSV with the columns id, customer, product, program (CSP-NCE, CSP or OLP), start, term, quantity, \
      and if you like renewsAutomatically (yes or no), proFormaOn and those of `subscription plan`. \
      --format ics writes a file for calendar programs.

      EXAMPLE
        $ pricebook subscription renewals SampleData/subscriptions/subscriptions.csv --from 2026-12-01 --to 2027-01-31
        $ pricebook subscription renewals SampleData/subscriptions/subscriptions.csv --format ics --output renewals.ics
      """)

  @Argument(help: ArgumentHelp("The subscriptions, a CSV; - is stdin.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The first day (default: today).", valueName: "date"))
  var from: CalendarDate?

  @Option(help: ArgumentHelp("The last day (default: a year after the first).", valueName: "date"))
  var to: CalendarDate?

  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  var offersCalendar: Bool { true }

  func answer() throws {
    let today = try Console.today()
    let answer = try Workspace.renewals(of: try .read(path: file), from: from ?? today, to: to)
    guard outputOptions.format == .ics else { return try outputOptions.write(answer) }
    try outputOptions.withOutput { output in
      try ICalendarRenderer(name: "Renewals", stamp: today).render(answer.calendarEvents, to: &output)
    }
  }
}
