/// A line for the terminal in the making. Blanks are kept back until something follows them, so that no line ends
/// with any; styles are written only with colour.
struct TerminalLine {
  enum Style {
    case plain, bold, dim
  }

  private let color: Bool
  private var text = ""
  private var pendingBlanks = 0

  init(color: Bool) {
    self.color = color
  }

  mutating func blanks(_ count: Int) {
    pendingBlanks += max(0, count)
  }

  mutating func append(_ part: some StringProtocol, _ style: Style = .plain) {
    guard !part.isEmpty else { return }
    writeBlanks()
    if color, style != .plain {
      text += (style == .bold ? "\u{1B}[1m" : "\u{1B}[2m") + part + "\u{1B}[0m"
    } else {
      text += part
    }
  }

  /// In few pieces, without making a text for each gap.
  private mutating func writeBlanks() {
    while pendingBlanks >= 8 {
      text += "        "
      pendingBlanks -= 8
    }
    while pendingBlanks > 0 {
      text += " "
      pendingBlanks -= 1
    }
  }

  /// The finished line with its line feed.
  var finished: String { text + "\n" }
}
