import PriceModel

/// An XML price list from its survey to its result.
struct XMLFile {
  let input: InputFile
  let survey: InputSurvey
  let profiles: [Profile]
  let options: ReadingOptions
  let itemNames: (any ItemNameDecoding)?

  func read(into result: inout ReadPriceList) throws {
    guard let parser = XMLPushParser(limits: options.limits, encoding: options.encoding) else {
      return result.refuse(.xmlNotWellFormed, "libxml2 has no memory for a parser")
    }
    var reading: XMLListReading?
    defer { reading?.deallocate() }
    let log = parser.log
    // What is not read is parsed to its end all the same: an attack further down is the better explanation.
    var isRefused = false
    try eachChunk { chunk, isLast in
      parser.parse(chunk, isLast: isLast)
      if reading == nil, !isRefused, let root = root(log) {
        guard let (profile, layout, refusal) = profile(for: root) else {
          result.insert(unknownRoot(root))
          isRefused = true
          return goesOn(log)
        }
        if let refusal {
          result.profile = profile.name
          result.insert(
            diagnostic(
              root, .notAPriceList, "the document \(root.description) holds no items: \(refusal)"))
          isRefused = true
          return goesOn(log)
        }
        result.profile = profile.name
        var log = DiagnosticLog(file: result.file, limit: options.limits.diagnosticsPerCode)
        reading = XMLListReading(
          profile: profile, layout: layout, options: options, format: try format(profile, layout, &log),
          decoder: itemNames, log: log)
      }
      reading?.take(log)
      return goesOn(log)
    }
    result.encoding = survey.certain?.name ?? parser.encoding
    result.textEncoding = survey.certain ?? TextEncoding(named: options.encoding ?? parser.encoding)
    if let failure = log.pointee.failure {
      result.isUnusable = true
      // A document that is unknown and broken is broken in the first place.
      result.diagnostics = []
      result.summaries = []
      finish(reading, parser, &result)
      result.refuse(
        failure.code, failure.message, line: failure.line, column: failure.column, value: failure.value)
    } else if reading == nil {
      result.isUnusable = true
      if result.diagnostics.isEmpty { result.refuse(.notRecognised, "the file has no root element") }
    } else {
      reading?.finish()
      finish(reading, parser, &result)
      if let reading { result.rejectsDocument = try rejectsDocument(reading, result) }
    }
  }

  /// How the numbers of the document are written; what the profile leaves open the prices at its top tell.
  private func format(
    _ profile: Profile, _ layout: XMLLayout, _ log: inout DiagnosticLog
  ) throws -> NumberFormat {
    if profile.decimal != .auto { return profile.decimal == .comma ? .comma : .point }
    guard let survey = XMLDecimalSurvey(profile, layout, options) else { return .point }
    defer { survey.deallocate() }
    try eachChunk { chunk, isLast in survey.take(chunk, isLast: isLast) }
    let decision = survey.votes.decision(delimiter: 0)
    if decision.assumed {
      log.add(
        .decimalMarkAssumed,
        "the prices do not tell their decimal mark; it is taken as “\(decision.format.mark)”", line: 1,
        value: decision.format.mark)
    }
    return decision.format
  }

  /// Forgets the events of a chunk; whether the document is to be read further.
  private func goesOn(_ log: UnsafeMutablePointer<XMLEventLog>) -> Bool {
    log.pointee.clear()
    return log.pointee.failure == nil
  }

  /// The rejected items as a document that can be mended.
  private func rejectsDocument(_ reading: XMLListReading, _ result: ReadPriceList) throws -> String? {
    guard !reading.rejects.isEmpty, !result.isUnusable, let layout = reading.profile.xml else { return nil }
    let remark = "rejected items of \(input.names.first ?? input.path)"
    return try XMLRejectsDocument(reasons: reading.rejectReasons, remark: remark).text(
      reading.profile, layout, options: options, eachChunk: { body in try eachChunk(body) })
  }

