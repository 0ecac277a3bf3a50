import PriceModel

/// Gives diagnostics the text where they stand, in a second pass over the file: the first pass stays as fast as if
/// there were no excerpts, and a file without diagnostics is read once.
struct ExcerptReader: Sendable {
  /// The text of a record that is looked at; what stands beyond it is not marked.
  static let lookahead = 1 << 16
  /// Characters of context before a column of a document that is one line.
  private static let context = 200
  /// How far behind its tag the value of an element is looked for.
  private static let reach = 2048

  let input: InputFile
  let encoding: TextEncoding
  /// How the records are cut; `nil` for XML, and for text whose dialect nobody knows.
  let dialect: CSVDialect?
  let isXML: Bool
  let limits: ReadingLimits

  /// Adds excerpts to the first diagnostics of each kind that name a line.
  ///
  /// Whatever goes wrong costs only excerpts: the diagnostics themselves have been made.
  func annotate(_ diagnostics: inout [Diagnostic], perCode limit: Int) {
    let wanted = Self.wanted(diagnostics, limit)
    guard !wanted.isEmpty, let pass = try? input.pass(),
      let text = DecodedText(pass, encoding, limits: limits)
    else { return }
    var window = LineWindow(endsAtCarriageReturn: !isXML) { try text.next(into: &$0) }
    for index in wanted {
      guard let line = diagnostics[index].line else { continue }
      let column = isXML ? max(1, (diagnostics[index].column ?? 1) - Self.context) : 1
      guard window.move(toLine: line, column: column) else { return }
      diagnostics[index].excerpt = excerpt(of: diagnostics[index], &window)
    }
  }

  /// The places of the first diagnostics of each kind, in the order of the file.
  private static func wanted(_ diagnostics: [Diagnostic], _ limit: Int) -> [Int] {
    var seen: [DiagnosticCode: Int] = [:]
    let first = diagnostics.indices.filter { index in
      guard diagnostics[index].line != nil, diagnostics[index].excerpt == nil else { return false }
      seen[diagnostics[index].definition, default: 0] += 1
      return seen[diagnostics[index].definition, default: 0] <= limit
    }
    return first.sorted { left, right in
      let (a, b) = (diagnostics[left], diagnostics[right])
      return (a.line ?? 0, a.column ?? 0) < (b.line ?? 0, b.column ?? 0)
    }
  }

  private func excerpt(of diagnostic: Diagnostic, _ window: inout LineWindow) -> SourceExcerpt? {
    let text = window.ahead(Self.lookahead)
    let marked = isXML ? xmlPart(of: diagnostic, in: text, window) : csvPart(of: diagnostic, in: text)
    return cut(text, around: marked, window)
  }

  /// The line of the text in which the part begins.
  private func cut(_ text: ArraySlice<UInt8>, around part: Range<Int>?, _ window: LineWindow)
    -> SourceExcerpt?
  {
    var start = text.startIndex
    var line = window.line
    var column = window.column
    var index = text.startIndex
    while let part, index < part.lowerBound {
      if window.isLineEnd(text[index]) {
        if text[index] == 0x0D, index + 1 < text.endIndex, text[index + 1] == 0x0A { index += 1 }
        if index + 1 > part.lowerBound { break }
        line += 1
        column = 1
        start = index + 1
      }
      index += 1
    }
    var end = text[start...].firstIndex(where: window.isLineEnd) ?? text.endIndex
    let goesOn = end == text.endIndex && text.count == Self.lookahead
    // In XML a CR before the LF belongs to the line; it is of no interest.
    if end > start, text[end - 1] == 0x0D { end -= 1 }
    let shown = ExcerptText(line: line, bytes: text[start..<end], firstColumn: column, goesOn: goesOn)
    return start == end && part == nil ? nil : shown.excerpt(marking: part)
  }

  // MARK: Which part is meant

  private func csvPart(of diagnostic: Diagnostic, in text: ArraySlice<UInt8>) -> Range<Int>? {
    if diagnostic.definition == .malformedEncoding { return malformed(in: text) }
    guard let dialect else { return nil }
    let locator = CSVFieldLocator(dialect: dialect, text: text)
    switch diagnostic.definition {
    case .strayQuote, .strayQuoteTaken, .typographicQuote, .quoteNeverClosed: return locator.disturbance()
    case .noFinalLineBreak: return locator.lineEnd(from: text.startIndex)
    default: return diagnostic.column.map(locator.field)
    }
  }

  private func xmlPart(
    of diagnostic: Diagnostic, in text: ArraySlice<UInt8>, _ window: LineWindow
  ) -> Range<Int>? {
    if diagnostic.definition == .malformedEncoding { return malformed(in: text) }
    let line = text[..<(text.firstIndex(of: 0x0A) ?? text.endIndex)]
    var tag: Int?
    if let column = diagnostic.column {
      tag = line.index(line.startIndex, characters: max(0, column - window.column))
    }
    let isTag = tag.map { $0 < line.endIndex && line[$0] == UInt8(ascii: "<") } ?? false
    // The value itself where it stands in the line; an element's text usually does.
    if let value = diagnostic.value, !value.isEmpty {
      if let tag, isTag {
        if let found = Self.value(Array(value.utf8), in: line[tag...].prefix(Self.reach)) { return found }
      } else if let found = line.firstRange(of: Array(value.utf8)) {
        return found
      }
    }
    guard let tag else { return nil }
    guard isTag else { return tag..<min(tag + 1, line.endIndex) }
    let name = line[(tag + 1)...].prefix { ![0x20, 0x09, 0x0D, 0x2F, 0x3E].contains($0) }
    return tag..<name.endIndex
  }

  /// A value as the text of an element or the value of an attribute, not as a part of another one.
  private static func value(_ value: [UInt8], in line: ArraySlice<UInt8>) -> Range<Int>? {
    let edges = Set(" \t\r<>\"'".utf8)
    var rest = line
    while let found = rest.firstRange(of: value) {
      let isWhole =
        (found.lowerBound == line.startIndex || edges.contains(line[found.lowerBound - 1]))
        && (found.upperBound == line.endIndex || edges.contains(line[found.upperBound]))
      if isWhole { return found }
      rest = line[(found.lowerBound + 1)...]
    }
    return nil
  }

  /// The first byte of the line that is no UTF-8, or the NUL that no text has; the end of what could be decoded if all
  /// of it is sound.
  private func malformed(in text: ArraySlice<UInt8>) -> Range<Int> {
    let line = text[..<(text.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex)]
    if let null = line.firstIndex(of: 0) { return null..<null + 1 }
    var index = line.startIndex
    while index < line.endIndex {
      var decoder = UTF8()
      var iterator = line[index...].makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return index..<index + 1 }
      index += UTF8.width(scalar)
    }
    return line.endIndex..<line.endIndex
  }
}

extension ArraySlice<UInt8> {
  /// The offset after so many characters of UTF-8; the end if there are fewer.
  fileprivate func index(_ start: Int, characters: Int) -> Int {
    var index = start
    for _ in 0..<characters where index < endIndex {
      index += 1
      while index < endIndex, self[index] & 0xC0 == 0x80 { index += 1 }
    }
    return index
  }
}
