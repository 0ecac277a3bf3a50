import CRecordScanner

/// The fast way to cut a text into records: a scanner that looks at 64 bytes at a time and hands out fields where they
/// stand, without copying them.
///
/// libcsv cuts about 400 MB a second, so that it alone would take half of the time that a whole import may take; a
/// vector comparison in C cuts several times as much (in pure Swift it is slower than libcsv). So both are there. The
/// scanner reads what RFC 4180 allows without a doubt. A record with a quote anywhere else than around a whole field (or
/// doubled within one), one beyond a limit, and the last one if it lacks its line break are left to the
/// ``CSVLineParser``: libcsv stays the measure of what a record is, and a test compares the two on all corpora and on
/// random texts.
struct CSVScanner {
  enum Outcome {
    case record
    /// The window ends before the record does.
    case incomplete
    /// The record needs a look by the conforming parser.
    case doubtful
    /// The next record belongs to somebody else.
    case stopped
  }

  /// The scanner marks places in the window with 31 bits.
  static let longestWindow = 1 << 30

  private let scanner: UnsafeMutablePointer<record_scanner>

  /// - Parameter mayEscape: The text may have backslashes.
  /// - Returns: `nil` for dialects with an escape sign, which it does not know, unless the text has none.
  init?(_ dialect: CSVDialect, limits: ReadingLimits, mayEscape: Bool = true) {
    guard dialect.escape == .doubled || !mayEscape else { return nil }
    scanner = .allocate(capacity: 1)
    guard record_scanner_init(scanner) else {
      scanner.deallocate()
      return nil
    }
    scanner.pointee.delimiter = dialect.delimiter
    scanner.pointee.quote = dialect.quote ?? 0
    scanner.pointee.has_quotes = dialect.quote != nil
    scanner.pointee.longest_field = limits.field
    scanner.pointee.longest_record = limits.record
  }

  func deallocate() {
    record_scanner_free(scanner)
    scanner.deallocate()
  }

  /// Where the next record begins in the window, and its physical line.
  var position: Int { scanner.pointee.position }
  var line: Int { scanner.pointee.line }
  /// Where the record that was cut last begins, and its physical line.
  var record: Int { scanner.pointee.record }
  var recordLine: Int { scanner.pointee.record_line }
  var blankLines: Int { scanner.pointee.blank_lines }
  var firstBlankLine: Int? {
    scanner.pointee.first_blank_line == 0 ? nil : scanner.pointee.first_blank_line
  }
  /// Some line ended in CRLF.
  var linesEndInPairs: Bool { scanner.pointee.lines_end_in_pairs }

  /// Begins anew at the start of a record.
  ///
  /// - Parameters:
  ///   - isLast: Nothing comes after the window.
  ///   - stop: The offset in the window from which on records are not read.
  func restart(_ window: TextWindow, isLast: Bool, position: Int, line: Int, stop: Int) {
    record_scanner_restart(
      scanner, window.base, window.copies, window.count, isLast, position, line)
    scanner.pointee.stop = max(0, stop)
  }

  /// Counts the lines from another one on: those before were not known.
  func moveLines(by lines: Int) {
    if scanner.pointee.first_blank_line > 0 { scanner.pointee.first_blank_line += lines }
    scanner.pointee.line += lines
  }

  /// Cuts the next record into `store`.
  func next(_ store: UnsafeMutablePointer<FieldStore>, in window: TextWindow) -> Outcome {
    let outcome = record_scanner_next(
      scanner, store.pointee.starts, store.pointee.lengths, store.pointee.ends, store.pointee.scannedFields)
    switch outcome {
    case RECORD_COMPLETE:
      store.pointee.take(
        scanner.pointee.field_count, of: window, from: scanner.pointee.record)
      return .record
    case RECORD_INCOMPLETE: return .incomplete
    case RECORD_STOPPED: return .stopped
    default: return .doubtful
    }
  }
}
