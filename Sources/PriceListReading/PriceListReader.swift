import PriceModel

/// Reads price lists: bytes in, an ``ItemBatch`` and diagnostics out.
///
///     let reader = PriceListReader(library: try ProfileLibrary())
///     let list = try reader.read(path: "Nov_NCE_US.csv", options: ReadingOptions())
///     list.rows == list.accepted + list.rejected  // always
///
/// Whatever the file holds is in the diagnostics; only a file that cannot be opened or read throws.
public struct PriceListReader: Sendable {
  public let library: ProfileLibrary
  /// Reads the facets out of item names for the profiles that want it; `nil` leaves them open.
  private let itemNames: (any ItemNameDecoding)?

  public init(library: ProfileLibrary, itemNames: (any ItemNameDecoding)? = ItemNameDecoder()) {
    self.library = library
    self.itemNames = itemNames
  }

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: ``ReadingError`` only.
  public func read(path: String, options: ReadingOptions) throws -> ReadPriceList {
    let input = try InputFile(path: path)
    let digest = FileDigestTask(input)
    let survey = try InputSurvey(input)
    var result = ReadPriceList(file: path)
    let isXML = options.profile.map { $0.container == .xml } ?? survey.looksLikeXML
    if isXML {
      try XMLFile(
        input: input, survey: survey, profiles: library.profiles, options: options, itemNames: itemNames
      )
      .read(into: &result)
    } else {
      try CSVFile(
        input: input, survey: survey, profiles: library.profiles, options: options, itemNames: itemNames
      )
      .read(into: &result)
    }
    result.sha256 = try digest.value()
    if input.hasChanged {
      result.refuse(
        .fileChanged, "the file was written to while it was being read; read it again when it is at rest")
    } else {
      let excerpts = ExcerptReader(
        input: input, encoding: result.textEncoding ?? .utf8, dialect: result.dialect, isXML: isXML,
        limits: options.limits)
      excerpts.annotate(&result.diagnostics, perCode: options.limits.excerptsPerCode)
      result.excerpts = excerpts
    }
    return result
  }

  /// Tells how a file would be read, from its beginning.
  ///
  /// - Throws: ``ReadingError`` only.
  public func recognise(path: String, limits: ReadingLimits = ReadingLimits()) throws -> Recognition {
    let input = try InputFile(path: path)
    let survey = try InputSurvey(input)
    let options = ReadingOptions(limits: limits)
    if survey.looksLikeXML {
      return try XMLFile(
        input: input, survey: survey, profiles: library.profiles, options: options, itemNames: nil
      ).recognition()
    }
    return CSVFile(input: input, survey: survey, profiles: library.profiles, options: options, itemNames: nil)
      .recognition()
  }
}

extension ReadPriceList {
  /// Marks the file as unusable, with the reason.
  mutating func refuse(
    _ code: DiagnosticCode, _ message: String, line: Int? = nil, column: Int? = nil, field: String? = nil,
    value: String? = nil
  ) {
    isUnusable = true
    list = nil
    edition = nil
    insert(
      Diagnostic(code, message, file: file, line: line, column: column, field: field, value: value))
  }

  /// Adds a warning about the file as a whole or one of its lines.
  mutating func warn(_ code: DiagnosticCode, _ message: String, line: Int? = nil, value: String? = nil) {
    insert(Diagnostic(code, message, file: file, line: line, value: value))
  }

  /// Adds a diagnostic at its place in the order of the file.
  mutating func insert(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .warning { warnings += 1 }
    summaries.append(
      DiagnosticSummary(
        file: file, code: diagnostic.definition, count: 1, firstLines: diagnostic.line.map { [$0] } ?? []))
    summaries = DiagnosticSummary.merged(summaries)
    let place = diagnostics.firstIndex { ($0.line ?? 0) > (diagnostic.line ?? 0) } ?? diagnostics.endIndex
    diagnostics.insert(diagnostic, at: place)
  }
}

extension InputSurvey {
  /// The first sign that is not blank is `<`, in whatever encoding.
  var looksLikeXML: Bool {
    let first = head.prefix(1024).first { ![0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0, 0x20, 9, 10, 13].contains($0) }
    return first == UInt8(ascii: "<")
  }
}