  private func finish(_ reading: XMLListReading?, _ parser: XMLPushParser, _ result: inout ReadPriceList) {
    guard let reading else { return }
    result.decimalMark = reading.mapper.prices.format.mark
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
    guard let parser = XMLPushParser(limits: options.limits) else { return recognition }
    var found: Root?
    try eachChunk { chunk, isLast in
      parser.parse(chunk, isLast: isLast)
      found = root(parser.log)
      parser.log.pointee.clear()
      return found == nil && parser.log.pointee.failure == nil
    }
    recognition.encoding = survey.certain?.name ?? parser.encoding
    guard let found else {
      recognition.reasons = [parser.log.pointee.failure?.message ?? "the file has no root element"]
      return recognition
    }
    recognition.reasons = ["the root element is \(found.description)"]
    if let (profile, _, refusal) = profile(for: found) {
      recognition.profile = profile.name
      recognition.score = 1
      recognition.decimalMark = profile.decimal == .comma ? "," : "."
      if let refusal { recognition.reasons.append("it holds no items: \(refusal)") }
    } else {
      let roots = profiles.flatMap { profile in
        (profile.xml?.rootNames ?? []).map { (profile: profile.name, root: $0) }
      }
      let nearest = EditDistance.nearest(to: found.name, among: roots.map(\.root))
      recognition.nearestProfile = roots.first { $0.root == nearest }?.profile
      let known = roots.map(\.root).sorted().joined(separator: ", ")
      recognition.reasons.append("root elements known are \(known)")
    }
    return recognition
  }

  // MARK: Root element

  struct Root: CustomStringConvertible {
    var name: String
    var namespace: String
    var place: SlotPlace
    var description: String { namespace.isEmpty ? "“\(name)”" : "“\(name)” of the namespace \(namespace)" }
  }

  private func root(_ log: UnsafeMutablePointer<XMLEventLog>) -> Root? {
    guard log.pointee.count > 0 else { return nil }
    let event = log.pointee.events[0]
    return Root(
      name: event.name.map { String(cString: $0) } ?? "",
      namespace: event.namespace.map { String(cString: $0) } ?? "",
      place: SlotPlace(line: event.line, column: event.column))
  }

  /// The profile of a document, and why it does not read it if it knows it for something else than a price list.
  private func profile(for root: Root) -> (Profile, XMLLayout, refusal: String?)? {
    for profile in options.profile.map({ [$0] }) ?? profiles {
      guard let layout = profile.xml, let known = layout.root(root.name, namespace: root.namespace) else {
        continue
      }
      return (profile, layout, known.refusal)
    }
    return nil
  }

  private func unknownRoot(_ root: Root) -> Diagnostic {
    let layouts = (options.profile.map { [$0] } ?? profiles).compactMap { profile in
      profile.xml.map { (profile: profile.name, layout: $0) }
    }
    // With the right name, the namespace is what is wrong.
    let sameName = layouts.filter { $0.layout.rootNames.contains(root.name) }
    let known = (sameName.isEmpty ? layouts : sameName).map { profile, layout in
      let names = layout.rootNames.map { "“\($0)”" }.joined(separator: " or ")
      if sameName.isEmpty { return "\(names) (\(profile))" }
      let namespaces = layout.rootNamespaces.map { $0.isEmpty ? "no namespace" : $0 }
      return "\(names) of \(namespaces.joined(separator: " or ")) (\(profile))"
    }
    return diagnostic(
      root, .notRecognised,
      "no profile knows the root element \(root.description); known are \(known.joined(separator: ", "))")
  }

  private func diagnostic(_ root: Root, _ code: DiagnosticCode, _ message: String) -> Diagnostic {
    Diagnostic(
      code, message, file: input.path, line: Int(root.place.line), column: Int(root.place.column),
      value: root.name)
  }

  /// Gives the file chunk by chunk until `body` returns false; the last chunk is empty.
  private func eachChunk(_ body: (UnsafeRawBufferPointer, Bool) throws -> Bool) throws {
    let pass = try input.pass()
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, options.limits.chunkBytes), alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try pass.read(into: buffer)
      guard try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]), count == 0), count > 0 else {
        return
      }
    }
  }
}
