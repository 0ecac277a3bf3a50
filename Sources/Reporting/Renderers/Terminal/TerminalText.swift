/// Fitting texts into the cells of a terminal.
public enum TerminalText {
  /// The text without anything that could move the cursor or change the terminal: line breaks and tabs become
  /// blanks; other control characters and those that turn the direction of writing become `?`.
  ///
  /// Price lists are made by strangers; an escape sequence in an item name must not reach the screen.
  static func printable(_ text: String) -> String { measured(text).text }

  /// The text as ``printable(_:)`` gives it, and how many cells of the terminal it takes.
  static func measured(_ text: String) -> (text: String, width: Int) {
    // Nearly everything is ASCII: a byte, a cell.
    let isPlain = text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { (0x20...0x7E).contains($0) } }
    if isPlain == true { return (text, text.utf8.count) }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x0A where previous == "\r": continue
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: result.append("?")
      default: result.append(scalar)
      }
    }
    let printable = String(result)
    return (printable, DisplayWidth.of(printable))
  }

  /// The text cut to `width` cells, ending with the ellipsis if anything was cut.
  public static func truncated(_ text: String, to width: Int, ellipsis: String) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    let room = width - DisplayWidth.of(ellipsis)
    guard room > 0 else { return prefix(of: text[...], width: width).description }
    var kept = prefix(of: text[...], width: room)
    while kept.last == " " { kept.removeLast() }
    return kept + ellipsis
  }

  /// The text in lines of at most `width` cells, broken at blanks, or within a word that alone is wider; at least
  /// one line. `nil` does not break it.
  public static func wrapped(_ text: String, to width: Int?) -> [String] {
    guard let width, DisplayWidth.of(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in text.split(separator: " ") {
      var word = word
      var wordWidth = DisplayWidth.of(word)
      if lineWidth > 0, lineWidth + 1 + wordWidth > width {
        lines.append(line)
        line = ""
        lineWidth = 0
      }
      while wordWidth > width {
        var part = prefix(of: word, width: width)
        if part.isEmpty { part = word.prefix(1) }
        lines.append(String(part))
        word = word[part.endIndex...]
        wordWidth = DisplayWidth.of(word)
      }
      guard wordWidth > 0 else { continue }
      line += lineWidth > 0 ? " " + word : word
      lineWidth += (lineWidth > 0 ? 1 : 0) + wordWidth
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The width of the longest word.
  static func longestWord(of text: String) -> Int {
    text.split(separator: " ").map { DisplayWidth.of($0) }.max() ?? 0
  }

  /// As many characters from the start as fit `width` cells.
  private static func prefix(of text: Substring, width: Int) -> Substring {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      used += DisplayWidth.of(text[end])
      if used > width { break }
      end = text.index(after: end)
    }
    return text[..<end]
  }
}
