/// The first records of a CSV text as one dialect cuts them.
///
/// They are cut as far as somebody asks for them: of most dialects that are tried, the rows that may be a header are all
/// that is ever looked at.
final class CSVHead {
  struct Record {
    /// The physical line where it starts, 1-based.
    var line: Int
    /// Empty for a record whose fields are not wanted.
    var fields: [String]
    /// The number of fields.
    var width: Int
  }

  /// How many records at the top may hold titles and remarks before the header.
  static let rowsAboveHeader = 50
  /// How many records are looked at in all.
  static let records = 200

  let dialect: CSVDialect
  private let reader: CSVRecordReader
  private let wantsFields: (Int, FieldStore) -> Bool
  private var cut: [Record] = []
  private var cutFaults = 0
  private var brokenLimit: (line: Int, limit: ReadingLimit)?
  private var isDone = false

  /// - Parameters:
  ///   - text: UTF-8 that ends with a whole line.
  ///   - wantsFields: Whether the fields of a record are wanted, by how many records stand above it; of the others it is
  ///     known how many they have.
  init(
    _ text: [UInt8], dialect: CSVDialect, limits: ReadingLimits,
    wantsFields: @escaping (Int, FieldStore) -> Bool = { _, _ in true }
  ) {
    self.dialect = dialect
    self.wantsFields = wantsFields
    reader = CSVRecordReader(dialect: dialect, limits: limits, text: text)
  }

  /// All records that are looked at.
  var records: [Record] {
    cutAll()
    return cut
  }

  /// Records that the dialect cannot cut: text after a closing quote, a quote never closed.
  var faults: Int {
    cutAll()
    return cutFaults
  }

  /// The record that goes beyond a limit; nothing below it was looked at.
  var beyondLimit: (line: Int, limit: ReadingLimit)? {
    cutAll()
    return brokenLimit
  }

  /// The first records, at most so many.
  func first(_ count: Int) -> ArraySlice<Record> {
    while cut.count < count, cutOne() {}
    return cut.prefix(count)
  }

  /// The number of columns that most records have, and how many have it.
  var usualWidth: (columns: Int, records: Int) {
    var counts: [Int: Int] = [:]
    for record in records { counts[record.width, default: 0] += 1 }
    let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return best.map { ($0.key, $0.value) } ?? (0, 0)
  }

  private func cutAll() {
    while cutOne() {}
  }

  /// Cuts the next record; false if there is none to be looked at.
  private func cutOne() -> Bool {
    // The text is in memory: its source throws nothing.
    guard !isDone, cut.count + cutFaults < Self.records, let record = try? reader.next() else {
      isDone = true
      return false
    }
    switch record.condition {
    case .sound, .innerQuote, .typographicQuote:
      let width = record.fields.count
      let isWanted = wantsFields(cut.count, record.fields)
      let fields = isWanted ? (0..<width).map { record.fields.text($0) } : []
      cut.append(Record(line: record.line, fields: fields, width: width))
    case .strayQuote: cutFaults += 1
    case .neverClosed, .notClosedWithin:
      cutFaults += 1
      isDone = true
    case .tooLarge(let limit):
      cutFaults += 1
      brokenLimit = (record.line, limit)
      isDone = true
    }
    return !isDone
  }
}

extension CSVHead {
  /// The line `sep=;` that spreadsheets write above a list.
  struct SeparatorLine {
    var delimiter: UInt8

    /// - Parameter text: The beginning of the file.
    init?(_ text: [UInt8]) {
      let line = text.prefix(16).prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != 0x22 && $0 != 0x27 }
      guard line.count >= 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
        return nil
      }
      // Some write the word: sep=tab.
      let rest = String(decoding: line.dropFirst(4), as: UTF8.self)
      delimiter = rest.lowercased().hasPrefix("tab") || rest.hasPrefix("\\t") ? 0x09 : line[4]
    }
  }
}
