import PriceModel

/// The prices of an item in which two editions differ.
///
/// Lists date their prices: a price that rises in November is often the same row with another amount *and* another
/// first day, or a new row beside the old one, which now ends. So prices are not compared by their key, but by what
/// they are for (kind, market, currency, quantity band):
///
/// 1. A price with the same first day in both editions: its amount, its last day and what it pays for are compared.
/// 2. Any other price of the new edition is compared with the one that the old edition had in force on its first day;
///    that old price, if it is gone, has become the new one.
/// 3. What is left of the old edition is gone.
struct PriceDifferences {
  let pair: EditionPair

  /// An amount with its dates, as one edition states it.
  private struct Line: Hashable {
    var kind: PriceKind
    var amount: ExactDecimal
    var fact: PriceFact
    var range: Held<PriceFact>

    var start: Int32 { fact.start }
    var end: Int32 { fact.end }

    /// Whether two editions state the same.
    func says(_ other: Line) -> Bool {
      start == other.start && end == other.end && fact.per == other.fact.per && amount == other.amount
    }
  }

  /// - Parameters: Both in the order of facts, so that the prices of one place and raw type stand together.
  func changes(_ old: [Held<PriceFact>], _ new: [Held<PriceFact>]) throws -> [FieldChange] {
    var changes: [FieldChange] = []
    var gone: [Range<Int>] = []
    var before = Self.group(of: old, from: 0)
    var after = Self.group(of: new, from: 0)
    while !after.isEmpty {
      let fact = new[after.lowerBound].fact
      while !before.isEmpty, old[before.lowerBound].fact.purposePrecedes(fact) {
        gone.append(before)
        before = Self.group(of: old, from: before.upperBound)
      }
      if !before.isEmpty, old[before.lowerBound].fact.hasPurpose(of: fact) {
        try add(old[before], new[after], to: &changes)
        before = Self.group(of: old, from: before.upperBound)
      } else {
        try add([], new[after], to: &changes)
      }
      after = Self.group(of: new, from: after.upperBound)
    }
    while !before.isEmpty {
      gone.append(before)
      before = Self.group(of: old, from: before.upperBound)
    }
    for group in gone { try add(old[group], [], to: &changes) }
    return Self.withoutRepetitions(changes)
  }

  /// The prices from an index on that are for the same.
  private static func group(of ranges: [Held<PriceFact>], from start: Int) -> Range<Int> {
    var end = start
    while end < ranges.count, ranges[end].fact.hasPurpose(of: ranges[start].fact) { end += 1 }
    return start..<end
  }

  /// Adds the changes of prices that are for the same, kind by kind.
  private func add(
    _ old: ArraySlice<Held<PriceFact>>, _ new: ArraySlice<Held<PriceFact>>, to changes: inout [FieldChange]
  ) throws {
    guard let fact = (new.first ?? old.first)?.fact else { return }
    for kind in PriceKind.allCases {
      let (before, after) = (lines(of: kind, old), lines(of: kind, new))
      if before.isEmpty, after.isEmpty { continue }
      let first = changes.count
      add(before, after, to: &changes)
      for index in first..<changes.count { try place(fact, kind, in: &changes[index]) }
    }
  }

  private func add(_ old: [Line], _ new: [Line], to changes: inout [FieldChange]) {
    var ended = old.filter { line in !new.contains { $0.says(line) } }
    var begun = new.filter { line in !old.contains { $0.says(line) } }
    begun.removeAll { line in
      guard let index = ended.firstIndex(where: { $0.start == line.start }) else { return false }
      addDifferences(ended.remove(at: index), line, to: &changes)
      return true
    }
    for line in begun {
      let predecessor = predecessor(of: line, among: old)
      let isGone = predecessor.flatMap(ended.firstIndex)
      if let isGone { ended.remove(at: isGone) }
      if let predecessor, isGone != nil || predecessor.amount != line.amount {
        addDifferences(predecessor, line, datesCount: isGone != nil, to: &changes)
      } else {
        changes.append(price(nil, line))
      }
    }
    for line in ended { changes.append(price(line, nil)) }
  }

  /// The price of the old edition that the first day of `line` would have had; if none held that day, the last one
  /// that ended before it, else the first of all.
  private func predecessor(of line: Line, among old: [Line]) -> Line? {
    let policy = pair.old?.record.info.inForce ?? .endsFirst
    let holding = old.filter { $0.start <= line.start && line.start <= $0.end }
    let inForce = holding.min { left, right in
      if left.end != right.end { return policy == .endsFirst ? left.end < right.end : left.end > right.end }
      return left.start > right.start
    }
    return inForce ?? old.filter { $0.end < line.start }.max { $0.end < $1.end }
      ?? old.min { $0.start < $1.start }
  }

