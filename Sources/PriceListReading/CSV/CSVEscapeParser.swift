/// The dialects that libcsv does not have: a backslash before a quote, and no quotes at all.
///
/// For the rest it follows libcsv in strict mode: blanks around a field without quotes and around quotes are not part
/// of it, a quote inside a field without quotes and text after a closing quote are refused, blank lines are none. Where
/// nothing can be quoted, blanks cannot be shown to belong to the text, and stay.
final class CSVEscapeParser: CSVLineParser {
  private enum State {
    case betweenRecords, beforeField, plain, quoted, afterQuote
  }

  private static let backslash = UInt8(ascii: "\\")

  private let dialect: CSVDialect
  private let store: UnsafeMutablePointer<FieldStore>
  private var state = State.betweenRecords
  private var field: [UInt8] = []

  init(dialect: CSVDialect, store: UnsafeMutablePointer<FieldStore>) {
    self.dialect = dialect
    self.store = store
  }

  func deallocate() {}

  var openLength: Int { field.count }

  func restart() {
    state = .betweenRecords
    field.removeAll(keepingCapacity: true)
    store.pointee.clear()
  }

  func parse(_ line: UnsafeRawBufferPointer, isLast: Bool) -> CSVLineOutcome {
    var index = 0
    while index < line.count {
      let byte = line[index]
      index += 1
      switch state {
      case .betweenRecords, .beforeField:
        if byte == dialect.delimiter {
          endField()
        } else if isLineBreak(byte) {
          if state == .beforeField { endField() }
          state = .betweenRecords
        } else if isBlank(byte), dialect.quote != nil {
          continue
        } else if byte == dialect.quote {
          state = .quoted
        } else {
          state = .plain
          index -= 1
        }
      case .plain:
        if byte == dialect.delimiter {
          endField()
        } else if isLineBreak(byte) {
          if !forgetsBlanks() { endField() }
          state = .betweenRecords
        } else if byte == dialect.quote {
          return .refused
        } else {
          field.append(escaped(byte, line, &index))
        }
      case .quoted:
        if byte == dialect.quote {
          state = .afterQuote
        } else {
          field.append(escaped(byte, line, &index))
        }
      case .afterQuote:
        if byte == dialect.quote, index >= 2, line[index - 2] == byte {
          field.append(byte)
          state = .quoted
        } else if byte == dialect.delimiter {
          endField()
        } else if isLineBreak(byte) {
          endField()
          state = .betweenRecords
        } else if !isBlank(byte) {
          return .refused
        }
      }
    }
    if state == .quoted { return .open }
    if state != .betweenRecords, !forgetsBlanks() { endField() }
    state = .betweenRecords
    return store.pointee.count == 0 ? .blank : .record
  }

  /// The sign that stands at `index - 1`, or the one that a backslash there stands before.
  private func escaped(_ byte: UInt8, _ line: UnsafeRawBufferPointer, _ index: inout Int) -> UInt8 {
    guard dialect.escape == .backslash, byte == Self.backslash, index < line.count else { return byte }
    let next = line[index]
    guard next == dialect.quote || next == dialect.delimiter || next == Self.backslash else { return byte }
    index += 1
    return next
  }

  /// Whether the line has nothing but blanks so far, which are kept only within a record; it forgets them.
  private func forgetsBlanks() -> Bool {
    guard state == .plain, store.pointee.count == 0, field.allSatisfy(isBlank) else { return false }
    field.removeAll(keepingCapacity: true)
    return true
  }

  private func endField() {
    if state == .plain, dialect.quote != nil {
      while let last = field.last, isBlank(last) { field.removeLast() }
    }
    field.withUnsafeBytes { store.pointee.append($0) }
    field.removeAll(keepingCapacity: true)
    state = .beforeField
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == 0x20 || byte == 0x09) && byte != dialect.delimiter
  }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
