/// How the lines of a text end.
struct LineEnds {
  private(set) var feeds = 0
  private(set) var pairs = 0
  private(set) var returns = 0

  /// Counts the line breaks of a text; those inside quoted fields are left out where it has quotes.
  init(_ text: [UInt8], dialect: CSVDialect?) {
    text.withUnsafeBytes { text in
      var start = 0
      while start < text.count {
        let end = text.place(of: 0x0A, from: start) ?? text.count
        start = take(text, from: start, to: end, dialect)
      }
    }
  }

  /// Takes a piece of text that begins outside quotes and goes up to a line feed or the end of the text.
  ///
  /// - Returns: Where the next piece begins: behind the line feed, or behind the quoted field that reaches beyond it.
  private mutating func take(
    _ text: UnsafeRawBufferPointer, from start: Int, to end: Int, _ dialect: CSVDialect?
  ) -> Int {
    var start = start
    if let dialect, let quote = dialect.quote {
      while let place = text.place(of: quote, from: start, to: end) {
        // A quote opens a field only at its start: 27" is no quoted text.
        let opens = text.isStartOfField(place, delimiter: dialect.delimiter)
        takeReturns(text, from: start, to: place)
        start = opens ? Self.endOfQuotes(text, from: place + 1, quote, dialect.escape) : place + 1
        if start > end { return start }
      }
    }
    takeReturns(text, from: start, to: end)
    if end < text.count {
      if end > start, text[end - 1] == 0x0D {
        returns -= 1
        pairs += 1
      } else {
        feeds += 1
      }
    }
    return end + 1
  }

  /// Counts the carriage returns in a piece without line feeds.
  private mutating func takeReturns(_ text: UnsafeRawBufferPointer, from start: Int, to end: Int) {
    var start = start
    while let place = text.place(of: 0x0D, from: start, to: end) {
      returns += 1
      start = place + 1
    }
  }

  /// The offset behind the quote that closes a field.
  private static func endOfQuotes(
    _ text: UnsafeRawBufferPointer, from start: Int, _ quote: UInt8, _ escape: CSVDialect.Escape
  ) -> Int {
    let backslash = UInt8(ascii: "\\")
    var index = start
    var next = text.place(of: quote, from: index)
    while let place = next {
      if escape == .backslash, let escaped = text.place(of: backslash, from: index, to: place) {
        let isEscape = text[escaped + 1] == quote || text[escaped + 1] == backslash
        index = escaped + (isEscape ? 2 : 1)
      } else if place + 1 < text.count, text[place + 1] == quote {
        index = place + 2
      } else {
        return place + 1
      }
      if index > place { next = text.place(of: quote, from: index) }
    }
    return text.count
  }

  private var counts: [(name: String, count: Int)] {
    [("CRLF", pairs), ("LF", feeds), ("CR", returns)].filter { $0.count > 0 }
  }

  /// `LF`, `CRLF`, `CR`, `mixed`, `none`.
  var name: String {
    switch counts.count {
    case 0: "none"
    case 1: counts[0].name
    default: "mixed"
    }
  }

  var reason: String {
    if counts.isEmpty { return "the text has no line break" }
    if counts.count == 1 {
      return counts[0].count == 1
        ? "the one line at the top ends so" : "all \(counts[0].count) lines at the top end so"
    }
    let parts = counts.sorted { $0.count > $1.count }.map { "\($0.count) end in \($0.name)" }
    return "of the lines at the top \(parts.joined(separator: ", "))"
  }
}
