import Foundation
import Glibc
import Testing

/// Results go to stdout, everything else to stderr; a program gets one clean document.
@Suite("Streams, colour and documents")
struct StreamTests {
  /// A folder with a list whose import warns: an item name that contradicts its column.
  private func warned() throws -> (TemporaryFolder, Outcome) {
    let folder = try TemporaryFolder()
    var row = Parts.coreCALDevice
    row.name = "Core CAL ALNG LicSAPk OLV C 1Y Acq Y1 Ent DvcCAL"
    try folder.write("ov.csv", OpenValueList([row, Parts.coreCALUser, Parts.projectStandard[0]]).data)
    let outcome = try folder.run(
      "import", "ov.csv", "--list", "ov-pl", "--edition", "2026-11", "--format", "json")
    return (folder, outcome)
  }

  @Test("Warnings go to stderr in the form of compilers, and leave the JSON alone")
  func warnings() throws {
    let (_, outcome) = try warned()
    #expect(outcome.status == 0, "\(outcome)")
    let answer = try JSON.document(of: outcome)
    #expect(answer["lists"][0]["warnings"].int ?? 0 > 0)
    let pattern = #"(?m)^ov\.csv:2:\d+: warning: .+ \[[a-z-]+\]"#
    #expect(outcome.errors.range(of: pattern, options: .regularExpression) != nil, "\(outcome)")
  }

  @Test(
    "A command line that is not understood ends with 64 and one JSON document that says why",
    arguments: [
      (["import", "--format", "json"], "<file>"), (["quote", "x", "--format=json", "--foo"], "--foo"),
      (["imprt", "--format", "jsonl"], "import"), (["formats", "--draft", "--format", "json"], "--draft"),
      (["level", "--format", "json", "--desktops", "many"], "many"),
    ] as [([String], String)])
  func usage(_ arguments: [String], _ word: String) throws {
    let outcome = try TemporaryFolder().run(arguments)
    #expect(outcome.status == 64, "\(outcome)")
    let error = try JSON.document(of: outcome)
    #expect(error["schema"].string == "pricebook.error/1")
    #expect(error["code"].string == "wrong-usage")
    #expect(error["message"].string?.contains(word) == true, "\(outcome)")
    #expect(error["line"].isNull)
    #expect(outcome.errors.contains(word), "\(outcome)")
    // Without the form for programs, people alone are told.
    let plain = arguments.filter { !$0.contains("json") && $0 != "--format" }
    let told = try TemporaryFolder().run(plain)
    #expect(told.status == 64 && told.output.isEmpty, "\(told)")
  }

  @Test("A date of $PRICEBOOK_TODAY that does not exist is wrong usage, in JSON too")
  func today() throws {
    let outcome = try TemporaryFolder().run(
      ["lists", "--format", "json"], environment: ["PRICEBOOK_TODAY": "2026-02-30"])
    #expect(outcome.status == 64)
    #expect(try JSON.document(of: outcome)["code"].string == "wrong-usage")
  }

  @Test("--quiet leaves results and errors")
  func quiet() throws {
    let folder = try TemporaryFolder()
    try folder.write("ov.csv", OpenValueList(Parts.openValue).data)
    let arguments = ["import", "ov.csv", "--list", "ov-pl", "--edition", "2026-11", "--quiet"]
    #expect(try folder.run(arguments).errors.isEmpty)
    try folder.write("ov.csv", OpenValueList(Parts.openValue).text.replacing("950.00", with: "abc"))
    #expect(try folder.run(arguments + ["--replace"]).errors.contains("ov.csv:2:17: error:"))
  }

  @Test(
    "No escape sequence when not on a terminal; --color always puts them in",
    arguments: [
      ["show", "W06-00793"], ["lists"], ["pick", "--program", "OV"],
      ["closer", "--family", "Project Standard"],
      ["search", "core"], ["rules"], ["export"], ["level", "--program", "OVS", "--desktops", "60"],
      ["formats"],
    ])
  func escapes(_ arguments: [String]) throws {
    let (folder, _) = try warned()
    let outcome = try folder.run(arguments, environment: ["TERM": "xterm-256color"])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(!outcome.stdout.contains(0x1B) && !outcome.stderr.contains(0x1B), "\(outcome)")
    #expect(!outcome.output.isEmpty)
  }

