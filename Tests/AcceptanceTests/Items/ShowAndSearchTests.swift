import Foundation
import Testing

/// Items as programs read them (CLI.md, "an item").
@Suite("show and search")
struct ShowAndSearchTests {
  static let itemFields: Set<String> = [
    "partNumber", "itemName", "description", "publisher", "distributorSKU", "program", "family", "offering",
    "level",
    "unit", "acquired", "productType", "userType", "segment", "language", "term", "billing", "version",
    "pack",
    "qualifiers", "replacedBy", "attributes", "source", "prices",
  ]
  static let priceFields: Set<String> = [
    "kind", "priceType", "amount", "currency", "market", "per", "quantityBasis", "minQuantity", "maxQuantity",
    "from",
    "to", "list", "edition", "source",
  ]

  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.importNewCommerce([NewCommerceRow()])
    try folder.importing("edi.xml", Data(EDI.catalogue.utf8), "--list", "edi")
    return folder
  }

  @Test("Every field of an item and of a price is there; unknown is null, never an empty string")
  func fields() throws {
    let folder = try stocked()
    for part in ["W06-00793", "CFQ7TTC0LHQB:0001", "021-10606"] {
      let answer = try folder.json("show", part)
      #expect(answer["partNumber"].string == part)
      #expect(answer["items"].array.count == 1)
      let item = answer["items"][0]
      #expect(item.keys.isSuperset(of: Self.itemFields), "missing \(Self.itemFields.subtracting(item.keys))")
      #expect(item["qualifiers"].isArray && item["attributes"].isObject)
      #expect(item.keys.allSatisfy { item[$0].string?.isEmpty != true }, "\(item)")
      expectSource(item["source"], file: item["source"]["file"].string)
      #expect(item["prices"].array.count == 2)
      for price in item["prices"].array {
        #expect(
          price.keys.isSuperset(of: Self.priceFields), "missing \(Self.priceFields.subtracting(price.keys))")
        #expect(price["amount"].string != nil, "money is a string")
        #expect(price.keys.allSatisfy { price[$0].string?.isEmpty != true }, "\(price)")
        #expect(["net", "list", "other"].contains(price["kind"].string ?? ""))
        #expect(price["edition"].string == "2026-11")
        expectSource(price["source"], file: price["source"]["file"].string)
      }
    }
  }

  private func expectSource(_ source: JSON, file: String?) {
    #expect(source.keys.isSuperset(of: ["file", "line", "edition"]), "\(source)")
    #expect(file?.isEmpty == false)
    #expect((source["line"].int ?? 0) >= 2)
    #expect(source["edition"].string == "2026-11")
  }

  @Test("What does not apply is null: a New Commerce item has no offering, an Open Value item no term")
  func nulls() throws {
    let folder = try stocked()
    let cloud = try folder.items("CFQ7TTC0LHQB:0001")[0]
    for facet in ["offering", "acquired", "userType", "replacedBy", "distributorSKU"] {
      #expect(cloud[facet].isNull, "\(facet): \(cloud[facet])")
    }
    #expect(cloud["program"].string == "CSP-NCE")
    let volume = try folder.items("W06-00793")[0]
    for facet in ["term", "billing", "replacedBy", "distributorSKU"] {
      #expect(volume[facet].isNull, "\(facet): \(volume[facet])")
    }
  }

  @Test("A value keeps the source where it was first read")
  func firstSource() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    try folder.importOpenValue(Parts.openValue.reversed(), edition: "2026-11")
    let item = try folder.items("B6K-00052")[0]
    #expect(item["source"]["edition"].string == "2026-10")
    #expect(item["source"]["line"].int == 2)
    #expect(item["prices"][0]["source"]["edition"].string == "2026-10")
  }

  @Test("A part number is found in any case, and by the distributor's SKU (SEL-12)")
  func spellings() throws {
    let folder = try stocked()
    #expect(try folder.items("w06-00793").count == 1)
    #expect(try folder.items("cfq7ttc0lhqb:0001").count == 1)
    #expect(try folder.items("NW-OV-0004")[0]["partNumber"].string == "R18-06100")
  }

  @Test("A part number that nobody has is 2")
  func unknownPart() throws {
    let folder = try stocked()
    let outcome = try folder.run("show", "XXX-00000", expecting: 2)
    #expect(outcome.errors.contains("XXX-00000"))
    try folder.json("show", "XXX-00000", status: 2)
  }

  @Test(
    "search finds every word, whatever the order and the case",
    arguments: [
      "core cal DvcCAL", "CAL Core", "DvcCAL core", "W06-00793", "core ca",
    ])
  func search(_ text: String) throws {
    let folder = try stocked()
    let items = try folder.json("search", text)["items"].array
    #expect(items.contains { $0["partNumber"].string == "W06-00793" }, "\(items)")
    #expect(items.allSatisfy { $0["family"].string == "Core CAL" })
    #expect(items.first?.keys.isSuperset(of: Self.itemFields) == true)
  }

  @Test(
    "What the user typed is text, never a query language",
    arguments: [
      "root:x", "\"", "a\"b", "core AND", "NOT", "core*", "(core", "NEAR(core cal)", "-core", "^core",
      "'; drop table",
      "family:core", "{core} : cal", "+", "Żółw", "%", "\u{0}",
    ])
  func queryLanguage(_ text: String) throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue([Parts.coreCALDevice])
    let outcome = try folder.run(["search", "--format", "json", "--", text.replacing("\u{0}", with: " ")])
    #expect(outcome.status == 0 || outcome.status == 2, "\(outcome)")
    _ = try JSON.document(of: outcome)
  }

  @Test("search that finds nothing is 2, with a document")
  func nothingFound() throws {
    let folder = try stocked()
    try folder.json("search", "zeppelin", status: 2)
  }

  @Test("SEL-13: a product is found by its former name too")
  func formerName() throws {
    let folder = try TemporaryFolder()
    try folder.importNewCommerce(
      [NewCommerceRow(productTitle: "Office 365 Business Premium", skuTitle: "Office 365 Business Premium")],
      edition: "2026-10")
    try folder.importNewCommerce(
      [
        NewCommerceRow(
          productTitle: "Microsoft 365 Business Standard", skuTitle: "Microsoft 365 Business Standard")
      ], edition: "2026-11")
    let items = try folder.json("search", "Office 365 Business Premium")["items"].array
    #expect(items.map { $0["itemName"].string } == ["Microsoft 365 Business Standard"], "\(items)")
  }
}
