import Foundation
import Testing

/// `--template`: the answer through a template of the user's.
@Suite("Templates")
struct TemplateTests {
  private func stocked() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var rows = Parts.openValue
    rows[0].family = "Project <script>alert(1)</script>"
    try folder.importOpenValue(rows)
    try folder.write(
      "request.json",
      """
      {"schema": "pricebook.request/1", "number": "7", "date": "2026-11-20", "currency": "PLN", "tax": "23",
       "validUntil": "2026-11-30",
       "customer": {"name": "Łódź & Söhne", "address": "ul. Długa 7"},
       "lines": [{"partNumber": "B6K-00050", "quantity": 25, "discount": "10", "note": "for the planners"},
                 {"partNumber": "B6K-00052", "quantity": 1}]}
      """)
    return folder
  }

  private let samples = Executable.packageRoot.appendingPathComponent("SampleData/templates").path

  @Test("the sample letter as text, word by word")
  func letter() throws {
    let folder = try stocked()
    let outcome = try folder.run(
      "quote", "request.json", "--template", "\(samples)/letter.txt", expecting: 0)
    // 25 × 3490 less 10 % is 78525; with 1187 it is 79712; 23 % of it is 18333.76.
    #expect(
      outcome.output == """
        Łódź & Söhne
        ul. Długa 7

        Quote 7 of 20 November 2026

        Dear customer,

        thank you for asking us. We offer you:

        1. Project Standard English LicSAPk OLV NL 3Y Acq Y1 AddProd
           25 x 3,490.00 PLN, less 10% = 78,525.00 PLN
           Part number B6K-00050, prices of 2026-11
           for the planners

        2. Project <script>alert(1)</script> English LicSAPk OLV NL 1Y Acq Y1 AddProd
           1 x 1,187.00 PLN = 1,187.00 PLN
           Part number B6K-00052, prices of 2026-11

        Subtotal 79,712.00 PLN
        Tax      18,333.76 PLN (23%)
        Total    98,045.76 PLN

        These prices hold until 30 November 2026.

        """, "\(outcome)")
    #expect(outcome.errors.isEmpty, "\(outcome)")
  }

  @Test("the sample letter as HTML has the same figures, and nothing of a price list becomes markup")
  func html() throws {
    let folder = try stocked()
    try folder.run(
      "quote", "request.json", "--template", "\(samples)/letter.html", "--language", "pl", "--output",
      "q.html",
      expecting: 0)
    let html = try folder.read("q.html")
    #expect(html.contains("Project &lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!html.contains("<script"))
    #expect(html.contains("Łódź &amp; Söhne<br>ul. Długa 7"))
    // In Polish the thousands stand apart and the decimal mark is a comma.
    #expect(html.contains("98\u{A0}045,76") && html.contains("20 listopada 2026"), "\(html)")
  }

  @Test("every command with a report takes a template")
  func otherCommands() throws {
    let folder = try stocked()
    try folder.importOpenValue(Parts.openValue, edition: "2026-12")
    try folder.write(
      "rows.txt", "{{schema}}{{#rows}}!{{/rows}}{{#points}}!{{/points}}{{#changed}}!{{/changed}}")
    for (arguments, schema) in [
      (["history", "B6K-00052"], "pricebook.history/1"),
      (["diff", "ov-pl", "2026-11", "2026-12"], "pricebook.diff/1"),
      (["closer", "--program", "OV"], "pricebook.closer/1"), (["show", "B6K-00052"], "pricebook.show/1"),
      (["rules"], "pricebook.rules/1"),
      (["level", "--program", "OV", "--desktops", "9"], "pricebook.level/1"),
    ] {
      let outcome = try folder.run(arguments + ["--template", "rows.txt"])
      #expect(outcome.output.hasPrefix(schema), "\(outcome)")
    }
  }

  @Test("an unknown name is a warning with its place; a broken template is an error before anything is done")
  func diagnostics() throws {
    let folder = try stocked()
    try folder.write("a.txt", "Dear\n{{custmer.name}}: {{total}}\n")
    let warned = try folder.run("quote", "request.json", "--template", "a.txt", expecting: 0)
    #expect(
      warned.errors
        == "a.txt:2:1: warning: the document has no “custmer” here; did you mean “customer”? [unknown-name]\n"
    )
    #expect(warned.output == "Dear\n: 98045.76\n")
    try folder.write("b.txt", "{{#lines}}")
    let refused = try folder.run(
      "quote", "request.json", "--template", "b.txt", "--output", "x.txt", expecting: 1)
    #expect(refused.errors.hasPrefix("b.txt:1:1: error: "), "\(refused)")
    #expect(!folder.exists("x.txt"))
    try folder.run("quote", "request.json", "--template", "none.txt", expecting: 74)
    try folder.run(
      "quote", "request.json", "--template", "a.txt", "--format", "pdf", "--output", "x", expecting: 64)
  }

  @Test("the customer's copy has no cost, whatever a template asks for")
  func cost() throws {
    let folder = try stocked()
    try folder.write("cost.txt", "{{cost}}{{margin}}{{#lines}}{{cost}}{{margin}}{{/lines}}")
    #expect(try folder.run("quote", "request.json", "--template", "cost.txt").output == "")
    let own = try folder.run("quote", "request.json", "--internal", "--template", "cost.txt")
    // The net price of B6K-00050 is 2793.
    #expect(own.output.contains("69825"), "\(own)")
  }
}
