import ArgumentParser
import Pricebook
import PriceModel
import Reporting

struct ExportCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Items with every price of an edition, as CSV or JSON Lines.",
    discussion: """
      Without a list, the latest edition of each. CSV (the default) has a row per price, JSON Lines an item per line.

      EXAMPLE
        $ pricebook export ov-pl 2026-11 --format jsonl --output ov-pl.jsonl
      """)

  @Argument(help: "A list (default: all).")
  var list: String?

  @Argument(help: ArgumentHelp("An edition (default: the latest).", valueName: "yyyy-mm"))
  var editionArgument: EditionLabel?

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    var scope = scopeOptions.scope
    scope.edition = editionArgument ?? scope.edition
    let list = list?.lowercased()
    let workspace = try catalogueOptions.workspace()
    guard outputOptions.format == .jsonl else {
      try outputOptions.write(try workspace.export(list: list, in: scope), default: .csv)
      return
    }
    let encoder = OrderedJSONEncoder(style: .compact)
    try outputOptions.withOutput { output in
      try workspace.export(list: list, in: scope) { try output.write(encoder.encode($0) + [0x0A]) }
    }
  }
}
