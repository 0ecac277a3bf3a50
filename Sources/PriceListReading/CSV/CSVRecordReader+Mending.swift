/// The records that are not sound: too large, cut off at the end of the text, or refused by the strict parser.
extension CSVRecordReader {
  func oversized(_ limit: ReadingLimit) -> CSVRecord {
    // A quote that opens and swallows what follows is by far the likelier cause than a record of mebibytes.
    let outcome = CSVLineMender.read(
      UnsafeRawBufferPointer(rebasing: window.bytes[recordStart..<window.count]), dialect: dialect,
      acceptingTypographicQuotes: false, into: &store.pointee)
    let end = firstLineEnd()
    stopped = true
    guard case .open(let offset) = outcome else {
      return record(endingAt: end, condition: .tooLarge(limit))
    }
    return record(endingAt: end, condition: .notClosedWithin(limit, line: lineOf(offset)))
  }

  /// The text ended without a line break.
  func finish() -> CSVRecord? {
    guard position < window.count || recordStart < position else {
      stopped = true
      return nil
    }
    let end = window.count
    if end - recordStart > limits.record { return oversized(.record) }
    let outcome = parser.parse(UnsafeRawBufferPointer(rebasing: window.bytes[position..<end]), isLast: true)
    position = end
    switch outcome {
    case .blank:
      stopped = true
      return nil
    case .record:
      return record(endingAt: end, condition: .sound, isUnterminated: true)
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

  /// After the strict parser refused the record that reaches to `end`.
  func mended(endingAt end: Int) -> CSVRecord {
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

  private func reread(to end: Int, typographic: Bool) -> CSVLineMender.Outcome {
    CSVLineMender.read(
      UnsafeRawBufferPointer(rebasing: window.bytes[withoutLineBreak(recordStart..<end)]), dialect: dialect,
      acceptingTypographicQuotes: typographic, into: &store.pointee)
  }

  /// The physical line of an offset within the record.
  private func lineOf(_ offset: Int) -> Int {
    recordLine + lineBreaks(in: recordStart..<min(recordStart + offset, window.count))
  }
}
