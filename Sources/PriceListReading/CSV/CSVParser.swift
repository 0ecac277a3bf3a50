import CLibCSV

/// libcsv in strict mode, writing fields into a ``FieldStore``.
///
/// libcsv tells neither line nor offset, so it is fed one physical line at a time, and its state after the line says
/// whether a record ended there.
struct CSVParser: CSVLineParser {
  private let parser: UnsafeMutablePointer<csv_parser>
  private let delimiter, quote: UInt8
  /// The fields of the current record.
  let store: UnsafeMutablePointer<FieldStore>

  init(delimiter: UInt8, quote: UInt8, store: UnsafeMutablePointer<FieldStore>) {
    parser = .allocate(capacity: 1)
    self.delimiter = delimiter
    self.quote = quote
    self.store = store
    begin()
  }

  private func begin() {
    csv_init(parser, UInt8(CSV_STRICT))
    csv_set_delim(parser, delimiter)
    csv_set_quote(parser, quote)
  }

  func deallocate() {
    csv_free(parser)
    parser.deallocate()
  }

  var openLength: Int { Int(parser.pointee.entry_pos) }

  func restart() {
    csv_free(parser)
    begin()
    store.pointee.clear()
  }

  func parse(_ line: UnsafeRawBufferPointer, isLast: Bool) -> CSVLineOutcome {
    let parsed = csv_parse(
      parser, line.baseAddress, line.count, Self.fieldCallback, Self.recordCallback, store)
    if parsed < line.count { return .refused }
    // csv_fini would close an open quote without a word; the state before it tells.
    if store.pointee.ended { return .record }
    if parser.pointee.pstate == 0, store.pointee.count == 0 { return .blank }
    if isLast, !isOpen {
      csv_fini(parser, Self.fieldCallback, Self.recordCallback, store)
      return .record
    }
    return .open
  }

  /// The parser is inside a quoted field. Its states: 0 no record, 1 no field, 2 in a field, 3 after a quote.
  private var isOpen: Bool { parser.pointee.pstate == 2 && parser.pointee.quoted != 0 }

  private static let fieldCallback:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      field, count, context in
      context?.assumingMemoryBound(to: FieldStore.self).pointee
        .append(UnsafeRawBufferPointer(start: field, count: count))
    }

  private static let recordCallback: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _, context in
    context?.assumingMemoryBound(to: FieldStore.self).pointee.ended = true
  }
}
