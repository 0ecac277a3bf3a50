import PriceModel

/// Why a file is not recognised.
enum RecognitionFailure: Sendable, Equatable {
  /// There is nothing in it.
  case empty
  /// The input is refused before anything is read: no text, an archive within an archive.
  case refused(DiagnosticCode, String)
  /// No record near the top has a column that a profile knows.
  case noHeader(searched: Int)
  /// A record near the top goes beyond a limit, so that no header can be read there.
  case beyondLimit(LimitRefusal, line: Int)
  /// A header of the profile stands too far below the top of the file.
  case lowHeader(profile: String, line: Int, limit: Int)
  /// It is of the nearest profile, but columns are missing.
  case missingColumns
  /// No profile comes near enough.
  case nothingFits
  /// Two or more profiles fit equally well.
  case ambiguous
  /// XML: no profile knows the root element.
  case unknownRoot(namespace: String, line: Int, column: Int)
  /// XML: the profile knows the document for something else than a price list.
  case notAPriceList(String, line: Int, column: Int)
  /// XML: the parser stopped before the root element.
  case unreadable(XMLFailure)
  /// XML: there is no root element.
  case noRoot
}

extension Recognition {
  /// Notes that the input is refused as it is.
  mutating func refuse(_ fault: InputFault) { failure = .refused(fault.code, fault.message) }

  /// The input is refused as it is, so that no profile could read it: no text, an archive within an archive.
  public var isRefused: Bool {
    if case .refused = failure { return true }
    return false
  }

  /// The error that a file that is not recognised ends with; `nil` if it is recognised.
  ///
  /// - Parameter profiles: The profiles that were tried.
  public func error(tried profiles: [Profile]) -> Diagnostic? {
    guard let failure else { return nil }
    var code = DiagnosticCode.notRecognised
    var line = headerLine
    var column: Int?
    var value: String?
    let message: String
    let container = self[.root] == nil ? Profile.Container.csv : .xml
    let profiles = profiles.filter { $0.container == container }
    let names = profiles.map(\.name).joined(separator: ", ")
    switch failure {
    case .empty:
      message = "the file is empty; accepted is a price list with a header"
    case .refused(let fault, let reason):
      code = fault
      message = reason
    case .noHeader(let searched):
      message =
        "no record among the first \(searched + 1) has a column that a profile knows; tried were \(tried(profiles)); known are \(names); \(draftOffer)"
    case .beyondLimit(let refusal, let place):
      code = refusal.code
      line = place
      message = refusal.message
    case .lowHeader(let profile, let place, let limit):
      line = place
      message =
        "a header of \(profile) stands here, below more rows than are looked through; accepted are \(limit) rows above the header"
    case .missingColumns:
      code = .missingColumn
      value = missing.first?.names.first
      let columns = missing.map(\.phrase).joined(separator: ", ")
      message =
        "the header has no column \(columns), which \(nearestProfile ?? "the profile") needs; found are \(foundColumns)"
        // The user may not have meant this profile.
        + (profiles.count > 1 ? "; if it is another format, \(draftOffer)" : "")
    case .nothingFits:
      value = missing.first?.names.first
      let columns = missing.map(\.phrase).joined(separator: ", ")
      message =
        "no profile fits; the nearest, \(nearestProfile ?? "") (score \(score)), \(columns.isEmpty ? "has the header, but other rows" : "misses the columns \(columns)"); found are \(foundColumns); tried were \(tried(profiles)); \(draftOffer)"
    case .ambiguous:
      code = .ambiguousFormat
      value = rivals.joined(separator: " ")
      message =
        "the profiles \(rivals.joined(separator: " and ")) fit equally well (score \(score)); accepted is the option --profile with one of them"
    case .unknownRoot(let namespace, let place, let character):
      (line, column) = (place, character)
      value = self[.root]?.value
      message =
        "no profile knows the root element \(rootName(namespace)); known are \(roots(profiles)); \(draftOffer)"
    case .notAPriceList(let reason, let place, let character):
      code = .notAPriceList
      (line, column) = (place, character)
      value = self[.root]?.value
      message = "the document \(rootName("")) holds no items: \(reason)"
    case .unreadable(let reason):
      code = reason.code
      (line, column) = (reason.line, reason.column)
      value = reason.value
      message = reason.message
    case .noRoot:
      message = "the file has no root element"
    }
    return Diagnostic(code, message, file: file, line: line, column: column, value: value)
  }

  private var foundColumns: String {
    columns.prefix(40).joined(separator: ", ") + (columns.count > 40 ? " and \(columns.count - 40) more" : "")
  }

  private var draftOffer: String {
    "a profile to start from is written by “pricebook formats \(archive ?? file) --draft”"
  }

  /// The delimiters and encodings that were tried, in words.
  private func tried(_ profiles: [Profile]) -> String {
    var delimiters = CSVRecogniser.usualDelimiters
    for delimiter in profiles.flatMap(\.delimiters) where !delimiters.contains(delimiter) {
      delimiters.append(delimiter)
    }
    let signs = delimiters.map { CSVDialect.signName($0) }.joined(separator: " ")
    return "the delimiters \(signs) in \(self[.encoding]?.value ?? "UTF-8")"
  }

  private func rootName(_ namespace: String) -> String {
    "“\(self[.root]?.value ?? "")”" + (namespace.isEmpty ? "" : " of the namespace \(namespace)")
  }

  /// The root elements that are known; those of the same name with their namespaces, for these are what is wrong.
  private func roots(_ profiles: [Profile]) -> String {
    let layouts = profiles.compactMap { profile in profile.xml.map { (profile: profile.name, layout: $0) } }
    let sameName = layouts.filter { $0.layout.rootNames.contains(self[.root]?.value ?? "") }
    return (sameName.isEmpty ? layouts : sameName).map { profile, layout in
      let names = layout.rootNames.map { "“\($0)”" }.joined(separator: " or ")
      if sameName.isEmpty { return "\(names) (\(profile))" }
      let namespaces = layout.rootNamespaces.map { $0.isEmpty ? "no namespace" : $0 }
      return "\(names) of \(namespaces.joined(separator: " or ")) (\(profile))"
    }.joined(separator: ", ")
  }
}

extension MissingColumn {
  /// `“ERP Price” or “List Price” (near is “ERP Prise”)`.
  var phrase: String { near.map { "\(shownNames) (near is “\($0)”)" } ?? shownNames }
}
