import Glibc

/// Gives the records of a CSV text one after the other, with their physical lines and raw text.
///
/// It keeps a window over the text that reaches from the start of the current record to the end of the last chunk,
/// so memory is bounded by a chunk and the longest record allowed.
final class CSVRecordReader {
  /// Gives the next piece of text as UTF-8, appended to the array; false at the end of the text.
  typealias Source = (inout [UInt8]) throws -> Bool

  private let source: Source
  private let dialect: CSVDialect
  private let limits: ReadingLimits
  private let store: UnsafeMutablePointer<FieldStore>
  private let parser: any CSVLineParser

  private var window: [UInt8] = []
  /// Offsets in the window: of the current record, and of the next line to parse.
  private var recordStart = 0
  private var position = 0
  private var recordLine = 1
  private var line = 1
  /// The physical line that comes next.
  var currentLine: Int { line }
  private var atEnd = false
  /// Some line ended in CRLF, so a text that ends in a bare CR was cut between the two.
  private var linesEndInPairs = false
  private var stopped = false
  /// Blank lines that were skipped so far, and the line of the first.
  private(set) var blankLines = 0
  private(set) var firstBlankLine: Int?

  init(dialect: CSVDialect, limits: ReadingLimits, source: @escaping Source) {
    self.source = source
    self.dialect = dialect
    self.limits = limits
    store = .allocate(capacity: 1)
    store.initialize(to: FieldStore(bytes: 1 << 12, fields: 1 << 6, limits: limits))
    if dialect.isStrictlyQuoted, let quote = dialect.quote {
      parser = CSVParser(delimiter: dialect.delimiter, quote: quote, store: store)
    } else {
      parser = CSVEscapeParser(dialect: dialect, store: store)
    }
  }

  /// Reads a text that is in memory.
  convenience init(dialect: CSVDialect, limits: ReadingLimits, text: [UInt8]) {
    var given = false
    self.init(dialect: dialect, limits: limits) { window in
      if given { return false }
      given = true
      window.append(contentsOf: text)
      return true
    }
  }

  deinit {
    parser.deallocate()
    store.pointee.deallocate()
    store.deallocate()
  }

  /// The next record, or `nil` at the end. Throws what the source throws.
  func next() throws -> CSVRecord? {
    if stopped { return nil }
    beginRecord()
    while true {
      guard let end = try endOfLine() else { return finish() }
      if end - recordStart > limits.record { return oversized(.record) }
      let outcome = window.withUnsafeBytes { bytes in
        parser.parse(UnsafeRawBufferPointer(rebasing: bytes[position..<end]), isLast: false)
      }
      position = end
      line += 1
      switch outcome {
      case .record:
        return record(endingAt: end, condition: .sound)
      case .blank:
        noteBlankLine()
        beginRecord()
      case .open:
        if parser.openLength > limits.field { return oversized(.field) }
      case .refused:
        return mended(endingAt: end)
      }
    }
  }

  private func beginRecord() {
    store.pointee.clear()
    recordStart = position
    recordLine = line
  }

  private func noteBlankLine() {
    blankLines += 1
    if firstBlankLine == nil { firstBlankLine = line - 1 }
  }

  // MARK: Lines

  /// The offset after the next line break, or `nil` if the text ends without one.
  private func endOfLine() throws -> Int? {
    var searched = position
    while true {
      if let end = lineBreak(from: searched) {
        if end > 1, window[end - 1] == 0x0A, window[end - 2] == 0x0D { linesEndInPairs = true }
        return end
      }
      if atEnd { return nil }
      // Too long already: no need to look for its end.
      if window.count - recordStart > limits.record { return window.count }
      searched = max(position, window.count - 1)
      let kept = recordStart
      if kept > 0 {
        window.removeFirst(kept)
        recordStart = 0
        position -= kept
        searched -= kept
      }
      if try !source(&window) { atEnd = true }
    }
  }

  /// Line breaks are LF, CRLF and a bare CR. A CR at the very end of the window may be half of a CRLF.
  private func lineBreak(from offset: Int) -> Int? {
    window.withUnsafeBytes { bytes in
      guard offset < bytes.count, let base = bytes.baseAddress else { return nil }
      let lineFeed = memchr(base + offset, 0x0A, bytes.count - offset).map { UnsafeRawPointer($0) - base }
      let limit = lineFeed ?? bytes.count
      guard let carriage = memchr(base + offset, 0x0D, limit - offset).map({ UnsafeRawPointer($0) - base })
      else {
        return lineFeed.map { $0 + 1 }
      }
      if carriage + 1 == lineFeed { return carriage + 2 }
      if carriage + 1 == bytes.count, !atEnd { return nil }
      return carriage + 1
    }
  }

  // MARK: Records

