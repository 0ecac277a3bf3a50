import Glibc

/// Gives the records of a CSV text one after the other, with their physical lines and raw text.
///
/// It keeps a window over the text that reaches from the start of the current record to the end of the last chunk,
/// so memory is bounded by a chunk and the longest record allowed. Records are cut by the ``CSVScanner`` wherever it is
/// sure of them, else by the ``CSVLineParser`` of the dialect, and what that refuses is read again by the
/// ``CSVLineMender``.
final class CSVRecordReader {
  /// Appends the next piece of text as UTF-8 to the window; false at the end of the text.
  typealias Source = (TextWindow) throws -> Bool

  /// Which part of a text is read, for those who share a text among several readers.
  struct Part {
    /// The physical line on which the text of the source begins.
    var firstLine = 1
    /// No record is read that begins at this offset of the source's text or after it.
    var end = Int.max
  }

  private let source: Source
  let dialect: CSVDialect
  let limits: ReadingLimits
  let store: UnsafeMutablePointer<FieldStore>
  let parser: any CSVLineParser
  private let scanner: CSVScanner?
  /// The window or the position has changed since the scanner looked.
  private var scannerIsStale = true
  private var end: Int

  let window = TextWindow()
  /// The offset of the window in the text of the source.
  private var windowOffset = 0
  /// Offsets in the window: of the current record, and of the next line to parse.
  private(set) var recordStart = 0
  var position = 0
  private(set) var recordLine: Int
  var line: Int
  private(set) var atEnd = false
  private var sawPairedLineEnd = false
  var stopped = false
  private var parsedBlankLines = 0
  private var firstParsedBlankLine: Int?

  /// - Parameters:
  ///   - scans: Whether the fast scanner may be used; the conforming parsers read the same without it.
  ///   - mayEscape: The text may have backslashes.
  init(
    dialect: CSVDialect, limits: ReadingLimits, part: Part = Part(), scans: Bool = true,
    mayEscape: Bool = true,
    source: @escaping Source
  ) {
    self.source = source
    self.dialect = dialect
    self.limits = limits
    end = part.end
    line = part.firstLine
    recordLine = part.firstLine
    store = .allocate(capacity: 1)
    store.initialize(to: FieldStore(bytes: 1 << 12, fields: 1 << 6, limits: limits))
    if dialect.isStrictlyQuoted, let quote = dialect.quote {
      parser = CSVParser(delimiter: dialect.delimiter, quote: quote, store: store)
    } else {
      parser = CSVEscapeParser(dialect: dialect, store: store)
    }
    scanner = scans ? CSVScanner(dialect, limits: limits, mayEscape: mayEscape) : nil
  }

