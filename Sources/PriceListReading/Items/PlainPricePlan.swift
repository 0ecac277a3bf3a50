import PriceModel

/// The prices of a list that has them in columns of their own, one row a price: nearly every CSV list.
///
/// Only where the columns are, and nothing that is counted by reference: this is looked at for every row.
struct PlainPricePlan {
  /// Slots, −1 where there is none.
  let currency, market, from, to, net, list: Int
  let minQuantity, maxQuantity, quantityBasis: Int
  let decimalMark: UInt8

  /// - Returns: `nil` if the prices are made in another way.
  init?(_ plan: PricePlan) {
    guard plan.areExpected, !plan.reachUpToNext, plan.blocks.count == 1, let block = plan.blocks.first,
      block.each == nil, block.condition == nil, block.other.isEmpty, block.amount == nil, block.kind == nil,
      block.factor == nil
    else { return nil }
    let numbers = [block.net, block.list].compactMap { $0 }
    guard numbers.allSatisfy({ $0.format == plan.format }) else { return nil }
    let sources = [
      block.currency, block.market, block.from?.source, block.to?.source, block.net?.source,
      block.list?.source, block.minQuantity?.source, block.maxQuantity?.source, block.quantityBasis?.source,
    ]
    guard sources.allSatisfy({ $0 == nil || $0?.slot ?? -1 >= 0 }) else { return nil }
    let slots = sources.map { $0?.slot ?? -1 }
    (currency, market, from, to, net, list) = (slots[0], slots[1], slots[2], slots[3], slots[4], slots[5])
    (minQuantity, maxQuantity, quantityBasis) = (slots[6], slots[7], slots[8])
    decimalMark = plan.format.decimalMark
  }

  /// Whether the record names quantities.
  @inline(__always)
  func hasQuantities(_ fields: FieldStore) -> Bool {
    isFilled(minQuantity, fields) || isFilled(maxQuantity, fields) || isFilled(quantityBasis, fields)
  }

  @inline(__always)
  private func isFilled(_ slot: Int, _ fields: FieldStore) -> Bool {
    slot >= 0 && !fields.field(slot).trimmed.isEmpty
  }
}

extension RowMapper {
  /// Maps the price of a record that is written as nearly all are.
  ///
  /// - Returns: false if anything about it is unusual; then nothing was done, and it is to be mapped in the general
  ///   way, which has the words for everything.
  mutating func mapPlainPrice(_ plan: PlainPricePlan, _ fields: FieldStore) -> Bool {
    if plan.hasQuantities(fields) { return false }
    var line = PriceLine(market: prices.standardMarket, currency: prices.standardCurrency, per: per)
    if plan.currency >= 0, case let value = fields.field(plan.currency).trimmed, !value.isEmpty {
      line.currency = prices.currencyCode(value, texts: &batch.texts)
    }
    if line.currency == 0 { return false }
    if plan.market >= 0, case let value = fields.field(plan.market).trimmed, !value.isEmpty {
      line.market = batch.texts.intern(value, likely: prices.latestMarket)
      prices.latestMarket = line.market
    }
    if plan.from >= 0, case let value = fields.field(plan.from).trimmed, !value.isEmpty {
      guard let day = prices.startDay(value) else { return false }
      line.from = day
    }
    if plan.to >= 0, case let value = fields.field(plan.to).trimmed, !value.isEmpty {
      guard let day = prices.endDay(value) else { return false }
      line.to = day
    }
    if line.from > line.to { return false }
    guard let net = plainAmount(plan.net, plan, fields), let list = plainAmount(plan.list, plan, fields),
      net.scale != OptionalAmount.absent || list.scale != OptionalAmount.absent
    else { return false }
    (line.net, line.list) = (net, list)
    lines.append(line)
    return true
  }

  /// The amount of a column, absent where it is blank; `nil` if it is not simply digits with a decimal mark.
  @inline(__always)
  private func plainAmount(_ slot: Int, _ plan: PlainPricePlan, _ fields: FieldStore) -> OptionalAmount? {
    guard slot >= 0 else { return OptionalAmount(nil) }
    let value = fields.field(slot).trimmed
    if value.isEmpty { return OptionalAmount(nil) }
    guard let number = ExactDecimal(utf8: value, decimalMark: plan.decimalMark), !number.isNegative else {
      return nil
    }
    return OptionalAmount(number)
  }
}
