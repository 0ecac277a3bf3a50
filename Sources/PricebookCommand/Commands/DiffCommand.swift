import ArgumentParser
import Pricebook
import PriceModel
import Reporting

struct DiffCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What changed between two editions, or two files.",
    usage: """
      pricebook diff LIST [OLD] NEW
      pricebook diff FILE FILE
      pricebook diff --all [--month YYYY-MM]
      """,
    discussion: """
      Without OLD, the edition before NEW; with the list alone, its latest edition. Files are compared without a \
      catalogue. An item that goes on under another part number is named with the reason. What a list's own change \
      flags (ChangeIndicator, A/C/D/U) say is held against what really changed.

      EXAMPLE
        $ pricebook diff ov-pl 2026-10 2026-11
        $ pricebook diff ov-pl --only price --min-percent 5
        $ pricebook diff Oct_NCE_LicenseBasedPL_GA_PL.csv Nov_NCE_LicenseBasedPL_GA_PL.csv
        $ pricebook diff --all --month 2026-11 --format csv --output november.csv
      """)

  @Argument(help: ArgumentHelp("A list and its editions, or two files.", valueName: "list or file"))
  var subjects: [String] = []

  @Flag(help: "Compare all lists.")
  var all = false

  @Option(help: ArgumentHelp("The edition of this month with the one before it.", valueName: "yyyy-mm"))
  var month: EditionLabel?

  @Option(
    help: ArgumentHelp(
      "Only these: price, name, facets, other, added, removed, renamed or claims; may be repeated.",
      valueName: "kind"))
  var only: [DiffPart] = []

  @Option(
    help: ArgumentHelp(
      "Of the changes, only prices that rose or fell by so much or more.", valueName: "percent"))
  var minPercent: Percentage?

  @OptionGroup(title: "Reading files") var fileOptions: DiffFileOptions
  @OptionGroup(title: "Limits") var limitOptions: LimitOptions
  @OptionGroup(title: "Catalogue") var catalogueOptions: CatalogueOptions
  @OptionGroup(title: "Diagnostics") var diagnosticOptions: DiagnosticOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  /// What to compare.
  private enum Subject {
    case all
    case list(String, old: EditionLabel?, new: EditionLabel?)
    case files(String, String)
  }

  func validate() throws { _ = try subject() }

  private func subject() throws -> Subject {
    if all {
      guard subjects.isEmpty else { throw ValidationError("--all compares every list; name none") }
      return .all
    }
    switch subjects.count {
    case 1: return .list(subjects[0].lowercased(), old: nil, new: month)
    case 2 where month != nil: throw ValidationError("--month goes with a list alone, or with --all")
    case 2:
      if let edition = EditionLabel(subjects[1]) {
        return .list(subjects[0].lowercased(), old: nil, new: edition)
      }
      return .files(subjects[0], subjects[1])
    case 3:
      let editions = try subjects[1...].map { text in
        guard let edition = EditionLabel(text) else {
          throw ValidationError("“\(text)” is no edition; accepted is a month like 2026-11")
        }
        return edition
      }
      guard month == nil else { throw ValidationError("--month goes with a list alone, or with --all") }
      return .list(subjects[0].lowercased(), old: editions[0], new: editions[1])
    default:
      throw ValidationError("name a list and its editions, or two files, or give --all")
    }
  }

  func answer() throws {
    let filter = DiffFilter(only: Set(only), minPercent: minPercent?.value)
    let workspace = try catalogueOptions.workspace()
    switch try subject() {
    case .list(let list, let old, let new):
      try outputOptions.write(try workspace.diff(list: list, from: old, to: new, filter: filter))
    case .files(let old, let new):
      var reading = fileOptions.reading
      reading.limits = limitOptions.limit
      let answer = try workspace.diff(
        file: old, with: new, reading: reading, filter: filter,
        report: { try diagnosticOptions.write($0, $1, output: outputOptions) })
      try outputOptions.write(answer)
    case .all where outputOptions.format == .jsonl || outputOptions.format == .csv:
      let lines = outputOptions.format == .csv ? DiffLines.csv(raw: outputOptions.raw) : .jsonl
      try outputOptions.withOutput {
        try workspace.writeDiffOfAll(month: month, filter: filter, as: lines, to: &$0)
      }
    case .all:
      try outputOptions.write(try workspace.diffAll(month: month, filter: filter))
    }
  }
}

/// How files are read that are compared without a catalogue.
struct DiffFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A profile's name or file (default: recognised by the file).", valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp("The country of prices that state none.", valueName: "country"))
  var market: String?

  @Option(help: ArgumentHelp("The currency of prices that state none.", valueName: "code"))
  var currency: Currency?

  @Option(help: ArgumentHelp("The program of items that state none.", valueName: "code"))
  var program: String?

  @Option(help: ArgumentHelp("The text encoding (default: recognised).", valueName: "name"))
  var encoding: String?

  var reading: DiffReading {
    var reading = DiffReading()
    reading.profile = profile
    reading.market = market
    reading.currency = currency
    reading.program = program
    reading.encoding = encoding
    return reading
  }
}

extension DiffPart: ExpressibleByArgument {}
