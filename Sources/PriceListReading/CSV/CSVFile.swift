import PriceModel

/// A CSV price list from its survey to its result.
struct CSVFile {
  let input: InputFile
  let survey: InputSurvey
  let profiles: [Profile]
  let options: ReadingOptions
  let itemNames: (any ItemNameDecoding)?

  private var candidates: [Profile] {
    options.profile.map { [$0] } ?? profiles.filter { $0.container == .csv }
  }

  func read(into result: inout ReadPriceList) throws {
    guard let (outcome, text) = recognise(into: &result.recognition) else {
      return result.refuse(
        .unknownEncoding, "“\(options.encoding ?? "")” is not an encoding that iconv knows",
        value: options.encoding)
    }
    result.textEncoding = text.encoding
    result.dialect = outcome.shape?.dialect
    if let error = result.recognition.error(tried: candidates) {
      // Of this format it is all the same, and the result says so.
      if result.recognition.failure == .missingColumns {
        result.profile = result.recognition.nearestProfile ?? ""
      }
      return result.refuse(error)
    }
    guard let shape = outcome.shape else { return }
    result.profile = shape.profile.name
    var log = DiagnosticLog(file: result.file, limit: options.limits.diagnosticsPerCode)
    result.recognition.sayAssumptions(outcome, in: &log)
    if let faultLine = text.faultLine {
      result.isUnusable = true
      log.add(
        .malformedEncoding, survey.malformation, line: faultLine)
    }
    try readRows(shape, text.encoding, log, &result)
  }

  private func readRows(
    _ shape: CSVShape, _ encoding: TextEncoding, _ log: DiagnosticLog, _ result: inout ReadPriceList
  ) throws {
    guard TextDecoder(encoding) != nil else {
      return result.refuse(.unknownEncoding, "“\(encoding.name)” is not an encoding that iconv knows")
    }
    let rows = try CSVRowReading(
      input: input, shape: shape, encoding: encoding, options: options, survey: survey, mapper: mapper
    ).read(log)
    if survey.isProvisional {
      result.recognition.assume(
        (encoding, false, nil), of: survey.completed(soundSequences: rows.soundSequences), option: nil,
        candidates: [])
    }
    rows.shareItems()
    let reading = rows.reading
    if reading.isUnusable || rows.malformedLine != nil { result.isUnusable = true }
    result.headerText = reading.headerText
    result.complete(
      reading.mapper, profile: shape.profile, options: options, rows: reading.rows, rejects: reading.rejects,
      fileNames: input.names)
    if let malformedLine = rows.malformedLine {
      result.refuse(
        .malformedEncoding, "bytes that \(encoding.name) does not have; nothing after them is read",
        line: malformedLine)
    }
  }

  private func mapper(
    _ shape: CSVShape, _ log: DiagnosticLog, _ dictionary: ItemDictionary? = nil
  ) -> RowMapper {
    RowMapper(
      profile: shape.profile, options: options, decoder: itemNames, format: shape.format, log: log,
      names: shape.header.names.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 },
      attributes: shape.header.attributes(shape.profile), dictionary: dictionary, slots: shape.header.slot)
  }

  func recognition() -> Recognition {
    var recognition = Recognition(file: input.path)
    guard let (outcome, text) = recognise(into: &recognition), let shape = outcome.shape else {
      return recognition
    }
    recognition.preview = preview(shape, text.encoding)
    return recognition
  }

  /// The first item that the beginning of the file gives.
  private func preview(_ shape: CSVShape, _ encoding: TextEncoding) -> ItemPreview? {
    let text = recogniser(encoding).text
    var reading = CSVListReading(
      shape: shape, reader: CSVRecordReader(dialect: shape.dialect, limits: options.limits, text: text),
      mapper: mapper(shape, DiagnosticLog(file: input.path, limit: 1)))
    defer { reading.deallocate() }
    // The text is in memory: its source throws nothing.
    try? reading.read()
    return ItemPreview(reading.mapper.batch)
  }

  private func recogniser(_ encoding: TextEncoding) -> CSVRecogniser {
    CSVRecogniser(
      head: DecodedText.head(survey.head, encoding), isWholeFile: survey.isWholeFile,
      limits: options.limits)
  }

  /// - Returns: `nil` if the user names an encoding that does not exist.
  private func recognise(
    into recognition: inout Recognition
  ) -> (outcome: CSVRecogniser.Outcome, text: InputSurvey.Reading)? {
    var option: TextEncoding?
    if let name = options.encoding {
      option = TextEncoding(named: name)
      if option == nil { return nil }
    }
    recognition.assume(container: input)
    var text = survey.encoding(option: option, candidates: candidates.flatMap(\.encodings))
    recognition.assume(text, of: survey, option: option, candidates: candidates.flatMap(\.encodings))
    let outcome = recogniser(text.encoding).recognise(
      candidates, isGiven: options.profile != nil, into: &recognition)
    if let profile = outcome.shape?.profile {
      text = survey.encoding(option: option, candidates: profile.encodings)
      recognition.assume(text, of: survey, option: option, candidates: profile.encodings)
    }
    return (outcome, text)
  }
}
