import Foundation
import PriceModel
import Testing

@testable import PriceListReading

@Suite("Profiles")
struct ProfileTests {
  private static let resources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/PriceListReading/Resources")

  @Test("Every profile of the resources is built in, under the name of its file, with documentation")
  func registry() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.resources.appendingPathComponent("Profiles").path
    ).filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(files == BuiltInProfiles.all.map(\.file).sorted())
    let profiles = try ProfileLibrary().profiles
    #expect(profiles.map { $0.name + ".yaml" } == files)
    for profile in profiles {
      #expect(!profile.title.isEmpty)
      #expect(profile.documentation.count > 80)
    }
  }

  private let minimal = """
    name: mine
    title: Mine
    container: csv
    required: [Code, Price]
    fields: { partNumber: Code }
    price: { net: Price, currency: Currency }
    list: mine
    """

  private func fault(_ text: String) -> Diagnostic? {
    do {
      _ = try ProfileLoader(file: "mine.yaml").profile(from: text)
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test("A small profile is enough for a new format")
  func small() throws {
    let file = try TemporaryFile(Array(minimal.utf8), name: "mine.yaml")
    let library = try ProfileLibrary(userFolders: [
      URL(fileURLWithPath: file.path).deletingLastPathComponent().path
    ])
    #expect(library.profiles.map(\.name).contains("mine"))
    #expect(try library.profile(named: file.path).name == "mine")
    let list = try TemporaryFile(Array("Code,Price,Currency\nA,1.5,EUR\n".utf8), name: "2026-11.csv")
    let read = try PriceListReader(library: library).read(path: list.path, options: ReadingOptions())
    #expect(read.profile == "mine")
    #expect(read.prices() == ["net 1.5 EUR … unit"])
  }

  @Test(
    "A fault names file, line and column, and what was probably meant",
    arguments: [
      ("titel: x", "unknown key “titel”", "title"), ("fieldz: {}", "unknown key “fieldz”", "fields"),
      ("merging: ful", "“ful” is not accepted", "full"),
      (
        "rules: [{ column: Code, is: x, set: { productTipe: L } }]", "“productTipe” is not a field",
        "productType"
      ),
      (
        "rules: [{ column: Code, is: x, set: { productType: LICENSE } }]", "is not a code of productType", "L"
      ),
      ("rules: [{ column: Code, matches: '(' }]", "is not a regular expression", ""),
      ("decimal: point", "“point” is not accepted", ""), ("encodings: [utf-9]", "is not an encoding", ""),
      ("openEnds: [31.12.9999]", "is not a date", ""), ("delimiters: [abc]", "is not a delimiter", ""),
      ("quote: '`'", "is not a quote", ""), ("escape: backslsh", "“backslsh” is not accepted", "backslash"),
      ("item: /a/b", "belongs to profiles of container xml", ""),
    ])
  func faults(line: String, message: String, suggestion: String) throws {
    let diagnostic = try #require(fault(minimal + "\n" + line))
    #expect(diagnostic.file == "mine.yaml")
    #expect(diagnostic.line == 8)
    #expect(diagnostic.code == "bad-profile")
    #expect(diagnostic.message.contains(message))
    #expect(suggestion.isEmpty || diagnostic.message.contains("“\(suggestion)”") || suggestion == "L")
  }

  @Test(
    "Quotes and escapes are the profile's",
    arguments: [
      ("escape: backslash", #""A \"1\"",2,EUR"#, #"A "1""#), ("quote: none", #"A "1",2,EUR"#, #"A "1""#),
      ("quote: \"'\"", "'A,''1',2,EUR", "A,'1"),
    ])
  func quoting(keys: String, row: String, code: String) throws {
    let profile = try ProfileLoader(file: "mine.yaml").profile(from: minimal + "\n" + keys)
    let list = try TemporaryFile(Array("Code,Price,Currency\n\(row)\n".utf8), name: "2026-11.csv")
    let read = try PriceListReader(library: ProfileLibrary())
      .read(path: list.path, options: ReadingOptions(profile: profile))
    #expect(read.diagnostics.filter { $0.severity == .error } == [])
    #expect(read.batch.items.map { read.batch.text(.partNumber, of: $0) } == [code])
  }

  @Test("What is missing is named")
  func missing() {
    #expect(fault(minimal.replacing("name: mine\n", with: ""))?.message == "the key “name” is missing")
    #expect(
      fault(minimal.replacing("{ partNumber: Code }", with: "{ family: Code }"))?.message
        == "“partNumber” is missing")
    #expect(
      fault(minimal.replacing("list: mine", with: "list: \"{markt}\""))?.message.contains("“market”") == true)
    #expect(fault("a: [")?.message.hasPrefix("not YAML") == true)
  }

  @Test("Paths of an XML profile are checked")
  func paths() {
    let xml = """
      name: x
      title: X
      container: xml
      root: { element: Root, namespaces: urn:x }
      namespaces: { p: urn:p }
      item: /Root/Item
      fields: { partNumber: q:ID }
      price: { amount: "@price", currency: /Root/@currency }
      list: x
      """
    #expect(fault(xml)?.message.contains("prefix “q” is not declared") == true)
    #expect(fault(xml.replacing("q:ID", with: "../../../ID"))?.message.contains("above the root") == true)
    #expect(
      fault(xml.replacing("q:ID", with: "/Rot/ID"))?.message.contains("does not begin at the root") == true)
    #expect(fault(xml.replacing("q:ID", with: "p:ID")) == nil)
  }

  @Test("An unknown profile names the nearest")
  func unknown() throws {
    let library = try ProfileLibrary()
    #expect(throws: ProfileError.self) { try library.profile(named: "nce") }
    do {
      _ = try library.profile(named: "nce-cvs")
    } catch let error as ProfileError {
      #expect(error.diagnostic.code == "unknown-profile")
      #expect(error.diagnostic.message.contains("did you mean “nce-csv”?"))
    }
    #expect(throws: ProfileError.self) { try library.profile(named: "/nowhere/x.yaml") }
    #expect(throws: ProfileError.self) { try ProfileLibrary(userFolders: ["/nowhere"]) }
  }
}
