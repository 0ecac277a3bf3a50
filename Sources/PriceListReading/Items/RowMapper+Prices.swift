import PriceModel

extension RowMapper {
  /// Maps one price of the record; call it once for each price element, for CSV once.
  mutating func mapPrice(_ fields: FieldStore) {
    var currency = prices.standardCurrency
    if let source = prices.currency {
      let value = source.value(fields, scratch: scratch)
      if !value.isEmpty {
        currency = prices.currencyCode(value, texts: &batch.texts)
        if currency == 0 {
          error(.badCurrency, source, value, "is not a currency; accepted are three letters, like PLN")
          return
        }
      }
    }
    let first = lines.count
    let net = number(prices.net, fields)
    let list = number(prices.list, fields)
    var line = PriceLine(market: prices.standardMarket, currency: currency, per: per, net: net, list: list)
    complete(&line, fields)
    if net != nil || list != nil { lines.append(line) }
    for (code, source) in prices.other {
      guard let amount = number(source, fields) else { continue }
      line.priceType = code
      (line.net, line.list, line.other) = (OptionalAmount(nil), OptionalAmount(nil), OptionalAmount(amount))
      lines.append(line)
    }
    if let amount = number(prices.amount, fields) { append(amount, like: line, fields) }
    if lines.count > first, currency == 0 { missingCurrency() }
  }

  /// Market, dates and quantities.
  private mutating func complete(_ line: inout PriceLine, _ fields: FieldStore) {
    if let source = prices.market {
      let value = source.value(fields, scratch: scratch)
      if !value.isEmpty { line.market = batch.texts.intern(value) }
    }
    if let source = prices.from {
      let value = source.value(fields, scratch: scratch)
      if !value.isEmpty {
        let day = prices.start(value)
        line.from = day.number
        if !day.isValid { badDate(source, value) }
      }
    }
    if let source = prices.to {
      let value = source.value(fields, scratch: scratch)
      if !value.isEmpty {
        let day = prices.end(value)
        line.to = day.number
        if !day.isValid { badDate(source, value) }
      }
    }
    if line.from > line.to, let source = prices.to {
      let end = CalendarDate(dayNumber: line.to).description
      log.add(
        .emptyRange,
        "the price ends on \(end), before it starts on \(CalendarDate(dayNumber: line.from)); it is never in force",
        line: placeLine(source.place), column: columnNumber(source.place), field: slotName(source.place),
        value: end)
    }
    guard prices.minQuantity != nil || prices.maxQuantity != nil || prices.quantityBasis != nil else {
      return
    }
    var band = QuantityBand(
      minimum: number(prices.minQuantity, fields), maximum: number(prices.maxQuantity, fields),
      basis: number(prices.quantityBasis, fields))
    if band.basis == 1 { band.basis = nil }
    if band != .any { line.band = batch.intern(band) }
  }

  /// An amount whose kind is data. Net and list of the same price stand in one line.
  private mutating func append(_ amount: ExactDecimal, like pattern: PriceLine, _ fields: FieldStore) {
    let text = prices.kind?.value(fields, scratch: scratch) ?? UnsafeRawBufferPointer(start: nil, count: 0)
    let (kind, type) = prices.priceKind(text, texts: &batch.texts)
    var line = pattern
    line.priceType = type
    (line.net, line.list, line.other) = (OptionalAmount(nil), OptionalAmount(nil), OptionalAmount(nil))
    switch kind {
    case .net: line.net = OptionalAmount(amount)
    case .list: line.list = OptionalAmount(amount)
    case .other: line.other = OptionalAmount(amount)
    }
    if kind != .other, let index = lines.indices.last, Self.areSamePrice(lines[index], line) {
      if kind == .net, lines[index].net.value == nil {
        lines[index].net = line.net
        return
      }
      if kind == .list, lines[index].list.value == nil {
        lines[index].list = line.list
        return
      }
    }
    lines.append(line)
  }

  private static func areSamePrice(_ left: PriceLine, _ right: PriceLine) -> Bool {
    left.priceType == 0 && left.market == right.market && left.currency == right.currency
      && left.band == right.band && left.from == right.from && left.to == right.to && left.per == right.per
  }

  /// A number, `nil` where the source is blank; a value that is none is an error.
  private mutating func number(_ source: BoundSource?, _ fields: FieldStore) -> ExactDecimal? {
    guard let source else { return nil }
    let value = source.value(fields, scratch: scratch)
    guard !value.isEmpty else { return nil }
    guard let number = prices.format.number(value) else {
      error(.badNumber, source, value, "is not a number; accepted are \(prices.format.accepted)")
      return nil
    }
    if number.isNegative {
      error(.badNumber, source, value, "is below 0; accepted are \(prices.format.accepted)")
      return nil
    }
    return number
  }

  private mutating func badDate(_ source: BoundSource, _ value: UnsafeRawBufferPointer) {
    let examples = prices.dates.map(\.example).joined(separator: " or ")
    error(.badDate, source, value, "is not a date; accepted is \(examples), also with a time")
  }
}
