import Foundation
import Testing

/// An offer matrix has no prices; what it says goes with the part numbers of the price sheets.
@Suite("Offer matrix")
struct OfferMatrixTests {
  private let sheet = ProfileExpectations.samples.appendingPathComponent(
    "nce-csv/Nov_NCE_LicenseBasedPL_GA_PL.csv"
  ).path
  private let matrix = ProfileExpectations.samples.appendingPathComponent(
    "nce-offer-matrix/NCE_OfferMatrix_2026-11.csv"
  ).path

  /// Seat limits of Microsoft 365 Business Basic as the matrix has them in line 2.
  private func expectLimits(_ item: JSON) {
    #expect(item["attributes"]["MinLicenses"].string == "1")
    #expect(item["attributes"]["MaxLicenses"].string == "300")
    #expect(item["attributes"]["AssetOwnershipLimitType"].string == "ConcurrentCount")
    #expect(item["attributes"]["ProductSkuConversion"].string == "CFQ7TTC0LDPB/0001,CFQ7TTC0LCHC/0002")
    #expect(item["attributes"]["AllowedCountries"].string == "AT;CZ;DE;PL")
  }

  @Test("show, search and pick say the seat limits with the prices, and where they were read")
  func answers() throws {
    let folder = try TemporaryFolder()
    try folder.json("import", sheet)
    let before = try folder.json("pick", "--program", "CSP-NCE", "--family", "Microsoft 365 Business Basic")
    try folder.json("import", matrix)

    let shown = try folder.json("show", "CFQ7TTC0LH18:0001")
    #expect(shown["items"].array.count == 3, "monthly, and annual with two billing plans")
    for item in shown["items"].array {
      #expect(!item["prices"].array.isEmpty)
      expectLimits(item)
      #expect(item["attributes"]["Tags"].string == "License", "what the sheet says stays")
    }
    #expect(shown["facts"].array.count == 1)
    #expect(shown["facts"][0]["list"].string == "nce-offer-matrix")
    #expect(shown["facts"][0]["edition"].string == "2026-11")
    #expect(shown["facts"][0]["source"]["line"].int == 2)

    for item in try folder.json("search", "business basic")["items"].array
    where item["partNumber"].string == "CFQ7TTC0LH18:0001" {
      expectLimits(item)
    }

    let picked = try folder.json(
      "pick", "--program", "CSP-NCE", "--family", "Microsoft 365 Business Basic", "--term", "P1Y",
      "--billing", "annual", "--segment", "commercial", "--one")
    #expect(picked["items"].array.count == 1)
    expectLimits(picked["items"][0])
    #expect(picked["facts"][0]["attributes"]["MaxLicenses"].string == "300")

    let after = try folder.json("pick", "--program", "CSP-NCE", "--family", "Microsoft 365 Business Basic")
    #expect(after["steps"].description == before["steps"].description, "the matrix is no choice in the walk")
    #expect(after["matches"].int == before["matches"].int)
  }

  @Test("The tables name the list and the line of the limits")
  func tables() throws {
    let folder = try TemporaryFolder()
    try folder.json("import", sheet, matrix)
    let shown = try folder.run("show", "CFQ7TTC0LH18:000P", expecting: 0).output
    #expect(!shown.contains("MaxLicenses"), "another SKU of the same product has no limits in the matrix")
    let limits = try folder.run("show", "CFQ7TTC0L3PB:0001", expecting: 0).output
    #expect(limits.contains("MaxLicenses: 10000000"))
    #expect(limits.contains("nce-offer-matrix 2026-11"))
    let picked = try folder.run(
      ["pick", "--program", "CSP-NCE", "--family", "Power BI Pro", "--term", "P1M", "--one"])
    #expect(picked.status == 0, "\(picked)")
    #expect(picked.output.contains("MaxLicenses: 10000000"))
    #expect(picked.output.contains("NCE_OfferMatrix_2026-11.csv:6"))
  }

  @Test("A part that only the matrix has is shown, without a price")
  func alone() throws {
    let folder = try TemporaryFolder()
    try folder.json("import", matrix)
    let alone = try folder.json("show", "CFQ7TTC0LH18:0001")
    expectLimits(alone["items"][0])
    #expect(alone["items"][0]["prices"].array.isEmpty)
    try folder.json("import", sheet)
    let unpriced = try folder.json("show", "CFQ7TTC0LFLX:0001", "--list", "nce-offer-matrix")
    #expect(unpriced["items"][0]["attributes"]["ProductSkuConversion"].string == "CFQ7TTC0LFLZ/0002")
    #expect(try folder.json("search", "dial in to meetings")["items"].array.count == 1)
    #expect(
      try folder.exported().contains { $0["attributes"]["MinLicenses"].exists && $0["prices"].array.isEmpty },
      "export writes every list")
  }
}
