/// One record of a CSV file, as ``CSVRecordReader`` hands it out. Its bytes are valid until the next one is read.
struct CSVRecord {
  /// What had to be assumed, or why the record has no fields.
  enum Condition: Equatable {
    case sound
    /// Text stands after a closing quote (`"a"b`). There are no fields.
    case strayQuote
    /// A quote inside a field without quotes, taken as it stands (`27" screen`).
    case innerQuote
    /// A typographic quote closes a quoted field.
    case typographicQuote
    /// A quote that was opened on this line is never closed; nothing follows.
    case neverClosed(line: Int)
    /// A quote that was opened on this line is not closed within a limit; nothing follows.
    case notClosedWithin(ReadingLimit, line: Int)
    /// The record goes beyond a limit; nothing follows.
    case tooLarge(ReadingLimit)

    /// Whether the record could be cut into fields.
    var hasFields: Bool {
      switch self {
      case .sound, .innerQuote, .typographicQuote: true
      case .strayQuote, .neverClosed, .notClosedWithin, .tooLarge: false
      }
    }
  }

  /// The physical line where the record starts, 1-based.
  var line: Int
  var fields: FieldStore
  /// Where it stands in the reader's window; see ``CSVRecordReader/rawText(of:)``.
  var extent: Range<Int>
  var condition: Condition
  /// The record ends with the file and not with a line break.
  var isUnterminated: Bool
}