  /// Reads a text that is in memory, in pieces: whoever wants only its first records copies no more than these.
  convenience init(dialect: CSVDialect, limits: ReadingLimits, text: [UInt8]) {
    // A text that may break a limit is given as a whole, so that what is said of it does not depend on pieces.
    let piece = min(limits.record, limits.field) > text.count ? 1 << 14 : max(1, text.count)
    let mayEscape =
      dialect.escape == .backslash && text.withUnsafeBytes { $0.place(of: UInt8(ascii: "\\")) != nil }
    var given = 0
    self.init(dialect: dialect, limits: limits, mayEscape: mayEscape) { window in
      let next = given..<min(text.count, given + piece)
      given = next.upperBound
      text.withUnsafeBytes { window.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[next])) }
      return !next.isEmpty
    }
  }

  deinit {
    scanner?.deallocate()
    parser.deallocate()
    store.pointee.deallocate()
    store.deallocate()
  }

  /// Blank lines that were skipped so far, and the line of the first.
  var blankLines: Int { parsedBlankLines + (scanner?.blankLines ?? 0) }
  var firstBlankLine: Int? {
    guard let scanned = scanner?.firstBlankLine else { return firstParsedBlankLine }
    return min(scanned, firstParsedBlankLine ?? scanned)
  }

  /// Some line ended in CRLF, so a text that ends in a bare CR was cut between the two.
  var linesEndInPairs: Bool { sawPairedLineEnd || scanner?.linesEndInPairs == true }

  /// The physical line on which the text ends that was read so far.
  var currentLine: Int {
    let isHalfBreak = window.last == 0x0D && !atEnd
    return line + lineBreaks(in: position..<max(position, window.count - (isHalfBreak ? 1 : 0)))
  }

  /// Where the next record begins in the text of the source.
  var offset: Int { windowOffset + position }

  /// Reads on beyond the end of its part, up to another one.
  func extend(to end: Int) {
    self.end = end
    scannerIsStale = true
  }

  /// Takes over from the reader of the part before, which knows the lines before this part.
  ///
  /// - Parameter lines: How many these are.
  func follow(_ earlier: CSVRecordReader, lines: Int) {
    sawPairedLineEnd = sawPairedLineEnd || earlier.linesEndInPairs
    line += lines
    recordLine += lines
    firstParsedBlankLine? += lines
    scanner?.moveLines(by: lines)
    scannerIsStale = true
  }

  /// The next record, or `nil` at the end. Throws what the source throws.
  func next() throws -> CSVRecord? {
    if stopped { return nil }
    if let scanner, let record = try scanned(by: scanner) { return record }
    return offset < end ? try parsed() : nil
  }

  // MARK: Fast

  /// The next record, if the scanner is sure of it.
  private func scanned(by scanner: CSVScanner) throws -> CSVRecord? {
    while window.count < CSVScanner.longestWindow {
      if scannerIsStale {
        scanner.restart(window, isLast: atEnd, position: position, line: line, stop: end - windowOffset)
        scannerIsStale = false
      }
      let outcome = scanner.next(store, in: window)
      position = scanner.position
      line = scanner.line
      switch outcome {
      case .record:
        recordStart = scanner.record
        recordLine = scanner.recordLine
        // Only the last record may end in half a line break.
        if atEnd, position == window.count { return record(endingAt: position, condition: .sound) }
        return CSVRecord(
          line: recordLine, fields: store.pointee, extent: recordStart..<position, condition: .sound,
          isUnterminated: false)
      case .stopped:
        return nil
      case .doubtful:
        scannerIsStale = true
        return nil
      case .incomplete:
        scannerIsStale = true
        // What is left is the last record; and whether a limit is broken is for the parser to say.
        if atEnd || window.count - position > limits.field { return nil }
        recordStart = position
        try readMore()
      }
    }
    return nil
  }

  // MARK: Conforming

  private func parsed() throws -> CSVRecord? {
    scannerIsStale = true
    beginRecord()
    while true {
      guard let end = try endOfLine() else { return finish() }
      if end - recordStart > limits.record { return oversized(.record) }
      let outcome = parser.parse(
        UnsafeRawBufferPointer(rebasing: window.bytes[position..<end]), isLast: false)
      position = end
      line += 1
      switch outcome {
      case .record:
        return record(endingAt: end, condition: .sound)
      case .blank:
        noteBlankLine()
        if offset >= self.end { return nil }
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
    parsedBlankLines += 1
    if firstParsedBlankLine == nil { firstParsedBlankLine = line - 1 }
  }

  // MARK: Lines

  /// Drops what is before the record and reads the next piece.
  private func readMore() throws {
    let dropped = recordStart
    window.removeFirst(dropped)
    windowOffset += dropped
    recordStart = 0
    position -= dropped
    if try !source(window) { atEnd = true }
  }

  /// The offset after the next line break, or `nil` if the text ends without one.
  private func endOfLine() throws -> Int? {
    var searched = position
    while true {
      if let end = lineBreak(from: searched) {
        if end > 1, window[end - 1] == 0x0A, window[end - 2] == 0x0D { sawPairedLineEnd = true }
        return end
      }
      if atEnd { return nil }
      // Too long already: no need to look for its end.
      if window.count - recordStart > limits.record { return window.count }
      searched = max(position, window.count - 1) - recordStart
      try readMore()
    }
  }

  /// Line breaks are LF, CRLF and a bare CR. A CR at the very end of the window may be half of a CRLF.
  private func lineBreak(from offset: Int) -> Int? {
    guard offset < window.count else { return nil }
    let base = UnsafeRawPointer(window.base)
    let lineFeed = memchr(base + offset, 0x0A, window.count - offset).map { UnsafeRawPointer($0) - base }
    let limit = lineFeed ?? window.count
    guard let carriage = memchr(base + offset, 0x0D, limit - offset).map({ UnsafeRawPointer($0) - base })
    else {
      return lineFeed.map { $0 + 1 }
    }
    if carriage + 1 == lineFeed { return carriage + 2 }
    if carriage + 1 == window.count, !atEnd { return nil }
    return carriage + 1
  }

  /// The number of line breaks in a part of the window.
  func lineBreaks(in extent: Range<Int>) -> Int {
    var count = 0
    for index in extent {
      let byte = window[index]
      if byte == 0x0A || byte == 0x0D && (index + 1 >= window.count || window[index + 1] != 0x0A) {
        count += 1
      }
    }
    return count
  }

  func firstLineEnd() -> Int { lineBreak(from: recordStart) ?? window.count }

  // MARK: Records

  func record(
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
    String(decoding: window.bytes[withoutLineBreak(record.extent)], as: UTF8.self)
  }

  func withoutLineBreak(_ extent: Range<Int>) -> Range<Int> {
    var end = extent.upperBound
    while end > extent.lowerBound, window[end - 1] == 0x0A || window[end - 1] == 0x0D { end -= 1 }
    return extent.lowerBound..<end
  }
}
