import ArgumentParser
import Pricebook
import PriceModel

struct PickCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick", abstract: "Walk to the one right SKU.",
    discussion: """
      Program, family, offering, level, purchase unit, acquisition year; New Commerce: family, SKU title, segment, \
      term, billing. Each step shows the options left with their numbers of items; a step with one option is taken by \
      itself. Facts about the agreement take out what a licensing rule refuses, with the rule and the reason.

      EXAMPLE
        $ pricebook pick --program OV --family "Core CAL" --level NL --unit 1Y --acquired Y1
        $ pricebook pick --program OV --offering ENT --level C --desktops 60
      """)

  @OptionGroup(title: "Facets") var facetOptions: FacetOptions
  @OptionGroup(title: "Facts about the agreement") var agreementOptions: AgreementOptions

  @Option(help: "How the customer pays: spread or prepaid.")
  var payment: Payment?

  @Flag(help: "Demand a single SKU: several end with exit code 3.")
  var one = false

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let request = PickRequest(
      choices: facetOptions.choices, facts: agreementOptions.facts(payment: payment),
      scope: scopeOptions.scope,
      one: one)
    let answer = try catalogueOptions.workspace().pick(request)
    try finish(answer, failure: answer.failure)
  }
}
