import PriceModel

/// Finds out how a CSV text is built and which profile reads it, from its beginning.
///
/// Every delimiter of a profile is tried; where none shows its header, the other usual ones. For each, the text says
/// how fields are quoted. A header is one of the first records that has the columns a profile requires.
struct CSVRecogniser {
  /// Delimiters that are tried beside those of the profiles.
  static let usualDelimiters = [",", ";", "\t", "|", "~", "^", ":"].flatMap(\.utf8)

  let limits: ReadingLimits
  /// The beginning of the file as UTF-8, up to its last whole line.
  let text: [UInt8]

  init(head: [UInt8], isWholeFile: Bool, limits: ReadingLimits) {
    self.limits = limits
    let end = isWholeFile ? nil : head.lastIndex { $0 == 0x0A || $0 == 0x0D }
    text = end.map { Array(head[...$0]) } ?? head
  }

  /// There is nothing but blanks and line breaks in it.
  private var isBlank: Bool { text.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }

  /// What was found: the file's shape if one profile fits.
  struct Outcome {
    var shape: CSVShape?
    var number: DecimalMarkVotes.Decision?
    var votes: DecimalMarkVotes?
  }

  /// Adds what is found to `recognition`.
  ///
  /// - Parameter isGiven: The user names the profile, so that a missing column is its fault and not that of the choice.
  func recognise(_ profiles: [Profile], isGiven: Bool, into recognition: inout Recognition) -> Outcome {
    var cuts: [UInt8: QuotingFinder.Finding] = [:]
    let ranking = ranking(profiles, isGiven: isGiven, &cuts)
    recognition.take(ranking)
    if ranking.winner == nil, ranking.rivals.isEmpty {
      recognition.failure = beyondLimit(cuts) ?? lowHeader(profiles, cuts)
    }
    guard let best = ranking.nearest else {
      recognition.failure =
        recognition.failure ?? (isBlank ? .empty : .noHeader(searched: CSVHead.rowsAboveHeader))
      describe(CSVDialect.rfc4180, cuts, into: &recognition, isKnown: false)
      return Outcome()
    }
    describe(best.dialect, cuts, into: &recognition, isKnown: true, fits: best.fits)
    describe(best.header, at: best.headerLine, into: &recognition, fits: best.fits)
    if ranking.winner == nil {
      recognition.missing = best.missing.map { names in
        MissingColumn(names: names, near: NearColumn.find(names, in: best.header, of: best.profile))
      }
      if !ranking.rivals.isEmpty {
        recognition.failure = .ambiguous
      } else if recognition.failure == nil {
        // Half of the required columns: it is this format, with columns missing.
        let half = best.profile.required.count / 2
        let isThisFormat = isGiven || !best.missing.isEmpty && best.missing.count <= half
        recognition.failure = isThisFormat ? .missingColumns : .nothingFits
      }
      return Outcome()
    }
    let (number, votes) = decimalMark(best)
    recognition.assume(.decimalMark, number.format.mark, number.basis, number.reason)
    let grouping = votes.grouping(number.format)
    recognition.assume(
      .grouping, grouping, .found,
      grouping == "none" ? "no price at the top is grouped" : "prices at the top are grouped so")
    let shape = CSVShape(
      profile: best.profile, dialect: best.dialect, header: best.header, headerLine: best.headerLine,
      format: number.format, hasSeparatorLine: CSVHead.SeparatorLine(text) != nil)
    return Outcome(shape: shape, number: number, votes: votes)
  }

  // MARK: Profiles

