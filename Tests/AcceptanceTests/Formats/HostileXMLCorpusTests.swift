import Foundation
import Testing

/// The files with which others test their XML parsers (Tests/Corpora/xml-hostile).
@Suite("Hostile XML of others")
struct HostileXMLCorpusTests {
  private static let corpus = Executable.packageRoot.appendingPathComponent("Tests/Corpora/xml-hostile")

  /// Each document, and why it is refused. None of them is a price list: the harmless ones are not recognised.
  static let expected: [(file: String, code: String)] = [
    ("defusedxml/cyclic.xml", "entity-reference"), ("defusedxml/dtd.xml", "not-recognised"),
    ("defusedxml/dtd_element.xml", "not-recognised"), ("defusedxml/external.xml", "external-entity"),
    ("defusedxml/external_file.xml", "external-entity"), ("defusedxml/quadratic.xml", "entity-reference"),
    ("defusedxml/schema-include.xsd", "not-recognised"), ("defusedxml/simple-ns.xml", "not-recognised"),
    ("defusedxml/simple.xml", "not-recognised"), ("defusedxml/xalan_exec.xsl", "not-recognised"),
    ("defusedxml/xalan_write.xsl", "not-recognised"), ("defusedxml/xmlbomb.xml", "entity-reference"),
    ("defusedxml/xmlbomb2.xml", "entity-reference"), ("libxml2-recurse/good.xml", "entity-reference"),
    ("libxml2-recurse/good_attr.xml", "entity-reference"),
    ("libxml2-recurse/huge_dtd.xml", "entity-reference"),
    ("libxml2-recurse/lol_classic.xml", "entity-reference"),
    ("libxml2-recurse/lol_eg.xml", "external-entity"),
    ("libxml2-recurse/lol_ep.xml", "external-entity"),
    ("libxml2-recurse/lol_ig_attr.xml", "entity-reference"),
    ("libxml2-recurse/lol_ig_content.xml", "entity-reference"),
    // The entities of these two stand in a DTD that is not read.
    ("libxml2-recurse/lol_ip_content.xml", "not-recognised"),
    ("libxml2-recurse/lol_ip_value.xml", "not-recognised"),
    ("libxml2-recurse/lol_long_name.xml", "entity-reference"),
    ("libxml2-recurse/lol_long_value.xml", "entity-reference"),
    ("libxml2-recurse/lol_param.xml", "entity-reference"),
  ]

  @Test("Every document of the corpus is expected here")
  func complete() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: Self.corpus.path)
    let documents = names.filter { name in ["xml", "xsd", "xsl"].contains { name.hasSuffix(".\($0)") } }
    #expect(documents.sorted() == Self.expected.map(\.file).sorted())
  }

  @Test("is refused with one error, within a second and 100 MB, and changes nothing", arguments: expected)
  func refused(file: String, code: String) throws {
    let folder = try TemporaryFolder()
    let path = Self.corpus.appendingPathComponent(file).path
    let run = try MeasuredRun(
      ["import", path, "--edition", "2026-11", "--list", "x", "--catalogue", folder.catalogue.path],
      megabytes: 100, in: folder.url)
    #expect(run.status == 1)
    let errors = run.errors.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(errors.count == 1, "\(run.errors)")
    #expect(errors.first?.hasSuffix("[\(code)]") == true, "\(run.errors)")
    #expect(
      errors.first?.range(of: #":\d+:\d+: error: "#, options: .regularExpression) != nil, "\(run.errors)")
    #expect((errors.first?.count ?? 0) < 1000, "an error that nobody can read")
    #expect(run.processorSeconds < 1)
    #expect(!FileManager.default.fileExists(atPath: folder.catalogue.path))
  }

  @Test(
    "None of them makes the program open another file or the network",
    .enabled(if: SystemCalls.canBeTraced, "strace is not installed, or may not trace here"))
  func fetchesNothing() throws {
    let folder = try TemporaryFolder()
    let paths = Self.expected.map { Self.corpus.appendingPathComponent($0.file).path }
    let catalogue = Executable.packageRoot.appendingPathComponent("Tests/Corpora/bmecat/olivere-bmecat12")
    let doctype = catalogue.appendingPathComponent("new_catalog.golden.xml").path
    let calls = try SystemCalls.trace(
      [
        Executable.url.path, "import", "--dry-run", "--catalogue", folder.catalogue.path, "--edition",
        "2026-11",
      ]
        + paths + [doctype]
    ).split(separator: "\n")
    // The program has run, and read what it was given.
    for path in paths + [doctype] { #expect(calls.contains { $0.contains("\"\(path)\"") }, "\(path)") }
    let opened = calls.filter { $0.contains("open") && $0.contains(Self.corpus.path) }
    for call in opened { #expect(paths.contains { call.contains("\"\($0)\"") }, "\(call)") }
    let unwanted = ["/PATH/TO", "w3.org", "w3schools", ".ent\"", ".dtd\"", "/etc/xml", "catalog.xml"]
    for word in unwanted { #expect(!calls.contains { $0.contains(word) }, "\(word)") }
    let network = calls.filter { $0.contains("socket(") || $0.contains("connect(") || $0.contains("sendto(") }
    #expect(network.isEmpty, "\(network.joined(separator: "\n"))")
    #expect(calls.count { $0.contains("execve(") } == 1)
  }

  @Test("An attack behind a root element that no profile knows is still the reason given")
  func behindUnknownRoot() throws {
    let folder = try TemporaryFolder()
    // More than the program reads at a time stands between the root element and the reference.
    let filler = String(repeating: "<a>text</a>\n", count: 30_000)
    try folder.write("x.xml", "<!DOCTYPE r [<!ENTITY e \"x\">]>\n<r>\n\(filler)<b>&e;</b></r>\n")
    let outcome = try folder.run("import", "x.xml", expecting: 1)
    #expect(outcome.errors.contains("x.xml:30003:"), "\(outcome)")
    #expect(outcome.errors.contains("[entity-reference]") && !outcome.errors.contains("[not-recognised]"))
  }
}
