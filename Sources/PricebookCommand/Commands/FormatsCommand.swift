import ArgumentParser
import Pricebook

struct FormatsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "The profiles known, or how a file is recognised.",
    discussion: """
      EXAMPLE
        $ pricebook formats
        $ pricebook formats SampleData/open-value-csv/OV_PL_2026-11.csv
        $ pricebook formats --codes
      """)

  @Argument(help: "A price list.")
  var file: String?

  @OptionGroup(title: "Limits") var limitOptions: LimitOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @Flag(help: "List every code that diagnostics can have, with what is accepted and what to do.")
  var codes = false

  @OptionGroup(title: "Diagnostics") var diagnosticOptions: DiagnosticOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  var diagnosticsForm: DiagnosticOptions? { diagnosticOptions }

  mutating func validate() throws {
    if codes, file != nil { throw ValidationError("--codes takes no file") }
  }

  func answer() throws {
    if codes { return try outputOptions.write(DiagnosticCodesAnswer()) }
    let answer = try catalogueOptions.workspace().formats(of: file, limits: limitOptions.limit)
    try finish(answer, failure: answer.failure)
  }
}
