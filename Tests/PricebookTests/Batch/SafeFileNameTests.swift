import Testing

@testable import Pricebook

@Suite("Names of files")
struct SafeFileNameTests {
  @Test(
    "whatever the data, the name is one that every system takes",
    arguments: [
      ("Contoso", "Contoso.pdf"),
      ("Żółw Systemy Sp. z o.o.", "Żółw Systemy Sp. z o.o.pdf"),
      ("../../etc/passwd", "etc-passwd.pdf"),
      ("..\\..\\Windows\\System32", "Windows-System32.pdf"),
      ("/etc/passwd", "etc-passwd.pdf"),
      ("C:\\autoexec", "C-autoexec.pdf"),
      ("a/b", "a-b.pdf"),
      ("Kowalski/Nowak: \"A*B\" <IT> s.c.", "Kowalski-Nowak-A-B-IT-s.c.pdf"),
      (".bashrc", "bashrc.pdf"),
      ("--help", "help.pdf"),
      ("-rf *", "rf-.pdf"),
      ("- - .x", "x.pdf"),
      ("name. . .", "name.pdf"),
      ("two\nlines\tand tab", "two lines and tab.pdf"),
      ("nul\u{0}byte", "nul-byte.pdf"),
      ("bell\u{7}", "bell-.pdf"),
      ("fdp.\u{202E}exe", "fdp.exe.pdf"),
      ("zero\u{200B}width", "zerowidth.pdf"),
      ("\u{FEFF}mark", "mark.pdf"),
      ("non\u{A0}breaking\u{3000}blank", "non breaking blank.pdf"),
      ("Zo\u{308}e", "Z\u{F6}e.pdf"),
      ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}.pdf"),
      ("株式会社/東京", "株式会社-東京.pdf"),
      ("👩‍👩‍👧 Family", "👩👩👧 Family.pdf"),
      ("CON", "_CON.pdf"), ("con", "_con.pdf"), ("Nul.2026", "_Nul.2026.pdf"), ("AUX .x", "_AUX .x.pdf"),
      ("COM1", "_COM1.pdf"), ("lpt9", "_lpt9.pdf"), ("COM¹", "_COM¹.pdf"), ("CONIN$", "_CONIN$.pdf"),
      ("COM10", "COM10.pdf"), ("Console", "Console.pdf"), ("COMA", "COMA.pdf"),
      ("quote.pdf", "quote.pdf"), ("quote.PDF", "quote.pdf"), ("quote.json", "quote.json.pdf"),
      ("$(reboot)`ls`;&!", "$(reboot)`ls`;&!.pdf"),
      ("=cmd|' /C calc'!A0", "=cmd-'-C calc'!A0.pdf"),
    ])
  func names(_ wanted: String, _ expected: String) {
    let name = SafeFileName(wanted, extension: "pdf")?.text
    // Compared by bytes: two strings that only look alike are equal to Swift.
    #expect(name.map { Array($0.utf8) } == Array(expected.utf8), "\(name ?? "none")")
  }

  @Test(
    "what leaves nothing is no name",
    arguments: ["", ".", "..", "   ", "/", "///", "-.-", "\u{200B}", ".pdf"])
  func nothing(_ wanted: String) {
    #expect(SafeFileName(wanted, extension: "pdf") == nil)
  }

  @Test(
    "a long name is cut between characters, with its ending",
    arguments: [
      String(repeating: "ż", count: 300), String(repeating: "🇵🇱", count: 60),
      "a" + String(repeating: "語", count: 99),
    ])
  func long(_ wanted: String) throws {
    let name = try #require(SafeFileName(wanted, extension: "json")).text
    #expect(name.utf8.count <= 255)
    #expect(name.utf8.count > 255 - 26)
    #expect(name.hasSuffix(".json"))
    #expect(SafeFileName.cleaned(wanted).hasPrefix(name.dropLast(5)))
  }

  @Test("a name that was cut does not end with a blank or a dot")
  func cutAtBlank() throws {
    let name = try #require(SafeFileName(String(repeating: "a", count: 250) + " . b", extension: "pdf")).text
    #expect(name == String(repeating: "a", count: 250) + ".pdf")
  }

  @Test("names that some file system takes for one collide")
  func collisions() throws {
    func key(_ text: String) throws -> String {
      try #require(SafeFileName(text, extension: "pdf")).collisionKey
    }
    #expect(try key("ŻÓŁW") == key("żółw"))
    #expect(try key("Zo\u{308}e") == key("z\u{F6}E"))
    #expect(try key("a/b") == key("A:B"))
    #expect(try key("a") != key("b"))
  }

  @Test("every Unicode scalar gives a name that is safe or none")
  func everyScalar() {
    let forbidden = Set("/\\:*?\"<>|".unicodeScalars)
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      guard let name = SafeFileName("a\(Character(scalar))b", extension: "txt")?.text else { continue }
      #expect(name.utf8.count <= 255)
      let isSafe = name.unicodeScalars.allSatisfy {
        !forbidden.contains($0) && $0.properties.generalCategory != .control
          && $0.properties.generalCategory != .format
      }
      if !isSafe { Issue.record("U+\(String(value, radix: 16)): \(name)") }
    }
  }
}
