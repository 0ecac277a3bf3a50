import PriceModel

/// Reads a CSV price list whose shape is known, record by record; or a part of one.
struct CSVListReading {
  let shape: CSVShape
  var reader: CSVRecordReader
  var mapper: RowMapper
  var rows = 0
  var rejects: [RejectedRecord] = []
  private(set) var headerText = ""
  var isUnusable = false
  /// Rows that look like totals or remarks, until it is known whether data follow.
  var footers: [(line: Int, text: String)] = []
  /// More of them came together than a list ends with.
  var footersAreRows = false
  /// A row was met that is none of them.
  var hasData = false
  /// The record that was read last.
  var last: (line: Int, isUnterminated: Bool) = (0, false)
  /// What the readers of earlier parts have skipped.
  var earlierBlankLines: (count: Int, first: Int?) = (0, nil)
  private let isContinuation: Bool
  private var rowsAbove = 0
  /// The first bytes of the words with which totals and remarks begin.
  private let footerBytes: Set<UInt8>
  let remembersItems: Bool
  private let duplicates: [(slot: Int, first: Int)]
  private let columnCount: Int
  private let partNumber, itemName: BoundSource?

  /// - Parameter isContinuation: The reader begins below the header, at the beginning of a record.
  init(shape: CSVShape, reader: CSVRecordReader, mapper: RowMapper, isContinuation: Bool = false) {
    self.shape = shape
    self.reader = reader
    self.mapper = mapper
    self.isContinuation = isContinuation
    footerBytes = Set(shape.profile.footers.compactMap(\.utf8.first))
    duplicates = shape.header.duplicates
    columnCount = shape.header.count
    let fields = shape.profile.fields
    partNumber = BoundSource(fields.first { $0.field == .partNumber }?.source, slots: shape.header.slot)
    itemName = BoundSource(fields.first { $0.field == .itemName }?.source, slots: shape.header.slot)
    // Records of several types and columns of one name are looked at each time.
    remembersItems = shape.profile.csv.records == nil && duplicates.isEmpty
    if remembersItems {
      self.mapper.rememberItems(
        columns: columnCount, further: (partNumber?.allSlots ?? []) + (itemName?.allSlots ?? []))
    }
  }

  /// Gives back the memory of the mapper.
  func deallocate() { mapper.deallocate() }

  /// Reads the whole list. Throws what the source of the reader throws.
  mutating func read() throws {
    try readPart()
    finish()
  }

  /// Reads to the end of the reader's part; ``finish()`` is to follow after the last. Throws what the source of the
  /// reader throws.
  mutating func readPart() throws {
    while !isUnusable, let record = try reader.next() {
      last = (record.line, record.isUnterminated)
      if isContinuation {
        take(record)
      } else if record.line < shape.headerLine {
        rowsAbove += 1
      } else if record.line == shape.headerLine, shape.hasHeader {
        headerText = reader.rawText(of: record)
      } else {
        take(record)
      }
    }
  }

  private mutating func take(_ record: CSVRecord) {
    mapper.begin(line: record.line, column: nil)
    switch record.condition {
    case .sound: break
    case .innerQuote:
      mapper.log.count(.init(code: .strayQuoteTaken), line: record.line, column: nil) {
        "a quote stands inside a field without quotes and is taken as it is; accepted is \"27\"\" screen\""
      }
    case .typographicQuote:
      mapper.log.count(.init(code: .typographicQuote), line: record.line, column: nil) {
        "a typographic quote closes a quoted field; accepted is the straight quote \""
      }
    case .strayQuote:
      flushFooters()
      return rejectUnreadable(record)
    case .neverClosed(let line):
      mapper.log.add(
        .quoteNeverClosed,
        "a quote is opened in this line and never closed; accepted is a second quote",
        line: line)
      return stop()
    case .notClosedWithin(let limit, let line):
      let refusal = mapper.options.limits.refusal(limit)
      mapper.log.add(
        .quoteNeverClosed,
        "a quote is opened in this line and not closed before \(refusal.reason); accepted is a second quote, or \(refusal.remedy)",
        line: line)
      return stop()
    case .tooLarge(let limit):
      let refusal = mapper.options.limits.refusal(limit)
      mapper.log.add(refusal.code, refusal.message, line: record.line)
      return stop()
    }
    let fields = record.fields
    if recalls(record) {
      if !footers.isEmpty {
        // To reject them ends the record at hand, and it begins anew.
        flushFooters()
        _ = mapper.recallItem(fields)
      }
      hasData = true
      rows += 1
      mapper.fieldCount = fields.count
      mapper.mapPrice(fields)
      let codes = mapper.finish()
      if !codes.isEmpty { reject(record, codes) }
      return
    }
    if fields.field(0).trimmed.isEmpty, fields.isBlank { return blankRow(record.line) }
    if let types = shape.profile.csv.records, !isItem(record, types) { return }
    if isFooter(fields) {
      footers.append((record.line, reader.rawText(of: record)))
      if footers.count > Self.mostFooters { footersAreRows = true }
      if footersAreRows { rejectFooters() }
      return
    }
    flushFooters()
    map(record)
  }

