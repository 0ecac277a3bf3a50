import Foundation
import Glibc
import Testing

/// The walk by keys, in a terminal of its own.
@Suite("pick on a terminal")
struct InteractivePickTests {
  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.importOpenValue(Parts.subscription, list: "ovs-pl")
    return folder
  }

  /// The command that the walk ended with, read from the terminal.
  private func command(_ terminal: PseudoTerminal) throws -> String {
    let lines = terminal.lines
    let place = try #require(lines.firstIndex { $0.hasPrefix("The same answer:") })
    return lines[(place + 1)...].prefix { !$0.isEmpty }.joined().trimmingCharacters(in: .whitespaces)
  }

  @Test("filter, choose, go back, choose again; the command printed gives the same SKU")
  func walk() throws {
    let folder = try stocked()
    let terminal = try PseudoTerminal(["pick"], in: folder)
    let before = terminal.settings
    try terminal.wait(for: "Program?")
    // Nine items of Open Value, from the cheapest list price to the dearest.
    try terminal.wait(for: "Open Value")
    #expect(terminal.settings != before)
    #expect(!terminal.screen.showsCursor)
    terminal.type("\r")
    try terminal.wait(for: "Product family?")
    terminal.type("core")
    try terminal.wait(for: "Product family: core")
    try terminal.wait(until: "one option") { lines in !lines.contains { $0.contains("Project Standard") } }
    terminal.type("\r")
    try terminal.wait(for: "Price level?")
    terminal.type("\u{1B}[D")
    try terminal.wait(for: "❯ Core CAL")
    terminal.type("proj\r")
    try terminal.wait(for: "Purchase unit?")
    terminal.type("\u{1B}[B\u{1B}[B\r")
    try terminal.wait(for: "B6K-00050")
    #expect(terminal.lines.contains("List price   3,490.00 PLN in PL from 2026-07-01"), "\(terminal.lines)")
    #expect(terminal.lines.contains { $0.hasPrefix("Edition      ov-pl 2026-11") })
    #expect(terminal.lines.contains { $0.hasPrefix("Read in      ov-pl-2026-11.csv:") })
    terminal.type("\r")
    #expect(try terminal.end() == 0)
    #expect(terminal.settings == before)
    #expect(terminal.screen.showsCursor)
    #expect(terminal.screen.strangers.isEmpty, "\(terminal.screen.strangers)")

    let words = try command(terminal)
    #expect(words == "pricebook pick --program OV --family 'Project Standard' --unit 3Y", "\(words)")
    let answer = try folder.json(
      "pick", "--program", "OV", "--family", "Project Standard", "--unit", "3Y", "--one")
    #expect(answer["items"].array.map { $0["partNumber"].string } == ["B6K-00050"])
  }

  @Test("each option has its items and its prices")
  func prices() throws {
    let folder = try stocked()
    let terminal = try PseudoTerminal(["pick", "--program", "OV"], in: folder, columns: 100)
    // The five list prices of Project Standard reach from 1187 to 3490.
    try terminal.wait(for: "1,187.00–3,490.00 PLN")
    let line = try #require(terminal.lines.first { $0.contains("Project Standard") })
    #expect(line.split(separator: " ").contains("5"), "\(line)")
  }

  @Test(
    "quitting before there is a SKU ends with exit code 3 and leaves nothing on the screen",
    arguments: ["q", "\u{04}"])
  func quit(_ key: String) throws {
    let folder = try stocked()
    let terminal = try PseudoTerminal(["pick"], in: folder)
    let before = terminal.settings
    try terminal.wait(for: "Program?")
    terminal.type(key)
    #expect(try terminal.end() == 3)
    #expect(terminal.settings == before)
    #expect(terminal.lines == ["no SKU was chosen"])
    #expect(terminal.screen.showsCursor)
  }

  @Test(
    "Ctrl-C and signals end the command as they end any, and the terminal is as it was",
    arguments: [SIGINT, SIGTERM, SIGHUP, 0])
  func interrupt(_ signal: Int32) throws {
    let folder = try stocked()
    let terminal = try PseudoTerminal(["pick"], in: folder)
    let before = terminal.settings
    try terminal.wait(for: "Program?")
    #expect(terminal.settings != before)
    if signal == 0 { terminal.type("\u{03}") } else { kill(terminal.process, signal) }
    #expect(try terminal.end() == -(signal == 0 ? SIGINT : signal))
    #expect(terminal.settings == before)
    #expect(terminal.screen.showsCursor)
  }

  @Test("another size of the window is painted anew")
  func resize() throws {
    let folder = try stocked()
    let terminal = try PseudoTerminal(["pick", "--program", "OV"], in: folder)
    try terminal.wait(for: "Product family?")
    terminal.resize(columns: 40, rows: 10)
    try terminal.wait(for: "Product family?")
    #expect(terminal.lines.count <= 10)
    #expect(terminal.lines.allSatisfy { $0.count < 40 })
    terminal.type("q")
    #expect(try terminal.end() == 3)
  }

  @Test("a part added to a quote request is priced by quote")
  func adding() throws {
    let folder = try stocked()
    let walk = ["pick", "--program", "OV", "--family", "Project Standard", "--unit", "3Y"]
    let terminal = try PseudoTerminal(walk + ["--quote", "my quote.csv"], in: folder)
    try terminal.wait(for: "B6K-00050")
    terminal.type("a")
    try terminal.wait(for: "Quantity:")
    terminal.type("25\r")
    try terminal.wait(for: "Line 1 is in my quote.csv. Price it: pricebook quote 'my quote.csv'")
    terminal.type("n")
    // With the facets of the command line nothing is left to choose but the same SKU.
    try terminal.wait(for: "B6K-00050")
    terminal.type("a2\r")
    try terminal.wait(for: "Line 2 is in my quote.csv")
    terminal.type("\r")
    #expect(try terminal.end() == 0)
    let quote = try folder.json("quote", "my quote.csv", "--date", "2026-11-20")
    #expect(quote["lines"].array.map { $0["partNumber"].string } == ["B6K-00050", "B6K-00050"])
    #expect(quote["subtotal"].amount == 94_230)
  }

  @Test("a request that cannot be read is left alone, and the walk says why")
  func brokenRequest() throws {
    let folder = try stocked()
    try folder.write("broken.csv", "part;amount\nA;1\n")
    let terminal = try PseudoTerminal(
      ["pick", "--program", "OV", "--family", "Project Standard", "--unit", "3Y", "--quote", "broken.csv"],
      in: folder)
    try terminal.wait(for: "B6K-00050")
    terminal.type("a1\r")
    try terminal.wait(for: "unknown column “part”")
    terminal.type("q")
    #expect(try terminal.end() == 0)
    #expect(try folder.read("broken.csv") == "part;amount\nA;1\n")
  }

  @Test("a value that a rule refuses stands there with the rule, and choosing it says why")
  func refusal() throws {
    let folder = try stocked()
    let terminal = try PseudoTerminal(
      ["pick", "--program", "OV", "--family", "Core CAL", "--organisation-wide", "--desktops", "60"],
      in: folder)
    // 60 desktops: level C is refused (LVL-1), so the walk goes on to the user type.
    try terminal.wait(for: "User type?")
    terminal.type("\r")
    try terminal.wait(for: "[LVL-1]")
    terminal.type("\r")
    #expect(try terminal.end() == 0)
  }

  @Test("a terminal that cannot move its cursor gets numbered questions and no sequence")
  func dumb() throws {
    let folder = try stocked()
    let terminal = try PseudoTerminal(["pick"], in: folder, rows: 60, environment: ["TERM": "dumb"])
    try terminal.wait(for: "Number, or a word to look for")
    terminal.type("1\n")
    try terminal.wait(for: "Product family")
    terminal.type("core\n")
    try terminal.wait(for: "Price level")
    terminal.type("b\n")
    try terminal.wait(until: "the families again") { lines in
      lines.count { $0.contains("Product family") } == 2
    }
    terminal.type("nonsense\n")
    try terminal.wait(for: "Nothing here has “nonsense”.")
    terminal.type("office\n")
    try terminal.wait(for: "269-")
    terminal.type("q\n")
    #expect(try terminal.end() == 0)
    #expect(!terminal.transcript.contains(0x1B))
  }

  @Test("without colours where $NO_COLOR is set, in ASCII where the locale is not UTF-8")
  func plain() throws {
    let folder = try stocked()
    let terminal = try PseudoTerminal(
      ["pick"], in: folder, environment: ["NO_COLOR": "1", "LC_ALL": "pl_PL.ISO-8859-2"])
    try terminal.wait(for: "> OV")
    terminal.type("q")
    _ = try terminal.end()
    #expect(terminal.transcript.allSatisfy { $0 < 0x80 })
    let text = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(!text.contains("[1;3") && !text.contains("[3"), "\(text.debugDescription)")
  }

  @Test("an item name with escape sequences cannot reach the terminal")
  func hostile() throws {
    let folder = try TemporaryFolder()
    var rows = Parts.openValue
    rows[0].family = "Evil\u{1B}[2J\u{1B}]0;title\u{07}\u{9B}31mFamily"
    try folder.importOpenValue(rows)
    let terminal = try PseudoTerminal(["pick"], in: folder)
    try terminal.wait(for: "Evil␛[2J␛]0;title␇‹U+009B›31mFamily")
    terminal.type("q")
    _ = try terminal.end()
    #expect(terminal.screen.strangers.isEmpty, "\(terminal.screen.strangers)")
    #expect(!String(decoding: terminal.transcript, as: UTF8.self).unicodeScalars.contains("\u{9B}"))
  }

  @Test("with everything decided nothing is asked, and neither for a script")
  func notAsked() throws {
    let folder = try stocked()
    let decided = ["pick", "--program", "OV", "--family", "Project Standard", "--unit", "3Y"]
    let done = try PseudoTerminal(decided, in: folder)
    #expect(try done.end() == 0)
    #expect(done.lines.first == "B6K-00050")
    for options in [["--format", "csv"], ["--one"], ["--no-interactive"], ["--quiet"]] {
      let terminal = try PseudoTerminal(["pick", "--program", "OV"] + options, in: folder, rows: 60)
      #expect(try terminal.end() == (options == ["--one"] ? 3 : 0), "\(options)")
    }
    // No terminal: as ever.
    try folder.run("pick", "--program", "OV", expecting: 0)
    try folder.run("pick", "--interactive", expecting: 64)
  }
}
