import Foundation
import Testing

/// Where a picture says what a table hides, HTML and PDF have one; text has not.
@Suite("Plots in documents")
struct PlotsInDocumentsTests {
  private func twoMonths() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    var rows = Parts.openValue
    // Net and list of one part rise by 10 percent, the list price of another falls by 20.
    rows[0].net = "1045.00"
    rows[0].list = "1305.70"
    rows[1].list = "1214.40"
    try folder.importOpenValue(rows, edition: "2026-11")
    return folder
  }

  @Test("history draws the prices over the editions, diff how much they changed")
  func drawn() throws {
    let folder = try twoMonths()
    let history = try folder.run("history", "B6K-00052", "--format", "html").output
    #expect(history.contains("<svg") && history.contains("Prices over the editions"))
    #expect(history.contains("+10.0 %"))
    let diff = try folder.run("diff", "ov-pl", "2026-10", "2026-11", "--format", "html").output
    #expect(diff.contains("<svg") && diff.contains("3 prices with another amount"))
    #expect(diff.contains(">2 up<") && diff.contains(">1 down<"))
    let all = try folder.run("diff", "--all", "--month", "2026-11", "--format", "html").output
    #expect(all.contains(">2 up<"))
    for arguments in [["history", "B6K-00052"], ["diff", "ov-pl", "2026-10", "2026-11"]] {
      #expect(try !folder.run(arguments).output.contains("How much prices changed"))
    }
  }

  @Test(
    "so do their pages", .enabled(if: PDFText.canBeRead, "poppler-utils is not installed"))
  func pages() throws {
    let folder = try twoMonths()
    try folder.run(
      "diff", "ov-pl", "2026-10", "2026-11", "--format", "pdf", "--output", "diff.pdf", expecting: 0)
    let text = try PDFText.pages(folder.url(of: "diff.pdf")).joined()
    #expect(text.contains("How much prices changed") && text.contains("2 up"), "\(text)")
  }

  @Test(
    "a history of many terms goes on over the pages, each panel as wide as the page",
    .enabled(if: PDFText.canBeRead, "poppler-utils is not installed"))
  func manyPanels() throws {
    let folder = try TemporaryFolder()
    let terms = ["P1M", "P1Y", "P3Y"]
    let markets = [("US", "USD"), ("DE", "EUR"), ("PL", "PLN")]
    for (edition, price) in [("2026-10", 100), ("2026-11", 110)] {
      let rows = markets.flatMap { market, currency in
        terms.map { term in
          NewCommerceRow(
            term: term, billing: term == "P1M" ? "Monthly" : "Annual", market: market, currency: currency,
            unitPrice: "\(price)")
        }
      }
      try folder.importNewCommerce(rows, edition: edition)
    }
    let part = try #require(try folder.exported("nce-us", "2026-11").first?["partNumber"].string)
    try folder.run("history", part, "--format", "pdf", "--output", "history.pdf", expecting: 0)
    let pages = try PDFText.pages(folder.url(of: "history.pdf"))
    let drawn = pages.filter { $0.contains("Prices over the editions") }
    #expect(drawn.count > 1, "\(pages)")
    for (market, currency) in markets {
      #expect(drawn.contains { $0.contains("\(market) · \(currency) · P3Y") }, "\(market)")
    }
  }

  @Test("where no price changed, and where there is a single edition, there is nothing to draw")
  func nothing() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    #expect(try !folder.run("history", "B6K-00052", "--format", "html").output.contains("<svg"))
    try folder.importOpenValue(Parts.openValue, edition: "2026-11")
    #expect(
      try !folder.run("diff", "ov-pl", "2026-10", "2026-11", "--format", "html").output.contains("<svg"))
    #expect(try folder.run("history", "B6K-00052", "--format", "html").output.contains("<svg"))
  }

  @Test("renewals in several months are drawn by month")
  func renewals() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "subscriptions.csv",
      try String(
        contentsOf: Executable.packageRoot.appendingPathComponent(
          "SampleData/subscriptions/subscriptions.csv"), encoding: .utf8))
    let html = try folder.run("subscription", "renewals", "subscriptions.csv", "--format", "html").output
    #expect(html.contains("<svg") && html.contains("When something is due"))
  }
}