  /// Whether the record is a whole row whose item was described in the same bytes before.
  private mutating func recalls(_ record: CSVRecord) -> Bool {
    guard remembersItems, isWhole(record), let first = record.fields.field(0).trimmed.first,
      !footerBytes.contains(first | 0x20)
    else { return false }
    return mapper.recallItem(record.fields)
  }

  private func isWhole(_ record: CSVRecord) -> Bool {
    record.condition == .sound && !record.isUnterminated && record.fields.count == columnCount
  }

  private mutating func reject(_ record: CSVRecord, _ codes: [String]) {
    rejects.append(RejectedRecord(line: record.line, text: reader.rawText(of: record), codes: codes))
  }

  /// Whether a record of a file with several types is an item; one of a type that the profile does not name is
  /// rejected.
  private mutating func isItem(_ record: CSVRecord, _ types: CSVLayout.RecordTypes) -> Bool {
    let code = String(decoding: record.fields.field(types.column).trimmed, as: UTF8.self)
    switch types.kind(of: code) {
    case .data: return true
    case .named: mapper.takeFileValues(record.fields, ofRecord: FoldedText.of(code))
    case .ignored:
      mapper.log.count(
        .init(code: .recordNotRead, column: types.column, value: code), line: record.line,
        column: types.column + 1, value: code
      ) {
        "records of the type “\(code)” are not items and are not read"
      }
    case .header, .unknown:
      rows += 1
      let known = types.data.sorted().map { "“\($0.uppercased())”" }.joined(separator: ", ")
      mapper.reject(
        .unknownRecordType,
        types.kind(of: code) == .header
          ? "a second record names the columns; accepted is one, in line \(shape.headerLine)"
          : "“\(code)” is not a type of record that the profile knows; items have \(known)",
        column: types.column + 1, value: code,
        expected: types.kind(of: code) == .header ? nil : "\(known) for an item")
      reject(record, mapper.errors)
    }
    return false
  }

  private mutating func map(_ record: CSVRecord) {
    rows += 1
    let fields = record.fields
    mapper.fieldCount = fields.count
    if fields.count > columnCount { checkLong(fields) }
    for (slot, first) in duplicates { checkDuplicate(fields, slot, first) }
    let isShort = fields.count < columnCount
    if record.isUnterminated, isShort {
      mapper.reject(
        .unterminatedLastRecord,
        "the file ends within this row, after \(fields.count) of \(columnCount) fields; accepted is a whole row with a line break",
        column: fields.count, value: fields.count > 0 ? fields.text(fields.count - 1) : nil)
    } else if isShort, !shape.hasHeader, !shape.profile.csv.signature.accepts(fields.count) {
      let known = shape.profile.csv.signature.fieldCounts.sorted().map(String.init)
      mapper.reject(
        .shortRow,
        "the row has \(fields.count) fields, the profile \(known.joined(separator: " or ")); without a header values cannot be told from their neighbours where one is missing",
        column: fields.count, value: fields.text(fields.count - 1))
    }
    let said = mapper.log.occurrences
    mapper.mapItem(fields)
    let isPlain = mapper.log.occurrences == said
    mapper.mapPrice(fields)
    let codes = mapper.finish()
    if !codes.isEmpty { return reject(record, codes) }
    let isUnnamed = itemName?.value(fields, scratch: mapper.scratch).isEmpty ?? false
    if remembersItems, isPlain, !isUnnamed, isWhole(record) { mapper.learnItem(fields) }
    if isUnnamed, let itemName {
      let name = mapper.slotName(itemName.place)
      mapper.log.count(.init(code: .nameMissing), line: record.line, column: itemName.place + 1) {
        "“\(name)” is blank; the item is accepted without a name"
      }
    }
    if isShort {
      let (expected, source) = (columnCount, shape.hasHeader ? "the header" : "the profile")
      mapper.log.count(.init(code: .shortRowTaken), line: record.line, column: fields.count) {
        "the row has \(fields.count) fields, \(source) \(expected); the rest count as blank"
      }
    }
  }

  private mutating func checkLong(_ fields: FieldStore) {
    for slot in columnCount..<fields.count where !fields.field(slot).trimmed.isEmpty {
      mapper.reject(
        .longRow,
        "the row has \(fields.count) fields, \(shape.hasHeader ? "the header" : "the profile") names \(columnCount); accepted beyond them are blank fields",
        column: slot + 1, value: fields.text(slot),
        expected: "\(columnCount) fields, or blank ones beyond them; a value that holds a delimiter in quotes"
      )
      return
    }
  }

