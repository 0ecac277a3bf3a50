import ArgumentParser
import Pricebook
import PriceModel

/// Where the catalogue is.
struct CatalogueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The catalogue (default: $PRICEBOOK_CATALOGUE, else ./pricebook.sqlite).", valueName: "path"))
  var catalogue: String?

  func workspace() throws -> Workspace {
    Workspace(
      cataloguePath: catalogue ?? Console.environment("PRICEBOOK_CATALOGUE") ?? "pricebook.sqlite",
      profileFolders: Console.environment("PRICEBOOK_PROFILES")?.split(separator: ":").map(String.init) ?? [],
      today: try Console.today())
  }
}

extension Workspace {
  /// Says that there is no catalogue yet, lest a wrong path look like an empty one.
  func remarkIfEmpty(_ output: OutputOptions) {
    if !hasCatalogue { output.remark("there is no catalogue at \(cataloguePath) yet; an import creates it") }
  }
}
