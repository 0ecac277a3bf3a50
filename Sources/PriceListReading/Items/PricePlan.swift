import PriceModel

/// How the prices of one file are made: the profile's price rule, bound to the file's slots.
struct PricePlan {
  /// A distinct date: a day number, or not a date.
  struct Day {
    var number: Int32
    var isValid: Bool
  }

  let per: PriceBasis
  let market, currency, from, to, minQuantity, maxQuantity, quantityBasis: BoundSource?
  let net, list, amount, kind: BoundSource?
  let other: [(code: TextCode, source: BoundSource)]
  let kinds: [String: PriceKind]
  let mayBeMissing: Bool
  let format: NumberFormat
  let dates: [DateFormat]
  private let openStarts: Set<CalendarDate>
  private let openEnds: Set<CalendarDate>
  /// What holds where the file is silent.
  let standardMarket, standardCurrency: TextCode
  private var fromMemo = ColumnMemo<Day>()
  private var toMemo = ColumnMemo<Day>()
  private var currencyMemo = ColumnMemo<TextCode>()
  private var kindMemo = ColumnMemo<(kind: PriceKind, type: TextCode)>()

  init(
    _ profile: Profile, options: ReadingOptions, format: NumberFormat, slots: (String) -> Int?,
    texts: inout TextTable
  ) {
    let rule = profile.price
    per = rule.per
    market = BoundSource(rule.market, slots: slots)
    currency = BoundSource(rule.currency, slots: slots)
    from = BoundSource(rule.from, slots: slots)
    to = BoundSource(rule.to, slots: slots)
    minQuantity = BoundSource(rule.minQuantity, slots: slots)
    maxQuantity = BoundSource(rule.maxQuantity, slots: slots)
    quantityBasis = BoundSource(rule.quantityBasis, slots: slots)
    net = BoundSource(rule.net, slots: slots)
    list = BoundSource(rule.list, slots: slots)
    amount = BoundSource(rule.amount, slots: slots)
    kind = BoundSource(rule.kind, slots: slots)
    var other: [(code: TextCode, source: BoundSource)] = []
    for (name, source) in rule.other {
      if let bound = BoundSource(source, slots: slots) { other.append((texts.intern(name), bound)) }
    }
    self.other = other
    kinds = rule.kinds
    mayBeMissing = rule.mayBeMissing
    self.format = format
    dates = profile.dates
    openStarts = profile.openStarts
    openEnds = profile.openEnds
    standardMarket = texts.intern(options.market)
    standardCurrency = texts.intern(options.currency?.code)
  }

  /// All sources of amounts.
  var amounts: [BoundSource] { [net, list, amount].compactMap { $0 } + other.map(\.source) }

  mutating func start(_ bytes: UnsafeRawBufferPointer) -> Day {
    fromMemo.known(bytes)
      ?? fromMemo.learn(Self.day(bytes, dates, open: openStarts, standard: PriceLine.openStart))
  }

  mutating func end(_ bytes: UnsafeRawBufferPointer) -> Day {
    toMemo.known(bytes)
      ?? toMemo.learn(Self.day(bytes, dates, open: openEnds, standard: PriceLine.openEnd))
  }

  /// The code of a currency, 0 if the text is none.
  mutating func currencyCode(_ bytes: UnsafeRawBufferPointer, texts: inout TextTable) -> TextCode {
    currencyMemo.known(bytes)
      ?? currencyMemo.learn(texts.intern(Currency(String(decoding: bytes, as: UTF8.self))?.code))
  }

  /// The kind that a text names, and the raw name of one that is neither net nor list.
  mutating func priceKind(
    _ bytes: UnsafeRawBufferPointer, texts: inout TextTable
  ) -> (kind: PriceKind, type: TextCode) {
    if bytes.isEmpty { return (.net, 0) }
    if let known = kindMemo.known(bytes) { return known }
    if let kind = kinds[FoldedText.of(bytes)], kind != .other { return kindMemo.learn((kind, 0)) }
    return kindMemo.learn((.other, texts.intern(bytes)))
  }

  private static func day(
    _ bytes: UnsafeRawBufferPointer, _ formats: [DateFormat], open: Set<CalendarDate>, standard: Int32
  ) -> Day {
    for format in formats {
      if let date = format.date(bytes) {
        return Day(number: open.contains(date) ? standard : date.dayNumber, isValid: true)
      }
    }
    return Day(number: standard, isValid: false)
  }
}
