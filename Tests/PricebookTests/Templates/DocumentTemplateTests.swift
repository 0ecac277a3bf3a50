import Foundation
import PriceModel
import Reporting
import Testing

@testable import Pricebook

@Suite("A template of the user's")
struct DocumentTemplateTests {
  /// What is written through the templates.
  private struct Sample: Answer {
    struct Line: Encodable {
      var partNumber: String
      var amount: String
      var note: String?

      enum CodingKeys: CodingKey { case partNumber, amount, note }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(partNumber, forKey: .partNumber)
        try container.encode(amount, forKey: .amount)
        try container.encode(note, forKey: .note)
      }
    }

    var schema = "pricebook.sample/1"
    var customer = ["name": "Müller & <b>Söhne</b>", "note": "{{total}} \"quoted\""]
    var date = "2026-11-20"
    var total = "123596.99"
    var rate = "23"
    var isInternal = false
    var lines = [
      Line(partNumber: "W06-00793", amount: "515.00", note: "first"),
      Line(partNumber: "B6K", amount: "-1185", note: nil),
    ]

    var report: Report { Report(title: "Sample") }
  }

  /// Writes files into a folder, fills the first.
  private func fill(_ files: KeyValuePairs<String, String>) throws -> DocumentTemplate.Letter {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "template-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try DocumentTemplate(path: folder.appendingPathComponent(files[0].key).path).render(Sample())
  }

  private func text(_ template: String, html: Bool = false) throws -> String {
    let letter = try fill([html ? "t.html" : "t.txt": template])
    #expect(letter.warnings.isEmpty, "\(letter.warnings)")
    return letter.text
  }

  @Test(
    "values, sections, lists and functions",
    arguments: [
      ("{{total}}", "123596.99"), ("{{number(total)}}", "123,596.99"), ("{{percent(rate)}}", "23 %"),
      ("{{date(date)}}", "2026-11-20"), ("{{customer.name}}", "Müller & <b>Söhne</b>"),
      ("{{#customer}}{{name}} {{total}}{{/customer}}", "Müller & <b>Söhne</b> 123596.99"),
      ("{{#lines}}{{partNumber}}{{#note}} ({{.}}){{/note}};{{/lines}}", "W06-00793 (first);B6K;"),
      ("{{#lines}}{{number(amount)}}{{^last()}}, {{/last()}}{{/lines}}", "515.00, -1,185"),
      ("{{#lines}}{{^note}}none{{/note}}{{/lines}}", "none"), ("{{count(lines)}}", "2"),
      ("{{#isInternal}}internal{{/isInternal}}{{^isInternal}}customer{{/isInternal}}", "customer"),
      ("{{uppercased(customer.name)}}", "MÜLLER & <B>SÖHNE</B>"), ("a{{! a remark }}b", "ab"),
      ("{{number(customer.name)}}", "Müller & <b>Söhne</b>"),
      ("{{#lines}}\n- {{partNumber}}\n{{/lines}}\nend", "- W06-00793\n- B6K\nend"),
    ])
  func fills(_ template: String, _ expected: String) throws {
    #expect(try text(template) == expected)
  }

  @Test("HTML is escaped, text is not, and what a value says is never a template")
  func escapes() throws {
    #expect(try text("{{customer.name}}", html: true) == "Müller &amp; &lt;b&gt;Söhne&lt;/b&gt;")
    #expect(try text("{{{customer.name}}}", html: true) == "Müller & <b>Söhne</b>")
    #expect(try text("{{customer.note}}") == "{{total}} \"quoted\"")
    #expect(try text("<a title=\"{{customer.note}}\">", html: true).contains("{{total}} &quot;quoted&quot;"))
  }

  @Test("partials are files of the same folder, in text and in HTML")
  func partials() throws {
    let html = try fill(["t.html": "{{#lines}}{{>row}}{{/lines}}", "row.html": "<i>{{note}}{{total}}</i>"])
    #expect(html.text == "<i>first123596.99</i><i>123596.99</i>")
    let plain = try fill(["t.txt": "{{>head}}", "head.txt": "{{customer.name}}"])
    #expect(plain.text == "Müller & <b>Söhne</b>")
    #expect(try fill(["t.txt": "{{>head}}", "head.mustache": "x"]).text == "x")
  }

  @Test(
    "names that the document does not have are said at their place, with the nearest",
    arguments: [
      ("\n {{totl}}", 2, 2, "the document has no “totl” here; did you mean “total”?"),
      ("{{#lines}}\n{{partNumbr}}{{/lines}}", 2, 1, "did you mean “partNumber”?"),
      ("{{customer.nme}}", 1, 1, "did you mean “name”?"), ("{{#lins}}{{anything}}{{/lins}}", 1, 1, "“lines”"),
      ("{{total.cents}}", 1, 1, "the document has no “cents” here"), ("{{numbr(total)}}", 1, 1, "“number”"),
    ])
  func unknownNames(_ template: String, _ line: Int, _ column: Int, _ words: String) throws {
    let letter = try fill(["t.txt": template])
    let warning = try #require(letter.warnings.first)
    #expect(letter.warnings.count == 1)
    #expect(warning.line == line && warning.column == column)
    #expect(warning.message.contains(words), "\(warning.message)")
    #expect(warning.definition.id == "unknown-name" && warning.severity == .warning)
  }

  @Test("a partial is checked where it stands")
  func unknownNamesInPartials() throws {
    let letter = try fill(["t.txt": "{{#lines}}{{>row}}{{/lines}}{{>row}}", "row.txt": "{{amount}}"])
    #expect(letter.warnings.count == 1)
    #expect(letter.warnings[0].file.hasSuffix("row.txt"))
  }

  @Test(
    "what is wrong with a template is an error at its line and column",
    arguments: [
      ("a\n  {{#lines}}", 2, 3), ("{{#lines}}\n{{/line}}", 2, 1), ("x {{/lines}}", 1, 3), ("{{total", 1, 1),
      ("{{}}", 1, 1), ("{{{total}}", 1, 1), ("{{=<% %>=}}", 1, 1), ("{{%CONTENT_TYPE:TEXT}}", 1, 1),
      ("{{>nowhere}}", 1, 1), ("{{>../secret}}", 1, 1), ("{{>/etc/passwd}}", 1, 1), ("{{>..}}", 1, 1),
      ("{{>*total}}", 1, 1), ("{{number(total}}", 1, 1), ("{{a b}}", 1, 1), ("{{>t}}", 1, 1),
      ("{{total\n}}", 1, 1), ("\u{FEFF}ł{{#x}}", 1, 3),
      (String(repeating: "{{#lines}}", count: 65), 1, 641),
    ])
  func faults(_ template: String, _ line: Int, _ column: Int) throws {
    let error = #expect(throws: PricebookError.self) { try fill(["t.txt": template]) }
    #expect(error?.code == "bad-template", "\(String(describing: error))")
    #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    #expect(error?.kind == .fault)
  }

  @Test("partials that are within each other are refused, not followed for ever")
  func cycles() {
    #expect(throws: PricebookError.self) {
      try fill(["t.txt": "{{>a}}", "a.txt": "{{>b}}", "b.txt": "{{>a}}"])
    }
  }

  @Test("no template ends the program, whatever is cut off it or put into it")
  func damaged() throws {
    let template =
      "{{#lines}}\n{{number(amount)}} {{{note}}}{{^note}}-{{/note}}\n{{/lines}}{{>row}}{{$b}}x{{/b}}{{! r }}"
    let characters = Array(template)
    let pieces = [
      "{", "}", "{{", "}}", "#", "/", "^", ">", "$", "<", "(", ")", "\n", "\r\n", "\u{0}", ".", "!",
    ]
    for place in characters.indices {
      _ = try? fill(["t.html": String(characters[..<place]), "row.html": "r"])
      // At each place two of the pieces: all pieces come to many places.
      for piece in [pieces[place % pieces.count], pieces[(place * 5 + 3) % pieces.count]] {
        let text = String(characters[..<place]) + piece + String(characters[place...])
        _ = try? fill(["t.html": text, "row.html": "r"])
      }
    }
    #expect(try fill(["t.html": template, "row.html": "r"]).text.hasSuffix("rx"))
  }
}
