import Foundation
import PriceModel
import Testing

@testable import PriceListReading

@Suite("XML that is hostile or broken")
struct XMLSafetyTests {
  private func catalogue(
    _ prolog: String = "", name: String = "N", attributes: String = "", item: String = ""
  ) -> String {
    """
    \(prolog)<PriceCatalogue edition="2026-11" currency="EUR">
    <Item partNumber="A" \(attributes)><Name>\(name)</Name>\(item)<Price kind="net" amount="1"/></Item>
    </PriceCatalogue>

    """
  }

  private func refused(_ text: String, _ code: String, chunk: Int) throws -> Diagnostic? {
    let list = try read(text, name: "p.xml", options: ReadingOptions(limits: limits(chunk: chunk)))
    #expect(list.isUnusable)
    #expect(list.diagnostics.filter { $0.severity == .error }.map(\.code) == [code])
    return list.diagnostic(code)
  }

  @Test("A DOCTYPE is accepted and its DTD is not fetched", arguments: chunkSizes)
  func doctype(chunk: Int) throws {
    let list = try read(
      catalogue("<!DOCTYPE PriceCatalogue SYSTEM \"http://127.0.0.1:9/none.dtd\">\n"), name: "p.xml",
      options: ReadingOptions(limits: limits(chunk: chunk)))
    #expect(list.accepted == 1)
    #expect(list.codes == [])
  }

  @Test(
    "An entity of an external DTD is refused in text and in attributes, though libxml2 drops it in silence",
    arguments: chunkSizes)
  func externalEntityNames(chunk: Int) throws {
    let doctype = "<!DOCTYPE PriceCatalogue SYSTEM \"http://127.0.0.1:9/none.dtd\">\n"
    let inAttribute = try refused(
      catalogue(doctype, attributes: "distributorSKU=\"f&uuml;r\""), "entity-reference", chunk: chunk)
    #expect(inAttribute?.line == 3)
    #expect(inAttribute?.value == "&uuml;")
    let inText = try refused(catalogue(doctype, name: "f&uuml;r"), "entity-reference", chunk: chunk)
    #expect(inText?.line == 3)
  }

  @Test("A declared entity is refused where it is used, with one clear error", arguments: chunkSizes)
  func declaredEntity(chunk: Int) throws {
    let doctype = "<!DOCTYPE PriceCatalogue [<!ENTITY a \"x\">]>\n"
    let error = try refused(catalogue(doctype, name: "&a;"), "entity-reference", chunk: chunk)
    #expect(error?.message.hasPrefix("“&a;” refers to an entity") == true)
    _ = try refused(
      catalogue(doctype, attributes: "distributorSKU=\"&a;\""), "entity-reference", chunk: chunk)
  }

  @Test("Parameter entities are refused where they are used", arguments: chunkSizes)
  func parameterEntity(chunk: Int) throws {
    let doctype = "<!DOCTYPE PriceCatalogue [<!ENTITY % p \"<!ELEMENT x ANY>\"> %p;]>\n"
    _ = try refused(catalogue(doctype), "entity-reference", chunk: chunk)
  }

  @Test("An entity that names a file is refused by its declaration")
  func externalEntity() throws {
    let doctype = "<!DOCTYPE PriceCatalogue [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n"
    _ = try refused(catalogue(doctype), "external-entity", chunk: 1 << 16)
    let parameter = "<!DOCTYPE PriceCatalogue [<!ENTITY % a PUBLIC \"x\" \"http://127.0.0.1:9/x\">]>\n"
    _ = try refused(catalogue(parameter), "external-entity", chunk: 1 << 16)
  }

  @Test("A declaration that nothing refers to is a warning")
  func unusedEntity() throws {
    let list = try read(catalogue("<!DOCTYPE PriceCatalogue [<!ENTITY a \"x\">]>\n"), name: "p.xml")
    #expect(list.codes == ["unused-entity"])
    #expect(list.accepted == 1)
    #expect(list.diagnostics[0].value == "a")
  }

