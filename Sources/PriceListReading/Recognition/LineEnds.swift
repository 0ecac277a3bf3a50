/// How the lines of a text end.
struct LineEnds {
  private(set) var feeds = 0
  private(set) var pairs = 0
  private(set) var returns = 0

  /// Counts the line breaks of a text; those inside quoted fields are left out where it has quotes.
  init(_ text: [UInt8], dialect: CSVDialect?) {
    let (quote, delimiter) = (dialect?.quote, dialect?.delimiter)
    let escape = dialect?.escape == .backslash ? UInt8(ascii: "\\") : nil
    var isInside = false
    // A quote opens a field only at its start: 27" is no quoted text.
    var isAtStart = true
    var index = 0
    while index < text.count {
      let byte = text[index]
      let next = index + 1 < text.count ? text[index + 1] : nil
      if isInside {
        if byte == escape, next == quote || next == escape {
          index += 1
        } else if byte == quote {
          if next == quote { index += 1 } else { isInside = false }
        }
      } else if byte == quote, isAtStart {
        isInside = true
      } else if byte == 0x0A {
        feeds += 1
      } else if byte == 0x0D {
        if next == 0x0A {
          pairs += 1
          index += 1
        } else {
          returns += 1
        }
      }
      isAtStart = byte == delimiter || byte == 0x0A || byte == 0x0D || isAtStart && byte == 0x20
      index += 1
    }
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
