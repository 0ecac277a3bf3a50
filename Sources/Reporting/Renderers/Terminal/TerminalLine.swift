/// A line for the terminal in the making. Blanks are kept back until something follows them, so that no line ends
/// with any; styles are written only with colour.
struct TerminalLine {
  enum Style {
    case plain, bold, dim
  }

  private let color: Bool
  private var bytes: [UInt8] = []
  private var pendingBlanks = 0

  init(color: Bool) {
    self.color = color
  }

  mutating func blanks(_ count: Int) {
    pendingBlanks += max(0, count)
  }

  mutating func append(_ part: String, _ style: Style = .plain) {
    guard !part.isEmpty else { return }
    if pendingBlanks > 0 {
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: pendingBlanks))
      pendingBlanks = 0
    }
    guard color, style != .plain else { return append(utf8: part) }
    append(utf8: style == .bold ? "\u{1B}[1m" : "\u{1B}[2m")
    append(utf8: part)
    append(utf8: "\u{1B}[0m")
  }

  private mutating func append(utf8 text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Writes the line with its line feed; the next one begins.
  mutating func end(to output: inout some ReportOutput) throws {
    bytes.append(UInt8(ascii: "\n"))
    try output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
    pendingBlanks = 0
  }
}
