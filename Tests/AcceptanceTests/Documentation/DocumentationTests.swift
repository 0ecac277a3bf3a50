import Foundation
import Testing

/// The console blocks of the documentation are run, and what they show must be what happens.
///
/// A block begins with ```` ```console ````; a line with `$ ` is a command, the lines below it are its output. The
/// commands of a page share a catalogue. To write the present output into the pages, set
/// `PRICEBOOK_REFRESH_DOCUMENTATION=1` and run this suite.
@Suite("The documentation shows what happens")
struct DocumentationTests {
  @Test(
    "every console block",
    arguments: [
      "README.md", "SampleData/agreements/README.md", "SampleData/profiles/README.md",
      "SampleData/templates/README.md",
      "Sources/Pricebook/Batch/BATCH.md",
    ])
  func page(_ name: String) throws {
    let folder = try TemporaryFolder()
    // Commands write into the folder, and find the sample data as if they stood at the top of the repository.
    for entry in ["SampleData", "Sources", "Tools"] {
      try FileManager.default.createSymbolicLink(
        at: folder.url(of: entry), withDestinationURL: Executable.packageRoot.appendingPathComponent(entry))
    }
    let page = Executable.packageRoot.appendingPathComponent(name)
    let text = try String(contentsOf: page, encoding: .utf8)
    var rewritten: [String] = []
    var lines = text.components(separatedBy: "\n")[...]
    var commands = 0
    while let line = lines.popFirst() {
      rewritten.append(line)
      guard line == "```console" else { continue }
      while let line = lines.first, line != "```" {
        lines.removeFirst()
        rewritten.append(line)
        guard line.hasPrefix("$ ") else { continue }
        let shown = lines.prefix { !$0.hasPrefix("$ ") && $0 != "```" }
        lines.removeFirst(shown.count)
        let printed = try run(String(line.dropFirst(2)), folder, in: folder.url)
        rewritten += printed
        commands += 1
        if !Self.isRefreshing { #expect(Array(shown) == printed, "\(name): \(line)") }
      }
    }
    #expect(commands > 0, "\(name) has no console block")
    if Self.isRefreshing {
      try rewritten.joined(separator: "\n").write(to: page, atomically: true, encoding: .utf8)
    }
  }

  @Test("every command of Tools/demo succeeds, in its order")
  func demo() throws {
    let folder = try TemporaryFolder()
    let script = try String(
      contentsOf: Executable.packageRoot.appendingPathComponent("Tools/demo"), encoding: .utf8)
    let commands = script.components(separatedBy: "\n").compactMap { line -> String? in
      guard line.hasPrefix("run 'pricebook ") || line.hasPrefix("run \"pricebook ") else { return nil }
      return String(line.dropFirst(5).dropLast())
        .replacingOccurrences(of: "$demo", with: folder.url(of: ".").path)
    }
    #expect(commands.count > 6)
    for command in commands {
      let printed = try run(command + " && echo succeeded", folder)
      #expect(printed.last == "succeeded", "\(command)\n\(printed.joined(separator: "\n"))")
    }
  }

  @Test("the page of rules is what the rule book says")
  func rules() throws {
    let folder = try TemporaryFolder()
    let page = Executable.packageRoot.appendingPathComponent("Sources/Licensing/RULES.md")
    let printed = try folder.run(["rules", "--format", "md"]).output
    if Self.isRefreshing { try printed.write(to: page, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: page, encoding: .utf8) == printed)
  }

  @Test("the README's table of profiles is what formats says")
  func profiles() throws {
    let folder = try TemporaryFolder()
    let table = try folder.json("formats")["profiles"].array.map { profile in
      let name = profile["name"].string ?? ""
      return "| `\(name)` | \(profile["title"].string ?? "") | [\(name)](SampleData/\(name)) |"
    }
    let page = Executable.packageRoot.appendingPathComponent("README.md")
    var lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
    let head = try #require(lines.firstIndex(of: "| profile | reads | sample |"))
    let rows = (head + 2)..<(lines[(head + 2)...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex)
    if Self.isRefreshing {
      lines.replaceSubrange(rows, with: table)
      try lines.joined(separator: "\n").write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(Array(lines[rows]) == table)
    }
  }

  private static let isRefreshing =
    ProcessInfo.processInfo.environment["PRICEBOOK_REFRESH_DOCUMENTATION"] != nil

  /// What a command line prints on both streams, as lines, when it is typed in a folder.
  private func run(
    _ command: String, _ folder: TemporaryFolder, in place: URL = Executable.packageRoot
  ) throws -> [String] {
    let catalogue = folder.url(of: "documentation.sqlite")
    let output = try TypedCommand(text: "\(command) 2>&1", catalogue: catalogue, place: place).run().output
    var lines = output.components(separatedBy: "\n").map { line in
      // Blanks at the end of a line do not survive editors.
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
