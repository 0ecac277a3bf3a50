import PriceModel
import Testing

@testable import PriceListReading

/// What excerpts show and mark. Each text is read in chunks of one and two bytes and whole.
@Suite("Excerpts")
struct ExcerptTests {
  /// The excerpt of a diagnostic at a place, as `LINE|TEXT|MARKED` (the marked part of the shown text) at the character
  /// column of the file.
  private func shows(
    _ bytes: [UInt8], _ code: DiagnosticCode = .badNumber, line: Int, column: Int? = nil,
    value: String? = nil,
    _ dialect: CSVDialect? = CSVDialect(delimiter: UInt8(ascii: ";")), encoding: String = "UTF-8",
    isXML: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    var found: Set<String> = []
    for chunk in chunkSizes {
      let file = try TemporaryFile(bytes, name: "list")
      let encoding = try #require(TextEncoding(named: encoding))
      let source = PriceListSource(file: file.path, names: ["list"], origin: .path(file.path))
      let reader = ExcerptReader(
        input: try InputFile(source, limits: ReadingLimits(), system: SystemReads()), encoding: encoding,
        dialect: dialect, isXML: isXML, limits: limits(chunk: chunk))
      var diagnostics = [Diagnostic(code, "", file: "list", line: line, column: column, value: value)]
      reader.annotate(&diagnostics, perCode: 1)
      guard let excerpt = diagnostics[0].excerpt else {
        found.insert("nothing")
        continue
      }
      var shown = "\(excerpt.line)|\(excerpt.text)"
      if let start = excerpt.start {
        let scalars = Array(excerpt.text.unicodeScalars)
        let marked = scalars[(start - 1)..<(start - 1 + excerpt.length)]
        shown += "|\(String(String.UnicodeScalarView(marked)))|\(excerpt.characterColumn ?? 0)"
      }
      found.insert(shown)
    }
    #expect(found.count == 1, "\(found)", sourceLocation: sourceLocation)
    return found.first ?? ""
  }

  private func shows(
    _ text: String, _ code: DiagnosticCode = .badNumber, line: Int, column: Int? = nil, value: String? = nil,
    _ dialect: CSVDialect? = CSVDialect(delimiter: UInt8(ascii: ";")), isXML: Bool = false
  ) throws -> String {
    try shows(Array(text.utf8), code, line: line, column: column, value: value, dialect, isXML: isXML)
  }

  @Test("A field is marked without its quotes and blanks")
  func fields() throws {
    #expect(try shows("a;b\nA-1;12,5O\n", line: 2, column: 2) == "2|A-1;12,5O|12,5O|5")
    #expect(try shows("a;b\nA-1;12,5O\n", line: 2, column: 1) == "2|A-1;12,5O|A-1|1")
    #expect(try shows("a\nA-1;\"12,5O\";x\n", line: 2, column: 2) == "2|A-1;\"12,5O\";x|12,5O|6")
    #expect(try shows("a\nA-1;  12,5O ;x\n", line: 2, column: 2) == "2|A-1;  12,5O ;x|12,5O|7")
    #expect(try shows("a\n\"x;\"\"y\";12,5O\n", line: 2, column: 2) == "2|\"x;\"\"y\";12,5O|12,5O|9")
  }

  @Test("A blank field and one that is not there are a place")
  func nothing() throws {
    #expect(try shows("a\nA-1;;x\n", line: 2, column: 2) == "2|A-1;;x||5")
    #expect(try shows("a\nA-1;b\nc;d\n", .shortRow, line: 2, column: 4) == "2|A-1;b||6")
    #expect(try shows("a\nA-1", .noFinalLineBreak, line: 2) == "2|A-1||4")
  }

  @Test("LF, CRLF and a bare CR end a line", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ end: String) throws {
    let text = ["a;b", "A-1;1", "A-2;x", "A-3;2"].joined(separator: end)
    #expect(try shows(text, line: 3, column: 2) == "3|A-2;x|x|5")
  }

