import PriceModel
import Testing

@testable import PriceListReading

@Suite("Editions and names of lists")
struct EditionTests {
  private func edition(_ name: String, stated: String? = nil, latest: String? = nil) -> String? {
    let found = EditionFinder.find(
      option: nil, stated: stated, fileNames: [name], latestStart: latest.flatMap { CalendarDate($0) })
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
      option: EditionLabel("2024-02"), stated: "2026-11", fileNames: ["2025-01.csv"], latestStart: nil)
    #expect(found?.edition == EditionLabel("2024-02"))
  }

  @Test("An entry of an archive has its month in its own name, else in its folders or the archive")
  func names() {
    func edition(_ names: [String], latest: String? = nil) -> String? {
      let found = EditionFinder.find(
        option: nil, stated: nil, fileNames: names, latestStart: latest.flatMap { CalendarDate($0) })
      return found.map { "\($0.edition)\($0.guess == nil ? "" : "?")" }
    }
    #expect(edition(["ov-2026-11.csv", "2026-10.zip"]) == "2026-11")
    #expect(edition(["ov.csv", "2026-11", "lists.zip"]) == "2026-11")
    #expect(edition(["ov.csv", "pl", "november_2026.zip"]) == "2026-11")
    // The month is the entry's, the year the archive's if it is for the same month.
    #expect(edition(["Nov_NCE.csv", "2026-11.zip"], latest: "2025-01-01") == "2026-11")
    #expect(edition(["Nov_NCE.csv", "2026-10.zip"], latest: "2025-11-01") == "2025-11?")
    #expect(edition(["ov.csv", "lists.zip"]) == nil)
  }

  @Test("Lists are ordered by edition where their names tell it, else by name")
  func ordered() {
    func order(_ names: String...) -> [String] {
      PriceListSource.ordered(
        names.map { name in
          PriceListSource(
            file: name, names: name.split(separator: "/").reversed().map(String.init), origin: .path(name))
        }
      ).map(\.file)
    }
    #expect(order("Nov_NCE.csv", "Oct_NCE.csv") == ["Oct_NCE.csv", "Nov_NCE.csv"])
    #expect(
      order("Jan_x.csv", "Dec_x.csv", "Nov_x.csv", "Feb_x.csv")
        == ["Nov_x.csv", "Dec_x.csv", "Jan_x.csv", "Feb_x.csv"])
    #expect(
      order("b-2026-11.csv", "a-2026-12.csv", "c-2025-12.csv") == [
        "c-2025-12.csv", "b-2026-11.csv", "a-2026-12.csv",
      ])
    #expect(order("2026-11/a.csv", "2026-10/b.csv") == ["2026-10/b.csv", "2026-11/a.csv"])
    #expect(order("z.csv", "a.csv") == ["a.csv", "z.csv"])
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
