import Foundation
import Testing

@Suite("Batches")
struct BatchTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.run(
      "import", "-q", Executable.packageRoot.appendingPathComponent("SampleData/open-value-csv").path,
      expecting: 0)
  }

  private static let parts = ["W06-00793", "W06-00794", "269-09046", "B6K-00052", "B6K-00050"]

  private static func line(_ number: Int, part: String? = nil, _ more: String = "") -> String {
    let part = part ?? parts[number % parts.count]
    return #"{"number": "\#(number)", "date": "2026-11-20", "customer": "Customer \#(number)"\#(more), "#
      + #""lines": [{"partNumber": "\#(part)", "quantity": \#(1 + number % 90)}]}"#
  }

  private func log(_ name: String = "out/batch-log.jsonl") throws -> [JSON] {
    try folder.read(name).split(separator: "\n").map { try JSON.parse(String($0)) }
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url(of: "out").path).filter {
      $0 != "batch-log.jsonl"
    }.sorted()
  }

  @Test(
    "10,000 requests of which 7 are wrong in 7 ways: 9,993 files and 7 reports; killed half-way and resumed, none is half"
  )
  func tenThousand() throws {
    var lines = (1...10_000).map { Self.line($0) }
    let wrong: [(line: Int, code: String, text: String)] = [
      (17, "not-json", #"{"number": "17", "lines": ["#),
      (1_234, "unknown-key", #"{"number": "1234", "custmer": "A", "lines": []}"#),
      (2_345, "no-such-part", Self.line(2_345, part: "XXX-00000")),
      (
        4_567, "bad-quantity",
        Self.line(4_567).replacingOccurrences(of: #""quantity": "#, with: #""quantity": -"#)
      ),
      (5_678, "cannot-read", #"{"number": "5678", "request": "none.csv"}"#),
      (7_890, "same-name", Self.line(7_889)),
      (9_999, "wrong-value", Self.line(9_999, #", "format": "docx""#)),
    ]
    for (line, _, text) in wrong { lines[line - 1] = text }
    try folder.write("requests.jsonl", lines.joined(separator: "\n"))

    // Killed when a part of the files is there.
    let process = try folder.start("batch", "requests.jsonl", "--output", "out", "--quiet")
    let deadline = Date().addingTimeInterval(60)
    var seen = 0
    while seen < 3_000, process.isRunning, Date() < deadline {
      usleep(20_000)
      seen = (try? FileManager.default.contentsOfDirectory(atPath: folder.url(of: "out").path).count) ?? 0
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(seen >= 3_000 && seen < 9_993, "killed with \(seen) files")
    let before = try files().filter { $0.hasSuffix(".json") }
    let half = try FileManager.default.attributesOfItem(atPath: folder.url(of: "out/" + before[0]).path)
    let times = try modificationTimes(before)

    let outcome = try folder.run(
      "batch", "requests.jsonl", "--output", "out", "--resume", "--format", "json", expecting: 5)
    let summary = try JSON.document(of: outcome)
    #expect(summary["schema"].string == "pricebook.batch/1")
    #expect(summary["failed"].int == 7)
    #expect(summary["skipped"].int == before.count)
    #expect(summary["done"].int == 9_993 - before.count)
    #expect(summary["failures"].array.map { $0["line"].int } == wrong.map(\.line))
    #expect(summary["failures"].array.map { $0["code"].string } == wrong.map(\.code))
    for (line, code, _) in wrong {
      #expect(outcome.errors.contains("requests.jsonl:\(line)") && outcome.errors.contains("[\(code)]"))
    }

    let now = try files()
    #expect(now.count == 9_993)
    #expect(now.allSatisfy { $0.hasPrefix("quote-") && $0.hasSuffix(".json") })
    #expect(half[.size] as? Int ?? 0 > 0)
    // None is half: each is what the log says of it, and a document that ends.
    var logged: [String: JSON] = [:]
    for entry in try log() where entry["status"].string == "done" {
      logged[entry["file"].string ?? ""] = entry
    }
    #expect(logged.count == 9_993)
    var broken: [String] = []
    for name in now {
      let bytes = try Data(contentsOf: folder.url(of: "out/" + name))
      if bytes.count != logged[name]?["bytes"].int || !bytes.starts(with: Data("{\n".utf8))
        || bytes.suffix(3) != Data("\n}\n".utf8)
      {
        broken.append(name)
      }
    }
    #expect(broken.isEmpty, "\(broken.prefix(5))")
    // What was there has not been written again.
    #expect(try modificationTimes(before) == times)
    let sample = try JSON.parse(folder.read("out/quote-4321.json"))
    #expect(sample["customer"].string == "Customer 4321")
    #expect(sample["lines"].array.first?["quantity"].int == 1 + 4321 % 90)
  }

  private func modificationTimes(_ names: [String]) throws -> [timespec.Key] {
    try names.map { name in
      var status = stat()
      try #require(stat(folder.url(of: "out/" + name).path, &status) == 0)
      return timespec.Key(
        seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec, inode: status.st_ino)
    }
  }

  @Test("one request file for many customers, each in its form, language and name")
  func basket() throws {
    try folder.write("baskets/basket.csv", "partNumber,quantity\nW06-00793,50\nB6K-00052,4\n")
    try folder.write(
      "requests.csv",
      """
      request,number,customer,tax,format,language,output
      baskets/basket.csv,1,Żółw sp. z o.o.,23,html,pl,
      baskets/basket.csv,2,"A/B: ""C"" <D>",,md,de,{customer} {number}
      baskets/basket.csv,3,../../CON,,,,{customer}.csv
      """)
    let summary = try folder.json("batch", "requests.csv", "--output", "out")
    #expect(summary["done"].int == 3)
    #expect(try files() == ["A-B-C-D- 2.md", "_CON.csv", "quote-1.html"])
    #expect(try folder.read("out/quote-1.html").contains("Żółw sp. z o.o."))
    #expect(
      try folder.read("out/quote-1.html").contains("Wartość")
        || folder.read("out/quote-1.html").contains("lang=\"pl\""))
    #expect(try folder.read("out/A-B-C-D- 2.md").contains("Angebot"))
    #expect(!folder.exists("CON") && !folder.exists("../CON.csv"))
  }

  @Test("every kind of request, beside what the command alone answers")
  func kinds() throws {
    let samples = Executable.packageRoot.appendingPathComponent("SampleData").path
    try folder.write("quote.csv", "partNumber,quantity\nW06-00793,50\n")
    try folder.write(
      "requests.jsonl",
      """
      {"kind": "quote", "request": "quote.csv", "date": "2026-11-20", "number": "9", "internal": true}
      {"kind": "closer", "program": "OV", "family": "Core CAL", "level": "NL", "list": "ov-pl", "date": "2026-11-20"}
      {"kind": "diff", "list": "ov-pl", "old": "2026-10", "new": "2026-11", "minPercent": "2.7"}
      {"kind": "agreement price", "agreement": "\(samples)/agreements/ov-2024.json", "order": "\(samples)/agreements/order.json", "list": ["ov-pl"], "nearestEdition": true}
      """)
    try folder.run("batch", "requests.jsonl", "--output", "out", expecting: 0)
    func same(_ name: String, _ arguments: String...) throws {
      let alone = try folder.run(arguments + ["--format", "json"])
      #expect(alone.status == 0, "\(alone)")
      // The number is of the batch's row.
      let batch = try folder.read("out/" + name).replacingOccurrences(
        of: #""number": "9""#, with: #""number": null"#)
      #expect(batch == alone.output, "\(name)")
    }
    try same("quote-9.json", "quote", "quote.csv", "--date", "2026-11-20", "--internal")
    try same(
      "closer-2.json", "closer", "--program", "OV", "--family", "Core CAL", "--level", "NL", "--list",
      "ov-pl", "--date",
      "2026-11-20")
    try same("diff-3.json", "diff", "ov-pl", "2026-10", "2026-11", "--min-percent", "2.7")
    try same(
      "agreement-price-4.json", "agreement", "price", "\(samples)/agreements/ov-2024.json", "--order",
      "\(samples)/agreements/order.json", "--list", "ov-pl", "--nearest-edition")
    #expect(
      try log().map { $0["editions"].array.compactMap(\.string).joined(separator: ",") }.sorted().last
        == "ov-pl 2026-11")
  }

  @Test(
    "a batch that is there is not begun again; what was changed by hand stays; what changed is made again and said"
  )
  func resuming() throws {
    try folder.write("requests.jsonl", (1...5).map { Self.line($0) }.joined(separator: "\n"))
    try folder.run("batch", "requests.jsonl", "--output", "out", expecting: 0)
    let again = try folder.run("batch", "requests.jsonl", "--output", "out", expecting: 1)
    #expect(again.errors.contains("earlier-batch") && again.errors.contains("--resume"))

    // 1 as it was, 2 another quantity, 3 changed by hand, 4 lost, 5 no longer asked for; 6 new, in place of a strange file.
    try folder.write("out/quote-3.json", "mine")
    try FileManager.default.removeItem(at: folder.url(of: "out/quote-4.json"))
    try folder.write("out/quote-6.json", "strange")
    try folder.write("out/.pricebook-4.part", "half")
    let changed = Self.line(2).replacingOccurrences(of: #""quantity": 3"#, with: #""quantity": 77"#)
    try folder.write(
      "requests.jsonl",
      [Self.line(6), Self.line(4), Self.line(3), changed, Self.line(1)].joined(separator: "\n"))
    let summary = try folder.json("batch", "requests.jsonl", "--output", "out", "--resume", status: 5)
    #expect(summary["skipped"].int == 1)
    #expect(summary["done"].int == 2)
    #expect(summary["again"].int == 1)
    #expect(summary["failures"].array.map { $0["code"].string } == ["file-exists", "output-changed"])
    let remarks = summary["remarks"].array.compactMap(\.string).joined(separator: "\n")
    #expect(remarks.contains("1 unfinished file") && remarks.contains("quote-5.json"))
    #expect(try folder.read("out/quote-3.json") == "mine")
    #expect(try folder.read("out/quote-6.json") == "strange")
    #expect(try JSON.parse(folder.read("out/quote-2.json"))["lines"].array[0]["quantity"].int == 77)
    #expect(!folder.exists("out/.pricebook-4.part"))

    let forced = try folder.json("batch", "requests.jsonl", "--output", "out", "--resume", "--overwrite")
    #expect(forced["skipped"].int == 3)
    #expect(forced["done"].int == 2)
    #expect(try folder.read("out/quote-6.json").hasPrefix("{"))
  }

  @Test("a new edition in the catalogue has the files made again")
  func changedCatalogue() throws {
    try folder.write("requests.jsonl", (1...3).map { Self.line($0) }.joined(separator: "\n"))
    try folder.run("batch", "requests.jsonl", "--output", "out", expecting: 0)
    try folder.run("editions", "remove", "ov-pl", "2026-10", expecting: 0)
    let summary = try folder.json("batch", "requests.jsonl", "--output", "out", "--resume")
    #expect(summary["again"].int == 3)
    #expect(try folder.json("batch", "requests.jsonl", "--output", "out", "--resume")["skipped"].int == 3)
  }

  @Test("a log whose last line was torn goes on behind its last whole line")
  func tornLog() throws {
    try folder.write("requests.jsonl", (1...3).map { Self.line($0) }.joined(separator: "\n"))
    try folder.run("batch", "requests.jsonl", "--output", "out", "--jobs", "1", expecting: 0)
    let whole = try folder.read("out/batch-log.jsonl")
    try folder.write("out/batch-log.jsonl", String(whole.dropLast(40)))
    // The file of the torn line is of no batch that the log knows.
    let summary = try folder.json("batch", "requests.jsonl", "--output", "out", "--resume", status: 5)
    #expect(summary["skipped"].int == 2)
    #expect(summary["failures"].array.first?["code"].string == "file-exists")
    #expect(try log().count == 3)
    try folder.json("batch", "requests.jsonl", "--output", "out", "--resume", "--overwrite")
    #expect(try log().count == 4)
  }

  @Test("interrupted by Ctrl-C it ends with what is done, and the rest is resumed")
  func interruption() throws {
    try folder.write("requests.jsonl", (1...6_000).map { Self.line($0) }.joined(separator: "\n"))
    let process = try folder.start("batch", "requests.jsonl", "--output", "out", "--format", "json")
    while process.isRunning, ((try? files())?.count ?? 0) < 50 { usleep(5_000) }
    kill(process.processIdentifier, SIGINT)
    let summary = try JSON.parse(process.output())
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
    let done = try #require(summary["done"].int)
    #expect(done >= 50 && done < 6_000)
    #expect(summary["left"].int == 6_000 - done)
    #expect(try log().count == done)
    #expect(try files().count == done)
  }

  @Test("what concerns all requests ends the batch before it begins")
  func wholeFaults() throws {
    try folder.write("requests.jsonl", Self.line(1))
    try folder.run("batch", "requests.jsonl", expecting: 64)
    try folder.run("batch", "none.jsonl", "--output", "out", expecting: 74)
    try folder.run("batch", "requests.jsonl", "--output", "out", "--name", "{nummer}", expecting: 64)
    try folder.run("batch", "requests.jsonl", "--output", "out", "--branding", "none.json", expecting: 74)
    try folder.run("batch", "requests.jsonl", "--output", "out", "--catalogue", "none.sqlite", expecting: 1)
    try folder.write("empty.csv", "kind,list\n")
    try folder.run("batch", "empty.csv", "--output", "out", expecting: 1)
    try folder.write("wrong.jsonl", Self.line(1, part: "XXX-00000"))
    try folder.run("batch", "wrong.jsonl", "--output", "other", expecting: 2)
    #expect(try folder.run("batch", "-", "--output", "third", stdin: Data(Self.line(1).utf8)).status == 0)
  }

  @Test("workbooks and PDF files are made by several workers at a time", arguments: ["xlsx", "pdf", "html"])
  func documents(_ format: String) throws {
    try folder.write("requests.jsonl", (1...24).map { Self.line($0) }.joined(separator: "\n"))
    try folder.run(
      "batch", "requests.jsonl", "--output", "out", "--format", format, "--jobs", "4", expecting: 0)
    let begin = ["xlsx": "PK", "pdf": "%PDF", "html": "<!doctype html>"][format] ?? ""
    for name in try files() {
      #expect(try Data(contentsOf: folder.url(of: "out/" + name)).starts(with: Data(begin.utf8)), "\(name)")
    }
    #expect(try files().count == 24)
  }
}

extension timespec {
  fileprivate struct Key: Hashable {
    var seconds: Int
    var nanoseconds: Int
    var inode: UInt
  }
}
