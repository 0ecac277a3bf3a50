import PriceModel

extension RowMapper {
  /// Maps the prices of the record; for XML call it once for each price element.
  mutating func mapPrice(_ fields: FieldStore) {
    guard prices.areExpected else { return }
    if let plain = prices.plain, mapPlainPrice(plain, fields) { return }
    if prices.blocks[0].each == nil {
      mapPrices(fields)
    } else {
      forEachPart(ofBlock: 0, fields) { mapper in mapper.mapPrices(fields) }
    }
  }

  /// The prices of the first block and, like them where they say nothing else, those of the further ones.
  private mutating func mapPrices(_ fields: FieldStore) {
    var line = PriceLine(market: prices.standardMarket, currency: prices.standardCurrency, per: per)
    guard complete(&line, 0, fields) else { return }
    appendAmounts(0, like: line, fields)
    for block in 1..<max(1, prices.blocks.count) {
      if prices.blocks[block].each == nil {
        mapFurther(block, like: line, fields)
      } else {
        forEachPart(ofBlock: block, fields) { mapper in mapper.mapFurther(block, like: line, fields) }
      }
    }
  }

  private mutating func mapFurther(_ block: Int, like pattern: PriceLine, _ fields: FieldStore) {
    var line = pattern
    if let basis = prices.blocks[block].per { line.per = basis }
    guard complete(&line, block, fields) else { return }
    appendAmounts(block, like: line, fields)
  }

  /// Shows the parts of a list-valued cell one after the other; blank parts are none.
  private mutating func forEachPart(
    ofBlock block: Int, _ fields: FieldStore, _ body: (inout RowMapper) -> Void
  ) {
    guard let list = prices.blocks[block].each else { return }
    // The cell may stand in the scratch memory that the parts will need.
    let cell = [UInt8](list.source.value(fields, scratch: scratch))
    if cell.isEmpty { return body(&self) }
    cell.withUnsafeBytes { bytes in
      bytes.eachPart(separator: list.separator) { part in
        if part.trimmed.isEmpty { return }
        list.element.bytes = part
        body(&self)
      }
    }
    list.element.bytes = .none
  }

  // MARK: What the amounts of a block share

  /// Currency, market, dates and quantities; what the block does not say stays as it is.
  ///
  /// - Returns: false if they are at fault, so that no amount can be kept.
  private mutating func complete(_ line: inout PriceLine, _ block: Int, _ fields: FieldStore) -> Bool {
    if let source = prices.blocks[block].currency {
      let value = source.value(fields, scratch: scratch)
      if !value.isEmpty {
        line.currency = prices.currencyCode(value, texts: &batch.texts)
        if line.currency == 0 {
          error(.badCurrency, source, value, "is not a currency; accepted are three letters, like PLN")
          return false
        }
      }
    }
    if let source = prices.blocks[block].market {
      let value = source.value(fields, scratch: scratch)
      if !value.isEmpty { line.market = batch.texts.intern(value) }
    }
    completeDates(&line, block, fields)
    completeQuantities(&line, block, fields)
    return true
  }

  private mutating func completeDates(_ line: inout PriceLine, _ block: Int, _ fields: FieldStore) {
    if let value = prices.blocks[block].from?.source.value(fields, scratch: scratch), !value.isEmpty,
      let day = prices.blocks[block].from?.day(value)
    {
      line.from = day.number
      if !day.isValid { badDate(prices.blocks[block].from, value) }
    }
    if let value = prices.blocks[block].to?.source.value(fields, scratch: scratch), !value.isEmpty,
      let day = prices.blocks[block].to?.day(value)
    {
      line.to = day.number
      if !day.isValid { badDate(prices.blocks[block].to, value) }
    }
    if line.from > line.to, let source = (prices.blocks[block].to ?? prices.blocks[block].from)?.source {
      let end = CalendarDate(dayNumber: line.to).description
      log.add(
        .emptyRange,
        "the price ends on \(end), before it starts on \(CalendarDate(dayNumber: line.from)); it is never in force",
        line: placeLine(source.place), column: columnNumber(source.place), field: slotName(source.place),
        value: end)
    }
  }

