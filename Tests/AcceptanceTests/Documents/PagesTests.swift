import Foundation
import Testing

/// PDF and HTML as what they say; how they look is looked at, not tested.
@Suite("Documents for people")
struct PagesTests {
  private func stocked(parts: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let rows = (0..<parts).map { number in
      OpenValueRow(
        part: "W06-\(10_000 + number)", family: "Zażółć ß Жук \(number)", net: "\(100 + number).50",
        list: "\(200 + number).25")
    }
    try folder.importOpenValue(rows)
    let lines = rows.enumerated().map { "\($0 + 1),\($1.part),\($0 + 1)\n" }
    try folder.write("request.csv", "line,partNumber,quantity\n" + lines.joined())
    return folder
  }

  private let options = [
    "quote", "request.csv", "--date", "2026-11-20", "--tax", "23", "--customer", "Łódź & Söhne",
  ]

  @Test(
    "A PDF has all its text in any script, page numbers, repeated headers, and no total alone on a page",
    .enabled(if: PDFText.canBeRead, "poppler-utils is not installed"), arguments: 25...34)
  func pdf(lines: Int) throws {
    let folder = try stocked(parts: lines)
    let outcome = try folder.run(options + ["--format", "pdf", "--output", "quote.pdf"])
    #expect(outcome.status == 0, "\(outcome)")
    let pages = try PDFText.pages(folder.url(of: "quote.pdf"))
    #expect(pages.count >= 1)
    let quote = try folder.json(options)
    for (number, page) in pages.enumerated() {
      #expect(page.contains("Page \(number + 1) of \(pages.count)"), "\(page)")
      let hasRows = page.contains("W06-1")
      #expect(page.contains("Part number") == hasRows || !hasRows, "a page with rows has their header")
      if page.contains("Subtotal") {
        #expect(hasRows, "the totals stand alone on page \(number + 1)\n\(page)")
        #expect(page.contains("Total"), "the totals are torn apart")
      }
    }
    let text = pages.joined()
    #expect(text.contains("Łódź & Söhne"))
    #expect(text.contains("ß Жук \(lines - 1)"))
    for number in 0..<lines { #expect(text.contains("W06-\(10_000 + number)")) }
    let total = try #require(quote["total"].string)
    // In English the thousands stand apart.
    #expect(text.replacingOccurrences(of: ",", with: "").contains(total), "\(total)\n\(text)")
  }

  @Test(
    "A part number stays in one line, whatever letters stand beside each other in it",
    .enabled(if: PDFText.canBeRead, "poppler-utils is not installed"))
  func partNumbers() throws {
    let folder = try TemporaryFolder()
    // Letters that are closed up beside others, and not beside each other.
    let parts = ["CFQ7TTC0LCHC", "TTTTTTTTTTTT", "AVAVAVAVAVAV", "WWWWWWWWWWWW", "FFFFPPPPYYYY"]
    try folder.importNewCommerce(
      parts.map { part in
        var row = NewCommerceRow()
        row.productID = part
        row.skuTitle = "A title that wants a good part of the line for itself, " + part
        return row
      })
    let lines = parts.map { "\($0):0001,5\n" }.joined()
    try folder.write("request.csv", "partNumber,quantity\n" + lines)
    let outcome = try folder.run(options + ["--format", "pdf", "--output", "quote.pdf"])
    #expect(outcome.status == 0, "\(outcome)")
    let text = try PDFText.pages(folder.url(of: "quote.pdf")).joined()
    for part in parts { #expect(text.contains("\(part):0001"), "\(text)") }
  }

  @Test(
    "Names in scripts that run from right to left, of several lines, and without a blank are in a PDF whole",
    .enabled(if: PDFText.canBeRead, "poppler-utils is not installed"))
  func otherScripts() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "Abcdefghij", count: 20)
    try folder.importOpenValue([
      OpenValueRow(part: "W06-10001", family: "שלום", net: "10", list: "12"),
      OpenValueRow(part: "W06-10002", family: "Cafe\u{301}", net: "10", list: "12"),
      OpenValueRow(part: "W06-10003", family: long, net: "10", list: "12"),
    ])
    try folder.write(
      "request.csv", "line,partNumber,quantity\n1,W06-10001,1\n2,W06-10002,1\n3,W06-10003,1\n")
    let outcome = try folder.run(options + ["--format", "pdf", "--output", "quote.pdf"])
    #expect(outcome.status == 0, "\(outcome)")
    let text = try PDFText.pages(folder.url(of: "quote.pdf")).joined()
    for part in ["W06-10001", "W06-10002", "W06-10003"] { #expect(text.contains(part)) }
    #expect(text.contains("שלום"), "\(text)")
    #expect(text.precomposedStringWithCanonicalMapping.contains("Café"), "\(text)")
    let letters = text.filter { !$0.isWhitespace }
    #expect(
      letters.contains(long) || letters.filter { "Abcdefghij".contains($0) }.count >= long.count, "\(text)")
  }

