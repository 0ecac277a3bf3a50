import PriceModel

/// An XML price list from its survey to its result.
struct XMLFile {
  let input: InputFile
  let survey: InputSurvey
  let profiles: [Profile]
  let options: ReadingOptions
  let itemNames: (any ItemNameDecoding)?

  func read(into result: inout ReadPriceList) throws {
    let text: XMLText
    do {
      text = try self.text()
    } catch let fault as XMLEncoding.Fault {
      result.recognition.assume(container: input)
      let failure = fault.failure
      return result.refuse(
        failure.code, failure.message, line: failure.line, column: failure.column, value: failure.value)
    }
    result.textEncoding = text.encoding
    guard let parser = XMLPushParser(limits: options.limits) else {
      return result.refuse(.xmlNotWellFormed, "libxml2 has no memory for a parser")
    }
    let found = try recognise(text, into: &result.recognition)
    let recognised = result.recognition
    var reading: XMLListReading?
    defer { reading?.deallocate() }
    let log = parser.log
    let unsound = try text.each { chunk, isLast in
      parser.parse(chunk, isLast: isLast)
      // What is not read is parsed to its end all the same: an attack further down is the better explanation.
      if reading == nil, log.pointee.count > 0, let found {
        result.profile = found.profile.name
        var log = DiagnosticLog(file: result.file, limit: options.limits.diagnosticsPerCode)
        recognised.sayDecimalMark(found.number, found.votes, line: 1, in: &log)
        reading = XMLListReading(
          profile: found.profile, layout: found.layout, options: options, format: found.number.format,
          decoder: itemNames, log: log)
      }
      reading?.take(log)
      log.pointee.clear()
      return log.pointee.failure == nil
    }
    if let unsound {
      log.pointee.fail(
        .malformedEncoding,
        "bytes that \(text.encoding.name) does not have; nothing after them is read, accepted is the encoding that the XML declaration names, or the option --encoding",
        unsound.line, unsound.column)
    }
    if var failure = log.pointee.failure {
      result.isUnusable = true
      if failure.isOfParser, !text.isUniform { failure = try self.failure(text.uniform) ?? failure }
      finish(reading, parser, &result)
      result.refuse(
        failure.code, failure.message, line: failure.line, column: failure.column, value: failure.value)
    } else if reading == nil {
      result.isUnusable = true
      result.profile = recognised.profile ?? ""
      if let error = recognised.error(tried: candidates) { result.refuse(error) }
    } else {
      reading?.finish()
      finish(reading, parser, &result)
      if let reading { result.rejectsDocument = try rejectsDocument(reading, text, result) }
    }
  }

  /// How the numbers of a document are written; what the profile leaves open the prices at its top tell.
  private func decimalMark(
    _ profile: Profile, _ layout: XMLLayout, _ text: XMLText
  ) throws -> (DecimalMarkVotes.Decision, DecimalMarkVotes) {
    let stated = "the profile says so"
    switch profile.decimal {
    case .point: return (.init(format: .point, basis: .profile, reason: stated, matters: false), .init())
    case .comma: return (.init(format: .comma, basis: .profile, reason: stated, matters: false), .init())
    case .auto:
      var votes = DecimalMarkVotes()
      if let prices = XMLDecimalSurvey(profile, layout, options) {
        defer { prices.deallocate() }
        _ = try text.each { chunk, isLast in prices.take(chunk, isLast: isLast) }
        votes = prices.votes
      }
      return (votes.decision(delimiter: nil), votes)
    }
  }

  /// What libxml2 finds wrong. It looks at a tag or a declaration when it takes it for complete, so that what it says
  /// of a broken one depends on the pieces in which the text comes.
  private func failure(_ text: XMLText) throws -> XMLFailure? {
    guard let parser = XMLPushParser(limits: options.limits) else { return nil }
    _ = try text.each { piece, isLast in
      parser.parse(piece, isLast: isLast)
      parser.log.pointee.clear()
      return parser.log.pointee.failure == nil
    }
    return parser.log.pointee.failure
  }

  /// The rejected items as a document that can be mended.
  private func rejectsDocument(
    _ reading: XMLListReading, _ text: XMLText, _ result: ReadPriceList
  ) throws -> String? {
    guard !reading.rejects.isEmpty, !result.isUnusable, let layout = reading.profile.xml else { return nil }
    let remark = "rejected items of \(input.names.first ?? input.path)"
    return try XMLRejectsDocument(reasons: reading.rejectReasons, remark: remark).text(
      reading.profile, layout, eachChunk: { body in _ = try text.each(body) })
  }

  private func finish(_ reading: XMLListReading?, _ parser: XMLPushParser, _ result: inout ReadPriceList) {
    guard let reading else { return }
    result.complete(
      reading.mapper, profile: reading.profile, options: options, rows: reading.rows,
      rejects: reading.rejects,
      fileNames: input.names)
    if reading.rows == 0, !result.isUnusable {
      let items = reading.profile.xml?.items.map { "“\($0)”" } ?? []
      result.warn(.noRows, "the document has no \(items.joined(separator: " and no "))")
    }
    for entity in parser.log.pointee.declaredEntities {
      result.warn(
        .unusedEntity,
        "the entity “\(entity.name)” is declared and never used; a reference to it would be refused",
        line: entity.line, value: entity.name)
    }
  }

  func recognition() throws -> Recognition {
    var recognition = Recognition(file: input.path)
    do {
      let text = try self.text()
      if let found = try recognise(text, into: &recognition) {
        recognition.preview = try preview(found, text)
      }
    } catch let fault as XMLEncoding.Fault {
      recognition.assume(container: input)
      recognition.failure = .unreadable(fault.failure)
    }
    return recognition
  }

  private var candidates: [Profile] { options.profile.map { [$0] } ?? profiles.filter { $0.xml != nil } }

  /// The first item that the beginning of the file gives.
  private func preview(_ found: Recognised, _ text: XMLText) throws -> ItemPreview? {
    guard let parser = XMLPushParser(limits: options.limits) else { return nil }
    var reading = XMLListReading(
      profile: found.profile, layout: found.layout, options: options, format: found.number.format,
      decoder: itemNames, log: DiagnosticLog(file: input.path, limit: 1))
    defer { reading.deallocate() }
    try text.head().withUnsafeBytes { parser.parse($0, isLast: false) }
    reading.take(parser.log)
    return ItemPreview(reading.mapper.batch)
  }

  /// A document that a profile reads.
  private struct Recognised {
    var profile: Profile
    var layout: XMLLayout
    var number: DecimalMarkVotes.Decision
    var votes: DecimalMarkVotes
  }

  /// - Returns: `nil` if no profile reads the document; why is in `recognition`.
  private func recognise(_ text: XMLText, into recognition: inout Recognition) throws -> Recognised? {
    recognition.assume(container: input)
    recognition.assume(.encoding, text.encoding.name, text.found.basis, text.found.reason)
    let outline = XMLOutline(try text.head(), limits: options.limits)
    let profile = XMLRecogniser(profiles: candidates).recognise(outline, into: &recognition)
    guard let profile, let layout = profile.xml, recognition.failure == nil else { return nil }
    let (number, votes) = try decimalMark(profile, layout, text)
    recognition.assume(.decimalMark, number.format.mark, number.basis, number.reason)
    return Recognised(profile: profile, layout: layout, number: number, votes: votes)
  }

  /// Throws ``XMLEncoding/Fault`` and what the input throws.
  private func text() throws -> XMLText {
    try XMLText(input, survey, encoding: options.encoding, limits: options.limits)
  }
}
