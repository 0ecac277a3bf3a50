import Testing

@testable import Reporting

@Suite("Fitting text to a terminal")
struct TerminalTextTests {
  @Test(
    "counts cells, not characters",
    arguments: [
      ("Core CAL", 8), ("Zażółć", 6), ("z\u{0307}", 1), ("価格表", 6), ("ﾃｽﾄ", 3), ("한국", 4), ("👩‍💻", 2), ("🇵🇱", 2),
      ("a\u{200B}b", 2), ("–…€", 3), ("❤\u{FE0F}", 2), ("", 0),
    ])
  func width(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }

  @Test("cuts at a character and ends with the ellipsis")
  func truncation() {
    #expect(TerminalText.truncated("Office 365", to: 10, ellipsis: "…") == "Office 365")
    #expect(TerminalText.truncated("Office 365 E3", to: 10, ellipsis: "…") == "Office 36…")
    #expect(TerminalText.truncated("Office 365 E3", to: 8, ellipsis: "…") == "Office…")
    #expect(TerminalText.truncated("価格表一覧", to: 6, ellipsis: "…") == "価格…")
    #expect(TerminalText.truncated("abcdef", to: 2, ellipsis: "...") == "ab")
  }

  @Test("breaks lines at blanks, and inside a word only if it is wider than a line")
  func wrapping() {
    #expect(TerminalText.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(TerminalText.wrapped("abcdefghij xy", to: 4) == ["abcd", "efgh", "ij", "xy"])
    #expect(TerminalText.wrapped("ab cdefghij", to: 4) == ["ab", "cdef", "ghij"])
    #expect(TerminalText.wrapped("価格表", to: 3) == ["価", "格", "表"])
    #expect(TerminalText.wrapped("価格", to: 1) == ["価", "格"])
    #expect(TerminalText.wrapped("", to: 5) == [""])
    #expect(TerminalText.wrapped("one two", to: nil) == ["one two"])
  }

  @Test(
    "lets nothing through that would steer the terminal",
    arguments: [
      ("plain", "plain"), ("a\tb\nc", "a b c"), ("a\r\nb", "a b"), ("\u{1B}[31mred", "?[31mred"),
      ("a\u{9B}2Jb", "a?2Jb"), ("x\u{202E}y", "x?y"), ("bell\u{07}", "bell?"), ("Łódź", "Łódź"),
    ])
  func printable(text: String, printed: String) {
    #expect(TerminalText.printable(text) == printed)
  }
}