  @Test(
    "Of a record of several lines the one is shown where the value stands", arguments: ["\n", "\r\n", "\r"])
  func severalLines(_ end: String) throws {
    let text = "a;b\(end)A-1;\"two\(end)lines\";x;\"\(end)y\"\(end)A-2"
    #expect(try shows(text, line: 2, column: 2) == "2|A-1;\"two|two|6")
    #expect(try shows(text, line: 2, column: 3) == "3|lines\";x;\"|x|8")
    #expect(try shows(text, line: 2, column: 4) == "4|y\"|y|1")
  }

  @Test("Other dialects: tab, backslash, apostrophe, no quote")
  func dialects() throws {
    #expect(
      try shows("A-1\t12,5O\tx\n", line: 1, column: 2, CSVDialect(delimiter: 9)) == "1|A-1⇥12,5O⇥x|12,5O|5")
    let backslash = CSVDialect(delimiter: UInt8(ascii: ","), escape: .backslash)
    #expect(
      try shows(#""27\", wide",x"# + "\n", line: 1, column: 2, backslash) == #"1|"27\", wide",x|x|14"#)
    #expect(
      try shows("'a;b';x\n", line: 1, column: 2, CSVDialect(delimiter: 0x3B, quote: 0x27)) == "1|'a;b';x|x|7")
    #expect(
      try shows("\"a;b\";x\n", line: 1, column: 2, CSVDialect(delimiter: 0x3B, quote: nil))
        == "1|\"a;b\";x|b\"|4")
  }

  @Test("The sign that made a record hard to read is marked")
  func quotes() throws {
    #expect(try shows("A-1;\"a\"b;x\n", .strayQuote, line: 1) == "1|A-1;\"a\"b;x|\"b|7")
    #expect(try shows("A-1;27\" wide;x\n", .strayQuoteTaken, line: 1) == "1|A-1;27\" wide;x|\"|7")
    #expect(try shows("A-1;\"wide”;x\n", .typographicQuote, line: 1) == "1|A-1;\"wide”;x|”|10")
    #expect(try shows("A-1;\"wide;x\nA-2\n", .quoteNeverClosed, line: 1) == "1|A-1;\"wide;x|\"|5")
  }

  @Test("What shows nothing is made visible, and columns are those of the file")
  func controls() throws {
    #expect(
      try shows("A\u{1B}[2J;1\u{200B}5\u{0};x\n", line: 1, column: 2) == "1|A␛[2J;1‹U+200B›5␀;x|1‹U+200B›5␀|7"
    )
    #expect(try shows("日本語;12,5O\n", line: 1, column: 2) == "1|日本語;12,5O|12,5O|5")
    #expect(try shows("e\u{301}clair;x\n", line: 1, column: 2) == "1|e\u{301}clair;x|x|9")
  }

  @Test("Other encodings are shown decoded; bytes that are no text by their numbers")
  func encodings() throws {
    // “Łódź;x” in Windows-1250 and in UTF-16.
    #expect(
      try shows([0xA3, 0xF3, 0x64, 0x9F, 0x3B, 0x78], line: 1, column: 2, encoding: "windows-1250")
        == "1|Łódź;x|x|6")
    let utf16 = Array("a\nŁódź;x\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try shows(utf16, line: 2, column: 2, encoding: "UTF-16LE") == "2|Łódź;x|x|6")
    #expect(
      try shows(Array("a\nA-1;Z".utf8) + [0xFC] + Array("rich\n".utf8), .malformedEncoding, line: 2)
        == "2|A-1;Z‹FC›rich|‹FC›|6")
    // 0x81 is no character of Windows-1250: the text breaks off there.
    #expect(
      try shows(Array("A-1;Z".utf8) + [0x81], .malformedEncoding, line: 1, encoding: "windows-1250")
        == "1|A-1;Z||6")
  }

  @Test("A long line is cut around the value")
  func longLines() throws {
    let left = String(repeating: "l", count: 5000)
    let right = String(repeating: "r", count: 5000)
    let shown = try shows("\(left);12,5O;\(right)\n", line: 1, column: 2)
    #expect(shown.hasPrefix("1|…ll") && shown.hasSuffix("r…|12,5O|5002"), "\(shown)")
    #expect(shown.contains("l;12,5O;r"))
    #expect(shown.count < 270)
    // The beginning and the end are shown as far as there is room.
    #expect(try shows("A;12,5O;\(right)\n", line: 1, column: 2).hasPrefix("1|A;12,5O;rrr"))
    #expect(try shows("\(left);12,5O;z\n", line: 1, column: 2).hasSuffix("l;12,5O;z|12,5O|5002"))
    // A value that is itself long is marked as far as it is shown.
    let long = try shows("A;\(right);z\n", line: 1, column: 2)
    #expect(long.hasPrefix("1|A;rrr") && long.contains("…|rrr"))
  }

  @Test("A line without a part that is meant is shown from its beginning")
  func wholeLines() throws {
    #expect(try shows("title\na;b\n", .rowsAboveHeader, line: 1) == "1|title")
    #expect(try shows("\na;b\n", .blankRow, line: 1) == "nothing")
    #expect(try shows("a\n", line: 7, column: 1) == "nothing")
    #expect(try shows(String(repeating: "x", count: 900), .footerRow, line: 1).hasSuffix("xx…"))
  }

  @Test("In XML the value is marked where it stands behind its tag, else the tag")
  func xml() throws {
    let text = "<a>\n  <b c=\"7\"><Price currency=\"EUR\">12,5O</Price></b>\n  <Price/>\n</a>\n"
    #expect(
      try shows(text, line: 2, column: 12, value: "12,5O", nil, isXML: true)
        == "2|  <b c=\"7\"><Price currency=\"EUR\">12,5O</Price></b>|12,5O|34")
    #expect(
      try shows(text, line: 2, column: 12, value: "EUR", nil, isXML: true).hasSuffix("|EUR|29"))
    #expect(try shows(text, line: 3, column: 3, nil, isXML: true) == "3|  <Price/>|<Price|3")
    // “5” is a part of another value, not the value.
    #expect(
      try shows("<a><b x=\"15\">7</b></a>", line: 1, column: 4, value: "5", nil, isXML: true).hasSuffix(
        "|<b|4"))
    // In XML a bare CR ends no line.
    #expect(try shows("<a>\r\r\n<b/></a>", line: 2, column: 1, nil, isXML: true) == "2|<b/></a>|<b|1")
  }

  @Test("A document that is one line is shown around the column")
  func oneLine() throws {
    let items = (0..<2000).map { "<i>\($0)</i>" }.joined()
    let column = try #require(
      items.firstRange(of: "<i>1500<").map { items.distance(from: items.startIndex, to: $0.lowerBound) })
    let shown = try shows("<a>\(items)</a>", line: 1, column: column + 4, value: "1500", nil, isXML: true)
    #expect(shown.contains("<i>1499</i><i>1500</i><i>1501</i>"), "\(shown)")
    #expect(shown.hasPrefix("1|…") && shown.hasSuffix("…|1500|\(column + 7)"), "\(shown)")
  }

  @Test("The first of each kind have an excerpt, and no more")
  func firstOfEachKind() throws {
    let rows = (1...60).map { "A-\($0);Name;PLN;1,x\($0);2,00;01.11.2026\n" }.joined()
    var options = ReadingOptions()
    options.limits.excerptsPerCode = 7
    let list = try read(
      "Part Number;Item Name;Currency;Net Price;ERP Price;Effective Date\n\(rows)", options: options)
    #expect(list.diagnostics.filter { $0.code == "bad-number" }.count == 60)
    #expect(list.diagnostics.filter { $0.excerpt != nil }.map(\.line) == [2, 3, 4, 5, 6, 7, 8])
  }
}
