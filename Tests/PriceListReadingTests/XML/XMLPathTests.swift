import PriceModel
import Testing

@testable import PriceListReading

@Suite("Paths of XML profiles")
struct XMLPathTests {
  /// A profile of a small dialect; the keys given replace those of the same name.
  private func profile(
    root: String = "root: { element: List }", item: String = "/List/Item",
    price: String = "{ amount: Price }",
    more: String = "name: Name"
  ) throws -> Profile {
    try ProfileLoader(file: "x.yaml").profile(
      from: """
        name: x
        title: X
        container: xml
        \(root)
        namespaces: { p: urn:p }
        item: \(item)
        fields:
          partNumber: "@id"
          \(more.replacing("name: ", with: "itemName: "))
        price: \(price)
        list: x
        """)
  }

  private func items(_ profile: Profile, _ document: String, chunk: Int = 1 << 16) throws -> ReadPriceList {
    try read(
      document, name: "x.xml",
      options: ReadingOptions(
        profile: profile, edition: EditionLabel("2026-11"), currency: Currency("EUR"),
        limits: limits(chunk: chunk)
      ))
  }

  @Test("A step may name several elements, and a root may have several names")
  func alternatives() throws {
    let profile = try profile(
      root: "root: { element: [List, LIST] }", item: "/List|LIST/Item|Article", more: "name: Name|Title")
    let list = try items(
      profile,
      "<LIST><Item id=\"1\"><Title>a</Title><Price>1</Price></Item><Article id=\"2\"><Name>b</Name><Price>2</Price></Article></LIST>"
    )
    #expect(list.accepted == 2)
    #expect([list.text(.itemName), list.text(.itemName, row: 1)] == ["a", "b"])
    #expect([list.prices(), list.prices(row: 1)] == [["net 1 EUR … unit"], ["net 2 EUR … unit"]])
  }

