/// A line on stderr that is overwritten as work goes on; nothing where progress is not shown.
struct ProgressLine {
  let shown: Bool

  func show(_ text: String) {
    if shown { Console.show("\r\u{1B}[2K\(text)") }
  }

  func clear() {
    if shown { Console.show("\r\u{1B}[2K") }
  }
}
