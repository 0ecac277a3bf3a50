import Foundation
import Testing

/// `subscription …` as users and other programs call it (CLI.md; RULES §11–§14).
@Suite("subscription")
struct SubscriptionAcceptanceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func json(_ command: String, _ arguments: String..., status: Int32 = 0) throws -> JSON {
    let outcome = try folder.run(["subscription", command] + arguments + ["--format", "json"])
    #expect(outcome.status == status, "\(outcome)")
    let document = try JSON.document(of: outcome)
    if status == 0 { #expect(document["schema"].string == "pricebook.subscription-\(command)/1") }
    return document
  }

  private static let sample = Executable.packageRoot.appendingPathComponent("SampleData/subscriptions")
  private var sampleFile: String { Self.sample.appendingPathComponent("subscriptions.csv").path }

  @Test(
    "CSP-3: 2017-12-15 to 2018-10-19 are 309 of 365 days",
    arguments: [("CSP", "CSP-3"), ("CSP-NCE", "NCE-3")])
  func prorate(_ program: String, _ rule: String) throws {
    let answer = try json(
      "prorate", "--program", program, "--price", "365.00", "--currency", "PLN", "--quantity", "2", "--from",
      "2017-12-15", "--to", "2018-10-19", "--term-start", "2017-10-20", "--term-end", "2018-10-19")
    #expect(answer["days"].int == 309 && answer["termDays"].int == 365)
    #expect(answer["amount"].string == "618.00" && answer["currency"].string == "PLN")
    #expect(answer["rule"].string == rule)
    #expect(answer["rounding"].string?.hasPrefix("half-up, once per line") == true)
    #expect(answer["from"].string == "2017-12-15" && answer["to"].string == "2018-10-19")
  }

  @Test(
    "Wrong days, prices and quantities are wrong usage",
    arguments: [
      ["--from", "2017-02-30"], ["--from", "2018-10-20"], ["--from", "2017-10-19"], ["--to", "2017-12-14"],
      ["--term-end", "2017-10-19"], ["--quantity", "0"], ["--price", "0"], ["--program", "OV"],
      ["--program", "CPS"], ["--from", "9999-12-31"],
    ])
  func wrongProration(_ wrong: [String]) throws {
    var options = [
      "--price": "100", "--currency": "EUR", "--from": "2017-12-15", "--term-start": "2017-10-20",
      "--term-end": "2018-10-19",
    ]
    options[wrong[0]] = wrong[1]
    let outcome = try folder.run(["subscription", "prorate"] + options.flatMap { [$0.key, $0.value] })
    #expect(outcome.status == 64 && outcome.output.isEmpty && !outcome.errors.isEmpty, "\(outcome)")
  }

  @Test(
    "NCE-4: start 2022-03-15: 15 to 21 March, next on 2023-03-15", arguments: [("21", true), ("22", false)])
  func window(_ day: String, _ open: Bool) throws {
    let answer = try json("window", "--start", "2022-03-15", "--term", "P1Y", "--on", "2022-03-\(day)")
    #expect(answer["open"].bool == open)
    #expect(answer["opens"].string == "2022-03-15" && answer["closes"].string == "2022-03-21")
    #expect(answer["next"].string == "2023-03-15" && answer["rule"].string == "NCE-4")
  }

  @Test("Without --on the window is that of today, $PRICEBOOK_TODAY")
  func windowToday() throws {
    let answer = try json("window", "--start", "2022-11-15", "--program", "CSP-NCE")
    #expect(answer["on"].string == "2026-11-20" && answer["open"].bool == true)
    #expect(answer["closes"].string == "2026-11-21")
  }

  @Test("OPN-3: 10 seats of 100 days and 5 new ones end after 188 days")
  func commonEnd() throws {
    let answer = try json(
      "common-end", "--seats", "10", "--end", "2025-06-11", "--added", "5", "--on", "2025-03-03")
    #expect(answer["days"].int == 188 && answer["end"].string == "2025-09-07")
    #expect(answer["rule"].string == "OPN-3")
  }

