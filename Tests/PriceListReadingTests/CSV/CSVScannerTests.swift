import CRecordScanner
import Foundation
import Testing

@testable import PriceListReading

/// The fast scanner reads what the conforming parsers read: the same fields at the same lines, the same raw texts and
/// the same conditions.
@Suite("CSV scanner", .serialized)
struct CSVScannerTests {
  private static let dialects = [
    .rfc4180, CSVDialect(delimiter: 9), CSVDialect(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'")),
    CSVDialect(delimiter: UInt8(ascii: ","), quote: nil),
    // Scanned where the text has no backslash.
    CSVDialect(delimiter: UInt8(ascii: ","), escape: .backslash),
  ]

  /// All that a reader says of a text.
  private struct Reading: Equatable {
    var records: [String] = []
    var blankLines = 0
    var firstBlankLine: Int?
    var lastLine = 0
    /// The records whose fields were cut by the scanner.
    var scanned = 0

    static func == (left: Reading, right: Reading) -> Bool {
      left.records == right.records && left.blankLines == right.blankLines
        && left.firstBlankLine == right.firstBlankLine && left.lastLine == right.lastLine
    }
  }

  private func reading(
    _ bytes: [UInt8], _ dialect: CSVDialect, chunk: Int, scans: Bool, limits: ReadingLimits = ReadingLimits()
  ) throws -> Reading {
    var offset = 0
    let mayEscape = bytes.contains(UInt8(ascii: "\\"))
    let reader = CSVRecordReader(dialect: dialect, limits: limits, scans: scans, mayEscape: mayEscape) {
      window in
      guard offset < bytes.count else { return false }
      let end = min(bytes.count, offset + chunk)
      bytes[offset..<end].withUnsafeBytes { window.append(contentsOf: $0) }
      offset = end
      return true
    }
    var reading = Reading()
    while let record = try reader.next() {
      // A refused record has no fields; what the parser had before it stopped is nobody's.
      let fields = record.condition.hasFields ? (0..<record.fields.count).map { record.fields.text($0) } : []
      reading.records.append(
        "\(record.line) \(fields) \(record.condition) \(record.isUnterminated) \(reader.rawText(of: record))")
      if record.fields.isScanned { reading.scanned += 1 }
    }
    reading.blankLines = reader.blankLines
    reading.firstBlankLine = reader.firstBlankLine
    reading.lastLine = reader.currentLine
    return reading
  }

  private func compare(
    _ bytes: [UInt8], _ dialect: CSVDialect, chunks: [Int], limits: ReadingLimits = ReadingLimits()
  ) throws {
    let expected = try reading(bytes, dialect, chunk: 1 << 20, scans: false, limits: limits)
    for chunk in chunks {
      let found = try reading(bytes, dialect, chunk: chunk, scans: true, limits: limits)
      guard found != expected else { continue }
      let pair = zip(found.records, expected.records).first { $0 != $1 }
      Issue.record(
        """
        chunks of \(chunk), \(dialect): \(found.records.count) records for \(expected.records.count), \
        \(pair?.0 ?? "") for \(pair?.1 ?? ""), lines \(found.lastLine) for \(expected.lastLine) in \
        \(bytes.count < 400 ? String(decoding: bytes, as: UTF8.self).debugDescription : "")
        """)
      return
    }
  }

  @Test("Every way to look at 64 bytes is tested", arguments: 0...2)
  func paths(_ path: UInt32) throws {
    defer { record_scanner_use(record_scanner_best_path()) }
    record_scanner_use(record_scanner_path(path))
    var numbers = SeededRandom(7)
    for _ in 0..<80 { try compare(Self.list(&numbers, rows: 6), .rfc4180, chunks: [97, 1 << 20]) }
    for _ in 0..<300 { try compare(Self.text(&numbers, longest: 200), .rfc4180, chunks: [1 << 20]) }
  }

  @Test("On random texts of few signs", arguments: dialects)
  func randomTexts(_ dialect: CSVDialect) throws {
    var numbers = SeededRandom(3)
    for _ in 0..<2000 {
      try compare(Self.text(&numbers, longest: 12), dialect, chunks: [1, 3, 1 << 20])
    }
    for _ in 0..<250 { try compare(Self.text(&numbers, longest: 300), dialect, chunks: [64, 1 << 20]) }
  }

  @Test("On lists with quotes, line breaks and blanks, sound and broken", arguments: dialects)
  func randomLists(_ dialect: CSVDialect) throws {
    var numbers = SeededRandom(11)
    for _ in 0..<60 {
      var list = Self.list(&numbers, rows: 30)
      if let quote = dialect.quote { list = list.map { $0 == 0x22 ? quote : $0 } }
      list = list.map { $0 == 0x2C ? dialect.delimiter : $0 }
      try compare(list, dialect, chunks: [1000, 1 << 20])
      // And with one byte out of place.
      list[Int.random(in: 0..<list.count, using: &numbers)] =
        [0x22, 0x2C, 0x0A, 0x0D, 0x41].randomElement(using: &numbers) ?? 0x22
      try compare(list, dialect, chunks: [1000, 1 << 20])
    }
  }

  @Test("On lists with tight limits")
  func limits() throws {
    var numbers = SeededRandom(5)
    for _ in 0..<100 {
      var limits = ReadingLimits()
      limits.field = Int.random(in: 3...40, using: &numbers)
      limits.record = Int.random(in: 20...200, using: &numbers)
      limits.columns = Int.random(in: 2...8, using: &numbers)
      let list = Self.list(&numbers, rows: 10)
      try compare(list, .rfc4180, chunks: [1 << 20], limits: limits)
    }
  }

  @Test("On all corpora and sample lists, and most of their records are scanned")
  func corpora() throws {
    let samples = Corpus.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("SampleData")
    var files = 0
    for folder in [Corpus.folder, samples] {
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
        guard name.hasSuffix(".csv") || name.hasSuffix(".json") || name.hasSuffix(".txt") else { continue }
        let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
        files += 1
        for dialect in Self.dialects { try compare(bytes, dialect, chunks: [61, 1 << 16]) }
        if name.contains("NCE"), name.hasSuffix(".csv") {
          let reading = try reading(bytes, .rfc4180, chunk: 1 << 16, scans: true)
          // The header may be one of those that need a closer look.
          #expect(reading.scanned + 1 > reading.records.count * 9 / 10, "\(name)")
        }
      }
    }
    #expect(files > 20)
  }

