import ArgumentParser
import Pricebook
import PriceModel

struct EditionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "editions", abstract: "The monthly editions of the lists.",
    discussion: """
      EXAMPLE
        $ pricebook editions ov-pl
        $ pricebook editions remove ov-pl 2026-10
        $ pricebook editions log ov-pl
      """, subcommands: [ListEditions.self, RemoveEdition.self, EditionsLog.self],
    defaultSubcommand: ListEditions.self)

  struct ListEditions: AnsweringCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every edition, by list and month.")

    @Argument(help: "A list (default: all).")
    var list: String?

    @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
    @OptionGroup(title: "Output") var outputOptions: OutputOptions

    func answer() throws {
      let workspace = try catalogueOptions.workspace()
      workspace.remarkIfEmpty(outputOptions)
      try outputOptions.write(try workspace.editions(of: list?.lowercased()))
    }
  }

  struct EditionsLog: AnsweringCommand {
    static let configuration = CommandConfiguration(
      commandName: "log", abstract: "What was done to the editions: imported, replaced, added to, removed.",
      discussion: """
        With what each replacement and each addition changed: items and prices, old and new.

        EXAMPLE
          $ pricebook editions log ov-pl 2026-11 --format json
        """)

    @Argument(help: "A list (default: all).")
    var list: String?

    @Argument(help: ArgumentHelp("An edition (default: all).", valueName: "yyyy-mm"))
    var edition: EditionLabel?

    @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
    @OptionGroup(title: "Output") var outputOptions: OutputOptions

    func answer() throws {
      let workspace = try catalogueOptions.workspace()
      try outputOptions.write(try workspace.importLog(of: list?.lowercased(), edition: edition))
    }
  }

  struct RemoveEdition: AnsweringCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Take an edition out of the catalogue.")

    @Argument(help: "The list.")
    var list: String

    @Argument(help: ArgumentHelp("The edition.", valueName: "yyyy-mm"))
    var edition: EditionLabel

    @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
    @OptionGroup(title: "Output") var outputOptions: OutputOptions

    func answer() throws {
      let workspace = try catalogueOptions.workspace()
      try workspace.removeEdition(edition, of: list.lowercased())
      try outputOptions.write(try workspace.editions())
    }
  }
}
