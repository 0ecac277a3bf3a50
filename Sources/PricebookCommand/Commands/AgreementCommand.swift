import ArgumentParser

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "An agreement file against the rules: violations, prices, the orders to place.",
    discussion: """
      An agreement file says what was agreed and ordered so far; `pricebook agreement schema` describes it.

      EXAMPLE
        $ pricebook agreement check SampleData/agreements/ov-2024.json
        $ pricebook agreement anniversary SampleData/agreements/ov-2024.json --year 3
      """,
    subcommands: [
      AgreementCheckCommand.self, AgreementPriceCommand.self, AgreementAnniversaryCommand.self,
      AgreementRenewalCommand.self, AgreementStepUpCommand.self, AgreementSchemaCommand.self,
    ])
}
