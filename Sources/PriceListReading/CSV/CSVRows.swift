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
  /// How many rows are looked at.
  private static let rows = 200

  /// Whether the rows at the top are as the profile says; false if there is none.
  ///
  /// A file that is known by its rows alone may have damaged ones: they are told at their lines later, and do not
  /// keep the file from being recognised. One in ten may differ.
  func holds(in rows: CSVRows) -> Bool {
    if isEmpty { return true }
    // Made where a row gets so far: it compiles expressions.
    lazy var condition = BoundCondition(self.condition, slots: rows.shape.header.slot)
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: rows.head.count + 4096, alignment: 8)
    defer { scratch.deallocate() }
    let isStrict = rows.shape.profile.csv.hasHeader
    var (seen, differing) = (0, 0)
    rows.forEach { fields in
      seen += 1
      var isAsSaid = accepts(fields.width(atLeast: fieldCounts.max() ?? 0))
      if isAsSaid, let condition { isAsSaid = condition.holds(fields, scratch) }
      if !isAsSaid { differing += 1 }
      return seen < Self.rows && differing <= (isStrict ? 0 : Self.rows / 10)
    }
    if isStrict { return seen > 0 && differing == 0 }
    return seen > 0 && differing <= seen / 10 || differing == 1 && seen >= 3
  }

  /// Whether a row may have this number of fields.
  func accepts(_ count: Int) -> Bool { fieldCounts.isEmpty || fieldCounts.contains(count) }

  /// What speaks for the profile, for people.
  var reasons: [String] {
    var reasons: [String] = []
    if !fieldCounts.isEmpty {
      reasons.append(
        "the rows have \(fieldCounts.sorted().map(String.init).joined(separator: " or ")) fields")
    }
    if !condition.isEmpty {
      reasons.append("the rows have in \(condition.columns.joined(separator: ", ")) what the profile says")
    }
    return reasons
  }
}

extension FieldStore {
  /// The number of fields without the blank ones at the end that go beyond a number of columns.
  func width(atLeast columns: Int) -> Int {
    var width = count
    while width > columns, field(width - 1).trimmed.isEmpty { width -= 1 }
    return width
  }
}
