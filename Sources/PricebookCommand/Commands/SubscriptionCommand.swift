import ArgumentParser
import PriceModel

struct SubscriptionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscription",
    abstract: "CSP, New Commerce and Open: proration, windows, renewals, price changes.",
    discussion: """
      EXAMPLE
        $ pricebook subscription window --start 2022-03-15 --term P1Y --on 2022-03-20
        $ pricebook subscription renewals SampleData/subscriptions/subscriptions.csv
      """,
    subcommands: [
      SubscriptionProrateCommand.self, SubscriptionCommonEndCommand.self, SubscriptionWindowCommand.self,
      SubscriptionRenewalsCommand.self, SubscriptionForecastCommand.self, SubscriptionPlanCommand.self,
      SubscriptionCompareCommand.self,
    ])
}

extension Period: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument.uppercased()) }
}
