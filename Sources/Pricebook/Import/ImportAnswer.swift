import PriceListReading
import PriceModel

/// The answer of `import`.
public struct ImportAnswer: Encodable, Sendable {
  public let schema = "pricebook.import/1"
  public var dryRun: Bool
  public var lists: [ImportedList] = []
  /// Of the first of each kind with an excerpt.
  public var diagnostics: [Diagnostic] = []
  /// How often each kind occurred in each file, listed or not.
  public var diagnosticsSummary: [DiagnosticSummary] = []
  /// The first reason for which a list was not imported.
  public var failure: PricebookError?
  /// The rejected records of each file, to be mended and imported again.
  public var rejects: [RejectsFile] = []

  public init(dryRun: Bool) {
    self.dryRun = dryRun
  }

  enum CodingKeys: CodingKey {
    case schema, dryRun, lists, diagnostics, diagnosticsSummary
  }

  /// Adds an error that ended the work on a list.
  mutating func report(_ error: PricebookError, file: String) {
    failure = failure ?? error
    let diagnostic = error.diagnostic(defaultFile: file)
    diagnostics.append(diagnostic)
    diagnosticsSummary = DiagnosticSummary.merged(diagnosticsSummary + DiagnosticSummary.each([diagnostic]))
  }

  /// The number of lists that are in the catalogue now (or would be, in a dry run).
  public var imported: Int { lists.count { $0.imported } }
}

/// What became of one price list file.
///
/// Always `rows = accepted + rejected` and `accepted = added + changed + unchanged + deleted`, in rows, also where
/// the list was not imported: the counts then say what the import would have done.
public struct ImportedList: Encodable, Sendable {
  public var file: String
  public var list: String?
  public var edition: EditionLabel?
  public var profile: String?
  public var encoding: String?
  public var delimiter: String?
  public var decimalMark: String?
  public var headerLine: Int?
  /// Everything that had to be known about the file, each with how firmly and why.
  public var assumptions: [Assumption] = []
  public var rows = 0
  public var accepted = 0
  public var rejected = 0
  /// The number of warnings.
  public var warnings = 0
  public var added = 0
  public var changed = 0
  public var unchanged = 0
  public var deleted = 0
  /// Items of the edition before that no row names.
  public var removed = 0
  /// Whether the list is in the catalogue now (in a dry run: would be).
  public var imported = false
  /// Whether the same file had been imported before, so that nothing changed.
  public var alreadyImported = false
}

/// The rejected records of a file.
public struct RejectsFile: Sendable {
  public var file: String
  public var list: String?
  public var edition: EditionLabel?
  /// The number of rejected records.
  public var count: Int
  public var text: String
  /// Whether the other rows of the file are in the catalogue (in a dry run: would be), so that these can be added.
  public var isImported: Bool
}
