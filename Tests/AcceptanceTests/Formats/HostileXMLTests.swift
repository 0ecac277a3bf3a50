import Foundation
import Testing

/// XML is safe from the first day (DESIGN, Standards): refused with a place, or harmless; never in silence.
@Suite("Hostile and broken XML")
struct HostileXMLTests {
  struct Document: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
  }

  private static func doctype(_ declarations: String) -> String {
    "<!DOCTYPE PriceCatalogue [\(declarations)]>\n"
  }

  static let attacks: [Document] = [
    Document(
      testDescription: "a declared entity that is referenced",
      text: EDI.document(
        EDI.item(name: "Exchange &vendor;"), prologue: doctype("<!ENTITY vendor \"Contoso\">"))),
    Document(
      testDescription: "a declared entity referenced in an attribute",
      text: EDI.document(EDI.item("312-&n;"), prologue: doctype("<!ENTITY n \"04500\">"))),
    Document(
      testDescription: "an external entity that is referenced",
      text: EDI.document(
        EDI.item(name: "&host;"), prologue: doctype("<!ENTITY host SYSTEM \"file:///etc/hostname\">"))),
    Document(
      testDescription: "an external entity, even unused",
      text: EDI.document(EDI.item(), prologue: doctype("<!ENTITY host SYSTEM \"file:///etc/hostname\">"))),
    Document(
      testDescription: "a parameter entity that is referenced",
      text: EDI.document(EDI.item(), prologue: doctype("<!ENTITY % p \"<!ENTITY x 'y'>\"> %p;"))),
    Document(
      testDescription: "an external parameter entity",
      text: EDI.document(EDI.item(), prologue: doctype("<!ENTITY % p SYSTEM \"http://example.invalid/p\">"))),
    Document(
      testDescription: "a billion laughs",
      text: EDI.document(
        EDI.item(name: "&d;"),
        prologue: doctype(
          "<!ENTITY a \"\(String(repeating: "ha", count: 50))\">"
            + zip("bcd", "abc").map { name, of in
              "<!ENTITY \(name) \"\(String(repeating: "&\(of);", count: 50))\">"
            }.joined()))),
    Document(
      testDescription: "an undeclared entity behind an external DTD, in an attribute",
      text: EDI.document(
        EDI.item("f&uuml;r"), prologue: "<!DOCTYPE PriceCatalogue SYSTEM \"http://example.invalid/x.dtd\">\n")
    ),
    Document(
      testDescription: "an attribute given twice",
      text: EDI.catalogue.replacingOccurrences(
        of: "<Item partNumber=\"R18-06100\"", with: "<Item partNumber=\"A\" partNumber=\"R18-06100\"")),
    Document(
      testDescription: "a wrong end tag",
      text: EDI.catalogue.replacingOccurrences(of: "AddProd</Name>", with: "AddProd</Nam>")),
    Document(
      testDescription: "a document that breaks off",
      text: String(EDI.catalogue.dropLast("</PriceCatalogue>\n".count + 20))),
    Document(testDescription: "something after the root", text: EDI.catalogue + "<Item/>"),
    Document(
      testDescription: "bytes that are not of the declared encoding",
      text: EDI.catalogue.replacingOccurrences(of: "encoding=\"UTF-8\"", with: "encoding=\"US-ASCII\"")
        .replacingOccurrences(of: "Office Standard English", with: "Büro")),
    Document(
      testDescription: "ten thousand elements deep",
      text: EDI.document(
        String(repeating: "<Item>", count: 10_000) + String(repeating: "</Item>", count: 10_000))),
  ]

  @Test("is refused with its place, and nothing is imported", arguments: attacks)
  func refused(_ document: Document) throws {
    let folder = try TemporaryFolder()
    try folder.write("list.xml", document.text)
    let outcome = try folder.run("import", "list.xml", "--list", "edi", "--edition", "2026-11", expecting: 1)
    #expect(
      outcome.errors.range(of: #"list\.xml:\d+:\d+: error: "#, options: .regularExpression) != nil,
      "\(outcome)")
    try folder.json("import", "list.xml", "--list", "edi", "--edition", "2026-11", status: 1)
    expectNothingImported(folder)
  }

  @Test("A DOCTYPE is normal and is never fetched")
  func doctypeAccepted() throws {
    for doctype in [
      "<!DOCTYPE PriceCatalogue SYSTEM \"http://example.invalid/price.dtd\">\n",
      "<!DOCTYPE PriceCatalogue PUBLIC \"-//X//Y\" \"no-such-file.dtd\">\n", "<!DOCTYPE PriceCatalogue>\n",
    ] {
      let folder = try TemporaryFolder()
      let document = EDI.document(EDI.item(), prologue: doctype)
      let answer = try folder.importing("list.xml", Data(document.utf8), "--list", "edi")
      #expect(answer["lists"][0]["accepted"].int == 1)
    }
  }

  @Test("An entity that is declared and never used is a warning")
  func unusedDeclaration() throws {
    let folder = try TemporaryFolder()
    let document = EDI.document(EDI.item(), prologue: Self.doctype("<!ENTITY vendor \"Contoso\">"))
    let answer = try folder.importing("list.xml", Data(document.utf8), "--list", "edi")
    #expect(answer["lists"][0]["accepted"].int == 1)
    #expect(answer["diagnostics"].array.contains { $0["severity"].string == "warning" }, "\(answer)")
  }

  @Test("The five entities of XML and character references are text")
  func builtInEntities() throws {
    let folder = try TemporaryFolder()
    let document = EDI.document(EDI.item(name: "R&amp;D &lt;Pro&gt; &quot;X&quot; &#x17B;&#243;&#322;w"))
    try folder.importing("list.xml", Data(document.utf8), "--list", "edi")
    #expect(try folder.items("312-04500")[0]["itemName"].string == "R&D <Pro> \"X\" Żółw")
  }

  @Test("A file that says ISO-8859-1 is read as that")
  func latin1() throws {
    let folder = try TemporaryFolder()
    let text = EDI.document(EDI.item(name: "Büro")).replacingOccurrences(of: "UTF-8", with: "ISO-8859-1")
    try folder.importing("list.xml", TextBytes.windows1252.bytes(of: text), "--list", "edi")
    #expect(try folder.items("312-04500")[0]["itemName"].string == "Büro")
  }
}
