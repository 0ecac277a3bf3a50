import Glibc

/// Goes through a text, forward only, from one line or column to the next, and lets its reader look ahead.
///
/// The excerpts of diagnostics are read with it in a second pass over the file, so that the first knows nothing of
/// them. It holds no more than a chunk and what is looked ahead at.
struct LineWindow {
  /// Gives the next piece of text as UTF-8, appended to the array; false at the end of the text. A fault ends it.
  typealias Source = (inout [UInt8]) throws -> Bool

  private let source: Source
  /// Whether CRLF and a bare CR end a line as LF does (CSV); in XML only LF counts.
  private let endsAtCarriageReturn: Bool
  private var bytes: [UInt8] = []
  private var position = 0
  private var atEnd = false
  /// Where the window stands: the line, and the character column in it, both 1-based.
  private(set) var line = 1
  private(set) var column = 1

  init(endsAtCarriageReturn: Bool, source: @escaping Source) {
    self.endsAtCarriageReturn = endsAtCarriageReturn
    self.source = source
  }

  /// Moves to a column of a line; to the end of the line if it is shorter.
  ///
  /// - Returns: False if the text ends before the line, or the place lies behind.
  mutating func move(toLine wanted: Int, column wantedColumn: Int = 1) -> Bool {
    guard wanted >= line else { return false }
    while line < wanted {
      guard skipLine() else { return false }
    }
    while column < wantedColumn, has(1), !isLineEnd(bytes[position]) {
      position += 1
      while has(1), bytes[position] & 0xC0 == 0x80 { position += 1 }
      column += 1
    }
    return true
  }

  /// The next bytes, at most `count`; fewer only at the end of the text.
  mutating func ahead(_ count: Int) -> ArraySlice<UInt8> {
    while bytes.count - position < count, fill() {}
    return bytes[position..<min(bytes.count, position + count)]
  }

  func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || endsAtCarriageReturn && byte == 0x0D }

  private mutating func has(_ count: Int) -> Bool {
    while bytes.count - position < count {
      guard fill() else { return false }
    }
    return true
  }

  /// Reads on; true if bytes have come.
  private mutating func fill() -> Bool {
    if atEnd { return false }
    if position > 1 << 16 {
      bytes.removeFirst(position)
      position = 0
    }
    // What was sound before a fault has been appended; behind it there is no text.
    let count = bytes.count
    if (try? source(&bytes)) != true { atEnd = true }
    return bytes.count > count || !atEnd
  }

  /// Moves behind the next line end; false if there is none.
  private mutating func skipLine() -> Bool {
    while true {
      if let end = lineEnd(from: position) {
        position = end + 1
        if bytes[end] == 0x0D, has(1), bytes[position] == 0x0A { position += 1 }
        line += 1
        column = 1
        return true
      }
      position = bytes.count
      guard fill() else { return false }
    }
  }

  private func lineEnd(from start: Int) -> Int? {
    bytes.withUnsafeBytes { all in
      guard start < all.count, let base = all.baseAddress else { return nil }
      let feed = memchr(base + start, 0x0A, all.count - start).map { UnsafeRawPointer($0) - base }
      guard endsAtCarriageReturn else { return feed }
      // No further than the line feed: the search costs what the line is long.
      let limit = feed ?? all.count
      return memchr(base + start, 0x0D, limit - start).map { UnsafeRawPointer($0) - base } ?? feed
    }
  }
}
