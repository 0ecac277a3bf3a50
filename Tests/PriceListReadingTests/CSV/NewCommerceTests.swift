import PriceModel
import Testing

@testable import PriceListReading

@Suite("New Commerce price sheets")
struct NewCommerceTests {
  private static let basic =
    "ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,BillingPlan,Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price"

  private func row(_ fields: [String: String], header: String) -> String {
    header.split(separator: ",").map { fields[String($0)] ?? "" }.joined(separator: ",")
  }

  private let fields = [
    "ProductTitle": "Microsoft 365 E3", "ProductId": "CFQ7TTC0LFLX", "SkuId": "1",
    "SkuTitle": "Microsoft 365 E3",
    "TermDuration": "P1Y", "BillingPlan": "Annual", "Market": "PL", "Currency": "EUR", "UnitPrice": "340.5",
    "ERP Price": "425", "Segment": "Commercial", "EffectiveStartDate": "2/1/2023 0:00",
    "EffectiveEndDate": "11/30/9999 23:59",
  ]

  @Test("The real sheet of 2025 loads, with key, facets, prices, claims and attributes")
  func variantD() throws {
    let list = try read("\u{FEFF}" + ProfileSamples.nce, name: "Nov_NCE_LicenseBasedPL_GA_US.csv")
    #expect(list.profile == "nce-csv")
    #expect(list.encoding == "UTF-8")
    #expect(list.delimiter == ",")
    #expect(list.decimalMark == ".")
    #expect(list.headerLine == 1)
    #expect(list.list == "nce-us")
    #expect(list.edition == EditionLabel("2025-11"))
    #expect(list.codes == ["edition-assumed"])
    #expect((list.rows, list.accepted, list.rejected) == (3, 3, 0))
    #expect(list.text(.partNumber) == "CFQ7TTC0HL8Z:0005")
    #expect(list.text(.family) == "10-year audit log retention")
    #expect(list.text(.itemName) == "10-Year Audit Log Retention Add On for FLW")
    #expect(list.text(.term) == "P1Y")
    #expect(list.text(.billing) == "monthly")
    #expect(list.text(.segment) == "commercial")
    #expect(list.text(.program) == "CSP-NCE")
    #expect(list.text(.attributes) == #"{"Tags":"License"}"#)
    #expect(list.prices() == ["net 13.56 list 16.92 USD US 2025-04-01… term"])
    #expect(list.prices(row: 1) == ["net 0 list 0 USD US 2022-08-01… term"])
    #expect(list.text(.billing, row: 1) == "none")
    #expect(list.batch.texts.string(list.batch.rows[2].claim) == "Change")
    #expect(list.batch.texts.string(list.batch.rows[2].previousValues)?.hasPrefix("{'ProductTitle'") == true)
    #expect(list.inForce == .endsFirst)
    #expect(list.program == "CSP-NCE")
  }