  private mutating func completeQuantities(_ line: inout PriceLine, _ block: Int, _ fields: FieldStore) {
    guard prices.blocks[block].hasQuantities else { return }
    var band = batch.bands[Int(line.band)]
    if let minimum = quantity(prices.blocks[block].minQuantity, fields) { band.minimum = minimum }
    if let maximum = quantity(prices.blocks[block].maxQuantity, fields) { band.maximum = maximum }
    if let basis = quantity(prices.blocks[block].quantityBasis, fields) {
      band.basis = basis == 1 ? nil : basis
    }
    line.band = band == .any ? 0 : batch.intern(band)
  }

  // MARK: Amounts

  private mutating func appendAmounts(_ block: Int, like pattern: PriceLine, _ fields: FieldStore) {
    if let condition = prices.blocks[block].condition, !condition.holds(fields, scratch) { return }
    let first = lines.count
    var line = pattern
    let net = amount(prices.blocks[block].net, block, fields)
    let list = amount(prices.blocks[block].list, block, fields)
    if net != nil || list != nil {
      (line.net, line.list) = (OptionalAmount(net), OptionalAmount(list))
      lines.append(line)
    }
    for (code, column) in prices.blocks[block].other {
      guard let amount = amount(column, block, fields) else { continue }
      line.priceType = code
      (line.net, line.list, line.other) = (OptionalAmount(nil), OptionalAmount(nil), OptionalAmount(amount))
      lines.append(line)
    }
    if let amount = amount(prices.blocks[block].amount, block, fields) {
      append(amount, block, like: pattern, fields)
    }
    if lines.count > first, pattern.currency == 0 { missingCurrency() }
  }

  /// An amount whose kind is data.
  private mutating func append(
    _ amount: ExactDecimal, _ block: Int, like pattern: PriceLine, _ fields: FieldStore
  ) {
    let text = prices.blocks[block].kind?.value(fields, scratch: scratch) ?? .none
    let name = prices.blocks[block].priceKind(text, texts: &batch.texts)
    var line = pattern
    line.priceType = name.kind == .other ? name.type : 0
    switch name.kind {
    case .net: line.net = OptionalAmount(amount)
    case .list: line.list = OptionalAmount(amount)
    case .other: line.other = OptionalAmount(amount)
    }
    kinds.append(KindOfLine(line: lines.count, kind: name.kind, type: name.type, rank: name.rank))
    lines.append(line)
  }

  /// An amount, multiplied by the factor of the price where there is one.
  private mutating func amount(
    _ column: NumberColumn?, _ block: Int, _ fields: FieldStore
  ) -> ExactDecimal? {
    guard let amount = number(column, fields) else { return nil }
    guard let source = prices.blocks[block].factor ?? prices.blocks[0].factor else { return amount }
    let value = source.value(fields, scratch: scratch)
    if value.isEmpty { return amount }
    guard let factor = NumberFormat.factor(value), !factor.isNegative else {
      error(.badNumber, source, value, "is not a factor; accepted are digits with a decimal mark, like 0.8")
      return nil
    }
    guard let product = try? amount * factor else {
      error(.badNumber, source, value, "times \(amount) has more digits than an amount can have")
      return nil
    }
    return product.trimmed(to: amount.scale)
  }

  private mutating func quantity(_ column: NumberColumn?, _ fields: FieldStore) -> ExactDecimal? {
    number(column, fields) { $0.quantity($1) }
  }

  /// A number, `nil` where the source is blank; a value that is none is an error.
  @inline(__always)
  private mutating func number(
    _ column: NumberColumn?, _ fields: FieldStore,
    read: (NumberFormat, UnsafeRawBufferPointer) -> ExactDecimal? = { $0.number($1) }
  ) -> ExactDecimal? {
    guard let column else { return nil }
    let value = column.source.value(fields, scratch: scratch)
    guard !value.isEmpty else { return nil }
    guard let number = read(column.format, value) else {
      error(
        .badNumber, column.source, value,
        column.format.excess(of: value) ?? "is not a number; accepted are \(column.format.accepted)")
      return nil
    }
    if number.isNegative {
      error(.badNumber, column.source, value, "is below 0; accepted are \(column.format.accepted)")
      return nil
    }
    return number
  }

  private mutating func badDate(_ column: DateColumn?, _ value: UnsafeRawBufferPointer) {
    guard let column else { return }
    let examples = column.formats.map(\.example).joined(separator: " or ")
    error(.badDate, column.source, value, "is not a date; accepted is \(examples), also with a time")
  }
}
