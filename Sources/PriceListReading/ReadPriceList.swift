import PriceModel

/// A price list that was read: its rows as a batch, and everything that had to be said about it.
///
/// Always ``rows`` = ``accepted`` + ``rejected``, and ``accepted`` rows are in ``batch``.
public struct ReadPriceList: Sendable {
  /// The path as given.
  public internal(set) var file: String
  /// SHA-256 of the raw bytes, 64 hexadecimal digits.
  public internal(set) var sha256 = ""
  /// The name of the profile; empty if none fits.
  public internal(set) var profile = ""
  /// How the file was understood: the encoding, the delimiter and the like, each with its reason.
  public internal(set) var recognition: Recognition
  /// `nil` only if the file ``isUnusable``.
  public internal(set) var list: String?
  /// `nil` only if the file ``isUnusable``.
  public internal(set) var edition: EditionLabel?
  public internal(set) var merging = Merging.full
  /// In an incremental list: an item that is priced is stated with all its prices, so that the former ones go.
  public internal(set) var replacesPrices = false
  public internal(set) var inForce = InForcePolicy.endsFirst
  /// The program that all rows share, if they do.
  public internal(set) var program: String?
  /// Data records: without the header, rows above it, blank rows and footers.
  public internal(set) var rows = 0
  public internal(set) var batch = ItemBatch()
  /// In the order of the file. The first of each kind have an excerpt.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// How often each kind of diagnostic occurred, listed or not.
  public internal(set) var summaries: [DiagnosticSummary] = []
  /// The number of warnings, listed or not.
  public internal(set) var warnings = 0
  public internal(set) var rejects: [RejectedRecord] = []
  /// The file as a whole cannot be trusted: not recognised, ill-formed, undecodable, a quote never closed, a required
  /// column missing. It is never to be imported, whatever number of rejected rows is allowed.
  public internal(set) var isUnusable = false
  /// The header as it stands in the file, empty if it has none; `nil` for XML.
  var headerText: String?
  /// How the text of the file is written, as far as it was found out.
  var textEncoding: TextEncoding?
  var dialect: CSVDialect?
  /// Reads the text where diagnostics stand.
  var excerpts: ExcerptReader?
  /// XML: the document with the rejected items alone.
  var rejectsDocument: String?

  public var accepted: Int { batch.rows.count }
  public var rejected: Int { rows - accepted }

  init(file: String) {
    self.file = file
    recognition = Recognition(file: file)
  }

  /// `UTF-8`, `windows-1250`, `UTF-16LE`.
  public var encoding: String { recognition[.encoding]?.value ?? "UTF-8" }
  /// `,`, `;`, a tab; `nil` for XML.
  public var delimiter: String? { recognition[.delimiter]?.value }
  /// `.` or `,`.
  public var decimalMark: String? { recognition[.decimalMark]?.value }
  /// The physical line of the header; `nil` for XML.
  public var headerLine: Int? { recognition.headerLine }

  /// Diagnostics that others have made about lines of this file, with excerpts for the first of each kind.
  public func withExcerpts(_ diagnostics: [Diagnostic], perCode limit: Int) -> [Diagnostic] {
    var diagnostics = diagnostics
    excerpts?.annotate(&diagnostics, perCode: limit)
    return diagnostics
  }

  /// The rejected records as a file that can be mended: for CSV the header and
  /// the records as they stand in the file; for XML the rejected items within everything else that the document holds.
  /// `nil` if nothing was rejected, or if the document as a whole is at fault.
  public func rejectsFileText() -> String? {
    if rejects.isEmpty { return nil }
    if let headerText {
      return ((headerText.isEmpty ? [] : [headerText]) + rejects.map(\.text)).map { $0 + "\n" }.joined()
    }
    return rejectsDocument
  }
}

/// A record that was rejected.
public struct RejectedRecord: Sendable, Hashable {
  /// The physical line where it starts.
  public let line: Int
  /// CSV: the record as it stands in the file, as UTF-8; XML: empty.
  public let text: String
  /// The codes of its errors.
  public let codes: [String]
}
