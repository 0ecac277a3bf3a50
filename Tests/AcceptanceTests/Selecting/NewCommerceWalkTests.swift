import Foundation
import Testing

/// New Commerce has its own order of facets: family, SKU title, segment, term, billing, market, currency.
@Suite("pick walks New Commerce")
struct NewCommerceWalkTests {
  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let premium = {
      (term: String, billing: String, market: String, currency: String, segment: String, net: String) in
      NewCommerceRow(
        productTitle: "Microsoft 365 Business Premium", productID: "CFQ7TTC0LCHC", skuID: "2",
        skuTitle: "Microsoft 365 Business Premium", term: term, billing: billing, market: market,
        currency: currency,
        unitPrice: net, segment: segment)
    }
    try folder.importNewCommerce([
      premium("P1Y", "Annual", "PL", "PLN", "Commercial", "900"),
      premium("P1Y", "Monthly", "PL", "PLN", "Commercial", "910"),
      premium("P1M", "Monthly", "PL", "PLN", "Commercial", "90"),
      premium("P1Y", "Annual", "DE", "EUR", "Commercial", "210"),
      premium("P1Y", "Annual", "PL", "PLN", "Charity", "300"),
      NewCommerceRow(market: "PL", currency: "PLN", unitPrice: "400"),
    ])
    return folder
  }

  @Test("The steps come in its order, and the walk ends at one SKU")
  func order() throws {
    let folder = try stocked()
    let answer = try folder.json(
      "pick", "--program", "CSP-NCE", "--family", "Microsoft 365 Business Premium", "--segment", "commercial",
      "--term", "P1Y", "--billing", "annual", "--market", "PL", "--currency", "PLN", "--one")
    let facets = answer["steps"].array.compactMap { $0["facet"].string }
    let expected = ["program", "family", "itemName", "segment", "term", "billing"]
    #expect(facets.filter(expected.contains) == expected, "\(facets)")
    let item = answer["items"][0]
    #expect(item["partNumber"].string == "CFQ7TTC0LCHC:0002")
    #expect(item.amounts("net") == [900])
  }

  @Test("Its next question and options")
  func options() throws {
    let folder = try stocked()
    let answer = try folder.json("pick", "--program", "NCE", "--family", "Microsoft 365 Business Premium")
    #expect(answer["next"].string == "segment", "\(answer)")
    let step = answer["steps"].array.first { $0["facet"].string == "segment" }
    #expect(
      Set((step?["options"].array ?? []).compactMap { $0["value"].string }) == ["commercial", "charity"])
    let term = try folder.json(
      "pick", "--program", "NCE", "--family", "Microsoft 365 Business Premium", "--segment", "commercial")
    #expect(term["next"].string == "term", "\(term)")
  }

  @Test("Without --billing two SKUs are left, and they differ in billing")
  func billing() throws {
    let folder = try stocked()
    let arguments = [
      "pick", "--family", "Microsoft 365 Business Premium", "--segment", "commercial", "--term", "P1Y",
      "--market", "PL",
      "--currency", "PLN",
    ]
    let answer = try folder.json(arguments + ["--one"], status: 3)
    #expect(answer["items"].array.count == 2)
    #expect(answer["next"].string == "billing", "\(answer)")
  }

  @Test("Offering and level are no questions of New Commerce")
  func openValueFacets() throws {
    let folder = try stocked()
    let answer = try folder.json("pick", "--program", "CSP-NCE")
    let facets = Set(answer["steps"].array.compactMap { $0["facet"].string })
    #expect(facets.isDisjoint(with: ["offering", "level", "unit", "acquired"]), "\(facets)")
  }
}