  @Test("Progress is silent when stderr is no terminal")
  func progress() throws {
    let (folder, outcome) = try warned()
    #expect(!outcome.errors.contains("\r"), "\(outcome)")
    let always = try folder.run(
      "import", "ov.csv", "--list", "ov-pl", "--edition", "2026-11", "--progress", "always", "--format",
      "json")
    #expect(try JSON.document(of: always)["lists"].array.count == 1)
  }

  @Test("Markdown and CSV are made of the same answer as the table")
  func forms() throws {
    let (folder, _) = try warned()
    let markdown = try folder.run("closer", "--family", "Project Standard", "--format", "md", expecting: 0)
      .output
    #expect(markdown.contains("|") && markdown.contains("B6K-00052"), "\(markdown)")
    for arguments in [["lists"], ["show", "W06-00793"], ["search", "core"], ["rules"]] {
      let records = csvRecords(try folder.run(arguments + ["--format", "csv"]).output)
      #expect(records.count > 1 && Set(records.map(\.count)).count == 1, "\(arguments): \(records.prefix(4))")
    }
  }

  @Test("Terminal control sequences in a price list do not reach the terminal")
  func controlCharacters() throws {
    let folder = try TemporaryFolder()
    var row = Parts.coreCALDevice
    row.name = "Core CAL \u{1B}[2J\u{1B}]0;owned\u{07} ALNG LicSAPk OLV NL 1Y Acq Y1 Ent DvcCAL"
    try folder.write("ov.csv", OpenValueList([row]).data)
    try folder.run("import", "ov.csv", "--list", "ov", "--edition", "2026-11")
    let outcome = try folder.run("search", "core")
    #expect(!outcome.stdout.contains(0x1B) && !outcome.stderr.contains(0x1B), "\(outcome)")
  }

  @Test("A reader that stops early is no bug of ours")
  func brokenPipe() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.many(2000))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c",
      "'\(Executable.url.path)' export --format jsonl 2>errors | head -n 1 >first; echo ${PIPESTATUS[0]} >status",
    ]
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin", "PRICEBOOK_CATALOGUE": folder.catalogue.path]
    try process.run()
    process.waitUntilExit()
    #expect(try folder.read("first").hasPrefix("{"))
    // 0, or as the shell says it of a process that SIGPIPE ended; never 70 and never words about it.
    #expect(
      ["0", "74", "141"].contains(try folder.read("status").trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(try !folder.read("errors").lowercased().contains("fatal"))
  }

  @Test("An error is a document too, with the code and where it stands")
  func errorDocument() throws {
    let folder = try TemporaryFolder()
    try folder.write("request.csv", "line,partNumber,quantity\n1,W06-00793,several\n")
    try folder.importOpenValue(Parts.openValue)
    let error = try folder.json("quote", "request.csv", status: 1)
    #expect(error["schema"].string == "pricebook.error/1")
    #expect(
      error.keys.isSuperset(of: ["code", "message", "file", "line", "column", "rule"]), "\(error)")
    #expect(error["file"].string == "request.csv" && error["line"].int == 2)
    #expect(error["rule"].isNull)
  }

  @Test("A pipe that is named as the output is written to; no file takes its place")
  func outputToPipe() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.url(of: "pipe").path
    try #require(mkfifo(pipe, 0o600) == 0)
    // Open before the command is, so that neither waits for the other.
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try folder.run("rules", "LVL-1", "--output", "pipe", expecting: 0)
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(reader, &bytes, bytes.count)
    #expect(count > 0 && String(decoding: bytes[..<max(count, 0)], as: UTF8.self).contains("LVL-1"))
    var status = stat()
    #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["pipe"])
  }
}
