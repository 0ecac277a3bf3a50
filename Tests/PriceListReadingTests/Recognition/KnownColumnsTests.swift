import Testing

@testable import PriceListReading

@Suite("Columns that a profile knows")
struct KnownColumnsTests {
  @Test("A field is known exactly if its folded text is one of the names")
  func known() throws {
    let profiles = try builtInProfiles.get().profiles
    let names = profiles.flatMap(\.knownColumns)
    let known = KnownColumns(profiles)
    func isKnown(_ field: String) -> Bool {
      var field = field
      return field.withUTF8 { known.contains(UnsafeRawBufferPointer($0)) }
    }
    for name in names {
      #expect(isKnown(name))
      #expect(isKnown(" " + name.uppercased() + "_"), "\(name)")
    }
    var numbers = SeededRandom(1)
    let pieces = names + ["a", " ", "_", "é", "Part", "Number", "1", "\u{200B}"]
    for _ in 0..<5000 {
      let field = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
        pieces.randomElement(using: &numbers) ?? ""
      }.joined()
      #expect(isKnown(field) == names.contains(HeaderName.folded(field)), "\(field)")
    }
  }
}