  @Test("Variant A of 2021: every field quoted, American dates, a typographic quote at the end")
  func variantA() throws {
    let header = Self.basic.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",")
    let values = fields.merging(["EffectiveStartDate": "2/1/2019 12:00:00 AM"]) { $1 }
    let row = Self.basic.split(separator: ",").map { "\"\(values[String($0)] ?? "")\"" }.joined(
      separator: ",")
    let list = try read("\(header)\r\n\(row.dropLast())”\r\n\(row)\r\n", name: "Feb_2023.csv")
    #expect(list.accepted == 2)
    #expect(list.prices() == ["net 340.5 list 425 EUR PL 2019-02-01… term"])
    #expect(list.text(.segment) == nil)
    #expect(list.edition == EditionLabel("2023-02"))
    #expect(list.codes.contains("typographic-quote"))
  }

  @Test("Variants B and C: more columns, dates with hours and minutes, columns in another order")
  func variantsBAndC() throws {
    let header = "Segment,EndofSaleDate," + Self.basic
    let list = try read("\(header)\n\(row(fields, header: header))\n", name: "2023-02.csv")
    #expect(list.rejected == 0)
    #expect(list.text(.segment) == "commercial")
    #expect(list.prices() == ["net 340.5 list 425 EUR PL 2023-02-01… term"])
    #expect(list.edition == EditionLabel("2023-02"))
  }

  @Test("Variant E: thirteen columns, plain dates")
  func variantE() throws {
    let header =
      "ProductTitle,ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,UnitPrice,EffectiveStartDate,EffectiveEndDate,ERP Price,Segment"
    let values = fields.merging(["EffectiveStartDate": "2026-01-01", "EffectiveEndDate": "2026-01-31"]) { $1 }
    let list = try read("\(header)\n\(row(values, header: header))\n", name: "export.csv")
    #expect(list.prices() == ["net 340.5 list 425 EUR PL 2026-01-01…2026-01-31 term"])
    #expect(list.edition == EditionLabel("2026-01"))
    #expect(list.diagnostic("edition-assumed") != nil)
  }

  @Test("The software sheet: one-time purchases, and the price that ends last is in force")
  func software() throws {
    let header = Self.basic + ",Segment"
    let values = fields.merging([
      "ProductId": "DG7GMGF0D5SL", "SkuId": "000P", "TermDuration": "OneTime", "BillingPlan": "",
      "Tags": "Software;Perpetual",
    ]) { $1 }
    let list = try read("\(header)\n\(row(values, header: header))\n", name: "2026-11.csv")
    #expect(list.text(.partNumber) == "DG7GMGF0D5SL:000P")
    #expect(list.text(.program) == "CSP-PERPETUAL")
    #expect(list.text(.productType) == "PERPETUAL")
    #expect(list.text(.term) == nil)
    #expect(list.text(.billing) == "once")
    #expect(list.inForce == .endsLast)
    #expect(list.list == "nce-software-pl")
    #expect(list.prices().first?.hasSuffix("unit") == true)
  }

  @Test(
    "SkuId is never a number",
    arguments: [("1E10", "1E10"), ("000P", "000P"), ("2", "0002"), ("0002", "0002")])
  func skuID(written: String, expected: String) throws {
    let values = fields.merging(["SkuId": written]) { $1 }
    let list = try read("\(Self.basic)\n\(row(values, header: Self.basic))\n")
    #expect(list.text(.partNumber) == "CFQ7TTC0LFLX:\(expected)")
  }

  @Test(
    "The end of SkuTitle tells the segment",
    arguments: [
      ("Education", "Microsoft 365 A3 (Education Student Pricing)", "student"),
      ("Education", "Microsoft 365 A3 (Education Faculty Pricing)", "faculty"),
      ("Education", "Microsoft 365 A3", "academic"),
      ("Commercial", "Microsoft 365 E3 (Non-Profit Pricing)", "charity"),
      ("Government", "Microsoft 365 G3 (Governmental Community Cloud Pricing)", "government"),
    ])
  func segments(segment: String, title: String, expected: String) throws {
    let header = Self.basic + ",Segment"
    let values = fields.merging(["SkuTitle": title, "Segment": segment]) { $1 }
    let list = try read("\(header)\n\(row(values, header: header))\n")
    #expect(list.text(.segment) == expected)
  }

  @Test("A file with several markets and currencies is one list")
  func severalMarkets() throws {
    let rows = [("PL", "EUR"), ("GB", "GBP"), ("CH", "CHF"), ("NO", "NOK"), ("DK", "DKK"), ("SE", "SEK")].map
    {
      row(fields.merging(["Market": $0.0, "Currency": $0.1]) { $1 }, header: Self.basic)
    }
    let list = try read("\(Self.basic)\n\(rows.joined(separator: "\n"))\n")
    #expect(list.accepted == 6)
    #expect(list.list == "nce-multi")
    #expect(list.batch.items.count == 1)
    #expect(list.codes == [])
  }

  @Test("Overlapping ranges of one key are kept; a repeated start date is a warning that names both lines")
  func overlappingRanges() throws {
    func dated(_ from: String, _ to: String) -> String {
      row(fields.merging(["EffectiveStartDate": from, "EffectiveEndDate": to]) { $1 }, header: Self.basic)
    }
    let text = [
      Self.basic, dated("2021-10-01", "2021-11-03"), dated("2021-11-01", "9999-11-30"),
      dated("2021-11-01", "2022-01-31"), "",
    ].joined(separator: "\n")
    let list = try read(text)
    #expect(list.accepted == 3)
    #expect(list.codes == ["repeated-row"])
    let warning = try #require(list.diagnostic("repeated-row"))
    #expect(warning.line == 4)
    #expect(warning.message.contains("line 3"))
    #expect(list.prices() == ["net 340.5 list 425 EUR PL 2021-10-01…2021-11-03 term"])
  }

  @Test("Dates of the year 1753 and of November 9999 are open ends")
  func sentinels() throws {
    let values = fields.merging(["EffectiveStartDate": "1/2/1753 12:00:00 AM"]) { $1 }
    let list = try read("\(Self.basic)\n\(row(values, header: Self.basic))\n")
    #expect(list.prices() == ["net 340.5 list 425 EUR PL … term"])
  }

  @Test("A header with a line break, a no-break space and odd capitals is understood")
  func oddHeader() throws {
    let header = Self.basic.replacing("ERP Price", with: "\"erp\nPRICE\u{A0}\"").replacing(
      "SkuId", with: " sku Id ")
    let list = try read("\(header)\n\(row(fields, header: Self.basic))\n")
    #expect(list.rejected == 0)
    #expect(list.prices().first?.contains("list 425") == true)
    #expect(list.headerLine == 1)
    #expect(list.batch.rows.first?.line == 3)
  }

  @Test("Outer no-break spaces and zero-width spaces are trimmed, inner ones are kept")
  func oddBlanks() throws {
    let values = fields.merging(["SkuTitle": "\u{202F}A\u{A0}B\u{200B} "]) { $1 }
    let list = try read("\(Self.basic)\n\(row(values, header: Self.basic))\n")
    #expect(list.text(.itemName) == "A\u{A0}B")
  }

  @Test("The cell N/A is a text, and as a price an error")
  func notAvailable() throws {
    let text = try read(
      "\(Self.basic)\n\(row(fields.merging(["SkuTitle": "N/A"]) { $1 }, header: Self.basic))\n")
    #expect(text.text(.itemName) == "N/A")
    let price = try read(
      "\(Self.basic)\n\(row(fields.merging(["UnitPrice": "N/A"]) { $1 }, header: Self.basic))\n")
    #expect(price.rejected == 1)
    #expect(price.diagnostic("bad-number")?.value == "N/A")
  }
}
