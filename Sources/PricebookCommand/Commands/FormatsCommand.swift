import ArgumentParser
import Pricebook

struct FormatsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "The profiles known, or how a file is recognised.",
    discussion: """
      EXAMPLE
        $ pricebook formats
        $ pricebook formats SampleData/open-value/OV_PL_2026-11.csv
      """)

  @Argument(help: "A price list.")
  var file: String?

  @OptionGroup(title: "Limits") var limitOptions: LimitOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  func answer() throws {
    let answer = try catalogueOptions.workspace().formats(of: file, limits: limitOptions.limit)
    try finish(answer, failure: answer.failure)
  }
}
