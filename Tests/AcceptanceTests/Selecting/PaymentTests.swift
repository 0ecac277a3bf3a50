import Foundation
import Testing

/// The case known from the field: spread takes the one-year SKU of the acquisition year, up front the unit that
/// covers the rest of the term; in year 3 they are the same SKU (SEL-7).
@Suite("Spread and prepaid")
struct PaymentTests {
  @Test(
    "pick --payment with --acquired",
    arguments: [
      ("spread", "Y1", "B6K-00052"), ("spread", "Y2", "B6K-00053"), ("spread", "Y3", "B6K-00054"),
      ("prepaid", "Y1", "B6K-00050"), ("prepaid", "Y2", "B6K-00051"), ("prepaid", "Y3", "B6K-00054"),
    ])
  func pick(_ payment: String, _ acquired: String, _ part: String) throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    let answer = try folder.json(
      "pick", "--program", "OV", "--family", "Project Standard", "--payment", payment, "--acquired", acquired,
      "--one")
    #expect(answer["items"].array.compactMap { $0["partNumber"].string } == [part])
  }

  @Test(
    "closer shows the same SKUs",
    arguments: [
      ("spread", "Y1", "B6K-00052"), ("spread", "Y2", "B6K-00053"), ("spread", "Y3", "B6K-00054"),
      ("prepaid", "Y1", "B6K-00050"), ("prepaid", "Y2", "B6K-00051"), ("prepaid", "Y3", "B6K-00054"),
    ])
  func closer(_ payment: String, _ acquired: String, _ part: String) throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    let rows = try folder.json("closer", "--program", "OV", "--family", "Project Standard")["rows"].array
    let row = try #require(
      rows.first { $0["payment"].string == payment && $0["acquired"].string == acquired }, "\(rows)")
    let parts = row["years"].array.compactMap { $0["partNumber"].string }
    #expect(parts.first == part)
    // Spread orders the same SKU each year; prepaid pays once.
    let years = ["Y1": 3, "Y2": 2, "Y3": 1][acquired] ?? 0
    #expect(parts == Array(repeating: part, count: payment == "spread" ? years : 1), "\(row)")
  }

  @Test("A payment that is none is wrong usage")
  func unknownPayment() throws {
    let folder = try TemporaryFolder()
    try folder.run("pick", "--payment", "barter", expecting: 64)
  }
}
