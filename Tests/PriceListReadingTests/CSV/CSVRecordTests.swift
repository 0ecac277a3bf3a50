import Testing

@testable import PriceListReading

/// The records of a text: `line: fields`, with what had to be assumed.
private func records(
  _ text: String, dialect: CSVDialect = .rfc4180, chunk: Int, limits base: ReadingLimits? = nil
) throws -> [String] {
  let bytes = Array(text.utf8)
  var offset = 0
  let reader = CSVRecordReader(dialect: dialect, limits: base ?? limits(chunk: chunk)) { window in
    guard offset < bytes.count else { return false }
    let end = min(bytes.count, offset + chunk)
    window.append(contentsOf: bytes[offset..<end])
    offset = end
    return true
  }
  var records: [String] = []
  while let record = try reader.next() {
    let fields = (0..<record.fields.count).map { record.fields.text($0) }
    var text = "\(record.line):" + fields.joined(separator: "|")
    if record.condition != .sound { text += " \(record.condition)" }
    if record.isUnterminated { text += " (unterminated)" }
    records.append(text)
  }
  return records
}

/// A text and the records expected of it, at every chunk size.
private func expect(_ text: String, _ expected: [String], dialect: CSVDialect = .rfc4180) throws {
  for chunk in chunkSizes {
    let found = try records(text, dialect: dialect, chunk: chunk)
    #expect(found == expected, "chunks of \(chunk)")
  }
}

@Suite("CSV records")
struct CSVRecordTests {
  @Test("Records end at LF, CRLF and a bare CR")
  func lineEnds() throws {
    try expect("a,b\nc,d\n", ["1:a|b", "2:c|d"])
    try expect("a,b\r\nc,d\r\n", ["1:a|b", "2:c|d"])
    try expect("a,b\rc,d\r", ["1:a|b", "2:c|d"])
  }

  @Test("Doubled quotes, delimiters and line breaks stand in quotes")
  func quotes() throws {
    try expect("\"a\"\"b\",\"c,d\",\"\"\n", ["1:a\"b|c,d|"])
    try expect("\"a\nb\r\nc\",d\ne,f\n", ["1:a\nb\r\nc|d", "4:e|f"])
  }

  @Test("Every field is there, also blank ones at the ends")
  func blankFields() throws {
    try expect(",a,\n,,\n", ["1:|a|", "2:||"])
    try expect("a\tb\t\n", ["1:a|b|"], dialect: CSVDialect(delimiter: 9))
    try expect("a~b\n", ["1:a|b"], dialect: CSVDialect(delimiter: UInt8(ascii: "~")))
  }

  @Test("Blanks around a field without quotes are not part of it; those in quotes are")
  func blanks() throws {
    try expect(" a , \" b \" ,c\n", ["1:a| b |c"])
  }

  @Test("Blank lines are no records, and the lines after them keep their numbers")
  func blankLines() throws {
    try expect("a\n\n  \r\nb\n", ["1:a", "4:b"])
    let reader = CSVRecordReader(dialect: .rfc4180, limits: ReadingLimits(), text: Array("a\n\n\nb\n".utf8))
    while try reader.next() != nil {}
    #expect(reader.blankLines == 2)
    #expect(reader.firstBlankLine == 2)
  }

  @Test("A quote inside a field without quotes is taken as it stands")
  func innerQuote() throws {
    try expect("27\" screen,1\nb,2\n", ["1:27\" screen|1 innerQuote", "2:b|2"])
  }

  @Test("Text after a closing quote is refused, and the next record is read")
  func strayQuote() throws {
    try expect("\"a\"b,c\nd,e\n", ["1: strayQuote", "2:d|e"])
  }

  @Test("A typographic quote closes the last field of a line")
  func typographicQuote() throws {
    try expect("\"a\",\"b”\n\"c\",\"d\"\n", ["1:a|b typographicQuote", "2:c|d"])
    try expect("\"a\",\"b”", ["1:a|b typographicQuote (unterminated)"])
  }

  @Test("A quote that is never closed is reported at the line where it was opened")
  func neverClosed() throws {
    let found = try records("a,b\nc,\"d\ne,f\n", chunk: 2)
    #expect(found.count == 2)
    #expect(found[1].contains("neverClosed(line: 2)"))
    let later = try records("\"a\nb\",\"c\nd\n", chunk: 1)
    #expect(later.first?.contains("neverClosed(line: 2)") == true)
  }

  @Test("A quote that is never closed does not fill memory")
  func boundedBuffer() throws {
    var small = ReadingLimits()
    small.record = 1000
    let text = "a,b\n\"" + String(repeating: "x,y\n", count: 100_000)
    let found = try records(text, chunk: 4096, limits: small)
    #expect(found.count == 2)
    #expect(found[1].contains("notClosedWithin") && found[1].contains("record, line: 2)"))
    small = ReadingLimits()
    small.field = 100
    #expect(try records(text, chunk: 4096, limits: small)[1].hasSuffix("field, line: 2)"))
  }

  @Test("A record with too many fields is refused")
  func tooManyFields() throws {
    var small = ReadingLimits()
    small.columns = 3
    #expect(try records("a,b,c\na,b,c,d\n", chunk: 64, limits: small).last?.contains("columns") == true)
    // The record that only the mender can read is bounded, too.
    #expect(try records("a,b,c\na\",b,c,d\n", chunk: 64, limits: small).last?.contains("columns") == true)
  }

  @Test("The last record may lack a line break, and says so")
  func unterminated() throws {
    try expect("a,b\nc,d", ["1:a|b", "2:c|d (unterminated)"])
    try expect("a,b,", ["1:a|b| (unterminated)"])
    try expect("\"a\",\"b\"", ["1:a|b (unterminated)"])
  }

  @Test("The raw text of a record is what stands in the file")
  func rawText() throws {
    let reader = CSVRecordReader(
      dialect: .rfc4180, limits: ReadingLimits(), text: Array("h\r\n \"a\nb\" ,c\r\nd\n".utf8))
    _ = try reader.next()
    let record = try #require(try reader.next())
    #expect(reader.rawText(of: record) == " \"a\nb\" ,c")
  }
}
