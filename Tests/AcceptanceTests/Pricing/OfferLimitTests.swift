import Foundation
import Testing

/// What an offer matrix allows is checked where lines are quoted: seats, subscriptions, prerequisites, countries.
@Suite("quote and the offer matrix")
struct OfferLimitTests {
  /// Business Basic: 1 to 300 seats, two subscriptions, sold in Germany and Poland. Audio Conferencing: at least 5 seats,
  /// needs E3 or Business Basic, sold in Germany.
  private static let matrix = """
    ProductTitle,ProductId,SkuId,SkuTitle,ProvisioningId,ProvisioningString,MinLicenses,MaxLicenses,AssetOwnershipLimit,AssetOwnershipLimitType,ProductSkuPreRequisites,ProductSkuConversion,Description,AllowedCountries
    Basic,CFQ7TTC0LH18,1,Business Basic,g1,BASIC,1,300,2,ConcurrentCount,,,Mail,DE;PL
    Audio,CFQ7TTC0LHSL,0001,Audio Conferencing,g2,AUDIO,5,10000000,,,"CFQ7TTC0LFLX/1,CFQ7TTC0LH18/0001",,Dial in,DE
    E3,CFQ7TTC0LFLX,1,E3,g3,E3,1,,,,,,Office,DE;PL

    """

  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let products = [
      ("CFQ7TTC0LH18", "Basic"), ("CFQ7TTC0LHSL", "Audio"), ("CFQ7TTC0LFLX", "E3"),
      ("CFQ7TTC0LHQB", "Defender"),
    ]
    try folder.importNewCommerce(
      products.map { product, title in
        var row = NewCommerceRow()
        (row.productID, row.productTitle, row.skuTitle) = (product, title, title)
        (row.market, row.currency) = ("PL", "PLN")
        return row
      }, list: "nce-pl")
    try folder.write("matrix-2026-11.csv", Self.matrix)
    try folder.json("import", "matrix-2026-11.csv", "--edition", "2026-11", "--list", "offers")
    return folder
  }

  /// The warnings of a quote as `code line value`.
  private func warnings(_ folder: TemporaryFolder, _ lines: String...) throws -> [String] {
    try folder.write("request.csv", (["line,partNumber,quantity"] + lines).joined(separator: "\n") + "\n")
    let quote = try folder.json("quote", "request.csv", "--date", "2026-11-20")
    return quote["warnings"].array.map {
      "\($0["code"].string ?? "") \($0["line"].int ?? 0) \($0["value"].string ?? "")"
    }
  }

  @Test("Seats within the limits are no warning; one below or above is")
  func seats() throws {
    let folder = try stocked()
    #expect(try warnings(folder, "1,CFQ7TTC0LH18:0001,1") == [])
    #expect(try warnings(folder, "1,CFQ7TTC0LH18:0001,300") == [])
    #expect(try warnings(folder, "1,CFQ7TTC0LH18:0001,301") == ["seat-limit 2 301"])
    #expect(try warnings(folder, "1,CFQ7TTC0LFLX:0001,1000000") == [], "no largest number is stated")
    #expect(try warnings(folder, "1,CFQ7TTC0LHQB:0001,1000000") == [], "the matrix does not have it")
    let outcome = try folder.run("quote", "request.csv", "--date", "2026-11-20", expecting: 0)
    #expect(!outcome.errors.contains("seats"))
  }

  @Test("A warning says the line, what is allowed, and where the matrix says so; the price stands")
  func reason() throws {
    let folder = try stocked()
    try folder.write("request.csv", "line,partNumber,quantity\nmail,CFQ7TTC0LH18:0001,400\n")
    let outcome = try folder.run("quote", "request.csv", "--date", "2026-11-20", expecting: 0)
    #expect(
      outcome.errors.contains(
        "line mail: a subscription of CFQ7TTC0LH18:0001 has from 1 to 300 seats, and the line has 400 "
          + "(offers 2026-11, matrix-2026-11.csv:2) [seat-limit]"), "\(outcome.errors)")
    // 400 × 144.
    #expect(outcome.output.contains("57,600.00"), "\(outcome.output)")
    #expect(!outcome.output.contains("300 seats"), "a customer's copy is no place for it")
    let seller = try folder.run("quote", "request.csv", "--date", "2026-11-20", "--internal", expecting: 0)
    #expect(seller.output.replacingOccurrences(of: "\n", with: " ").contains("300 seats"))
  }

  @Test("More subscriptions than a customer may own are told from the first that is too many")
  func subscriptions() throws {
    let folder = try stocked()
    let line = "CFQ7TTC0LH18:0001,10"
    #expect(try warnings(folder, "1,\(line)", "2,\(line)") == [])
    #expect(
      try warnings(folder, "1,\(line)", "2,\(line)", "3,\(line)")
        == ["subscription-limit 4 CFQ7TTC0LH18:0001"])
  }

  @Test("One of the prerequisites in the quote is enough, on any line; none is a warning")
  func prerequisites() throws {
    let folder = try stocked()
    // Audio Conferencing is not sold in Poland besides.
    let elsewhere = "not-sold-there 2 PL"
    #expect(
      try warnings(folder, "1,CFQ7TTC0LHSL:0001,5")
        == ["missing-prerequisite 2 CFQ7TTC0LHSL:0001", elsewhere])
    #expect(try warnings(folder, "1,CFQ7TTC0LHSL:0001,5", "2,CFQ7TTC0LH18:0001,5") == [elsewhere])
    #expect(try warnings(folder, "1,CFQ7TTC0LHSL:0001,5", "2,CFQ7TTC0LFLX:0001,5") == [elsewhere])
    #expect(
      try warnings(folder, "1,CFQ7TTC0LHSL:0001,4", "2,CFQ7TTC0LFLX:0001,5") == ["seat-limit 2 4", elsewhere])
  }

  @Test("A limit that is no number is said, not passed over")
  func unreadable() throws {
    let folder = try stocked()
    try folder.write(
      "matrix-2026-11.csv", Self.matrix.replacingOccurrences(of: ",1,300,2,", with: ",1,\"1,000\",two,"))
    try folder.json("import", "matrix-2026-11.csv", "--edition", "2026-11", "--list", "offers", "--replace")
    #expect(try warnings(folder, "1,CFQ7TTC0LH18:0001,5") == ["seat-limit 2 1,000"])
    let outcome = try folder.run("quote", "request.csv", "--date", "2026-11-20", expecting: 0)
    #expect(
      outcome.errors.contains("MaxLicenses of “1,000” and AssetOwnershipLimit of “two”"), "\(outcome.errors)")
  }

  @Test("A quote that is priced again is held against the matrix as a whole")
  func check() throws {
    let folder = try stocked()
    try folder.write(
      "request.csv", "line,partNumber,quantity\n1,CFQ7TTC0LHSL:0001,4\n2,CFQ7TTC0LFLX:0001,5\n")
    let quote = try folder.run(
      "quote", "request.csv", "--date", "2026-11-20", "--format", "json", expecting: 0)
    try folder.write("quote.json", quote.output)
    let check = try JSON.document(
      of: folder.run(
        "quote", "--check", "quote.json", "--date", "2026-11-21", "--format", "json", expecting: 0))
    #expect(check["warnings"].array.compactMap { $0["code"].string } == ["seat-limit", "not-sold-there"])
    #expect(check["lines"].array.compactMap { $0["status"].string } == ["same", "same"])
  }
}
