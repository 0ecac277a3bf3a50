import ArgumentParser
import Pricebook

struct FormatsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "The profiles known, or how a file is recognised.",
    discussion: """
      With --draft a profile to start from is written for a file that no profile reads: its columns are looked at by \
      their names, in eight languages, and by their values; each suggestion has its reason beside it.

      EXAMPLE
        $ pricebook formats
        $ pricebook formats SampleData/open-value-csv/OV_PL_2026-11.csv
        $ pricebook formats cennik.csv --draft --output cennik.yaml
        $ pricebook formats --codes
      """)

  @Argument(help: "A price list.")
  var file: String?

  @Flag(help: "Write a profile to start from (YAML; with --format json also what it rests on).")
  var draft = false

  @OptionGroup(title: "Limits") var limitOptions: LimitOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @Flag(help: "List every code that diagnostics can have, with what is accepted and what to do.")
  var codes = false

  @OptionGroup(title: "Diagnostics") var diagnosticOptions: DiagnosticOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  var diagnosticsForm: DiagnosticOptions? { diagnosticOptions }

  mutating func validate() throws {
    if codes, file != nil { throw ValidationError("--codes takes no file") }
    if draft, file == nil { throw ValidationError("--draft needs a file: pricebook formats FILE --draft") }
  }

  func answer() throws {
    if codes { return try outputOptions.write(DiagnosticCodesAnswer()) }
    if draft, let file { return try writeDraft(of: file) }
    let answer = try catalogueOptions.workspace().formats(of: file, limits: limitOptions.limit)
    try finish(answer, failure: answer.failure)
  }

  private func writeDraft(of file: String) throws {
    let answer = try catalogueOptions.workspace().draftProfile(of: file, limits: limitOptions.limit)
    if outputOptions.format != nil {
      try outputOptions.write(answer)
    } else {
      try outputOptions.withOutput { try $0.write(answer.profile) }
    }
    for remark in answer.open { outputOptions.remark("\(file): to be completed: \(remark)") }
  }
}
