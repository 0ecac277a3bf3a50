import ArgumentParser
import Pricebook
import PriceModel

struct SubscriptionWindowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "window", abstract: "When a subscription may be reduced or cancelled.",
    discussion: """
      EXAMPLE
        $ pricebook subscription window --program CSP-NCE --term P1Y --start 2022-03-15 --on 2022-03-22
      """)

  @Option(help: "CSP-NCE or CSP.")
  var program = "CSP-NCE"

  @Option(help: ArgumentHelp("The term as an ISO 8601 period: P1M, P1Y, P3Y.", valueName: "period"))
  var term: Period = .year

  @Option(help: ArgumentHelp("The first day of the subscription.", valueName: "date"))
  var start: CalendarDate

  @Option(help: ArgumentHelp("The day that is asked for (default: today).", valueName: "date"))
  var on: CalendarDate?

  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    guard
      let program = try PickRequest.canonical([.program: program])[.program].flatMap(Program.init(rawValue:))
    else { throw ValidationError("--program is empty; accepted are CSP-NCE and CSP") }
    try outputOptions.write(
      try Workspace.window(program: program, start: start, term: term, on: try on ?? Console.today()))
  }
}
