import ArgumentParser
import Pricebook
import PriceModel

struct SubscriptionProrateCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "prorate", abstract: "Seats for a part of a term, by days.",
    discussion: """
      Both ends are counted; the amount is rounded once, for all seats together. Added seats end with the first order, \
      so --to is the end of the term unless it is given.

      EXAMPLE
        $ pricebook subscription prorate --program CSP --price 120 --currency EUR --from 2017-12-15 --term-start 2017-10-20 --term-end 2018-10-19
      """)

  @Option(help: ArgumentHelp("The price of a seat for the whole term.", valueName: "amount"))
  var price: ExactDecimal

  @Option(help: ArgumentHelp("The currency of the price.", valueName: "code"))
  var currency: Currency

  @Option(help: ArgumentHelp("The first day of the seats.", valueName: "date"))
  var from: CalendarDate

  @Option(help: ArgumentHelp("The last day of the seats (default: the end of the term).", valueName: "date"))
  var to: CalendarDate?

  @Option(help: ArgumentHelp("The first day of the term.", valueName: "date"))
  var termStart: CalendarDate

  @Option(help: ArgumentHelp("The last day of the term.", valueName: "date"))
  var termEnd: CalendarDate

  @Option(help: ArgumentHelp("The number of seats.", valueName: "n"))
  var quantity = 1

  @Option(help: "CSP-NCE (NCE-3) or CSP (CSP-3).")
  var program = "CSP-NCE"

  @Option(help: "How the term is billed: annual, or monthly with a charge a month (NCE-3).")
  var billing = "annual"

  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let codes = try PickRequest.canonical([.program: program, .billing: billing])
    guard let program = codes[.program].flatMap(Program.init(rawValue:)) else {
      throw ValidationError("--program is empty; accepted are CSP-NCE and CSP")
    }
    guard let billing = codes[.billing], ["annual", "monthly"].contains(billing) else {
      throw ValidationError("--billing is “\(billing)”; accepted are annual and monthly")
    }
    let answer = try Workspace.prorate(
      ProrationQuestion(
        price: Money(price, currency), quantity: quantity, from: from, to: to, termStart: termStart,
        termEnd: termEnd, program: program, isBilledMonthly: billing == "monthly"))
    try outputOptions.write(answer)
  }
}
