import PriceModel

/// Reads the rows of a CSV list whose shape is known: in one go, or a large file in parts on several cores, which are
/// put together in their order as if one had read them all.
struct CSVRowReading: Sendable {
  /// A file is cut only if each part has so many bytes.
  private static let leastBytes = 2 << 20
  private static let mostExpectedRows = 2_000_000

  let input: InputFile
  let shape: CSVShape
  let encoding: TextEncoding
  let options: ReadingOptions
  let survey: InputSurvey
  let mapper: @Sendable (CSVShape, DiagnosticLog, ItemDictionary?) -> RowMapper

  /// What was read.
  struct Outcome {
    fileprivate let part: Part
    /// The line of bytes that the encoding does not have, where reading ended.
    var malformedLine: Int?
    var soundSequences = 0
    /// Takes what was learnt about items, if other lists may use it.
    fileprivate var sharing: (items: SharedItems, key: SharedItems.Key)?

    var reading: CSVListReading { part.reading }

    /// Lets other lists use what was learnt about items. To be called when all is read.
    func shareItems() {
      guard let sharing, part.reading.remembersItems, part.reading.mapper.itemsAreShared else { return }
      sharing.items.give(part.reading.mapper.releaseItems(), sharing.key)
    }
  }

  /// A part of the file with what reads it.
  fileprivate final class Part {
    var reading: CSVListReading
    let check: CheckedPass?
    /// Where its text begins in the file.
    let start: Int

    init(_ reading: CSVListReading, check: CheckedPass?, start: Int) {
      self.reading = reading
      self.check = check
      self.start = start
    }

    deinit { reading.deallocate() }
  }

  /// Throws ``ReadingError``, ``InputFault``, and ``UnsoundText`` if only the beginning of the file was surveyed and the
  /// rest is not like it.
  func read(_ log: DiagnosticLog) throws -> Outcome {
    let cuts = try cuts()
    if !cuts.isEmpty { return try readParts(cuts, log) }
    let sharing = options.sharedItems.map { (items: $0, key: SharedItems.Key(shape)) }
    let part = try begin(0, from: 0, to: .max, log, sharing.flatMap { $0.items.take($0.key) })
    var outcome = Outcome(part: part, sharing: sharing)
    do {
      try part.reading.read()
    } catch is TextDecoder.Malformed {
      outcome.malformedLine = part.reading.reader.currentLine
    }
    try finish([part], &outcome)
    return outcome
  }

  private func cuts() throws -> [Int] {
    // What all rows must say alike is known to the part that begins the file.
    guard encoding.isUTF8, let file = input.plainFile, shape.profile.csv.shared.isEmpty else { return [] }
    if let cuts = options.cuts { return cuts }
    let parts = min(options.cores, file.size / Self.leastBytes)
    return try CSVParts.cuts(of: file, into: parts, from: survey.head.count, dialect: shape.dialect)
  }

  private func begin(
    _ number: Int, from: Int, to: Int, _ log: DiagnosticLog, _ dictionary: ItemDictionary? = nil
  ) throws -> Part {
    let pass = try number == 0 ? input.pass() : input.pass(from: from)
    let check =
      survey.isProvisional ? CheckedPass(pass, bytes: to - from, digest: survey.digest) : nil
    var encoding = encoding
    if number > 0 { encoding.markBytes = 0 }
    let start = from + encoding.markBytes
    // The encoding is known: its decoder was made before.
    guard let text = DecodedText(check ?? pass, encoding, limits: options.limits) else { throw UnsoundText() }
    let reader = CSVRecordReader(
      dialect: shape.dialect, limits: options.limits,
      part: CSVRecordReader.Part(end: to == .max ? .max : to - start)
    ) { window in
      try text.next(into: window)
    }
    var reading = CSVListReading(
      shape: shape, reader: reader, mapper: mapper(shape, log, dictionary), isContinuation: number > 0)
    reading.mapper.seesAllRows = number == 0
    return Part(reading, check: check, start: start)
  }

  private func finish(_ parts: [Part], _ outcome: inout Outcome) throws {
    for part in parts {
      guard let check = part.check else { continue }
      try check.drain()
      if !check.isSound { throw UnsoundText() }
      outcome.soundSequences += check.validator.soundSequences
    }
  }

  // MARK: Parts

  private func readParts(_ cuts: [Int], _ log: DiagnosticLog) throws -> Outcome {
    let borders = [0] + cuts + [Int.max]
    let parts = try readSideBySide(borders, log)
    let whole = parts[0]
    var outcome = Outcome(part: whole)
    try finish(parts, &outcome)
    // Where the text of the reader at hand begins.
    var start = whole.start
    for number in parts.indices.dropFirst() where !whole.reading.isUnusable {
      let next = parts[number]
      if whole.reading.isFollowed(by: next.reading, at: borders[number] - start) {
        whole.reading.append(next.reading)
        start = next.start
      } else {
        let end = borders[number + 1]
        whole.reading.reader.extend(to: end == .max ? .max : end - start)
        try whole.reading.readPart()
      }
    }
    whole.reading.finish()
    return outcome
  }

  private func readSideBySide(_ borders: [Int], _ log: DiagnosticLog) throws -> [Part] {
    let empty = DiagnosticLog(file: log.file, limit: options.limits.diagnosticsPerCode)
    return try sideBySide(borders.count - 1) { number in
      let part = try begin(
        number, from: borders[number], to: borders[number + 1], number == 0 ? log : empty)
      // The first part takes over the rows of the others: room for all of them now spares copying its own then.
      let share = number == 0 ? 1 : borders.count - 1
      part.reading.mapper.batch.reserveCapacity(rows: expectedRows / share)
      try part.reading.readPart()
      try part.check?.drain()
      return part
    }
  }

  /// About how many rows the file has, by the lines of its beginning; a guess that costs no memory where it is too high.
  private var expectedRows: Int {
    let lines = survey.head.count { $0 == 0x0A }
    guard let file = input.plainFile, lines > 0 else { return 0 }
    return min(file.size / max(1, survey.head.count / lines) / 50 * 51, Self.mostExpectedRows)
  }
}
