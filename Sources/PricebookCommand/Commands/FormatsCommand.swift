import ArgumentParser
import Pricebook
import PriceModel

struct FormatsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "The profiles known, or how a file is recognised.",
    discussion: """
      For a file: its container, encoding, line ends, delimiter, quotes, decimal mark and header, each with how firmly \
      it is known and why; the profile that reads it, with a score from 0 to 100 and the reasons; and the first item \
      as it would be imported. For an archive or a folder, each list in it. The exit code is 0 if every list is \
      recognised, 1 if none is, 5 if some are.

      With --draft a profile to start from is written for a file that no profile reads: its columns are looked at by \
      their names, in eight languages, and by their values; each suggestion has its reason beside it.

      EXAMPLE
        $ pricebook formats
        $ pricebook formats SampleData/open-value-csv/OV_PL_2026-11.csv
        $ pricebook formats november.zip
        $ pricebook formats cennik.csv --draft --output cennik.yaml
        $ pricebook formats --codes
      """)

  @Argument(help: "A price list, an archive or a folder; - is stdin.")
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
    let summaries = DiagnosticSummary.each(answer.diagnostics)
    try diagnosticOptions.write(answer.diagnostics, summaries, output: outputOptions)
    try outputOptions.write(answer)
    guard let failure = answer.failure else { return }
    throw answer.recognised > 0 ? ExitStatus.partlyDone : ExitStatus(failure.kind)
  }

  private func writeDraft(of file: String) throws {
    let answer = try catalogueOptions.workspace().draftProfile(of: file, limits: limitOptions.limit)
    if outputOptions.format != nil {
      try outputOptions.write(answer)
    } else {
      try outputOptions.withOutput { try $0.write(answer.profile) }
    }
    for remark in answer.open { outputOptions.remark("\(answer.file): to be completed: \(remark)") }
  }
}
