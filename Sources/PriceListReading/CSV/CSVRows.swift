import PriceModel

/// The rows at the top of a file whose shape is assumed, for a look at whether they are what a profile says.
struct CSVRows {
  let head: [UInt8]
  let shape: CSVShape
  let limits: ReadingLimits

  /// Gives every row that is not blank and, where records have types, is an item, until `body` returns false.
  func forEach(_ body: (FieldStore) -> Bool) {
    let reader = CSVRecordReader(dialect: shape.dialect, limits: limits, text: head)
    // The text is in memory: its source throws nothing.
    while let record = try? reader.next() {
      guard record.line > shape.headerLine else { continue }
      switch record.condition {
      case .sound, .innerQuote, .typographicQuote: break
      case .strayQuote: continue
      case .neverClosed, .notClosedWithin, .tooLarge: return
      }
      if record.fields.isBlank { continue }
      if let types = shape.profile.csv.records, types.kind(of: record.fields.text(types.column)) != .data {
        continue
      }
      if !body(record.fields) { return }
    }
  }
}

extension CSVLayout.Signature {
  /// Whether every row is as the profile says; false if there is no row.
  func holds(in rows: CSVRows) -> Bool {
    if isEmpty { return true }
    let condition = BoundCondition(condition, slots: rows.shape.header.slot)
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: rows.head.count + 4096, alignment: 8)
    defer { scratch.deallocate() }
    var (seen, holds) = (false, true)
    rows.forEach { fields in
      seen = true
      holds = fieldCounts.isEmpty || fieldCounts.contains(fields.count)
      if holds, let condition { holds = condition.holds(fields, scratch) }
      return holds
    }
    return seen && holds
  }

  /// What speaks for the profile, for people.
  var reasons: [String] {
    var reasons: [String] = []
    if !fieldCounts.isEmpty {
      reasons.append(
        "every row has \(fieldCounts.sorted().map(String.init).joined(separator: " or ")) fields")
    }
    if !condition.isEmpty {
      reasons.append("the rows have in \(condition.columns.joined(separator: ", ")) what the profile says")
    }
    return reasons
  }
}
