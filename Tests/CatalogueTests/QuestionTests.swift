import PriceModel
import Testing

@testable import Catalogue

@Suite struct QuestionTests {
  private func question(
    _ store: TemporaryCatalogue, _ references: [(String, String)], partNumbers: [String]? = nil,
    facets: [Facet: String] = [:], on: String? = nil
  ) throws -> [Item] {
    try store.catalogue.items(
      ItemQuestion(
        editions: references.map { EditionReference(list: $0.0, edition: label($0.1)) },
        partNumbers: partNumbers, facets: facets, on: on.flatMap { CalendarDate($0) }))
  }

  @Test("An item comes back with every field and every price, as published")
  func everyField() throws {
    let store = try TemporaryCatalogue()
    var fields: [ItemField: String] = [:]
    for field in ItemField.allCases where field != .qualifiers && field != .attributes {
      fields[field] = "the \(field.name)"
    }
    fields[.qualifiers] = #"["Qlfd","wSA"]"#
    fields[.attributes] = #"{"Pool":"Applications","Tags":"License;Trial"}"#
    try store.add("ov-pl", "2026-11") {
      $0.line = 17
      $0.row(
        "W06-00793", name: "Core CAL", fields: fields, net: "412.50", list: "515.00", market: "PL",
        currency: "PLN", from: "2026-11-01", to: "2026-11-30", min: "1", max: "249", basis: "12", per: .unit)
    }
    let item = try #require(try store.items("ov-pl", "2026-11").first)
    for field in ItemField.allCases
    where ![.qualifiers, .attributes, .partNumber, .itemName].contains(field) {
      #expect(item[field] == "the \(field.name)")
    }
    #expect(item.partNumber == "W06-00793")
    #expect(item.itemName == "Core CAL")
    #expect(item.qualifiers == ["Qlfd", "wSA"])
    #expect(item.attributes == ["Pool": "Applications", "Tags": "License;Trial"])
    let source = Source(file: "ov-pl-2026-11.csv", line: 17, edition: label("2026-11"))
    #expect(item.source == source)
    #expect(item.prices.map(\.kind) == [.net, .list])
    #expect(item.prices.map(\.amount.description) == ["412.50", "515.00"])
    let price = try #require(item.prices.first)
    #expect(price.money.description == "412.50 PLN")
    #expect(price.market == "PL")
    #expect(price.per == .unit)
    #expect(price.minQuantity?.description == "1")
    #expect(price.maxQuantity?.description == "249")
    #expect(price.quantityBasis?.description == "12")
    #expect(price.from == CalendarDate("2026-11-01"))
    #expect(price.to == CalendarDate("2026-11-30"))
    #expect(price.list == "ov-pl")
    #expect(price.edition == label("2026-11"))
    #expect(price.source == source)
  }

  @Test("A price that is neither net nor list keeps its raw type; open dates and no market are nil")
  func otherKinds() throws {
    let store = try TemporaryCatalogue()
    try store.add("bmecat", "2026-11") {
      $0.row("A", other: "9.8", type: "udp_dummy", market: nil, currency: "EUR")
    }
    let price = try #require(try store.items("bmecat", "2026-11").first?.prices.first)
    #expect(price.kind == .other)
    #expect(price.priceType == "udp_dummy")
    #expect(price.from == nil)
    #expect(price.to == nil)
    #expect(price.market == nil)
    #expect(price.minQuantity == nil)
  }

