import PriceModel
import Testing

@testable import PriceListReading

@Suite("Encodings of XML")
struct XMLEncodingTests {
  /// A catalogue of six items; the fourth has a sign of its own in its name.
  private func catalogue(_ declared: String, _ sign: [UInt8]) -> [UInt8] {
    let head =
      "<?xml version=\"1.0\" encoding=\"\(declared)\"?>\n<PriceCatalogue edition=\"2026-11\" currency=\"EUR\">\n"
    var bytes = Array(head.utf8)
    for number in 1...6 {
      bytes += Array("<Item partNumber=\"A\(number)\"><Name>x".utf8) + (number == 4 ? sign : [])
      bytes += Array("</Name><Price kind=\"net\" amount=\"1\"/></Item>\n".utf8)
    }
    return bytes + Array("</PriceCatalogue>\n".utf8)
  }

  private func read(_ bytes: [UInt8], chunk: Int = 1 << 16, encoding: String? = nil) throws -> ReadPriceList {
    var options = ReadingOptions(limits: limits(chunk: chunk))
    options.encoding = encoding
    return try PriceListReadingTests.read(bytes: bytes, name: "p.xml", options: options)
  }

  private func said(_ list: ReadPriceList) -> [String] {
    list.diagnostics.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.message) \($0.code)" }
  }

  @Test(
    "Bytes that the encoding does not have stop the list at their place: nothing after them is lost in silence",
    arguments: [
      ("windows-1252", [0x81]), ("US-ASCII", [0xE9]), ("UTF-8", [0xE9]), ("Shift_JIS", [0x81, 0x20]),
      ("UTF-8", [0xC3]), ("UTF-8", [0xE2, 0x82, 0x3F]), ("UTF-8", [0xED, 0xA0, 0x80]),
    ] as [(String, [UInt8])])
  func unsound(declared: String, sign: [UInt8]) throws {
    for chunk in [1, 2, 3, 5, 64, 1 << 16] {
      let list = try read(catalogue(declared, sign), chunk: chunk)
      #expect(list.isUnusable)
      #expect(list.codes == ["malformed-encoding"])
      // The sixth line, behind `<Item partNumber="A4"><Name>x`.
      #expect(list.diagnostics.first?.line == 6)
      #expect(list.diagnostics.first?.column == 30)
    }
  }

  @Test("Signs of each encoding arrive, and the encoding is said", arguments: chunkSizes)
  func sound(chunk: Int) throws {
    for (declared, sign, text, name) in [
      ("ISO-8859-1", [0xFC], "ü", "ISO-8859-1"), ("windows-1252", [0x80], "€", "windows-1252"),
      ("windows-1250", [0xB3], "ł", "windows-1250"), ("Shift_JIS", [0x83, 0x79], "ペ", "Shift_JIS"),
      ("utf-8", [0xE2, 0x82, 0xAC], "€", "UTF-8"), ("us-ascii", [], "", "US-ASCII"),
    ] as [(String, [UInt8], String, String)] {
      let list = try read(catalogue(declared, sign), chunk: chunk)
      #expect(list.codes == [])
      #expect(list.rows == 6)
      #expect(list.text(.itemName, row: 3) == "x" + text)
      #expect(list.encoding == name)
    }
  }

  @Test(
    "Wide encodings are known by their first bytes, with and without a byte order mark", arguments: chunkSizes
  )
  func wide(chunk: Int) throws {
    let text = String(decoding: catalogue("UTF-16", Array("ü€😀".utf8)), as: UTF8.self)
    for isLittle in [true, false] {
      for hasMark in [true, false] {
        let marked = (hasMark ? "\u{FEFF}" : "") + text
        let sixteen = marked.utf16.flatMap { unit in
          isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
        let thirtyTwo = marked.unicodeScalars.flatMap { scalar in
          let bytes = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: scalar.value >> UInt32($0)) }
          return isLittle ? bytes : bytes.reversed()
        }
        for (bytes, name) in [(sixteen, "UTF-16"), (thirtyTwo, "UTF-32")] {
          let list = try read(bytes, chunk: chunk)
          #expect(list.codes == [])
          #expect(list.encoding == name + (isLittle ? "LE" : "BE"))
          #expect(list.text(.itemName, row: 3) == "xü€😀")
        }
      }
    }
  }

  @Test("A declaration that cannot be true, and one that names nothing, are errors")
  func untrue() throws {
    #expect(try read(catalogue("UTF-16", [])).codes == ["malformed-encoding"])
    #expect(try read(catalogue("klingon", [])).codes == ["unknown-encoding"])
    #expect(try read(catalogue("klingon", [])).diagnostics.first?.value == "klingon")
    #expect(try read(catalogue("UTF-8", []), encoding: "utf-9").codes == ["unknown-encoding"])
  }

  @Test("The encoding that the user names wins over the declaration, a byte order mark over both")
  func option() throws {
    let list = try read(catalogue("UTF-8", [0xFC]), encoding: "latin1")
    #expect(list.codes == [])
    #expect(list.text(.itemName, row: 3) == "xü")
    #expect(list.encoding == "ISO-8859-1")
    let marked = [0xEF, 0xBB, 0xBF] + catalogue("ISO-8859-1", Array("ü".utf8))
    #expect(try read(marked).text(.itemName, row: 3) == "xü")
  }

  @Test("What is wrong with a tag and what is wrong with a byte does not depend on the pieces of the text")
  func pieces() throws {
    let texts: [[UInt8]] = [
      Array("<r a=\"1\" a=\"2\" c=\"".utf8) + [0xFF] + Array("\"><b/></r>".utf8),
      Array("<r a=\"1\" a=\"2\"><b>".utf8) + [0xFF] + Array("</b></r>".utf8),
      Array("<PriceCatalogue>\(String(repeating: "x", count: 400))\u{1}yy".utf8) + [0xFF]
        + Array("</PriceCatalogue>".utf8),
      Array("<PriceCatalogue><![CDATA[\(String(repeating: "x", count: 400))\u{1}yy".utf8) + [0xFF],
      [0x3C, 0xFF, 0x3E],
      Array("<!DOCTYPE Index SYSTEM \"http://x>\n<Index a=\"de\"><b>x</b>\n</Index>".utf8),
      Array("<r a/b=\"1\" a=\"2t><C a\">x</r>".utf8),
    ]
    for text in texts {
      let whole = try read(text)
      #expect(whole.isUnusable)
      for chunk in 1...9 {
        // Each reading has a file of its own, so their names differ.
        #expect(try said(read(text, chunk: chunk)) == said(whole))
      }
    }
    // The tag of the first is not complete before the byte, that of the second is.
    #expect(try read(texts[0]).codes == ["malformed-encoding"])
    #expect(try read(texts[1]).codes == ["xml-not-well-formed"])
  }
}
