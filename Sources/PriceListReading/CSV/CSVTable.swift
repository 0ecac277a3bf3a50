import PriceModel

/// A small CSV file read whole, as texts: requests and lists that people write in a spreadsheet.
///
///     let table = try CSVTable(bytes, file: "request.csv")
///     table.header  // ["partNumber", "quantity"]
///     table.rows[0].line  // 2
///
/// The delimiter is the one of `,` `;` tab that cuts the header into the most fields; a line `sep=;` above it counts.
/// Price lists are read by ``PriceListReader`` instead, which never makes a `String` per field.
public struct CSVTable: Sendable {
  /// A record with the physical line where it starts, 1-based.
  public struct Row: Sendable, Hashable {
    public var line: Int
    public var fields: [String]
  }

  public let file: String
  public private(set) var header: [String] = []
  public private(set) var headerLine = 1
  /// What stands between the fields.
  public private(set) var delimiter: Character = ","
  /// The records below the header that are not blank.
  public private(set) var rows: [Row] = []

  /// Reads UTF-8, or UTF-16 with a byte order mark.
  ///
  /// - Throws: ``CSVTableError`` at the first record that cannot be understood.
  public init(_ bytes: [UInt8], file: String) throws {
    self.file = file
    let text = try Self.text(bytes, file)
    let limits = ReadingLimits()
    let delimiter = Self.delimiter(of: text)
    self.delimiter = Character(Unicode.Scalar(delimiter))
    let reader = CSVRecordReader(
      dialect: CSVDialect(delimiter: delimiter), limits: limits, text: text)
    while let record = try reader.next() {
      switch record.condition {
      case .sound, .innerQuote, .typographicQuote: break
      case .strayQuote:
        throw CSVTableError(
          .strayQuote, "text stands after a closing quote; double a quote inside a field", file, record.line
        )
      case .neverClosed(let line):
        throw CSVTableError(.quoteNeverClosed, "the quote that opens here is never closed", file, line)
      case .notClosedWithin(let limit, let line):
        throw CSVTableError(
          .quoteNeverClosed, "the quote that opens here is not closed: \(limits.refusal(limit).reason)",
          file, line)
      case .tooLarge(let limit):
        let refusal = limits.refusal(limit)
        throw CSVTableError(refusal.code, refusal.reason, file, record.line)
      }
      let fields = (0..<record.fields.count).map { record.fields.text($0) }
      if fields.allSatisfy(\.isEmpty) || header.isEmpty && fields[0].lowercased().hasPrefix("sep=") {
        continue
      }
      if header.isEmpty {
        header = fields
        headerLine = record.line
      } else {
        rows.append(Row(line: record.line, fields: fields))
      }
    }
    guard !header.isEmpty else {
      throw CSVTableError(.emptyFile, "the file is empty; expected is a header", file, 1)
    }
  }

  private static func text(_ bytes: [UInt8], _ file: String) throws -> [UInt8] {
    var text = bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      text = []
      let encoding = TextEncoding(name: bytes[0] == 0xFF ? "UTF-16LE" : "UTF-16BE")
      guard let decoder = TextDecoder(encoding),
        (try? bytes[2...].withUnsafeBytes({ try decoder.decode($0, isLast: true, into: &text) })) != nil
      else { throw CSVTableError(.malformedEncoding, "the file is not sound UTF-16", file, 1) }
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      text.removeFirst(3)
    }
    var validator = UTF8Validator()
    text.withUnsafeBytes { validator.check($0) }
    guard validator.faults == 0, !validator.endsInsideSequence else {
      throw CSVTableError(
        .malformedEncoding, "the text is not UTF-8; save the file as CSV UTF-8", file,
        max(1, validator.firstFaultLine))
    }
    return text
  }

  private static func delimiter(of text: [UInt8]) -> UInt8 {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    if line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" {
      return line[4]
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    return candidates.max { left, right in line.count { $0 == left } < line.count { $0 == right } }
      ?? candidates[0]
  }
}

/// Why a ``CSVTable`` cannot be read.
public struct CSVTableError: Error, Sendable, CustomStringConvertible {
  public let diagnostic: Diagnostic

  init(_ code: DiagnosticCode, _ message: String, _ file: String, _ line: Int) {
    diagnostic = Diagnostic(code, message, file: file, line: line)
  }

  public var description: String { diagnostic.description }
}
