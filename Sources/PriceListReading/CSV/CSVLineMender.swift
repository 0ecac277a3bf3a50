/// Reads again a record that the strict parser refused.
///
/// The strict parser (RFC 4180) stops at a quote in a field without quotes (`27" screen`) and at text after a
/// closing quote (`"a"b`). The first is harmless and is taken as it stands; the second cannot be understood. And
/// one documented price sheet closes its last field with a typographic quote.
enum CSVLineMender {
  enum Outcome: Equatable {
    case read(CSVRecord.Condition)
    case strayQuote
    /// A quote is still open at the end; the offset of the quote is given.
    case open(Int)
  }

  /// Fills `store` with the fields of `bytes`, a whole record without its last line break.
  static func read(
    _ bytes: UnsafeRawBufferPointer, dialect: CSVDialect, acceptingTypographicQuotes: Bool,
    into store: inout FieldStore
  ) -> Outcome {
    store.clear()
    let delimiter = dialect.delimiter
    let escape: UInt8? = dialect.escape == .backslash ? UInt8(ascii: "\\") : nil
    let acceptingTypographicQuotes = acceptingTypographicQuotes && dialect.quote == UInt8(ascii: "\"")
    var condition = CSVRecord.Condition.sound
    var index = 0
    var field: [UInt8] = []
    while true {
      field.removeAll(keepingCapacity: true)
      var start = index
      while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09, bytes[start] != delimiter {
        start += 1
      }
      if start < bytes.count, bytes[start] == dialect.quote {
        var position = start + 1
        var closed = false
        while position < bytes.count {
          if bytes[position] == escape, let sign = escaped(bytes, at: position + 1, dialect) {
            field.append(sign)
            position += 2
            continue
          }
          if bytes[position] == dialect.quote {
            if position + 1 < bytes.count, bytes[position + 1] == bytes[position] {
              field.append(bytes[position])
              position += 2
              continue
            }
            position += 1
            closed = true
            break
          }
          if acceptingTypographicQuotes, let end = typographicEnd(bytes, at: position, delimiter: delimiter) {
            position = end
            closed = true
            condition = .typographicQuote
            break
          }
          field.append(bytes[position])
          position += 1
        }
        if !closed { return .open(start) }
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09,
          bytes[position] != delimiter
        {
          position += 1
        }
        guard position == bytes.count || bytes[position] == delimiter else { return .strayQuote }
        index = position
      } else {
        while index < bytes.count, bytes[index] != delimiter {
          if bytes[index] == escape, let sign = escaped(bytes, at: index + 1, dialect) {
            field.append(sign)
            index += 2
            continue
          }
          if bytes[index] == dialect.quote, condition == .sound { condition = .innerQuote }
          field.append(bytes[index])
          index += 1
        }
      }
      field.withUnsafeBytes { store.append($0) }
      if index >= bytes.count { break }
      index += 1
    }
    store.ended = true
    return .read(condition)
  }

  /// The sign at `position` if a backslash before it stands for it.
  private static func escaped(_ bytes: UnsafeRawBufferPointer, at position: Int, _ dialect: CSVDialect)
    -> UInt8?
  {
    guard position < bytes.count else { return nil }
    let sign = bytes[position]
    return sign == dialect.quote || sign == dialect.delimiter || sign == UInt8(ascii: "\\") ? sign : nil
  }

  /// The offset after `”` or `“` at `position` if a delimiter or the end follows it.
  private static func typographicEnd(_ bytes: UnsafeRawBufferPointer, at position: Int, delimiter: UInt8)
    -> Int?
  {
    guard bytes[position] == 0xE2, position + 2 < bytes.count, bytes[position + 1] == 0x80,
      bytes[position + 2] == 0x9D || bytes[position + 2] == 0x9C
    else { return nil }
    let end = position + 3
    return end == bytes.count || bytes[end] == delimiter ? end : nil
  }
}