  @Test("The source of a value is the edition where it was first read, not the one asked")
  func sources() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-09") { $0.row("A", net: "1", list: "2") }
    try store.add("l", "2026-10") {
      $0.row("Z", net: "1")
      $0.row("A", net: "1", list: "2")
    }
    try store.add("l", "2026-11") {
      $0.row("Z", net: "1")
      $0.row("A", net: "1.5", list: "2")
    }
    let october = try #require(try store.items("l", "2026-10").first)
    #expect(october.source == Source(file: "l-2026-09.csv", line: 2, edition: label("2026-09")))
    #expect(october.prices.map(\.source.edition) == [label("2026-09"), label("2026-09")])
    #expect(october.prices.map(\.edition) == [label("2026-10"), label("2026-10")])
    let november = try #require(try store.items("l", "2026-11").first)
    #expect(november.source.edition == label("2026-09"))
    #expect(
      november.prices.first?.source == Source(file: "l-2026-11.csv", line: 3, edition: label("2026-11")))
    // When the first edition goes, the next one is the source, with its own line.
    try store.catalogue.removeEdition(list: "l", edition: label("2026-09"))
    let later = try #require(try store.items("l", "2026-11").first)
    #expect(later.source == Source(file: "l-2026-10.csv", line: 3, edition: label("2026-10")))
  }

  @Test(
    "Items are sorted by part number, term, billing and segment, over all lists; prices are in file order")
  func order() throws {
    let store = try TemporaryCatalogue()
    try store.add("b", "2026-11") {
      $0.row("Z", net: "1")
      $0.row("A", fields: [.term: "P1Y"], net: "3", from: "2026-12-01")
      $0.row("A", fields: [.term: "P1M"], net: "2")
      $0.row("A", fields: [.term: "P1Y"], net: "1", from: "2026-11-01")
    }
    try store.add("a", "2026-11") { $0.row("A", fields: [.term: "P1Y"], net: "9") }
    let items = try question(store, [("b", "2026-11"), ("a", "2026-11")])
    #expect(items.map(\.partNumber) == ["A", "A", "A", "Z"])
    #expect(items.map(\.term) == ["P1M", "P1Y", "P1Y", nil])
    #expect(items.map { $0.prices.map(\.amount.description) } == [["2"], ["3", "1"], ["9"], ["1"]])
  }

  @Test("A part number and a distributor SKU find the item, in any case; a former SKU does not")
  func partNumbers() throws {
    let store = try TemporaryCatalogue()
    try store.add("ov-pl", "2026-10") {
      $0.row("W06-00793", fields: [.distributorSKU: "OLD-1"], net: "1")
      $0.row("269-09046", net: "2")
    }
    try store.add("ov-pl", "2026-11") {
      $0.row("W06-00793", fields: [.distributorSKU: "AB-4711"], net: "1")
      $0.row("269-09046", net: "2")
    }
    let november = [("ov-pl", "2026-11")]
    #expect(try question(store, november, partNumbers: ["w06-00793"]).map(\.partNumber) == ["W06-00793"])
    #expect(try question(store, november, partNumbers: ["ab-4711"]).map(\.partNumber) == ["W06-00793"])
    #expect(try question(store, november, partNumbers: ["OLD-1"]).isEmpty)
    #expect(try question(store, [("ov-pl", "2026-10")], partNumbers: ["OLD-1"]).count == 1)
    #expect(try question(store, november, partNumbers: ["AB-4711", "W06-00793", "269-09046"]).count == 2)
    #expect(try question(store, november, partNumbers: ["nothing"]).isEmpty)
    #expect(try question(store, november, partNumbers: []).isEmpty)
  }

  @Test("Facets keep the items that have them; market and currency keep prices, and the items that have any")
  func facets() throws {
    let store = try TemporaryCatalogue()
    try store.add("nce-eu", "2026-11") {
      $0.row("A", fields: [.segment: "commercial", .family: "Office"], net: "1", currency: "EUR")
      $0.row("A", fields: [.segment: "commercial", .family: "Office"], net: "2", currency: "NOK")
      $0.row("B", fields: [.segment: "charity", .family: "Office"], net: "3", currency: "EUR")
      $0.row("C", fields: [.segment: "charity"])
    }
    let eu = [("nce-eu", "2026-11")]
    #expect(try question(store, eu, facets: [.segment: "charity"]).map(\.partNumber) == ["B", "C"])
    #expect(try question(store, eu, facets: [.family: "OFFICE"]).map(\.partNumber) == ["A", "B"])
    #expect(try question(store, eu, facets: [.currency: "nok"]).map(\.partNumber) == ["A"])
    let euro = try question(store, eu, facets: [.currency: "EUR"])
    #expect(euro.map(\.partNumber) == ["A", "B"])
    #expect(euro.flatMap(\.prices).map(\.amount.description) == ["1", "3"])
    #expect(try question(store, eu, facets: [.market: "DE"]).isEmpty)
  }

  @Test(
    "Of overlapping ranges the one that ends first is in force (FORMATS §1)",
    arguments: [("2021-11-02", "10"), ("2021-11-03", "10"), ("2021-11-04", "11"), ("2021-09-30", nil)])
  func inForce(day: String, amount: String?) throws {
    let store = try TemporaryCatalogue()
    try store.add("nce-us", "2021-11") {
      $0.row("A", net: "10", from: "2021-10-01", to: "2021-11-03")
      $0.row("A", net: "11", from: "2021-11-01")
    }
    let items = try question(store, [("nce-us", "2021-11")], on: day)
    #expect(items.count == 1)
    #expect(items.flatMap(\.prices).map(\.amount.description) == [amount].compactMap { $0 })
  }

  @Test("The software sheet's policy takes the range that ends last")
  func inForceEndsLast() throws {
    let store = try TemporaryCatalogue()
    var draft = DraftBuilder("software", "2021-11")
    draft.inForce = .endsLast
    draft.row("A", net: "10", from: "2021-10-01", to: "2021-11-03")
    draft.row("A", net: "11", from: "2021-11-01")
    try store.catalogue.importEdition(draft.draft)
    let items = try question(store, [("software", "2021-11")], on: "2021-11-02")
    #expect(items.flatMap(\.prices).map(\.amount.description) == ["11"])
  }

  @Test("Each quantity band has its own price in force")
  func bandsInForce() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-11") {
      $0.row("A", net: "10", list: "12", min: "1", max: "9")
      $0.row("A", net: "8", min: "10")
      $0.row("A", net: "7", from: "2027-01-01", min: "10")
    }
    let items = try question(store, [("l", "2026-11")], on: "2026-11-15")
    #expect(items.flatMap(\.prices).map(\.amount.description) == ["10", "12", "8"])
  }

  @Test("Unknown lists and months without an edition are named")
  func unknownEditions() throws {
    let store = try TemporaryCatalogue()
    try store.add("l", "2026-09") { $0.row("A", net: "1") }
    let list = #expect(throws: CatalogueError.self) { try store.items("m", "2026-09") }
    #expect(list?.code == .noSuchList)
    #expect(list?.list == "m")
    let edition = #expect(throws: CatalogueError.self) { try store.items("l", "2026-11") }
    #expect(edition?.code == .noSuchEdition)
    #expect(edition?.message == "the list “l” has no edition of 2026-11; the last before is 2026-09")
    let removed = #expect(throws: CatalogueError.self) {
      try store.catalogue.removeEdition(list: "l", edition: label("2026-08"))
    }
    #expect(removed?.code == .noSuchEdition)
  }
}
