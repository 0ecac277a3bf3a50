import Foundation
import PriceModel
import Testing

@Suite("Words for a shell")
struct ShellTextTests {
  @Test(
    "what means nothing to a shell stays as it is", arguments: ["OV", "2026-11", "a/b_c.csv", "5%", "P1Y"])
  func plain(_ word: String) {
    #expect(ShellText.quoted(word) == word)
  }

  @Test("a shell reads every word back as it was")
  func roundTrip() throws {
    let words = [
      "", "Core CAL", "it's", "$(rm -rf /)", "`id`", "a\\b", "*", "~", "#x", "a\"b", "Windows – Żółw", "!x",
      "--x y",
      "a\u{1B}[2Jb", "tab\there", "new\nline", "'", "\\'", "日本", "a;b&c|d>e",
    ]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "printf '%s\\0' " + words.map(ShellText.quoted).joined(separator: " ")]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let read = data.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
    #expect(Array(read) == words)
  }

  @Test("no control character is in what is shown")
  func controls() {
    #expect(ShellText.quoted("a\u{1B}[2J'é").utf8.allSatisfy { (0x20...0x7E).contains($0) })
  }
}
