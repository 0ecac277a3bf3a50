import ArgumentParser
import Pricebook
import PriceModel

struct CloserCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "closer", abstract: "The closer table: what the three years of an agreement cost.",
    discussion: """
      A row is a product in one acquisition year and one payment, with the part number and price of each agreement \
      year. Spread and prepaid stand beside each other with their totals and the difference. What the list lacks is \
      shown as missing.

      EXAMPLE
        $ pricebook closer --program OV --family "Office Professional Plus" --level NL --date 2026-11-20
      """)

  @OptionGroup(title: "Facets") var facetOptions: FacetOptions
  @OptionGroup(title: "Facts about the agreement") var agreementOptions: AgreementOptions

  @Option(help: "Only this payment: spread or prepaid.")
  var payment: Payment?

  @Option(help: ArgumentHelp("The prices in force on this day.", valueName: "date"))
  var date: CalendarDate?

  @Option(help: "net or list.")
  var price: PriceChoiceArgument = .list

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    var choices = facetOptions.choices
    // “all” is the default and may be said.
    if choices[.acquired]?.lowercased() == "all" { choices[.acquired] = nil }
    var scope = scopeOptions.scope
    scope.on = date ?? scope.on
    let request = CloserRequest(
      choices: choices, facts: agreementOptions.facts(payment: payment), scope: scope, price: price.kind)
    try outputOptions.write(try catalogueOptions.workspace().closer(request))
  }
}
