import PriceModel
import Testing

@testable import PriceListReading

/// Which profile is taken where several fit.
@Suite("Profiles that fit the same file")
struct ProfileRankingTests {
  private func profile(
    _ name: String, required: String = "[Code, Cost]", fields: String = "partNumber: Code"
  ) -> String {
    """
    name: \(name)
    title: A supplier's list
    container: csv
    required: \(required)
    fields: { \(fields) }
    price: { net: Cost, currency: Money }
    list: \(name)
    """
  }
  private let file = "Code,Text,Cost,Money\nA-1,Thing,5,EUR\n"

  @Test("Two that fit equally well are an error that names both and the option")
  func rivals() throws {
    let library = try library([profile("north"), profile("south")])
    let input = try TemporaryFile(Array(file.utf8), name: "list-2026-11.csv")
    let list = try PriceListReader(library: library).read(path: input.path, options: ReadingOptions())
    #expect(list.isUnusable)
    #expect(list.codes == ["ambiguous-format"])
    let error = try #require(list.diagnostics.first)
    #expect(error.severity == .error)
    for word in ["north", "south", "--profile"] { #expect(error.message.contains(word)) }
    #expect(list.recognition.rivals == ["north", "south"])
    #expect(list.profile == "")
    // Named, either reads the file.
    for name in ["north", "south"] {
      let options = ReadingOptions(profile: try library.profile(named: name))
      #expect(try PriceListReader(library: library).read(path: input.path, options: options).accepted == 1)
    }
  }

  @Test("The one that knows a column more is taken, and the other is said")
  func knowsMore() throws {
    let found = try recognise(
      file, userProfiles: [profile("north"), profile("south", fields: "partNumber: Code, itemName: Text")])
    #expect(found.profile == "south")
    #expect(found.rivals.isEmpty)
    #expect(found.reasons.contains { $0.contains("north fits too") })
  }

  @Test("Of a built-in profile and a user's that fit equally well, the user's is taken, and that is said")
  func usersFirst() throws {
    let builtIn = try #require(BuiltInProfiles.all.first { $0.file == "nce-csv.yaml" })
    let text = String(decoding: builtIn.bytes, as: UTF8.self)
    let own = text.replacing("name: nce-csv\n", with: "name: my-nce\n")
    let found = try recognise(ProfileSamples.nce, userProfiles: [own])
    #expect(found.profile == "my-nce")
    #expect(found.reasons.contains { $0.contains("nce-csv, which is built in, fits as well") })
  }

  @Test("A user's profile with the name of a built-in one replaces it")
  func replaced() throws {
    let own = profile("nce-csv")
    let library = try library([own])
    #expect(library.profiles.count { $0.name == "nce-csv" } == 1)
    #expect(try recognise(file, userProfiles: [own]).profile == "nce-csv")
    #expect(try recognise(ProfileSamples.nce, userProfiles: [own]).profile == nil)
  }

  @Test("Of two XML profiles for the same root element, the one whose items are there is taken")
  func sameRoot() throws {
    func profile(_ name: String, item: String) -> String {
      """
      name: \(name)
      title: Items in XML
      container: xml
      root: { element: List }
      item: /List/\(item)
      fields: { partNumber: "@id" }
      price: { net: Price, currency: { join: EUR } }
      list: \(name)
      """
    }
    let text = "<List><Row id=\"1\"><Price>5</Price></Row></List>"
    let profiles = [profile("entries", item: "Entry"), profile("rows", item: "Row")]
    let found = try recognise(text, name: "a.xml", userProfiles: profiles)
    #expect(found.profile == "rows")
    #expect(found.matches.map(\.score) == [100, 80])
    let rivals = try recognise("<List/>", name: "a.xml", userProfiles: profiles)
    #expect(rivals.profile == nil)
    #expect(rivals.rivals == ["entries", "rows"])
  }
}