  @Test("NCE-5: 120.00 a year are 12.00 a month; the year pays from ten months on")
  func compare() throws {
    let answer = try json("compare", "--annual", "120.00", "--currency", "EUR")
    #expect(answer["monthly"].string == "12.00" && answer["monthlyForYear"].string == "144.00")
    #expect(answer["breakEvenMonths"].int == 10 && answer["rule"].string == "NCE-5")
  }

  @Test("NCE-6: from 100, Business Basic is 120 annually and 144 monthly")
  func forecast() throws {
    let options = [
      "--change", "march-2022", "--price", "100", "--currency", "EUR", "--product",
      "Microsoft 365 Business Basic", "--format", "json",
    ]
    for (extra, new) in [
      ([], "120.00"), (["--monthly"], "144.00"), (["--monthly", "--promotion", "20"], "115.20"),
    ] {
      let outcome = try folder.run(["subscription", "forecast"] + options + extra)
      let price = try JSON.document(of: outcome)["prices"][0]
      #expect(price["old"].string == "100.00" && price["new"].string == new, "\(outcome)")
      #expect(price["rules"][0].string == "NCE-6" && price["effect"].string == "changed")
    }
  }

  @Test("NCE-7: PLN is not stated and not guessed; EUR rises by 11 %, but not before the day")
  func notStated() throws {
    let zloty = try json("forecast", "--change", "april-2023", "--price", "100", "--currency", "PLN")[
      "prices"][0]
    #expect(zloty["effect"].string == "not-stated" && zloty["new"].isNull)
    let euro = try json("forecast", "--change", "april-2023", "--price", "100", "--currency", "EUR")[
      "prices"][0]
    #expect(euro["new"].string == "111.00" && euro["percent"].string == "11")
    let before = try json(
      "forecast", "--change", "april-2023", "--price", "100", "--currency", "EUR", "--date", "2023-03-31")
    #expect(
      before["prices"][0]["effect"].string == "not-yet" && before["prices"][0]["new"].string == "100.00")
  }

  @Test("A forecast edition has every price of the list's edition, changed or not")
  func forecastEdition() throws {
    try folder.json(
      "import",
      Executable.packageRoot.appendingPathComponent("SampleData/nce-csv/Oct_NCE_LicenseBasedPL_GA_PL.csv")
        .path)
    let answer = try json(
      "forecast", "--change", Self.sample.appendingPathComponent("price-change.json").path, "--list", "nce-pl"
    )
    #expect(answer["forecast"].string == "2027-04")
    // 57 rows with a net and a list price each.
    #expect(answer["prices"].array.count == 114)
    let total = answer["totals"][0]
    #expect(total["prices"].int == 114 && total["currency"].string == "PLN")
    // Business Basic, Business Premium and Office 365 E3 have three rows each; the non-profit SKUs are not named.
    #expect(total["changed"].int == 18 && total["notStated"].int == 96)
    let premium = answer["prices"].array.filter {
      $0["product"].string == "Microsoft 365 Business Premium" && $0["kind"].string == "net"
    }
    // 83.46 × 1.05 = 87.633; the monthly price of the sheet holds its 20 % already. 834.60 × 1.05 = 876.33.
    #expect(premium.compactMap { $0["new"].string }.sorted() == ["87.63", "876.33", "876.33"].sorted())
  }

  @Test("What is not asked completely is wrong usage")
  func wrongForecast() throws {
    for arguments in [
      ["--change", "april-2023"], ["--change", "april-2024", "--price", "1", "--currency", "EUR"],
      ["--change", "april-2023", "--price", "1"],
      ["--change", "march-2022", "--price", "1", "--currency", "EUR"],
      ["--change", "april-2023", "--price", "1", "--currency", "EUR", "--list", "x"],
    ] {
      #expect(try folder.run(["subscription", "forecast"] + arguments).status == 64, "\(arguments)")
    }
  }

  @Test("NCE-8: a legacy order of August 2021 is re-booked by the end of March 2023 with a credit")
  func plan() throws {
    let answer = try json("plan", sampleFile, "--change", "april-2023", "--on", "2023-01-20")
    let order = answer["orders"][0]
    #expect(order["action"].string == "rebook" && order["latest"].string == "2023-03-31")
    #expect(order["renewal"].string == "2023-08-10" && order["saving"].string == "401.50")
    #expect(order["credit"].string == "1320.00" && order["currency"].string == "EUR")
    #expect(answer["orders"].array.map { $0["id"].string } == (1...8).map { "S-0\($0)" })
    #expect(answer["totals"].array.map { $0["currency"].string } == ["EUR", "GBP"])
  }

  @Test("The renewals of the sample: windows, renewals, the end of Open, the pro-forma invoice")
  func renewals() throws {
    let events = try json("renewals", sampleFile, "--from", "2027-02-01", "--to", "2027-03-31")["events"]
      .array
    func day(_ id: String, _ kind: String) -> String? {
      events.first { $0["id"].string == id && $0["kind"].string == kind }?["day"].string
    }
    #expect(day("S-04", "renews") == "2027-03-15")
    #expect(day("S-04", "change-window") == "2027-03-15")
    #expect(day("S-04", "seats-until-pro-forma") == "2027-02-28")
    // A month from the 31st renews on the last of February.
    #expect(day("S-05", "renews") == "2027-02-28")
    // Three years from 2024-02-29 end on 2027-02-27, for the next would begin on 2027-02-28.
    #expect(day("S-06", "ends") == "2027-02-27")
    // 30 days after 2027-01-20.
    #expect(day("S-08", "grace-ends") == "2027-02-19")
    #expect(events.allSatisfy { !$0["rules"].array.isEmpty && $0["text"].string?.isEmpty == false })
  }

  @Test(
    "As a calendar the renewals are sound iCalendar; other commands refuse the form before they do anything")
  func calendar() throws {
    let outcome = try folder.run("subscription", "renewals", sampleFile, "--format", "ics", expecting: 0)
    #expect(outcome.output.hasPrefix("BEGIN:VCALENDAR\r\n") && outcome.output.hasSuffix("END:VCALENDAR\r\n"))
    let uids = outcome.output.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }
    #expect(!uids.isEmpty && Set(uids).count == uids.count)
    #expect(outcome.output.contains("SUMMARY:Northwind\\, Bäckerei und Söhne: Office 365 E3"))
    let list = Executable.packageRoot.appendingPathComponent("SampleData/open-value-csv/OV_PL_2026-11.csv")
      .path
    let refused = try folder.run("import", list, "--format", "ics", expecting: 64)
    #expect(refused.output.isEmpty && refused.errors.contains("ics"))
    #expect(!folder.exists("catalogue.sqlite"))
  }

  @Test("A wrong row is named with line and column, and nothing is printed or written as done")
  func wrongFile() throws {
    try folder.write(
      "s.csv",
      """
      id,customer,product,program,start,term,quantity
      S-1,Contoso,Office 365 E3,CSP-NCE,2022-03-15,P1Y,5
      S-2,Contoso,Office 365 E3,CSP-NCE,2022-02-30,P1Y,5
      """)
    let outcome = try folder.run(
      "subscription", "renewals", "s.csv", "--format", "ics", "--output", "r.ics", expecting: 1)
    #expect(outcome.errors.hasPrefix("s.csv:3:5: error:"), "\(outcome)")
    #expect(outcome.output.isEmpty && !folder.exists("r.ics"))
    let error = try json("plan", "s.csv", "--change", "april-2023", status: 1)
    #expect(
      error["schema"].string == "pricebook.error/1" && error["line"].int == 3 && error["column"].int == 5)
  }

  @Test(
    "Every sub-command's help has an example with its own name",
    arguments: ["prorate", "common-end", "window", "renewals", "forecast", "plan", "compare"])
  func help(_ command: String) throws {
    let outcome = try folder.run("subscription", command, "--help", expecting: 0)
    #expect(outcome.output.contains("EXAMPLE"))
    #expect(outcome.output.contains("pricebook subscription \(command) "))
  }
}
