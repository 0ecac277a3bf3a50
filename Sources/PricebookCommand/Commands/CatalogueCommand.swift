import ArgumentParser
import Pricebook

struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "Check, copy and compact the catalogue.",
    discussion: """
      EXAMPLE
        $ pricebook catalogue check
        $ pricebook catalogue backup /backup/pricebook-2026-11.sqlite
      """, subcommands: [Check.self, Backup.self, Compact.self])

  struct Check: AnsweringCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Look whether the catalogue is sound.",
      discussion: """
        Reads the whole file: its pages, what its rows refer to, and what is packed from them. Changes nothing.

        EXAMPLE
          $ pricebook catalogue check --format json
        """)

    @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
    @OptionGroup(title: "Output") var outputOptions: OutputOptions

    func answer() throws {
      let answer = try catalogueOptions.workspace().checkCatalogue()
      try finish(answer, failure: answer.failure)
    }
  }

  struct Backup: AnsweringCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup", abstract: "Write one state of the catalogue to a file, while it is in use.",
      discussion: """
        The file is there as a whole or not at all. An older backup is replaced; a file that is something else is not.

        EXAMPLE
          $ pricebook catalogue backup pricebook-2026-11.sqlite
        """)

    @Argument(help: "The file to write.")
    var file: String

    @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
    @OptionGroup(title: "Output") var outputOptions: OutputOptions

    func answer() throws {
      try outputOptions.write(try catalogueOptions.workspace().backUpCatalogue(to: file))
    }
  }

  struct Compact: AnsweringCommand {
    static let configuration = CommandConfiguration(
      commandName: "compact", abstract: "Give unused space back, and make anew what is packed.",
      discussion: """
        EXAMPLE
          $ pricebook catalogue compact
        """)

    @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
    @OptionGroup(title: "Output") var outputOptions: OutputOptions

    func answer() throws {
      try outputOptions.write(try catalogueOptions.workspace().compactCatalogue())
    }
  }
}