  @Test("The predefined entities and character references are text")
  func predefined() throws {
    let list = try read(catalogue(name: "f&#252;r &amp; &lt;x&gt;"), name: "p.xml")
    #expect(list.text(.itemName) == "für & <x>")
    #expect(list.codes == [])
  }

  @Test("An attribute given twice is an error at its line", arguments: chunkSizes)
  func attributeTwice(chunk: Int) throws {
    let error = try refused(catalogue(attributes: "partNumber=\"B\""), "xml-not-well-formed", chunk: chunk)
    #expect(error?.line == 2)
  }

  @Test("A document cut off anywhere is an error")
  func truncated() throws {
    let text = Array(catalogue().utf8)
    for count in stride(from: 0, to: text.count - 2, by: 7) {
      let list = try read(bytes: Array(text[..<count]), name: "p.xml")
      #expect(list.isUnusable)
      #expect(list.diagnostics.contains { $0.severity == .error })
    }
  }

  @Test("Depth, attributes and texts are bounded")
  func bounds() throws {
    var options = ReadingOptions()
    options.limits.depth = 10
    options.limits.text = 1000
    options.limits.attribute = 500
    options.limits.attributes = 20
    let deep = String(repeating: "<x>", count: 50) + String(repeating: "</x>", count: 50)
    #expect(try read(catalogue(item: deep), name: "p.xml", options: options).codes == ["limit-depth"])
    let long = String(repeating: "x", count: 2000)
    #expect(
      try read(catalogue(attributes: "distributorSKU=\"\(long)\""), name: "p.xml", options: options).codes
        == ["limit-attribute"])
    let many = (0..<30).map { "a\($0)=\"\"" }.joined(separator: " ")
    #expect(
      try read(catalogue(attributes: many), name: "p.xml", options: options).codes == ["limit-attributes"])
    let huge = String(repeating: "x", count: 100_000)
    #expect(try read(catalogue(name: huge), name: "p.xml", options: options).codes == ["limit-text"])
  }

  @Test("Bytes that the encoding does not have are an error at their line")
  func malformed() throws {
    let bytes = Array(catalogue(name: "N").utf8).map { $0 == UInt8(ascii: "N") ? 0xFF : $0 }
    let list = try read(bytes: bytes, name: "p.xml")
    #expect(list.isUnusable)
    #expect(list.diagnostics.contains { $0.severity == .error })
  }

  @Test("A root element that no profile knows names those that are known")
  func unknownRoot() throws {
    let list = try read("<Prices/>", name: "p.xml")
    #expect(list.isUnusable)
    #expect(list.codes == ["not-recognised"])
    #expect(list.diagnostics[0].message.contains("PriceCatalogue"))
    let otherNamespace = try read("<Catalogue/>", name: "p.xml")
    #expect(otherNamespace.codes == ["not-recognised"])
  }

  @Test("The hostile samples are refused, each within a second", .enabled(if: SharedSamples.exist))
  func hostileSamples() throws {
    let reader = PriceListReader(library: try ProfileLibrary())
    for folder in ["defusedxml", "libxml2-recurse"] {
      for file in try SharedSamples.files(in: "xml-hostile/\(folder)") where file.pathExtension == "xml" {
        let start = ContinuousClock.now
        let list = try reader.read(path: file.path, options: ReadingOptions())
        #expect(list.isUnusable)
        #expect(list.accepted == 0)
        #expect(list.diagnostics.contains { $0.severity == .error })
        #expect(ContinuousClock.now - start < .seconds(1), "\(file.lastPathComponent)")
      }
    }
  }

  @Test("A tag with a flood of attributes is refused before libxml2 compares them all")
  func attributeFlood() throws {
    let flood = (0..<100_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    #expect(try read(catalogue(attributes: flood), name: "p.xml").codes == ["limit-attributes"])
  }

  @Test("What looks like attributes in a comment or in text is none")
  func noAttributes() throws {
    let signs = String(repeating: "a=b ", count: 400)
    let list = try read(catalogue(item: "<!-- \(signs) --><Note>\(signs)</Note>"), name: "p.xml")
    #expect(!list.codes.contains("limit-attributes"))
  }
}
