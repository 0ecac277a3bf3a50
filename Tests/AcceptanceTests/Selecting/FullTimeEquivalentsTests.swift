import Foundation
import Testing

/// `fte`, exact and never rounded (RULES §3).
@Suite("fte")
struct FullTimeEquivalentsTests {
  @Test("The worked example of FTE-1 and FTE-5: 4500")
  func example() throws {
    let folder = try TemporaryFolder()
    let answer = try folder.json(
      "fte", "--faculty-full-time", "2000", "--faculty-part-time", "3000", "--staff-full-time", "1000",
      "--staff-part-time", "1000")
    #expect(answer["fte"].amount == 4500)
    #expect(answer["office365Maximum"].quantity == 180_000)
    #expect(answer["terms"].array.allSatisfy { $0.keys.isSuperset(of: ["name", "count", "weight"]) })
    #expect(answer["rule"].string?.hasPrefix("FTE-") == true)
  }

  @Test("Visiting professors count as part-time faculty (FTE-3): 998 + 5 thirds = 999.67 on paper")
  func thirds() throws {
    let folder = try TemporaryFolder()
    let answer = try folder.json("fte", "--faculty-full-time", "998", "--visiting-professors", "5")
    let fte = try #require(answer["fte"].amount)
    #expect(fte > 999 && fte < 1000, "\(answer)")
  }
}