  @Test("HTML is one file without scripts, with everything escaped")
  func html() throws {
    let folder = try TemporaryFolder()
    var row = OpenValueRow(part: "W06-00001", family: "Core", net: "1.00", list: "2.00")
    row.name = "<script>alert(1)</script> & \"quoted\" 'single' <img src=x onerror=alert(1)>"
    try folder.importOpenValue([row])
    try folder.write("request.csv", "partNumber,quantity\nW06-00001,3\n")
    let outcome = try folder.run(
      options.dropLast() + ["</title><script>alert(2)</script>", "--format", "html"])
    #expect(outcome.status == 0)
    let html = outcome.output
    #expect(html.hasPrefix("<!doctype html>") && html.hasSuffix("</html>\n"))
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("http://"), "\(html)")
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &#39;single&#39;"))
    // One of each that is opened is closed.
    for tag in ["table", "tr", "td", "section", "main", "dl", "footer"] {
      #expect(
        html.components(separatedBy: "<\(tag)>").count + html.components(separatedBy: "<\(tag) ").count
          == html.components(separatedBy: "</\(tag)>").count + 1, "\(tag)")
    }
  }

  @Test("A letterhead and a language are the seller's; a customer's copy has nothing of the cost")
  func copies() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.write("request.csv", "line,partNumber,quantity,margin\n1,B6K-00052,4,12.5\n2,W06-00793,50,\n")
    try folder.write(
      "brand.json",
      #"{"schema": "pricebook.branding/1", "name": "Żuraw sp. z o.o.", "address": ["ul. Prosta 20"], "terms": ["14 dni"]}"#
    )
    let options = ["quote", "request.csv", "--date", "2026-11-20", "--branding", "brand.json"]
    // The net price of B6K-00052 is 950.00, so four cost 3800.00; fifty W06-00793 cost 50 × 412.50.
    let costs = [
      "950.00", "950,00", "3800.00", "3,800.00", "3 800,00", "412.50", "412,50", "20625", "20,625", "12.5",
      "12,5",
    ]
    for format in ["table", "md", "html", "csv", "json", "jsonl"] {
      let outcome = try folder.run(options + ["--language", "pl", "--format", format])
      #expect(outcome.status == 0, "\(outcome)")
      let text = outcome.output.replacingOccurrences(of: "\u{A0}", with: " ")
      for cost in costs { #expect(!text.contains(cost), "\(format) has \(cost)\n\(text)") }
      if ["table", "md", "html"].contains(format) {
        #expect(text.contains("Oferta") && text.contains("20 listopada 2026") && text.contains("Żuraw"))
        // 4 × 950 ÷ 0.875 = 4342.857…, in Polish.
        #expect(text.contains("4 342,86"), "\(text)")
      }
    }
    let whole = try folder.json(options + ["--internal"])
    #expect(whole["lines"][0]["cost"].string == "3800.00" && whole["lines"][1]["cost"].string == "20625.00")
    #expect(whole["cost"].string == "24425.00")
    let table = try folder.run(options + ["--internal", "--language", "de"]).output
    #expect(table.contains("Angebot") && table.contains("3.800,00") && table.contains("20. November 2026"))
  }

  @Test("A logo that cannot be drawn in a PDF is refused, and no file is left")
  func logos() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue)
    try folder.write("request.csv", "partNumber,quantity\nW06-00793,5\n")
    try folder.write("brand.json", #"{"name": "N", "logo": "logo"}"#)
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00]
    for (logo, word) in [(Data(png), "damaged"), (Data("<svg/>".utf8), "PNG")] {
      try folder.write("logo", logo)
      let outcome = try folder.run(
        "quote", "request.csv", "--branding", "brand.json", "--format", "pdf", "--output", "quote.pdf",
        expecting: 74)
      #expect(outcome.errors.contains(word), "\(outcome)")
      #expect(!folder.exists("quote.pdf"))
    }
    try folder.write("logo", "neither")
    try folder.run("quote", "request.csv", "--branding", "brand.json", expecting: 1)
  }

  @Test("An earlier quote is priced again, and what changed is named")
  func check() throws {
    let folder = try TemporaryFolder()
    try folder.importOpenValue(Parts.openValue, edition: "2026-10")
    try folder.write("request.csv", "line,partNumber,quantity,discount\n1,W06-00793,50,5\n2,269-09046,1,\n")
    let old = try folder.run(
      "quote", "request.csv", "--date", "2026-10-20", "--tax", "23", "--format", "json", expecting: 0)
    try folder.write("old.json", old.output)
    try folder.importOpenValue(
      Parts.openValue.filter { $0.part != "269-09046" }.map { row in
        var row = row
        if row.part == "W06-00793" { row.list = "566.50" }
        return row
      })
    func checked(_ date: String) throws -> JSON {
      let outcome = try folder.run(
        "quote", "--check", "old.json", "--date", date, "--format", "json", expecting: 0)
      return try JSON.document(of: outcome)
    }
    let same = try checked("2026-10-21")
    #expect(same["schema"].string == "pricebook.quote-check/1")
    #expect(same["lines"].array.map { $0["status"].string } == ["same", "same"], "\(same)")
    let now = try checked("2026-11-20")
    #expect(now["lines"].array.map { $0["status"].string } == ["changed", "gone"], "\(now)")
    // 515.00 to 566.50 is 10 percent.
    #expect(now["lines"][0]["percent"].string == "10.0")
    #expect(now["lines"][0]["oldUnitPrice"].string == "515.00")
    #expect(now["lines"][0]["unitPrice"].string == "566.50")
    #expect(now["total"].isNull, "a line has no price any more")
  }
}
