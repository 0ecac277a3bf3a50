import PriceModel

/// What the prices of one record say together: which of several kinds counts, and how far quantities reach.
extension RowMapper {
  /// A price of a record whose kind is data.
  struct KindOfLine {
    var line: Int
    var kind: PriceKind
    /// The raw name of the kind, and its place among those that the profile names.
    var type: TextCode
    var rank: Int
  }

  /// Settles the prices of the record, when all of them are known.
  mutating func settlePrices() {
    if kinds.count > 1 { settleKinds() }
    if prices.reachUpToNext, lines.count > 1 { closeBands() }
    if kinds.count > 1 { joinKinds() }
    kinds.removeAll(keepingCapacity: true)
  }

  /// Two names of one kind for the same price (a list price and a recommended one): the name that the profile has
  /// first counts, the others stay under their own names.
  private mutating func settleKinds() {
    struct Key: Hashable {
      var market, currency: TextCode
      var band: UInt32
      var from: Int32
      var kind: PriceKind
    }
    func key(_ named: KindOfLine) -> Key {
      let line = lines[named.line]
      return Key(
        market: line.market, currency: line.currency, band: line.band, from: line.from, kind: named.kind)
    }
    var best: [Key: KindOfLine] = [:]
    for named in kinds where named.kind != .other {
      if let known = best[key(named)], known.rank <= named.rank { continue }
      best[key(named)] = named
    }
    for named in kinds where named.kind != .other && best[key(named)]?.type != named.type {
      let amount = lines[named.line].net.value ?? lines[named.line].list.value
      lines[named.line].priceType = named.type
      (lines[named.line].net, lines[named.line].list) = (OptionalAmount(nil), OptionalAmount(nil))
      lines[named.line].other = OptionalAmount(amount)
    }
  }

  /// Lets each quantity without an end reach up to the next one of the same kind, place and time.
  private mutating func closeBands() {
    struct Key: Hashable {
      var market, currency, priceType: TextCode
      var kind: [Bool]
      var from, to: Int32
      var per: PriceBasis
      var basis: ExactDecimal?
    }
    var tiers: [Key: [Int]] = [:]
    for (index, line) in lines.enumerated() {
      let kind = [line.net.value != nil, line.list.value != nil]
      let key = Key(
        market: line.market, currency: line.currency, priceType: line.priceType, kind: kind, from: line.from,
        to: line.to, per: line.per, basis: batch.bands[Int(line.band)].basis)
      tiers[key, default: []].append(index)
    }
    for indices in tiers.values where indices.count > 1 { closeBands(of: indices) }
  }

  private mutating func closeBands(of tier: [Int]) {
    let bounds = tier.map { (line: $0, band: batch.bands[Int(lines[$0].band)]) }
      .sorted { ($0.band.minimum ?? 0) < ($1.band.minimum ?? 0) }
    // Whole numbers are counted; 0.5 is followed by what one digit after the point can say.
    let scale = bounds.compactMap { $0.band.minimum?.normalized.scale }.max() ?? 0
    var next: ExactDecimal?
    var last: ExactDecimal?
    for (line, band) in bounds.reversed() {
      let minimum = band.minimum ?? 0
      if let last, last > minimum { next = last }
      last = minimum
      guard band.maximum == nil, let next, let end = try? next - ExactDecimal(mantissa: 1, scale: scale),
        // A price for any quantity that has no room below the first bound stays as it is.
        end >= minimum, !end.isZero
      else { continue }
      var closed = band
      closed.maximum = end
      lines[line].band = batch.intern(closed)
    }
  }

  /// Net and list of the same price stand in one line.
  private mutating func joinKinds() {
    var joined: [PriceLine] = []
    for line in lines {
      guard let last = joined.last, Self.areSamePrice(last, line) else {
        joined.append(line)
        continue
      }
      if last.net.value == nil, line.list.value == nil, line.net.value != nil {
        joined[joined.count - 1].net = line.net
      } else if last.list.value == nil, line.net.value == nil, line.list.value != nil {
        joined[joined.count - 1].list = line.list
      } else {
        joined.append(line)
      }
    }
    lines = joined
  }

  private static func areSamePrice(_ left: PriceLine, _ right: PriceLine) -> Bool {
    left.priceType == 0 && right.priceType == 0 && left.market == right.market
      && left.currency == right.currency
      && left.band == right.band && left.from == right.from && left.to == right.to && left.per == right.per
  }
}
