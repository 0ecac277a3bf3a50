/// Parts of a file that were read side by side.
extension CSVListReading {
  /// Whether the part that follows can be taken over: it begins where a record begins, and does not depend on how the
  /// lines before it end.
  ///
  /// - Parameter offset: Where it begins in the text of this reader.
  func isFollowed(by next: CSVListReading, at offset: Int) -> Bool {
    if isUnusable || reader.offset != offset { return false }
    // Half of a CRLF at the end of the text is told by the other lines.
    return !reader.linesEndInPairs || next.reader.linesEndInPairs || next.reader.window.last != 0x0D
  }

  /// Takes over the part that follows, as if it had been read here.
  mutating func append(_ next: CSVListReading) {
    let lines = reader.line - 1
    if next.hasData {
      flushFooters()
    } else if next.footersAreRows || footers.count + next.footers.count > Self.mostFooters {
      footersAreRows = true
      rejectFooters()
    }
    mapper.append(next.mapper, lines: lines)
    rows += next.rows
    rejects += next.rejects.map { RejectedRecord(line: $0.line + lines, text: $0.text, codes: $0.codes) }
    if next.hasData {
      footersAreRows = next.footersAreRows
      hasData = true
    }
    footers += next.footers.map { (line: $0.line + lines, text: $0.text) }
    if footersAreRows { rejectFooters() }
    if next.last.line > 0 { last = (next.last.line + lines, next.last.isUnterminated) }
    isUnusable = next.isUnusable
    earlierBlankLines.first = earlierBlankLines.first ?? reader.firstBlankLine
    earlierBlankLines.count += reader.blankLines
    next.reader.follow(reader, lines: lines)
    reader = next.reader
  }
}