  /// The best header for each profile, over the delimiters that are tried.
  private func ranking(
    _ profiles: [Profile], isGiven: Bool, _ cuts: inout [UInt8: QuotingFinder.Finding]
  ) -> ProfileRanking<CSVMatch> {
    let known = KnownColumns(profiles)
    // The records that may be a header: those that have a column that some profile knows.
    let mayBeHeader = { (above: Int, fields: FieldStore) in
      above <= CSVHead.rowsAboveHeader && (0..<fields.count).contains { known.contains(fields.field($0)) }
    }
    var mayBeHeaders: [CSVDialect: [(line: Int, header: CSVHeader)]] = [:]
    var heads: [CSVDialect: CSVHead] = [:]
    var best: [String: CSVMatch] = [:]
    func head(_ profile: Profile, _ delimiter: UInt8) -> CSVHead {
      let finder = QuotingFinder(text: text, limits: limits, wantsFields: mayBeHeader)
      let cut = cuts[delimiter] ?? finder.finding(delimiter: delimiter)
      cuts[delimiter] = cut
      guard let dialect = profile.quoting?.dialect(delimiter: delimiter) else { return cut.head }
      let head =
        heads[dialect]
        ?? CSVHead(text, dialect: dialect, limits: limits, wantsFields: mayBeHeader)
      heads[dialect] = head
      return head
    }
    func headers(_ records: CSVHead) -> [(line: Int, header: CSVHeader)] {
      let candidates =
        mayBeHeaders[records.dialect]
        ?? records.first(CSVHead.rowsAboveHeader + 1).filter { !$0.fields.isEmpty }.map {
          ($0.line, CSVHeader($0.fields))
        }
      mayBeHeaders[records.dialect] = candidates
      return candidates
    }
    // Delimiters that the text does not have all cut it alike, into its lines: one stands for the others.
    var isThere: [UInt8: Bool] = [:]
    var absent: UInt8?
    func look(_ profile: Profile, _ delimiters: [UInt8]) {
      for delimiter in delimiters {
        let isPresent = isThere[delimiter] ?? text.withUnsafeBytes { $0.place(of: delimiter) != nil }
        isThere[delimiter] = isPresent
        if !isPresent, profile.quoting == nil, profile.csv.hasHeader {
          absent = absent ?? delimiter
          if headers(head(profile, absent ?? delimiter)).isEmpty { continue }
        }
        let records = head(profile, delimiter)
        let candidates = headers(records)
        for (line, header) in self.candidates(candidates, profile, records) {
          guard
            let match = CSVMatch(
              profile, records, header, line: line, text: text, isGiven: isGiven, limits: limits)
          else { continue }
          if best[profile.name].map({ match.isBetter(than: $0) }) ?? true { best[profile.name] = match }
        }
      }
    }
    if let declared = CSVHead.SeparatorLine(text)?.delimiter {
      for profile in profiles { look(profile, [declared]) }
    } else {
      for profile in profiles { look(profile, profile.delimiters) }
      if !best.values.contains(where: \.fits) {
        for profile in profiles {
          look(profile, Self.usualDelimiters.filter { !profile.delimiters.contains($0) })
        }
      }
    }
    return ProfileRanking(Array(best.values))
  }

  /// The records that may be the header of a profile; without one, the names that it has for the positions.
  private func candidates(
    _ records: [(line: Int, header: CSVHeader)], _ profile: Profile, _ head: CSVHead
  ) -> [(line: Int, header: CSVHeader)] {
    if !profile.csv.hasHeader { return head.first(1).isEmpty ? [] : [(0, CSVHeader(profile.csv.columns))] }
    guard let types = profile.csv.records, types.header != nil else { return records }
    return records.filter { types.kind(of: $0.header.text(types.column)) == .header }
  }

  /// Whether a record near the top goes beyond a limit, whichever delimiter cuts it so.
  private func beyondLimit(_ cuts: [UInt8: QuotingFinder.Finding]) -> RecognitionFailure? {
    cuts.values.lazy.compactMap(\.head.beyondLimit).first.map { line, limit in
      .beyondLimit(limits.refusal(limit), line: line)
    }
  }

