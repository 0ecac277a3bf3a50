import ArgumentParser
import Pricebook
import PriceModel

struct ListsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists", abstract: "The lists of the catalogue, each with its latest edition.",
    discussion: """
      EXAMPLE
        $ pricebook lists --format json
      """)

  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let workspace = try catalogueOptions.workspace()
    workspace.remarkIfEmpty(outputOptions)
    try outputOptions.write(try workspace.lists())
  }
}
