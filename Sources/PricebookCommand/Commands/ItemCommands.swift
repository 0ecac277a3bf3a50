import ArgumentParser
import Pricebook
import PriceModel

struct ShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One part number with all its prices.",
    discussion: """
      EXAMPLE
        $ pricebook show W06-00793 --on 2026-11-20
      """)

  @Argument(help: "A part number or a distributor's SKU, in any case.")
  var partNumber: String

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let answer = try catalogueOptions.workspace().show(partNumber, in: scopeOptions.scope)
    try finish(answer, failure: answer.failure)
  }
}

struct SearchCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Items by words of their names, descriptions and part numbers.",
    discussion: """
      EXAMPLE
        $ pricebook search "business premium"
      """)

  @Argument(help: "What to look for; every word must occur, the last one may be begun.")
  var text: [String]

  @Option(help: ArgumentHelp("At most so many items.", valueName: "n"))
  var limit = 50

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is \(limit); accepted is 1 or more") }
  }

  func answer() throws {
    let answer = try catalogueOptions.workspace().search(
      text.joined(separator: " "), in: scopeOptions.scope, limit: limit)
    if answer.more { outputOptions.remark("more than \(limit) items match; --limit shows more") }
    try finish(answer, failure: answer.failure)
  }
}
