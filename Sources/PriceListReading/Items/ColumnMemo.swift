import PriceModel

/// What the distinct values of a column were found to mean, by their bytes: a price list repeats the same few values
/// over thousands of rows, so each is looked at once.
struct ColumnMemo<Value> {
  private var texts = TextTable()
  private var values: [Value] = []
  private var latest: TextCode = 0

  /// The meaning of a value that is not empty, or `nil` if it is met for the first time; ``learn(_:)`` must follow.
  mutating func known(_ bytes: UnsafeRawBufferPointer) -> Value? {
    latest = texts.intern(bytes, likely: latest)
    let code = Int(latest)
    return code > values.count ? nil : values[code - 1]
  }

  /// Keeps the meaning of the value that ``known(_:)`` has just not known.
  mutating func learn(_ value: Value) -> Value {
    values.append(value)
    return value
  }
}
