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

  /// What prices are for.
  private struct Purpose: Hashable {
    var place: PriceFact.Place
    var priceType: UInt32
    var kind: PriceKind
  }

  func changes(_ old: [Held<PriceFact>], _ new: [Held<PriceFact>]) throws -> [FieldChange] {
    let (before, after) = (lines(old), lines(new))
    var order: [Purpose] = []
    var seen: Set<Purpose> = []
    for range in new + old {
      for purpose in purposes(range.fact) where seen.insert(purpose).inserted { order.append(purpose) }
    }
    var changes: [FieldChange] = []
    for purpose in order {
      changes += try self.changes(before[purpose] ?? [], after[purpose] ?? [], purpose)
    }
    return Self.withoutRepetitions(changes)
  }

  private func changes(_ old: [Line], _ new: [Line], _ purpose: Purpose) throws -> [FieldChange] {
    var ended = old.filter { line in !new.contains { $0.says(line) } }
    var begun = new.filter { line in !old.contains { $0.says(line) } }
    var changes: [FieldChange] = []
    begun.removeAll { line in
      guard let index = ended.firstIndex(where: { $0.start == line.start }) else { return false }
      changes += differences(ended.remove(at: index), line)
      return true
    }
    for line in begun {
      let predecessor = predecessor(of: line, among: old)
      let isGone = predecessor.flatMap(ended.firstIndex)
      if let isGone { ended.remove(at: isGone) }
      if let predecessor, isGone != nil || predecessor.amount != line.amount {
        changes += differences(predecessor, line, datesCount: isGone != nil)
      } else {
        changes.append(price(nil, line))
      }
    }
    changes += ended.map { price($0, nil) }
    for index in changes.indices { try place(purpose, in: &changes[index]) }
    return changes
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

  /// The fields in which two prices differ.
  /// - Parameter datesCount: The old price is gone, so that its dates have become the new ones.
  private func differences(_ old: Line, _ new: Line, datesCount: Bool = true) -> [FieldChange] {
    var changes: [FieldChange] = []
    if old.amount != new.amount { changes.append(price(old, new)) }
    guard datesCount else { return changes }
    func add(_ field: String, _ before: String?, _ after: String?) {
      guard before != after else { return }
      var change = FieldChange(
        field: field, old: before, new: after, oldSource: oldSource(old), newSource: newSource(new))
      change.kind = new.kind
      changes.append(change)
    }
    // A new amount from a new day is one change; it carries both days.
    if changes.isEmpty { add("from", Self.day(old.start), Self.day(new.start)) }
    add("to", Self.day(old.end), Self.day(new.end))
    add("per", PriceBasis(rawValue: old.fact.per)?.name, PriceBasis(rawValue: new.fact.per)?.name)
    return changes
  }

  private func price(_ old: Line?, _ new: Line?) -> FieldChange {
    var change = FieldChange(
      field: "price", old: old?.amount.description, new: new?.amount.description, oldSource: oldSource(old),
      newSource: newSource(new))
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

  private func lines(_ ranges: [Held<PriceFact>]) -> [Purpose: [Line]] {
    var lines: [Purpose: [Line]] = [:]
    for range in ranges {
      for (kind, amount) in Self.amounts(range.fact) {
        lines[Purpose(place: range.fact.place, priceType: range.fact.priceType, kind: kind), default: []]
          .append(Line(kind: kind, amount: amount, fact: range.fact, range: range))
      }
    }
    return lines
  }

  private func purposes(_ fact: PriceFact) -> [Purpose] {
    Self.amounts(fact).map { Purpose(place: fact.place, priceType: fact.priceType, kind: $0.0) }
  }

  private static func amounts(_ fact: PriceFact) -> [(PriceKind, ExactDecimal)] {
    let amounts: [(PriceKind, StoredAmount)] = [(.net, fact.net), (.list, fact.list), (.other, fact.other)]
    return amounts.compactMap { kind, amount in amount.value.map { (kind, $0) } }
  }

  private func place(_ purpose: Purpose, in change: inout FieldChange) throws {
    let texts = pair.new.texts
    change.market = try texts.text(purpose.place.market)
    change.currency = try texts.text(purpose.place.currency).flatMap { Currency($0) }
    if purpose.kind == .other { change.priceType = try texts.text(purpose.priceType) }
    let band = try pair.store.band(purpose.place.band)
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

extension FieldChange {
  /// Whether two changes are equal but for where they were read.
  fileprivate func isSame(as other: FieldChange) -> Bool {
    var (left, right) = (self, other)
    (left.oldSource, left.newSource, right.oldSource, right.newSource) = (nil, nil, nil, nil)
    return left == right
  }
}