  @Test("Namespaces of several versions, also by their beginning")
  func namespaces() throws {
    let profile = try profile(
      root:
        "roots: [{ element: List, namespaces: [\"\", \"urn:v/*\"] }, { element: Old, namespaces: urn:o }]",
      item: "/List|Old/Item")
    for (root, namespace) in [("List", ""), ("List", "urn:v/1.2"), ("List", "urn:v/2005"), ("Old", "urn:o")] {
      let list = try items(
        profile,
        "<\(root) xmlns=\"\(namespace)\"><Item id=\"1\"><Name>a</Name><Price>1</Price></Item></\(root)>")
      #expect(list.accepted == 1, "\(root) \(namespace)")
      #expect(list.text(.itemName) == "a")
    }
    let other = try items(profile, "<List xmlns=\"urn:w\"><Item id=\"1\"/></List>")
    #expect(other.isUnusable)
    #expect(
      other.diagnostics.first?.message.contains("known are “List” or “Old” of no namespace or urn:v/*")
        == true)
  }

  @Test("A root that is known and holds no items is refused with the profile's reason, at its place")
  func refusedRoot() throws {
    let profile = try profile(
      root: "roots: [{ element: List }, { element: Announcement, refuse: it only says where the list is }]")
    let list = try items(profile, "<?xml version=\"1.0\"?>\n <Announcement/>")
    #expect(list.isUnusable)
    #expect(list.codes == ["not-a-price-list"])
    #expect(list.diagnostics.first?.message.hasSuffix("it only says where the list is") == true)
    #expect((list.diagnostics.first?.line, list.diagnostics.first?.column) == (2, 2))
  }

  @Test("A condition on an attribute chooses among elements of one name; the others stay as attributes")
  func conditions() throws {
    let profile = try profile(
      price: "{ amount: \"Price[@type=net|NETTO]\", from: \"Date[@kind='valid from']/Day\" }")
    let list = try items(
      profile,
      """
      <List><Item id="1"><Date kind="until"><Day>2026-12-31</Day></Date><Date kind="valid from"><Day>2026-11-01</Day></Date>
      <Price type="gross">9</Price><Price type="Net">7</Price></Item>
      <Item id="2"><Price type="netto">8</Price></Item></List>
      """, chunk: 1)
    #expect(list.prices() == ["net 7 EUR 2026-11-01… unit"])
    #expect(list.prices(row: 1) == ["net 8 EUR … unit"])
    #expect(
      list.text(.attributes)
        == #"{"Date/Day":"2026-12-31","Date@kind":"until","Price":"9","Price@type":"gross"}"#
    )
  }

  @Test("A condition may ask for a value of the whole file")
  func variableConditions() throws {
    let profile = try ProfileLoader(file: "x.yaml").profile(
      from: """
        name: x
        title: X
        container: xml
        root: { element: List }
        item: /List/Item
        variables: { language: /List/@lang }
        fields: { partNumber: "@id", itemName: ["Name[@lang={language}]", Name] }
        price: { amount: Price }
        list: x
        """)
    func name(_ language: String) throws -> [String?] {
      let list = try items(
        profile,
        "<List\(language)><Item id=\"1\"><Name lang=\"en\">Pen</Name><Name lang=\"DE\">Stift</Name><Price>1</Price></Item></List>"
      )
      return [list.text(.itemName), list.text(.attributes)]
    }
    // The other language is kept beside it.
    #expect(try name(" lang=\"de\"") == ["Stift", #"{"Name":"Pen","Name@lang":"en"}"#])
    #expect(try name(" lang=\"en\"") == ["Pen", #"{"Name":"Stift","Name@lang":"DE"}"#])
    #expect(try name("") == ["Pen", #"{"Name":"Stift","Name@lang":"en; DE"}"#])
  }

  @Test("Two slashes mean any depth")
  func anyDepth() throws {
    let profile = try profile(
      price: "{ element: Detail//Scale, amount: .//Money, minQuantity: \"@from\" }", more: "name: .//Name")
    let list = try items(
      profile,
      """
      <List><Item id="1"><Detail><Deep><Name>a</Name><Scale from="1"><Cost><Money>3</Money></Cost></Scale></Deep>
      <Scale from="10"><Money>2</Money></Scale></Detail></Item></List>
      """, chunk: 2)
    #expect(list.text(.itemName) == "a")
    #expect(list.prices() == ["net 3 EUR … ≥1 unit", "net 2 EUR … ≥10 unit"])
  }

  @Test("The name of an element is a value")
  func elementNames() throws {
    let profile = try profile(item: "/List/Add|Change", more: "name: name()")
    let list = try items(
      profile, "<List><Add id=\"1\"><Price>1</Price></Add><Change id=\"2\"><Price>1</Price></Change></List>")
    #expect([list.text(.itemName), list.text(.itemName, row: 1)] == ["Add", "Change"])
  }

  @Test("Prices may stand in several elements, and share what stands beside them in a group")
  func groups() throws {
    let profile = try profile(
      price:
        "{ element: [Group/Price, Bonus], amount: [\".\", Amount], from: [../Start, \"@start\"], market: { from: [Land, /List/Land], each: true } }"
    )
    let list = try items(
      profile,
      """
      <List><Land>DE</Land><Land>AT</Land>
      <Item id="1"><Group><Start>2026-11-01</Start><Price>1</Price></Group>
      <Group><Price>2<Land>PL</Land></Price><Start>2026-12-01</Start></Group><Bonus><Amount>3</Amount></Bonus>
      <Group><Start>2027-01-01</Start></Group></Item>
      <Item id="2"><Group><Price>4</Price></Group></Item></List>
      """, chunk: 1)
    #expect(
      list.prices() == [
        "net 1 EUR DE 2026-11-01… unit", "net 1 EUR AT 2026-11-01… unit", "net 2 EUR PL 2026-12-01… unit",
        "net 3 EUR DE … unit", "net 3 EUR AT … unit",
      ])
    // The group without a price leaves its date behind.
    #expect(list.text(.attributes) == #"{"Group/Start":"2027-01-01"}"#)
    #expect(list.prices(row: 1) == ["net 4 EUR DE … unit", "net 4 EUR AT … unit"])
  }

  @Test("A price element without an amount is a warning at its place, if another one has an amount")
  func withoutAmount() throws {
    let profile = try profile(
      price: "{ element: Price, amount: Amount, minQuantity: Bound, mayBeMissing: true }")
    let list = try items(
      profile,
      "<List>\n<Item id=\"1\"><Price><Amount>1</Amount></Price>\n <Price><Bound>10</Bound></Price></Item>\n<Item id=\"2\"><Price/></Item></List>"
    )
    #expect(list.codes == ["amount-missing", "price-missing"])
    #expect(list.diagnostics.map(\.line) == [3, 4])
    #expect(list.diagnostics.first?.column == 2)
    #expect(list.accepted == 2)
  }

  @Test(
    "What is no path is a fault of the profile",
    arguments: [
      ("//a/", "ends with a slash"), ("a///b", "more slashes"), ("a[@b", "never closed"),
      ("a[b=c]", "not a condition"),
      ("a[@b=c]d", "after “]”"), ("a:b:c", "not the name"), ("a/@b/c", "below an attribute"),
      ("q:a", "not declared"),
      ("a[@b={c}]", "not one of the “variables”"), ("/Lost/a", "does not begin at the root"),
      ("//name()", "after “//”"),
    ])
  func faults(path: String, expected: String) {
    #expect {
      try profile(more: "name: \"\(path)\"")
    } throws: { error in
      (error as? ProfileError)?.diagnostic.message.contains(expected) == true
    }
  }

  @Test(
    "A path is written as it is read",
    arguments: [
      "/A|B/p:C[@x=\"1\"|\"2\"]//D/@e|f", "/A/name()", "/A[@lang={language}]/*",
    ])
  func roundTrip(path: String) throws {
    #expect(XMLPath.all(path).map(\.description) == [path])
  }
}
