import PriceModel
import SKUResolution
import Testing

@Suite("What tells SKUs apart")
struct DifferencesTests {
  private func coreCAL(_ partNumber: String, _ userType: String) -> Item {
    let edition = EditionLabel(ordinal: 24_322)
    var item = Item(partNumber: partNumber, source: Source(file: "ov.csv", line: 2, edition: edition))
    item.family = "Core CAL"
    item.userType = userType
    return item
  }

  @Test("W06-00793 and W06-00857 differ in the user type alone (ADD-5)")
  func userType() {
    let differences = Differences.among([coreCAL("W06-00793", "device"), coreCAL("W06-00857", "user")])
    #expect(differences.map(\.attribute) == ["userType"])
    #expect(differences.first?.values == ["device", "user"])
  }

  @Test("a single item differs from nothing")
  func single() {
    #expect(Differences.among([coreCAL("W06-00793", "device")]).isEmpty)
  }

  @Test("a field that only one item states is a difference")
  func statedByOne() {
    var other = coreCAL("W06-00794", "device")
    other.attributes["Pool"] = "Servers"
    other.qualifiers = ["Qlfd"]
    let differences = Differences.among([coreCAL("W06-00793", "device"), other])
    #expect(differences.map(\.attribute) == ["qualifiers", "Pool"])
    #expect(differences[0].values == [nil, "Qlfd"])
  }
}
