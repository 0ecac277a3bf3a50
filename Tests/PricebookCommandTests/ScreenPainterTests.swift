import Pricebook
import Testing

@testable import PricebookCommand

@Suite("Painting lines")
struct ScreenPainterTests {
  private func painted(_ frames: [[String]]) -> [String] {
    var painter = ScreenPainter(showsColor: false)
    return frames.map { lines in painter.paint(lines.map { PickLine($0) }, columns: 80) }
  }

  @Test("the first picture writes every line below the cursor")
  func first() {
    #expect(painted([["a", "b"]]) == ["\r\u{1B}[2Ka\r\n\r\u{1B}[2Kb\r"])
  }

  @Test("the next one writes only the lines that changed, and the last")
  func changed() {
    let pictures = painted([["a", "b", "c"], ["a", "x", "c"]])
    #expect(pictures[1] == "\u{1B}[2A\r\n\r\u{1B}[2Kx\r\n\r\u{1B}[2Kc\r")
  }

  @Test("a shorter picture erases what stood below")
  func shorter() {
    let pictures = painted([["a", "b", "c"], ["a"]])
    #expect(pictures[1] == "\u{1B}[2A\r\u{1B}[2Ka\u{1B}[J\r")
  }

  @Test("erasing goes up the rows that narrower lines now take")
  func erase() {
    var painter = ScreenPainter(showsColor: false)
    _ = painter.paint([PickLine("0123456789"), PickLine("b")], columns: 20)
    #expect(painter.erase(columns: 5) == "\r\u{1B}[2A\u{1B}[J")
    #expect(painter.erase(columns: 5) == "")
  }

  @Test("colours only where they are wanted; weight always")
  func colours() {
    let line = PickLine([PickSpan("a", .accent), PickSpan("b", .warning), PickSpan("c")])
    #expect(ScreenPainter(showsColor: false).styled(line) == "\u{1B}[1ma\u{1B}[0mbc")
    #expect(
      ScreenPainter(showsColor: true).styled(line) == "\u{1B}[1;36ma\u{1B}[0m\u{1B}[33mb\u{1B}[0mc")
  }
}
