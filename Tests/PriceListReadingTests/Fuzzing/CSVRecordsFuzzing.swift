@testable import PriceListReading

/// The records of a text are the same however it comes in pieces, nothing of it is lost, and written down again they
/// read the same.
enum CSVRecordsFuzzing {
  private struct Record: Equatable {
    var line: Int
    var fields: [[UInt8]]
    var condition: String
    var isSound: Bool
    var isUnterminated: Bool
  }

  private static let dialects: [CSVDialect] = [
    .rfc4180, CSVDialect(delimiter: UInt8(ascii: ";")), CSVDialect(delimiter: 9),
    CSVDialect(delimiter: UInt8(ascii: "|"), quote: UInt8(ascii: "'")),
    CSVDialect(delimiter: UInt8(ascii: "~"), quote: nil),
    CSVDialect(delimiter: UInt8(ascii: ","), escape: .backslash),
  ]

  /// The first byte chooses the dialect, the second the size of the chunks.
  static func run(_ input: [UInt8]) throws {
    guard input.count >= 2 else { return }
    let dialect = dialects[Int(input[0]) % dialects.count]
    let text = Array(input[2...])
    let whole = try records(text, dialect, chunk: max(1, text.count))
    for chunk in [1, 2 + Int(input[1]) % 14] {
      try demand(
        try records(text, dialect, chunk: chunk) == whole, "chunks of \(chunk) bytes give other records")
    }
    try checkLines(whole, text)
    guard whole.allSatisfy(\.isSound) else { return }
    try demand(
      weight(whole.flatMap(\.fields).joined(), dialect) == weight(text, dialect), "bytes of the text are lost"
    )
    if dialect == .rfc4180 { try checkRoundTrip(whole) }
  }

  private static func records(_ text: [UInt8], _ dialect: CSVDialect, chunk: Int) throws -> [Record] {
    var limits = ReadingLimits()
    limits.record = 1 << 14
    limits.field = 1 << 12
    limits.columns = 64
    var offset = 0
    let reader = CSVRecordReader(dialect: dialect, limits: limits) { window in
      guard offset < text.count else { return false }
      let end = min(text.count, offset + chunk)
      window.append(contentsOf: text[offset..<end])
      offset = end
      return true
    }
    var records: [Record] = []
    while let record = try reader.next() {
      let fields =
        record.condition.hasFields ? (0..<record.fields.count).map { Array(record.fields.field($0)) } : []
      let isSound = record.condition == .sound || record.condition == .innerQuote
      records.append(
        Record(
          line: record.line, fields: fields, condition: "\(record.condition)", isSound: isSound,
          isUnterminated: record.isUnterminated))
      _ = reader.rawText(of: record)
    }
    return records
  }

  private static func checkLines(_ records: [Record], _ text: [UInt8]) throws {
    let lines = 1 + text.count { $0 == 0x0A || $0 == 0x0D }
    var last = 0
    for record in records {
      try demand(record.line > last, "record lines do not rise: \(record.line) after \(last)")
      last = record.line
    }
    try demand(last <= lines, "a record stands in line \(last) of \(lines)")
  }

  /// How often each byte occurs that is neither syntax nor blank.
  private static func weight(_ bytes: some Sequence<UInt8>, _ dialect: CSVDialect) -> [Int] {
    var counts = Array(repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    for byte in [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, dialect.delimiter] { counts[Int(byte)] = 0 }
    if let quote = dialect.quote { counts[Int(quote)] = 0 }
    if dialect.escape == .backslash { counts[Int(UInt8(ascii: "\\"))] = 0 }
    return counts
  }

  private static func checkRoundTrip(_ records: [Record]) throws {
    var written: [UInt8] = []
    for record in records {
      for (index, field) in record.fields.enumerated() {
        if index > 0 { written.append(UInt8(ascii: ",")) }
        written.append(UInt8(ascii: "\""))
        for byte in field {
          if byte == UInt8(ascii: "\"") { written.append(byte) }
          written.append(byte)
        }
        written.append(UInt8(ascii: "\""))
      }
      written.append(0x0A)
    }
    let again = try self.records(written, .rfc4180, chunk: max(1, written.count))
    try demand(again.map(\.fields) == records.map(\.fields), "written down again the records read otherwise")
  }
}
