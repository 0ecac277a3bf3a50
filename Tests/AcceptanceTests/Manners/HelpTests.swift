import Foundation
import Testing

/// `--help` on each command with one real example, `--version`, completions (CLI.md, Manners).
@Suite("Help")
struct HelpTests {
  static let commands = [
    "import", "formats", "lists", "editions", "export", "diff", "audit", "search", "show", "history",
    "compare", "pick", "quote",
    "closer",
    "level",
    "fte", "rules", "agreement", "subscription", "catalogue",
  ]
  static let subcommands = [
    "catalogue check", "catalogue backup", "catalogue compact", "agreement check", "agreement price",
    "agreement anniversary", "agreement renewal", "agreement step-up",
    "agreement schema", "subscription prorate", "subscription window", "subscription renewals",
    "subscription plan", "subscription forecast", "subscription compare", "subscription common-end",
  ]

  @Test("Every sub-command of a command has an example, too", arguments: subcommands)
  func subcommand(_ name: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run(name.split(separator: " ").map(String.init) + ["--help"])
    #expect(outcome.status == 0 && outcome.output.contains("pricebook \(name)"), "\(outcome)")
  }

  @Test("Every command's --help has an example that begins with its own name", arguments: commands)
  func help(_ command: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run(command, "--help", expecting: 0)
    #expect(outcome.output.contains("EXAMPLE"), "\(outcome)")
    #expect(outcome.output.contains("pricebook \(command)"), "\(outcome)")
    #expect(outcome.errors.isEmpty)
    #expect(try folder.run("help", command).status == 0)
  }

  @Test("The root's help names every command, and no option is undocumented", arguments: commands)
  func root(_ command: String) throws {
    let folder = try TemporaryFolder()
    #expect(try folder.run("--help", expecting: 0).output.contains("  \(command) "))
    let options = try folder.run(command, "--help").output.split(separator: "\n").filter {
      $0.range(of: #"^  -{1,2}[a-z]"#, options: .regularExpression) != nil
    }
    #expect(options.count > 1)
  }

  @Test("--version is a version")
  func version() throws {
    let folder = try TemporaryFolder()
    let output = try folder.run("--version", expecting: 0).output
    #expect(output.range(of: #"\d+\.\d+\.\d+"#, options: .regularExpression) != nil, "\(output)")
  }

  @Test("Shells get completions", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run("--generate-completion-script", shell, expecting: 0)
    #expect(outcome.output.contains("closer"))
  }

  @Test(
    "Wrong usage is 64, says why on stderr, and in JSON as a document",
    arguments: [
      ["show"], ["show", "W06-00793", "--nonsense"], ["pick", "--on", "tomorrow"],
      ["show", "A", "--currency", "zloty"],
      ["level"], ["quote", "r.csv", "--price", "gross"], ["search"], ["export", "a", "b", "c"],
      ["show", "A", "--edition", "2026-00"], ["pick", "--on", "2026-02-30"],
    ])
  func usage(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run(arguments)
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.output.isEmpty && !outcome.errors.isEmpty, "\(outcome)")
  }
}
