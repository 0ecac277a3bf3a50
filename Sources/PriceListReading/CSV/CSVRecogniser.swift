import PriceModel

/// How a CSV file is built, found out from its first records.
struct CSVShape {
  var profile: Profile
  var dialect: CSVDialect
  var header: CSVHeader
  /// 0 if the file has no header.
  var headerLine: Int
  /// The columns of the profile that the header has.
  var score: Int
  var missing: [[String]]
  /// Another profile fits as well.
  var rival: String?

  var hasHeader: Bool { headerLine > 0 }
  var lineOfHeader: Int? { hasHeader ? headerLine : nil }
}

/// Finds the header among the first records, and with it the delimiter and the profile.
///
/// A header is a record that has every required column of a profile. Every delimiter of the profile is tried; the
/// record with the most known columns wins. What a profile says of its rows must be true of all at the top of the
/// file, and a profile that says so wins over one that fits the same header without.
struct CSVRecogniser {
  /// How many records at the top may hold titles and remarks.
  static let records = 50

  let limits: ReadingLimits
  /// The head of the file as UTF-8, up to its last whole line.
  let head: [UInt8]

  init(head: [UInt8], isWholeFile: Bool, limits: ReadingLimits) {
    self.limits = limits
    let end = isWholeFile ? nil : head.lastIndex { $0 == 0x0A || $0 == 0x0D }
    self.head = end.map { Array(head[...$0]) } ?? head
  }

  /// The best shape among the profiles: one with no column missing if there is one, else the nearest; `nil` if no
  /// record has any known column.
  ///
  /// - Parameter isChosen: The user has named the one profile, so that its rows need not show it.
  func shape(_ profiles: [Profile], isChosen: Bool) -> CSVShape? {
    var best: CSVShape?
    var headers: [CSVDialect: [(line: Int, header: CSVHeader)]] = [:]
    let declared = declaredDelimiter
    for profile in profiles where profile.container == .csv {
      let delimiters = declared.map { [$0] } ?? profile.delimiters
      for delimiter in delimiters {
        let dialect = profile.quoting.dialect(delimiter: delimiter)
        let records = headers[dialect] ?? read(dialect)
        headers[dialect] = records
        for (line, header) in candidates(records, profile) {
          let score = header.matches(profile).count
          guard score > 0 else { continue }
          let shape = CSVShape(
            profile: profile, dialect: dialect, header: header, headerLine: line, score: score,
            missing: header.missing(profile))
          if let best, !isBetter(shape, than: best), !isRival(shape, of: best) { continue }
          if !isChosen, shape.missing.isEmpty, !profile.csv.signature.holds(in: rows(below: shape)) {
            continue
          }
          if let current = best, isRival(shape, of: current) {
            best?.rival = profile.name
          } else {
            best = shape
          }
        }
      }
    }
    return best
  }

  /// The records that may be the header; without one, the names that the profile has for the positions.
  private func candidates(
    _ records: [(line: Int, header: CSVHeader)], _ profile: Profile
  ) -> [(line: Int, header: CSVHeader)] {
    if !profile.csv.hasHeader { return records.isEmpty ? [] : [(0, CSVHeader(profile.csv.columns))] }
    guard let types = profile.csv.records, types.header != nil else { return records }
    return records.filter { types.kind(of: $0.header.text(types.column)) == .header }
  }

  private func rows(below shape: CSVShape) -> CSVRows {
    CSVRows(head: head, shape: shape, limits: limits)
  }

  private func isRival(_ left: CSVShape, of right: CSVShape) -> Bool {
    right.profile.name != left.profile.name && right.missing.isEmpty && left.missing.isEmpty
      && right.score == left.score
      && left.profile.csv.signature.isEmpty == right.profile.csv.signature.isEmpty
  }

  private func isBetter(_ left: CSVShape, than right: CSVShape) -> Bool {
    let (leftShows, rightShows) = (!left.profile.csv.signature.isEmpty, !right.profile.csv.signature.isEmpty)
    if left.missing.isEmpty, right.missing.isEmpty, left.score == right.score, leftShows != rightShows {
      return leftShows
    }
    if left.missing.isEmpty != right.missing.isEmpty { return left.missing.isEmpty }
    if !left.missing.isEmpty, left.missing.count != right.missing.count, left.score == right.score {
      return left.missing.count < right.missing.count
    }
    return left.score > right.score
  }

  /// `sep=;` in the first line, as spreadsheets write it.
  private var declaredDelimiter: UInt8? {
    let line = head.prefix(16).prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != 0x22 }
    guard line.count >= 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
      return nil
    }
    return line[4]
  }

  private func read(_ dialect: CSVDialect) -> [(line: Int, header: CSVHeader)] {
    let reader = CSVRecordReader(dialect: dialect, limits: limits, text: head)
    var headers: [(line: Int, header: CSVHeader)] = []
    // The text is in memory: its source throws nothing.
    while headers.count < Self.records, let record = try? reader.next() {
      switch record.condition {
      case .sound, .innerQuote, .typographicQuote: headers.append((record.line, CSVHeader(record.fields)))
      case .strayQuote: continue
      case .neverClosed, .notClosedWithin, .tooLarge: return headers
      }
    }
    return headers
  }

  /// The record at the top that goes beyond a limit, whichever delimiter cuts it so: no header can be read there.
  func recordBeyondLimit(_ profiles: [Profile]) -> (line: Int, limit: ReadingLimit)? {
    for profile in profiles where profile.container == .csv {
      for delimiter in declaredDelimiter.map({ [$0] }) ?? profile.delimiters {
        let reader = CSVRecordReader(
          dialect: profile.quoting.dialect(delimiter: delimiter), limits: limits, text: head)
        for _ in 0..<Self.records {
          guard let record = try? reader.next() else { break }
          if case .tooLarge(let limit) = record.condition { return (record.line, limit) }
        }
      }
    }
    return nil
  }

  /// The decimal mark of the file, from the prices in its head.
  func numberFormat(_ shape: CSVShape) -> (format: NumberFormat, assumed: Bool) {
    switch shape.profile.decimal {
    case .point: return (.point, false)
    case .comma: return (.comma, false)
    case .auto: break
    }
    let slots = Set((shape.profile.price?.amountColumns ?? []).compactMap(shape.header.slot))
    let reader = CSVRecordReader(dialect: shape.dialect, limits: limits, text: head)
    var votes = DecimalMarkVotes()
    while let record = try? reader.next() {
      guard record.line > shape.headerLine else { continue }
      for slot in slots { votes.look(at: record.fields.field(slot).trimmed) }
    }
    return votes.decision(delimiter: shape.dialect.delimiter)
  }
}