  /// Whether a header stands below the rows that may be above it.
  private func lowHeader(
    _ profiles: [Profile], _ cuts: [UInt8: QuotingFinder.Finding]
  ) -> RecognitionFailure? {
    for cut in cuts.values {
      let head = CSVHead(text, dialect: cut.head.dialect, limits: limits)
      for record in head.records.dropFirst(CSVHead.rowsAboveHeader + 1) {
        let header = CSVHeader(record.fields)
        for profile in profiles
        where profile.csv.hasHeader && !header.matches(profile).isEmpty && header.missing(profile).isEmpty {
          return .lowHeader(profile: profile.name, line: record.line, limit: CSVHead.rowsAboveHeader)
        }
      }
    }
    return nil
  }

  // MARK: What is said

  private func describe(
    _ dialect: CSVDialect, _ cuts: [UInt8: QuotingFinder.Finding], into recognition: inout Recognition,
    isKnown: Bool, fits: Bool = false
  ) {
    let ends = LineEnds(text, dialect: isKnown ? dialect : nil)
    recognition.assume(.lineEnds, ends.name, .found, ends.reason)
    guard isKnown else { return }
    let sign = String(UnicodeScalar(dialect.delimiter))
    if CSVHead.SeparatorLine(text) != nil {
      recognition.assume(.delimiter, sign, .declared, "the first line is “sep=”")
    } else {
      recognition.assume(.delimiter, sign, .found, Self.columns(fits))
    }
    let cut = cuts[dialect.delimiter]
    let isProfiles = cut.map { $0.quoting.dialect(delimiter: dialect.delimiter) != dialect } ?? true
    let basis = isProfiles ? Assumption.Basis.profile : cut?.basis ?? .assumed
    let reason = isProfiles ? "the profile says so" : cut?.reason ?? ""
    recognition.assume(.quote, dialect.quoteName, basis, reason)
    recognition.assume(.escape, dialect.quote == nil ? "none" : dialect.escape.rawValue, basis, reason)
  }

  private func describe(
    _ header: CSVHeader, at line: Int, into recognition: inout Recognition, fits: Bool
  ) {
    recognition.columns = header.names.filter { !$0.isEmpty }
    guard line > 0 else {
      return recognition.assume(.header, "none", .profile, "the profile names the columns by position")
    }
    let above = CSVHead.SeparatorLine(text) == nil ? line - 1 : line - 2
    let remark = above == 1 ? "; the line above is not read" : "; the \(above) lines above are not read"
    recognition.assume(.header, "\(line)", .found, Self.columns(fits) + (above > 0 ? remark : ""))
  }

  private static func columns(_ fits: Bool) -> String {
    fits ? "it gives the columns that the profile needs" : "it gives most columns that a profile knows"
  }

  // MARK: Numbers

  /// The decimal mark of the file, from the prices in its beginning.
  private func decimalMark(_ match: CSVMatch) -> (DecimalMarkVotes.Decision, DecimalMarkVotes) {
    let slots = Set((match.profile.price?.amountColumns ?? []).compactMap(match.header.slot)).sorted()
    let reader = CSVRecordReader(dialect: match.dialect, limits: limits, text: text)
    var votes = DecimalMarkVotes()
    while let record = try? reader.next() {
      guard record.line > match.headerLine else { continue }
      for slot in slots { votes.look(at: record.fields.field(slot).trimmed, line: record.line) }
    }
    let reason = "the profile says so"
    switch match.profile.decimal {
    case .point: return (.init(format: .point, basis: .profile, reason: reason, matters: false), votes)
    case .comma: return (.init(format: .comma, basis: .profile, reason: reason, matters: false), votes)
    case .auto: return (votes.decision(delimiter: match.dialect.delimiter), votes)
    }
  }
}

/// Finds the column of a header that was probably meant by one that is missing.
enum NearColumn {
  /// Of the columns that the profile does not know, the one nearest to any of the accepted names.
  static func find(_ names: [String], in header: CSVHeader, of profile: Profile) -> String? {
    let known = header.matches(profile)
    let free = header.names.enumerated().filter { !$1.isEmpty && !known.contains($0) }.map(\.element)
    for name in names {
      if let near = EditDistance.nearest(to: name, among: free) { return near }
    }
    return nil
  }
}
