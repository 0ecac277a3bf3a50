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
  /// How bytes come in; tests put a failing one here.
  var system: any SystemReading = SystemReads()

  public init(library: ProfileLibrary, itemNames: (any ItemNameDecoding)? = ItemNameDecoder()) {
    self.library = library
    self.itemNames = itemNames
  }

  /// Reads the list that a path holds; `-` is standard input. An archive of several lists is refused: ask
  /// ``contents(of:limits:)`` for them.
  ///
  /// - Throws: ``ReadingError`` only.
  public func read(path: String, options: ReadingOptions) throws -> ReadPriceList {
    let lists = contents(of: path, limits: options.limits).lists
    if lists.count == 1 { return try read(lists[0], options: options) }
    var result = ReadPriceList(file: path)
    result.refuse(
      .severalListsInFile,
      "the archive holds \(lists.count) lists, and one is asked for; accepted is one list")
    return result
  }

  /// Reads a list.
  ///
  /// - Throws: ``ReadingError`` only.
  public func read(_ source: PriceListSource, options: ReadingOptions) throws -> ReadPriceList {
    do {
      let input = try InputFile(source, limits: options.limits, system: system)
      return try read(input, options)
    } catch let fault as InputFault {
      var result = ReadPriceList(file: source.file)
      result.refuse(fault.code, fault.message)
      return result
    }
  }

  private func read(_ input: InputFile, _ options: ReadingOptions) throws -> ReadPriceList {
    let digest = input.isPacked || !options.digests ? nil : FileDigestTask(input)
    let isXML = options.profile?.container == .xml
    let survey = try InputSurvey(
      input, mayBeProvisional: options.encoding == nil && !isXML, digests: options.digests)
    do {
      return try read(input, survey, digest, options)
    } catch is UnsoundText {
      return try read(input, try InputSurvey(input, digests: options.digests), digest, options)
    }
  }

  private func read(
    _ input: InputFile, _ survey: InputSurvey, _ digest: FileDigestTask?, _ options: ReadingOptions
  ) throws -> ReadPriceList {
    if let fault = survey.kind.fault(in: input.container) { throw fault }
    var result = ReadPriceList(file: input.path)
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
    result.sha256 = try survey.digest?.value() ?? digest?.value() ?? ""
    if input.hasChanged {
      result.refuse(InputFault.changed.code, InputFault.changed.message)
    } else {
      let excerpts = ExcerptReader(
        input: input, encoding: result.textEncoding ?? .utf8, dialect: result.dialect, isXML: isXML,
        limits: options.limits)
      excerpts.annotate(&result.diagnostics, perCode: options.limits.excerptsPerCode)
      result.excerpts = excerpts
    }
    return result
  }

  /// Tells how the first list that a path holds would be read, from its beginning.
  ///
  /// - Throws: ``ReadingError`` only.
  public func recognise(path: String, limits: ReadingLimits = ReadingLimits()) throws -> Recognition {
    try recognise(contents(of: path, limits: limits).lists[0], limits: limits)
  }

  /// Tells how a list would be read, from its beginning.
  ///
  /// - Throws: ``ReadingError`` only.
  public func recognise(
    _ source: PriceListSource, limits: ReadingLimits = ReadingLimits()
  ) throws -> Recognition {
    do {
      return try recognition(of: source, limits)
    } catch let fault as InputFault {
      var recognition = Recognition(file: source.file)
      recognition.refuse(fault)
      return recognition
    }
  }

  private func recognition(of source: PriceListSource, _ limits: ReadingLimits) throws -> Recognition {
    let input = try InputFile(source, limits: limits, system: system)
    let survey = try InputSurvey(input)
    if let fault = survey.kind.fault(in: input.container) { throw fault }
    let options = ReadingOptions(limits: limits)
    if survey.looksLikeXML {
      return try XMLFile(
        input: input, survey: survey, profiles: library.profiles, options: options, itemNames: itemNames
      ).recognition()
    }
    return CSVFile(
      input: input, survey: survey, profiles: library.profiles, options: options, itemNames: itemNames
    )
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

  /// Marks the file as unusable with an error that was formed elsewhere.
  mutating func refuse(_ error: Diagnostic) {
    refuse(
      error.definition, error.message, line: error.line, column: error.column, field: error.field,
      value: error.value)
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
  /// What the first bytes say the file is.
  var kind: FileKind { FileKind(head.prefix(FileKind.headBytes)) }

  /// The first sign that is not blank is `<`, in whatever encoding.
  var looksLikeXML: Bool { Self.looksLikeXML(head) }

  static func looksLikeXML(_ head: [UInt8]) -> Bool {
    let first = head.prefix(1024).first { ![0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0, 0x20, 9, 10, 13].contains($0) }
    return first == UInt8(ascii: "<")
  }
}
