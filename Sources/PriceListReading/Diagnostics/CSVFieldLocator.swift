/// Finds where a field, or the quote that disturbs, stands in the text of a CSV record.
///
/// Only diagnostics need it; it is written to be right about damaged records rather than fast.
struct CSVFieldLocator {
  let dialect: CSVDialect
  /// The text from the start of the record on; what follows the record does not matter.
  let text: ArraySlice<UInt8>

  /// What a walk over the record finds.
  private enum Step {
    /// A field and where its content stands, without its quotes.
    case field(Range<Int>)
    /// A quote inside a field without quotes.
    case innerQuote(Int)
    /// A closing quote that text follows.
    case strayQuote(Int)
    /// A typographic quote where a straight one should close the field.
    case typographicQuote(Range<Int>)
    /// A quote that nothing closes.
    case openQuote(Int)
  }

  /// Where the content of a field stands, without blanks around it; the end of the record if it has no such field.
  func field(_ number: Int) -> Range<Int> {
    var seen = 0
    var end = text.startIndex
    var found: Range<Int>?
    walk { step in
      guard case .field(let range) = step else { return true }
      seen += 1
      end = range.upperBound
      if seen == number { found = range }
      return found == nil
    }
    return found.map(trimmed) ?? lineEnd(from: end)
  }

  /// The sign that made the record hard to read: text after a closing quote, a quote within a field, a typographic or
  /// an open one.
  func disturbance() -> Range<Int>? {
    var found: Range<Int>?
    walk { step in
      switch step {
      case .field: return true
      case .innerQuote(let place), .openQuote(let place): found = place..<place + 1
      case .strayQuote(let place): found = place..<min(place + 2, text.endIndex)
      case .typographicQuote(let range): found = range
      }
      return false
    }
    return found
  }

  /// The end of the line in which an offset stands, as an empty range.
  func lineEnd(from start: Int) -> Range<Int> {
    let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex
    return end..<end
  }

  // MARK: The walk

  /// Goes over the record until it ends or `take` returns false.
  private func walk(_ take: (Step) -> Bool) {
    var index = text.startIndex
    while true {
      var start = index
      while start < text.endIndex, isBlank(text[start]) { start += 1 }
      var steps: [Step]
      if start < text.endIndex, let quote = dialect.quote, text[start] == quote {
        steps = quoted(from: start, &index)
      } else {
        steps = plain(from: index, &index)
      }
      for step in steps where !take(step) { return }
      guard index < text.endIndex, text[index] == dialect.delimiter else { return }
      index += 1
    }
  }

  private func plain(from start: Int, _ index: inout Int) -> [Step] {
    index = start
    var quote: Int?
    while index < text.endIndex, !endsField(text[index]) {
      if text[index] == dialect.quote, quote == nil { quote = index }
      let isEscape = dialect.escape == .backslash && text[index] == UInt8(ascii: "\\")
      if isEscape, index + 1 < text.endIndex, text[index + 1] == dialect.delimiter { index += 1 }
      index += 1
    }
    return (quote.map { [.innerQuote($0)] } ?? []) + [.field(start..<index)]
  }

  private func quoted(from start: Int, _ index: inout Int) -> [Step] {
    index = start + 1
    while index < text.endIndex {
      let byte = text[index]
      if dialect.escape == .backslash, byte == UInt8(ascii: "\\") {
        index = min(index + 2, text.endIndex)
        continue
      }
      if let end = typographicEnd(at: index) {
        let content = start + 1..<index
        let quote = index..<end
        index = end
        return [.typographicQuote(quote), .field(content)]
      }
      guard byte == dialect.quote else {
        index += 1
        continue
      }
      if index + 1 < text.endIndex, text[index + 1] == byte {
        index += 2
        continue
      }
      let content = start + 1..<index
      let closing = index
      index += 1
      while index < text.endIndex, isBlank(text[index]) { index += 1 }
      if index == text.endIndex || endsField(text[index]) { return [.field(content)] }
      // Nobody knows where such a field ends; the next delimiter is the likeliest.
      while index < text.endIndex, !endsField(text[index]) { index += 1 }
      return [.strayQuote(closing), .field(content)]
    }
    return [.openQuote(start), .field(start + 1..<index)]
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == dialect.delimiter || byte == 0x0A || byte == 0x0D
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == 0x20 || byte == 0x09) && byte != dialect.delimiter
  }

  /// The offset after `“` or `”` at `index` if a delimiter or the end of the line follows it.
  private func typographicEnd(at index: Int) -> Int? {
    guard index + 2 < text.endIndex, text[index] == 0xE2, text[index + 1] == 0x80,
      text[index + 2] == 0x9C || text[index + 2] == 0x9D
    else { return nil }
    let end = index + 3
    return end == text.endIndex || endsField(text[end]) ? end : nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    text.withUnsafeBytes { bytes in
      let shift = text.startIndex
      let field = UnsafeRawBufferPointer(
        rebasing: bytes[(range.lowerBound - shift)..<(range.upperBound - shift)])
      let content = field.trimmed
      guard !content.isEmpty, let base = bytes.baseAddress, let start = content.baseAddress else {
        return range.lowerBound..<range.lowerBound
      }
      let lower = start - base + shift
      return lower..<lower + content.count
    }
  }
}
