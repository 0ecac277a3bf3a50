import Testing

@testable import PriceListReading

@Suite("CSV dialects")
struct CSVDialectTests {
  private let backslash = CSVDialect(delimiter: UInt8(ascii: ","), escape: .backslash)
  private let unquoted = CSVDialect(delimiter: UInt8(ascii: ","), quote: nil)

  private func expect(_ text: String, _ expected: [[String]], _ dialect: CSVDialect) throws {
    for chunk in chunkSizes {
      #expect(try fieldTexts(text, dialect, chunk: chunk) == expected, "chunks of \(chunk)")
    }
  }

  @Test("A backslash stands before a quote, a delimiter and a backslash; anywhere else it is text")
  func escapes() throws {
    try expect(#""27\" screen",a\,b,"c\\d""# + "\n", [[#"27" screen"#, "a,b", #"c\d"#]], backslash)
    try expect(#""C:\prices",D:\x"# + "\n", [[#"C:\prices"#, #"D:\x"#]], backslash)
  }

  @Test("With a backslash as escape a doubled quote is understood as well")
  func doubledToo() throws {
    try expect("\"a\"\"b\",\"\"\"\"\n", [["a\"b", "\""]], backslash)
  }

  @Test("Line breaks and delimiters stand in quotes; an escaped quote does not close them")
  func lineBreaks() throws {
    try expect("\"a\\\"\nb,\",c\r\nd,e\r", [["a\"\nb,", "c"], ["d", "e"]], backslash)
  }

  @Test("Faults are those of the strict parser")
  func faults() throws {
    try expect("\"a\"b,c\nd,e\n", [["strayQuote"], ["d", "e"]], backslash)
    try expect("27\" x,c\nd,e\n", [["27\" x", "c"], ["d", "e"]], backslash)
    try expect("a,\"b\\\"\nc\n", [["a", "neverClosed(line: 1)"]], backslash)
  }

  @Test("Without quotes a quote is a sign like any other, and every line is a record")
  func unquotedText() throws {
    try expect("\"a,b\"\n\n,\n", [["\"a", "b\""], ["", ""]], unquoted)
    try expect("a,b\r\nc,", [["a", "b"], ["c", ""]], unquoted)
  }

  @Test("Where nothing can be quoted, blanks belong to the text; a line of nothing else is blank")
  func unquotedBlanks() throws {
    try expect(" 27\" , \"\n  \n ,\n \t\r\nc ", [[" 27\" ", " \""], [" ", ""], ["c "]], unquoted)
  }

  @Test("Another quote than the usual one")
  func apostrophe() throws {
    let dialect = CSVDialect(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'"))
    try expect("'a;''b';\"c\"\n", [["a;'b", "\"c\""]], dialect)
  }

  @Test("On what libcsv reads, the parser for the other dialects reads the same")
  func likeLibcsv() throws {
    var numbers = SeededRandom(1)
    let signs = Array("aa,,\"\"\n\r \t;".utf8)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...12, using: &numbers)
      let bytes = (0..<count).map { _ in signs.randomElement(using: &numbers) ?? 0x61 }
      let text = String(decoding: bytes, as: UTF8.self)
      // Without a backslash in the text the two dialects mean the same.
      let expected = try fieldTexts(text, .rfc4180, chunk: 7)
      #expect(try fieldTexts(text, backslash, chunk: 7) == expected, "\(bytes)")
    }
  }
}

/// The fields of each record of a text; for a record without fields, its condition.
func fieldTexts(_ text: String, _ dialect: CSVDialect, chunk: Int) throws -> [[String]] {
  let bytes = Array(text.utf8)
  var offset = 0
  let reader = CSVRecordReader(dialect: dialect, limits: limits(chunk: chunk)) { window in
    guard offset < bytes.count else { return false }
    let end = min(bytes.count, offset + chunk)
    window.append(contentsOf: bytes[offset..<end])
    offset = end
    return true
  }
  var records: [[String]] = []
  while let record = try reader.next() {
    var fields = (0..<record.fields.count).map { record.fields.text($0) }
    switch record.condition {
    case .sound, .innerQuote, .typographicQuote: break
    case .neverClosed: fields = [fields.first ?? "", "\(record.condition)"]
    case .strayQuote, .notClosedWithin, .tooLarge: fields = ["\(record.condition)"]
    }
    records.append(fields)
  }
  return records
}