  /// A text of few signs, so that everything meets everything.
  private static func text(_ numbers: inout SeededRandom, longest: Int) -> [UInt8] {
    let signs = Array("aab ,,;\"\"'\n\r\t".utf8)
    let count = Int.random(in: 0...longest, using: &numbers)
    return (0..<count).map { _ in signs.randomElement(using: &numbers) ?? 0x61 }
  }

  /// A list as suppliers write them: some fields in quotes, some with doubled quotes or line breaks.
  private static func list(_ numbers: inout SeededRandom, rows: Int) -> [UInt8] {
    let fields = [
      "", "1", "12.50", " padded ", "W06-00793", "\"Office, Standard\"", "\"27\"\" screen\"", "\"\"",
      "\"two\nlines\"", "\"two\r\nlines\"", "Zażółć gęślą jaźń", "\"\"\"all\"\"\"",
      String(repeating: "a long description ", count: 9),
      "\"" + String(repeating: "and, quoted ", count: 12) + "\"",
    ]
    let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &numbers) ?? "\n"
    let faults = ["27\" screen", "\"a\"b", " \"padded\" ", "\"typographic”"]
    var text = ""
    for _ in 0..<rows {
      for column in 0..<5 {
        let isFault = Int.random(in: 0..<40, using: &numbers) == 0
        text += (isFault ? faults : fields).randomElement(using: &numbers) ?? ""
        text += column < 4 ? "," : lineEnd
      }
      if Int.random(in: 0..<9, using: &numbers) == 0 { text += lineEnd }
    }
    return Array(text.utf8)
  }
}
