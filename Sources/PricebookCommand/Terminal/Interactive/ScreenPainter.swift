import Pricebook

/// Paints lines below the place where the cursor was, over those painted before, and nothing else of the screen: what
/// was there stays, and can be scrolled back to.
struct ScreenPainter {
  /// Whether colours are shown; weight and reversal are shown without, too.
  let showsColor: Bool
  private var painted: [(text: String, width: Int)] = []
  private var columns = 0

  init(showsColor: Bool) {
    self.showsColor = showsColor
  }

  /// What is to be written so that the lines stand on the screen. The cursor ends in the first column of the last.
  mutating func paint(_ lines: [PickLine], columns: Int) -> String {
    var output = ""
    if columns != self.columns {
      // The terminal may have broken our lines anew; none of them can be kept.
      output += erase(columns: columns)
      self.columns = columns
    } else if painted.count > 1 {
      output += "\u{1B}[\(painted.count - 1)A"
    }
    let new = lines.map { (text: styled($0), width: $0.width) }
    for (place, line) in new.enumerated() {
      let isLast = place == new.count - 1
      if isLast || !painted.indices.contains(place) || painted[place].text != line.text {
        output += "\r\u{1B}[2K\(line.text)"
      }
      if !isLast { output += "\r\n" }
    }
    if painted.count > new.count { output += "\u{1B}[J" }
    painted = new
    return output + "\r"
  }

  /// What is to be written so that nothing is left of the lines and the cursor is where it was.
  mutating func erase(columns: Int? = nil) -> String {
    defer { painted = [] }
    guard !painted.isEmpty else { return "" }
    let columns = max(1, columns ?? self.columns)
    // The rows that the lines above the cursor take now.
    let rows = painted.dropLast().reduce(0) { $0 + max(1, ($1.width + columns - 1) / columns) }
    return "\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\u{1B}[J"
  }

  func styled(_ line: PickLine) -> String {
    line.spans.reduce(into: "") { text, span in
      let codes = codes(span.look)
      text += codes.isEmpty || span.text.isEmpty ? span.text : "\u{1B}[\(codes)m\(span.text)\u{1B}[0m"
    }
  }

  private func codes(_ look: PickSpan.Look) -> String {
    switch look {
    case .plain: ""
    case .strong: "1"
    case .dim: "2"
    case .accent: showsColor ? "1;36" : "1"
    case .warning: showsColor ? "33" : ""
    }
  }
}
