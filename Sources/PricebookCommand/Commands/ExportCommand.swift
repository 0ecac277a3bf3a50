import ArgumentParser
import Pricebook
import PriceModel
import Reporting

struct ExportCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Items with every price of an edition, as CSV or JSON Lines.",
    discussion: """
      Without a list, the latest edition of each. CSV (the default) has a row per price, JSON Lines an item per line. \
      The CSV of one edition can be imported again: it is then the same edition.

      Any SQLite tool can ask the catalogue itself; --schema prints its tables and views with their comments.

      EXAMPLE
        $ pricebook export ov-pl 2026-11 --format jsonl --output ov-pl.jsonl
        $ pricebook export ov-pl 2026-11 --output ov-pl-2026-11.csv
        $ pricebook export --schema
      """)

  @Argument(help: "A list (default: all).")
  var list: String?

  @Argument(help: ArgumentHelp("An edition (default: the latest).", valueName: "yyyy-mm"))
  var editionArgument: EditionLabel?

  @Flag(help: "Print the tables and views of the catalogue, with comments, in place of items.")
  var schema = false

  @OptionGroup(title: "Which prices") var scopeOptions: ScopeOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func validate() throws {
    if schema, list != nil {
      throw ValidationError("--schema prints the tables of every catalogue; name no list")
    }
  }

  func answer() throws {
    if schema {
      return try outputOptions.withOutput { try $0.write(Workspace.catalogueSchema) }
    }
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
      try workspace.export(list: list, in: scope) { item, _ in
        try output.write(encoder.encode(item) + [0x0A])
      }
    }
  }
}