  /// Adds the fields in which two prices differ.
  /// - Parameter datesCount: The old price is gone, so that its dates have become the new ones.
  private func addDifferences(
    _ old: Line, _ new: Line, datesCount: Bool = true, to changes: inout [FieldChange]
  ) {
    let hasNewAmount = old.amount != new.amount
    if hasNewAmount { changes.append(price(old, new)) }
    guard datesCount else { return }
    func add(_ field: String, _ before: String?, _ after: String?) {
      var change = FieldChange(
        field: field, old: before.map(FieldValue.text), new: after.map(FieldValue.text),
        oldSource: oldSource(old), newSource: newSource(new))
      change.kind = new.kind
      changes.append(change)
    }
    // A new amount from a new day is one change; it carries both days.
    if !hasNewAmount, old.start != new.start { add("from", Self.day(old.start), Self.day(new.start)) }
    if old.end != new.end { add("to", Self.day(old.end), Self.day(new.end)) }
    if old.fact.per != new.fact.per {
      add("per", PriceBasis(rawValue: old.fact.per)?.name, PriceBasis(rawValue: new.fact.per)?.name)
    }
  }

  private func price(_ old: Line?, _ new: Line?) -> FieldChange {
    var change = FieldChange(
      field: "price", old: (old?.amount).map(FieldValue.amount), new: (new?.amount).map(FieldValue.amount),
      oldSource: oldSource(old), newSource: newSource(new))
    change.kind = new?.kind ?? old?.kind
    change.oldFrom = old.flatMap { Self.date($0.start) }
    change.newFrom = new.flatMap { Self.date($0.start) }
    if let old, let new { change.percent = Self.percent(old.amount, new.amount) }
    return change
  }

  /// How much more the new amount is, in percent; `nil` if the old one is zero, or the figure is beyond 18 digits.
  static func percent(_ old: ExactDecimal, _ new: ExactDecimal) -> ExactDecimal? {
    guard !old.isZero, let more = try? new - old else { return nil }
    return try? more.times(100, over: old, roundedTo: 1, by: .standard)
  }

  private func lines(of kind: PriceKind, _ ranges: ArraySlice<Held<PriceFact>>) -> [Line] {
    ranges.compactMap { range in
      range.fact.amount(kind).value.map { Line(kind: kind, amount: $0, fact: range.fact, range: range) }
    }
  }

  private func place(_ fact: PriceFact, _ kind: PriceKind, in change: inout FieldChange) throws {
    let texts = pair.new.texts
    change.market = try texts.text(fact.market)
    change.currency = try texts.currency(fact.currency)
    if kind == .other { change.priceType = try texts.text(fact.priceType) }
    guard fact.band != 0 else { return }
    let band = try pair.store.band(fact.band)
    change.minQuantity = band.minimum.map(ExactDecimalNumber.init)
    change.maxQuantity = band.maximum.map(ExactDecimalNumber.init)
  }

  /// Where the price of the old edition was read, and that of the new one.
  private func oldSource(_ line: Line?) -> Source? { line.map { Self.source($0, pair.old ?? pair.new) } }
  private func newSource(_ line: Line?) -> Source? { line.map { Self.source($0, pair.new) } }

  private static func source(_ line: Line, _ reader: EditionReader) -> Source {
    reader.source(from: line.range.from, line: line.range.line)
  }

  /// What happened alike to the net and to the list price of a place, such as a new last day, is said once.
  private static func withoutRepetitions(_ changes: [FieldChange]) -> [FieldChange] {
    var kept: [FieldChange] = []
    for change in changes {
      var alike = change
      alike.kind = .net
      if change.kind == .list, change.field != "price",
        let index = kept.firstIndex(where: { $0.isSame(as: alike) })
      {
        kept[index].kind = nil
      } else {
        kept.append(change)
      }
    }
    return kept
  }

  private static func date(_ day: Int32) -> CalendarDate? {
    let date = CalendarDate(dayNumber: day)
    return date == .earliest || date == .latest ? nil : date
  }

  private static func day(_ day: Int32) -> String? { date(day)?.description }
}

extension PriceFact {
  fileprivate func amount(_ kind: PriceKind) -> StoredAmount {
    switch kind {
    case .net: net
    case .list: list
    case .other: other
    }
  }

  /// Whether both are for the same item, place and raw type; what they are for is that, and the kind.
  fileprivate func hasPurpose(of other: PriceFact) -> Bool {
    place == other.place && priceType == other.priceType
  }

  /// In the order of facts.
  fileprivate func purposePrecedes(_ other: PriceFact) -> Bool {
    place != other.place ? place < other.place : priceType < other.priceType
  }
}

extension FieldChange {
  /// Whether two changes are equal but for where they were read.
  fileprivate func isSame(as other: FieldChange) -> Bool {
    var (left, right) = (self, other)
    (left.oldSource, left.newSource, right.oldSource, right.newSource) = (nil, nil, nil, nil)
    return left == right
  }
}