  private func record(
    endingAt end: Int, condition: CSVRecord.Condition, isUnterminated: Bool = false
  ) -> CSVRecord {
    let endsInHalfBreak = linesEndInPairs && end == window.count && atEnd && window.last == 0x0D
    var condition = condition
    if let limit = store.pointee.exceeded, condition.hasFields { condition = .tooLarge(limit) }
    if case .tooLarge = condition { stopped = true }
    return CSVRecord(
      line: recordLine, fields: store.pointee, extent: recordStart..<end, condition: condition,
      isUnterminated: isUnterminated || endsInHalfBreak)
  }

  /// The record as it stands in the file, as UTF-8 and without its last line break; valid until the next is read.
  func rawText(of record: CSVRecord) -> String {
    String(decoding: window[withoutLineBreak(record.extent)], as: UTF8.self)
  }

  private func withoutLineBreak(_ extent: Range<Int>) -> Range<Int> {
    var end = extent.upperBound
    while end > extent.lowerBound, window[end - 1] == 0x0A || window[end - 1] == 0x0D { end -= 1 }
    return extent.lowerBound..<end
  }

  private func oversized(_ limit: ReadingLimit) -> CSVRecord {
    // A quote that opens and swallows what follows is by far the likelier cause than a record of mebibytes.
    let outcome = window.withUnsafeBytes { bytes in
      CSVLineMender.read(
        UnsafeRawBufferPointer(rebasing: bytes[recordStart..<window.count]), dialect: dialect,
        acceptingTypographicQuotes: false, into: &store.pointee)
    }
    let end = firstLineEnd()
    stopped = true
    guard case .open(let offset) = outcome else {
      return record(endingAt: end, condition: .tooLarge(limit))
    }
    return record(endingAt: end, condition: .notClosedWithin(limit, line: lineOf(offset)))
  }

  /// The text ended without a line break.
  private func finish() -> CSVRecord? {
    guard position < window.count || recordStart < position else {
      stopped = true
      return nil
    }
    let end = window.count
    if end - recordStart > limits.record { return oversized(.record) }
    let outcome = window.withUnsafeBytes { bytes in
      parser.parse(UnsafeRawBufferPointer(rebasing: bytes[position..<end]), isLast: true)
    }
    position = end
    switch outcome {
    case .blank:
      stopped = true
      return nil
    case .record:
      return record(
        endingAt: end, condition: .sound, isUnterminated: true)
    case .refused:
      return mended(endingAt: end)
    case .open:
      if let mended = mendedFirstLine() { return mended }
      var opened = recordLine
      if case .open(let offset) = reread(to: end, typographic: false) { opened = lineOf(offset) }
      stopped = true
      return record(endingAt: end, condition: .neverClosed(line: opened))
    }
  }

  // MARK: Mending

  /// After the strict parser refused the record that reaches to `end`.
  private func mended(endingAt end: Int) -> CSVRecord {
    if let mended = mendedFirstLine() { return mended }
    let isUnterminated = end == window.count && !endsInLineBreak
    if case .read(let condition) = reread(to: end, typographic: false) {
      return record(endingAt: end, condition: condition, isUnterminated: isUnterminated)
    }
    store.pointee.clear()
    return record(endingAt: end, condition: .strayQuote, isUnterminated: isUnterminated)
  }

  /// If the first line of the record is a record of its own once a typographic quote may close a field, that record;
  /// reading goes on after it.
  private func mendedFirstLine() -> CSVRecord? {
    let end = firstLineEnd()
    parser.restart()
    guard case .read(let condition) = reread(to: end, typographic: true), condition != .sound else {
      return nil
    }
    position = end
    line = recordLine + 1
    return record(
      endingAt: end, condition: condition, isUnterminated: end == window.count && !endsInLineBreak)
  }

  private var endsInLineBreak: Bool { window.last == 0x0A || window.last == 0x0D }

  private func firstLineEnd() -> Int { lineBreak(from: recordStart) ?? window.count }

  private func reread(to end: Int, typographic: Bool) -> CSVLineMender.Outcome {
    let extent = withoutLineBreak(recordStart..<end)
    return window.withUnsafeBytes { bytes in
      CSVLineMender.read(
        UnsafeRawBufferPointer(rebasing: bytes[extent]), dialect: dialect,
        acceptingTypographicQuotes: typographic, into: &store.pointee)
    }
  }

  /// The physical line of an offset within the record.
  private func lineOf(_ offset: Int) -> Int {
    var result = recordLine
    var index = recordStart
    while index < recordStart + offset, index < window.count {
      let byte = window[index]
      if byte == 0x0A || byte == 0x0D && (index + 1 >= window.count || window[index + 1] != 0x0A) {
        result += 1
      }
      index += 1
    }
    return result
  }
}
