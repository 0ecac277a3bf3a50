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
    var option: TextEncoding?
    if let name = options.encoding {
      option = TextEncoding(named: name)
      if option == nil {
        return result.refuse(.unknownEncoding, "“\(name)” is not an encoding that iconv knows", value: name)
      }
    }
    let encodings = survey.encoding(option: option, candidates: candidates.flatMap(\.encodings))
    result.encoding = encodings.encoding.name
    result.textEncoding = encodings.encoding
    let recogniser = recogniser(encodings.encoding)
    guard let shape = recogniser.shape(candidates, isChosen: options.profile != nil) else {
      return notRecognised(nil, recogniser, &result)
    }
    guard shape.missing.isEmpty else { return notRecognised(shape, recogniser, &result) }
    let (encoding, guessed, faultLine) = survey.encoding(option: option, candidates: shape.profile.encodings)
    let number = recogniser.numberFormat(shape)
    result.profile = shape.profile.name
    result.encoding = encoding.name
    result.textEncoding = encoding
    result.dialect = shape.dialect
    result.delimiter = String(UnicodeScalar(shape.dialect.delimiter))
    result.decimalMark = number.format.mark
    result.headerLine = shape.lineOfHeader

    var log = DiagnosticLog(file: result.file, limit: options.limits.diagnosticsPerCode)
    if guessed {
      log.add(
        .encodingAssumed,
        "the file is not UTF-8 and names no encoding; it is read as \(encoding.name): \(survey.guess(shape.profile.encodings)?.reason ?? "it is the first that the profile names")",
        value: encoding.name)
    }
    if number.assumed {
      log.add(
        .decimalMarkAssumed,
        "the prices do not tell their decimal mark; it is taken as “\(number.format.mark)”",
        line: shape.lineOfHeader, value: number.format.mark)
    }
    if let rival = shape.rival {
      log.add(
        .ambiguousFormat,
        "the \(shape.hasHeader ? "header fits" : "rows fit") the profiles \(shape.profile.name) and \(rival) alike; the first is taken, accepted is the option --profile",
        line: shape.lineOfHeader, value: rival)
    }
    if let faultLine {
      result.isUnusable = true
      log.add(
        .malformedEncoding, survey.malformation, line: faultLine)
    }
    try readRows(shape, encoding, number.format, log, &result)
  }

  private func readRows(
    _ shape: CSVShape, _ encoding: TextEncoding, _ format: NumberFormat, _ log: DiagnosticLog,
    _ result: inout ReadPriceList
  ) throws {
    guard let text = DecodedText(try input.pass(), encoding, limits: options.limits) else {
      return result.refuse(.unknownEncoding, "“\(encoding.name)” is not an encoding that iconv knows")
    }
    let reader = CSVRecordReader(dialect: shape.dialect, limits: options.limits) { window in
      try text.next(into: window)
    }
    let mapper = RowMapper(
      profile: shape.profile, options: options, decoder: itemNames, format: format, log: log,
      names: shape.header.names.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 },
      attributes: shape.header.attributes(shape.profile), slots: shape.header.slot)
    defer { mapper.deallocate() }
    var reading = CSVListReading(shape: shape, reader: reader, mapper: mapper)
    var malformedLine: Int?
    do {
      try reading.read()
    } catch is TextDecoder.Malformed {
      malformedLine = reader.currentLine
    }
    if reading.isUnusable || malformedLine != nil { result.isUnusable = true }
    result.headerText = reading.headerText
    result.complete(
      reading.mapper, profile: shape.profile, options: options, rows: reading.rows, rejects: reading.rejects,
      fileNames: input.names)
    if let malformedLine {
      result.refuse(
        .malformedEncoding, "bytes that \(encoding.name) does not have; nothing after them is read",
        line: malformedLine)
    }
  }

  func recognition() throws -> Recognition {
    var recognition = Recognition(file: input.path)
    let encoding = survey.encoding(option: nil, candidates: candidates.flatMap(\.encodings)).encoding
    recognition.encoding = encoding.name
    let recogniser = recogniser(encoding)
    guard let shape = recogniser.shape(candidates, isChosen: false) else {
      recognition.reasons = [
        "no record among the first \(CSVRecogniser.records) has a column that a profile knows"
      ]
      return recognition
    }
    recognition.score = shape.score
    recognition.delimiter = String(UnicodeScalar(shape.dialect.delimiter))
    recognition.headerLine = shape.lineOfHeader
    let names = shape.header.names
    let known = shape.header.matches(shape.profile).sorted().map { names[$0] }
    recognition.reasons =
      shape.hasHeader ? ["line \(shape.headerLine) has the columns \(known.joined(separator: ", "))"] : []
    recognition.reasons += shape.profile.csv.signature.reasons
    if shape.missing.isEmpty {
      recognition.profile = shape.profile.name
      recognition.decimalMark = recogniser.numberFormat(shape).format.mark
      if let rival = shape.rival { recognition.reasons.append("the profile \(rival) fits as well") }
    } else {
      recognition.nearestProfile = shape.profile.name
      recognition.missingColumns = shape.missing.map { $0.joined(separator: " or ") }
    }
    return recognition
  }

  private func recogniser(_ encoding: TextEncoding) -> CSVRecogniser {
    CSVRecogniser(
      head: DecodedText.head(survey.head, encoding), isWholeFile: survey.isWholeFile,
      limits: options.limits)
  }

  /// One clear error: which profile comes nearest, what it misses, what is there instead.
  private func notRecognised(_ shape: CSVShape?, _ recogniser: CSVRecogniser, _ result: inout ReadPriceList) {
    if recogniser.head.isEmpty {
      return result.refuse(.notRecognised, "the file is empty; accepted is a price list with a header")
    }
    if let (line, limit) = recogniser.recordBeyondLimit(candidates) {
      let refusal = options.limits.refusal(limit)
      return result.refuse(refusal.code, refusal.message, line: line)
    }
    guard let shape else {
      return result.refuse(
        .notRecognised,
        "no header among the first \(CSVRecogniser.records) records has a column that a profile knows; known are \(candidates.map(\.name).joined(separator: ", "))"
      )
    }
    result.headerLine = shape.headerLine
    result.delimiter = String(UnicodeScalar(shape.dialect.delimiter))
    let missing = shape.missing.map { $0.map { "“\($0)”" }.joined(separator: " or ") }.joined(separator: ", ")
    let found = shape.header.names.filter { !$0.isEmpty }
    let nearest = shape.missing.compactMap { group in EditDistance.nearest(to: group[0], among: found) }
    let hint = nearest.isEmpty ? "" : "; near them are \(nearest.map { "“\($0)”" }.joined(separator: ", "))"
    // Half of the required columns: it is this format, with a column missing.
    let isThisFormat = options.profile != nil || shape.missing.count * 2 <= shape.profile.required.count
    if isThisFormat { result.profile = shape.profile.name }
    result.refuse(
      isThisFormat ? .missingColumn : .notRecognised,
      isThisFormat
        ? "the header has no column \(missing), which \(shape.profile.name) needs\(hint); found are \(found.prefix(40).joined(separator: ", "))"
        : "no profile fits; the nearest, \(shape.profile.name), misses the columns \(missing)\(hint); found are \(found.prefix(40).joined(separator: ", "))",
      line: shape.headerLine, value: shape.missing.first?.first)
  }
}
