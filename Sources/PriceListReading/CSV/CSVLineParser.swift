/// Cuts the lines of a CSV text into fields.
///
/// It is given one physical line after the other and keeps in mind whether a quoted field is open. There are two:
/// ``CSVParser`` on libcsv for the dialects that libcsv has, ``CSVEscapeParser`` for those without quotes and with an
/// escape sign.
protocol CSVLineParser {
  /// Parses one physical line with its line break; only the last line of a text may lack one.
  func parse(_ line: UnsafeRawBufferPointer, isLast: Bool) -> CSVLineOutcome
  /// Bytes of the field that is open, 0 between fields.
  var openLength: Int { get }
  /// Begins anew at the start of a record.
  func restart()
  func deallocate()
}

/// How a line ended for the parser.
enum CSVLineOutcome {
  /// The record is complete.
  case record
  /// A quoted field goes on in the next line.
  case open
  /// The line was blank, which is no record.
  case blank
  /// A quote where the dialect allows none.
  case refused
}
