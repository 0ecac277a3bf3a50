import Foundation
import Testing

/// `Tools/generate` writes down each change as it makes it, and compares nothing; so it knows better than `diff`.
@Suite("diff of two generated months names exactly what the generator changed")
struct GeneratedChangesTests {
  /// What is compared of a change, in every field.
  private static let fields = [
    "field", "kind", "market", "currency", "old", "new", "oldFrom", "newFrom", "claim",
  ]

  @Test(
    "in every field, also after ten months of changes",
    arguments: [
      ("nce", "nce-pl", 2400), ("nce-software", "nce-software-pl", 900), ("open-value", "ov-pl", 1500),
      ("edi-xml", "edi-ov-pl", 700), ("ubl", "ubl-northwind-pl", 700),
    ])
  func generated(format: String, list: String, rows: Int) throws {
    let folder = try TemporaryFolder()
    try generate(format, "--months", "2", "--rows", String(rows), in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let lists = names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xml") }
    #expect(lists.count == 2)
    try folder.json(["import"] + lists)

    let truthName = try #require(names.last { $0.hasSuffix(".changes.jsonl") })
    let truth = try folder.read(truthName).split(separator: "\n").map { try JSON.parse($0) }
    #expect(truth.allSatisfy { $0["list"].string == list && $0["edition"].string == "2026-12" })
    let expected = Set(truth.map { described($0, $0["change"].string, $0["part"].string, $0["new"].string) })
    #expect(expected.count > 30)
    let kinds = Set(truth.compactMap { $0["change"].string })
    #expect(kinds.isSuperset(of: ["added", "removed", "changed"]), "\(kinds)")

    let found = try changes(folder.json(["diff", list, "2026-11", "2026-12"]))
    #expect(expected.subtracting(found).sorted() == [], "not found")
    #expect(found.subtracting(expected).sorted() == [], "not made")
  }

  @Test("two files say the same as two editions of a catalogue")
  func files() throws {
    let folder = try TemporaryFolder()
    try generate("nce", "--months", "2", "--rows", "800", in: folder)
    let lists = ["nce_PL_2026-11.csv", "nce_PL_2026-12.csv"]
    try folder.json(["import"] + lists)
    let editions = try changes(folder.json(["diff", "nce-pl", "2026-11", "2026-12"]))
    let files = try folder.json(["diff"] + lists)
    #expect(files["old"].string == "2026-11" && files["new"].string == "2026-12")
    #expect(try changes(files) == editions)
  }

  @Test("the same seed gives the same lists, another seed others")
  func seeds() throws {
    let (first, second, other) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
    try generate("nce", "--rows", "200", in: first)
    try generate("nce", "--rows", "200", in: second)
    try generate("nce", "--rows", "200", "--seed", "2", in: other)
    let name = "nce_PL_2026-11.csv"
    #expect(try first.read(name) == second.read(name))
    #expect(try first.read(name) != other.read(name))
  }

  private func generate(_ arguments: String..., in folder: TemporaryFolder) throws {
    let process = Process()
    process.executableURL = Executable.packageRoot.appendingPathComponent("Tools/generate")
    process.arguments = arguments + ["--output", folder.url.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// Everything that an answer of `diff` names, in the words of the generator.
  private func changes(_ answer: JSON) throws -> Set<String> {
    var found: [String] = []
    for kind in ["added", "removed"] {
      found += answer[kind].array.map { described($0, kind, $0["partNumber"].string, nil) }
    }
    found += answer["renamed"].array.map {
      described($0, "renamed", $0["partNumber"].string, $0["to"]["partNumber"].string)
    }
    for item in answer["changed"].array {
      let part = item["partNumber"].string
      found += item["changes"].array.map { change in
        described(item, "changed", part, nil, details: change)
      }
    }
    found += answer["contradictions"].array.filter { $0["verdict"].string == "false" }.map {
      described($0, "false-claim", $0["partNumber"].string, nil)
    }
    return Set(found)
  }

  private func described(
    _ item: JSON, _ change: String?, _ part: String?, _ new: String?, details: JSON? = nil
  ) -> String {
    var parts = [change, part] + ["term", "billing", "segment"].map { item[$0].string }
    switch change {
    case "changed": parts += Self.fields.dropLast().map { (details ?? item)[$0].string }
    case "false-claim": parts.append(item["claim"].string)
    default: parts.append(new)
    }
    return parts.map { $0 ?? "-" }.joined(separator: " ")
  }
}
