import PriceModel
import Testing

@testable import PriceListReading

@Suite("Editions and names of lists")
struct EditionTests {
  private func edition(_ name: String, stated: String? = nil, latest: String? = nil) -> String? {
    let found = EditionFinder.find(
      option: nil, stated: stated, fileName: name, latestStart: latest.flatMap { CalendarDate($0) })
    return found.map { "\($0.edition)\($0.guess == nil ? "" : "?")" }
  }

  @Test(
    "Year and month in the name need no guess",
    arguments: [
      "ov-pl-2026-11.csv", "OV_202611.csv", "prices 11.2026.csv", "Preisliste-November-2026.xlsx.csv",
      "cennik_listopad_2026.csv", "2026Nov_US.csv", "list 2026-11-03.csv", "Nov2026.csv", "PL01112026.csv",
      "NovPriceList_2026.csv", "2026_11.csv",
    ])
  func inName(name: String) {
    #expect(edition(name, latest: "2020-01-01") == "2026-11")
  }

  @Test("A month alone takes the year nearest the latest start date, and says that it guessed")
  func monthOnly() {
    #expect(edition("Nov_NCE_LicenseBasedPL_GA_US.csv", latest: "2025-11-01") == "2025-11?")
    #expect(edition("Dec_NCE_US.csv", latest: "2026-01-01") == "2025-12?")
    #expect(edition("Jan_NCE_US.csv", latest: "2025-12-01") == "2026-01?")
    #expect(edition("Nov_NCE_US.csv", latest: "2026-01-15") == "2025-11?")
  }

  @Test("Without a month the latest start date decides, as a guess; without that there is none")
  func dateOnly() {
    #expect(edition("prices.csv", latest: "2026-11-15") == "2026-11?")
    #expect(edition("-", latest: "2026-11-15") == "2026-11?")
    #expect(edition("prices.csv") == nil)
  }

  @Test("What the data state wins over the name, and the option over both")
  func order() {
    #expect(edition("2025-01.csv", stated: "2026-11-03") == "2026-11")
    #expect(edition("2025-01.csv", stated: "2026-11") == "2026-11")
    let found = EditionFinder.find(
      option: EditionLabel("2024-02"), stated: "2026-11", fileName: "2025-01.csv", latestStart: nil)
    #expect(found?.edition == EditionLabel("2024-02"))
  }

  @Test("Words that only begin like a month are none")
  func words() {
    #expect(edition("Market_Mayhem_Decade.csv") == nil)
    #expect(edition("LicenseBasedPL_13_2026x.csv") == nil)
  }

  @Test("A file whose edition nobody tells is unusable, and says what to do")
  func unknown() throws {
    let list = try read("Part Number,Item Name,Currency,Net Price\nA-1,Thing,PLN,5\n", name: "prices.csv")
    #expect(list.isUnusable)
    #expect(list.diagnostic("edition-unknown")?.message.contains("--edition") == true)
  }

  @Test("Names are lower case letters, digits, points, hyphens and underscores")
  func cleaned() {
    #expect(ListNameTemplate.cleaned("UBL-0010:0535 (Ł)") == "ubl-0010-0535")
    #expect(ListNameTemplate.cleaned("ov-") == "ov")
  }

  @Test("The option names the list")
  func option() throws {
    var options = ReadingOptions()
    options.list = "My List"
    #expect(try read(ProfileSamples.nce, options: options).list == "my-list")
  }
}
