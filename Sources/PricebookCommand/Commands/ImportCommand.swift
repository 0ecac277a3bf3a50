import ArgumentParser
import Pricebook
import PriceModel

struct ImportCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read price lists into the catalogue.",
    discussion: """
      One transaction per list. A list with a rejected row is not imported, unless --max-rejects allows it; all \
      problems of all files are reported in one pass. The same file again changes nothing.

      Rejected rows go to a file with --rejects; mended there, they are added to their edition with --add.

      A file may be packed with gzip; a zip archive and a folder stand for all lists in them, in the order of their \
      editions.

      EXAMPLE
        $ pricebook import --dry-run Nov_NCE_LicenseBasedPL_GA_PL.csv
        $ pricebook import list.csv --max-rejects 1% --rejects rejected.csv
        $ pricebook import --add rejected.csv --list ov-pl --edition 2026-11
        $ pricebook import --diagnostics sarif --diagnostics-output problems.sarif SampleData/open-value-csv
      """)

  @Argument(help: ArgumentHelp("Price lists, archives or folders; - is stdin.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp("A profile's name or file (default: recognised by the file).", valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp("The edition (default: as the file or its name says).", valueName: "yyyy-mm"))
  var edition: EditionLabel?

  @Option(help: ArgumentHelp("The name of the list (default: as the profile says).", valueName: "name"))
  var list: String?

  @Option(help: ArgumentHelp("The country of prices that state none.", valueName: "country"))
  var market: String?

  @Option(help: ArgumentHelp("The currency of prices that state none.", valueName: "code"))
  var currency: Currency?

  @Option(help: ArgumentHelp("The program of items that state none.", valueName: "code"))
  var program: String?

  @Option(help: ArgumentHelp("The text encoding (default: recognised).", valueName: "name"))
  var encoding: String?

  @OptionGroup(title: "Limits") var limitOptions: LimitOptions

  @Flag(help: "Read and compare, but change nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Write the rejected rows to a file that can be mended and imported.", valueName: "file"))
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      "Import although so many rows, or that share of them, are rejected.", valueName: "n|p%"))
  var maxRejects = RejectAllowance.rows(0)

  @Flag(help: "Put other content in the place of an edition that is there already.")
  var replace = false

  @Flag(help: "Add the rows to the edition of their month, such as rejected rows that were mended.")
  var add = false

  @Flag(help: "Accept an edition with more than 20 % fewer rows than the one before.")
  var allowShrink = false

  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Diagnostics") var diagnosticOptions: DiagnosticOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  var diagnosticsForm: DiagnosticOptions? { diagnosticOptions }

  func validate() throws {
    if add, replace {
      throw ValidationError("--add adds rows to an edition, --replace replaces it; choose one")
    }
  }

  func answer() throws {
    var request = ImportRequest(paths: files)
    request.profile = profile
    request.edition = edition
    request.list = list?.lowercased()
    request.market = market
    request.currency = currency
    request.program = try program.map { try Self.programCode($0) }
    request.encoding = encoding
    request.limits = limitOptions.limit
    request.dryRun = dryRun
    request.replace = replace
    request.add = add
    request.allowShrink = allowShrink
    request.allowance = maxRejects
    request.excerptsPerKind = diagnosticOptions.excerptsPerKind

    // Nothing is imported if what is to be written about it cannot be.
    if let rejects { try AtomicFile.check(rejects) }
    if let output = outputOptions.output, output != "-" { try AtomicFile.check(output) }
    try diagnosticOptions.check()
    let bar = ProgressLine(shown: outputOptions.showsProgress)
    let answer = try catalogueOptions.workspace().importPriceLists(request) { file, place, count in
      bar.show("\(place + 1)/\(count) \(file)")
    }
    bar.clear()
    try diagnosticOptions.write(answer.diagnostics, answer.diagnosticsSummary, output: outputOptions)
    if let rejects {
      try RejectsWriter(request).write(answer.rejects, to: rejects, remark: outputOptions.remark)
    } else if diagnosticOptions.isPlain, let offer = RejectsWriter.offer(answer) {
      outputOptions.remark(offer)
    }
    try outputOptions.write(answer)
    guard let failure = answer.failure else { return }
    throw answer.imported > 0 ? ExitStatus.partlyDone : ExitStatus(failure.kind)
  }

  private static func programCode(_ text: String) throws -> String {
    guard let code = Facet.program.vocabulary?.code(for: text) else {
      let codes = Facet.program.vocabulary?.entries.map(\.code).joined(separator: ", ") ?? ""
      throw ValidationError("“\(text)” is no program; accepted are \(codes)")
    }
    return code
  }
}