  private mutating func checkDuplicate(_ fields: FieldStore, _ slot: Int, _ first: Int) {
    let value = fields.field(slot).trimmed
    let other = fields.field(first).trimmed
    guard value.count != other.count || !value.elementsEqual(other) else { return }
    let name = shape.header.names[slot]
    mapper.reject(
      .duplicateColumn,
      "two columns are named “\(name)” and differ here; accepted is one column of a name, or the same value in both",
      column: slot + 1, field: name, value: fields.text(slot))
  }

  // MARK: Rows that are not data

  private mutating func blankRow(_ line: Int) {
    mapper.log.count(.init(code: .blankRow), line: line, column: nil) {
      "a row without any value is skipped"
    }
  }

  /// A row without part number and item name, or one whose first value begins like a total.
  private func isFooter(_ fields: FieldStore) -> Bool {
    // A part number may have to be put together; where no words are looked for, a name is enough.
    if footerBytes.isEmpty, itemName?.value(fields, scratch: mapper.scratch).isEmpty == false { return false }
    if partNumber?.value(fields, scratch: mapper.scratch).isEmpty == true {
      return itemName?.value(fields, scratch: mapper.scratch).isEmpty ?? true
    }
    guard !footerBytes.isEmpty,
      let slot = (0..<fields.count).first(where: { !fields.field($0).isEmpty })
    else { return false }
    let value = fields.field(slot).trimmed
    // Part numbers begin with a letter or digit as well: only what begins like a listed word is looked at closely.
    guard let byte = value.first, footerBytes.contains(byte | 0x20) else { return false }
    let text = HeaderName.folded(String(decoding: value, as: UTF8.self))
    guard shape.profile.footers.contains(where: { text.hasPrefix($0) }) else { return false }
    let isUnnamed = itemName?.value(fields, scratch: mapper.scratch).isEmpty ?? false
    return isUnnamed || fields.filledCount * 2 <= columnCount
  }

  /// Data follow: what looked like a footer is a row without a part number.
  mutating func flushFooters() {
    rejectFooters()
    footersAreRows = false
    hasData = true
  }

  mutating func rejectFooters() {
    guard !footers.isEmpty else { return }
    let (line, column) = (mapper.line, mapper.column)
    let name = partNumber.map { mapper.slotName($0.place) } ?? "part number"
    for (footerLine, text) in footers {
      rows += 1
      mapper.begin(line: footerLine, column: nil)
      mapper.reject(
        .missingValue,
        "“\(name)” is blank or a remark; totals and remarks are accepted only below the last row",
        column: partNumber.map { $0.place + 1 }, field: name,
        expected: "a part number in “\(name)”, or no rows below")
      rejects.append(RejectedRecord(line: footerLine, text: text, codes: mapper.errors))
    }
    footers = []
    mapper.begin(line: line, column: column)
  }

  // MARK: Ends

  private mutating func rejectUnreadable(_ record: CSVRecord) {
    rows += 1
    mapper.reject(
      .strayQuote,
      "text stands after a closing quote; accepted is a delimiter there, and \"\" for a quote inside",
      column: nil)
    reject(record, mapper.errors)
  }

  private mutating func stop() {
    flushFooters()
    isUnusable = true
  }

  /// A list ends with a few totals and remarks; more rows than these are data that lost their part numbers.
  static let mostFooters = 10

  /// Says what is known only at the end.
  mutating func finish() {
    // The line that states the delimiter has been read for what it is.
    if shape.hasSeparatorLine { rowsAbove -= 1 }
    for (line, text) in footers {
      mapper.log.add(
        .footerRow, "a row below the data has no part number and is not read as data", line: line,
        value: text)
    }
    if let line = earlierBlankLines.first ?? reader.firstBlankLine {
      for _ in 0..<(earlierBlankLines.count + reader.blankLines) { blankRow(line) }
    }
    if rowsAbove > 0 {
      mapper.log.add(
        .rowsAboveHeader,
        rowsAbove == 1
          ? "the row above the header in line \(shape.headerLine) is not read"
          : "the \(rowsAbove) rows above the header in line \(shape.headerLine) are not read",
        line: 1)
    }
    if last.isUnterminated {
      mapper.log.add(
        .noFinalLineBreak,
        "the file ends without a line break, so its last record may be cut off; accepted is a line break at the end",
        line: last.line)
    }
    if rows == 0, !isUnusable {
      mapper.log.add(.noRows, shape.hasHeader ? "the header is followed by no row" : "the file has no row")
    }
  }
}

extension FieldStore {
  /// The number of fields that are not blank.
  var filledCount: Int { (0..<count).count { !field($0).trimmed.isEmpty } }
}
