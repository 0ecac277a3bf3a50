import PriceModel

/// How the prices of one file are made: the profile's price rule, bound to the file's slots.
struct PricePlan {
  /// The prices that nearly every row has, and after them those that a row may have besides.
  var blocks: [PriceBlock]
  /// Whether the list has prices at all, and whether an item may be without one.
  let areExpected, mayBeMissing: Bool
  /// A quantity without an end reaches up to the next one of the record.
  let reachUpToNext: Bool
  let per: PriceBasis
  /// How numbers and dates are written where a column has no format of its own.
  let format: NumberFormat
  /// What holds where the file is silent.
  let standardMarket, standardCurrency: TextCode
  /// The same in short, if the prices are made in the way that nearly all are.
  private(set) var plain: PlainPricePlan?
  /// The market of the last row that names one.
  var latestMarket: TextCode = 0
  private var currencyMemo = ColumnMemo<TextCode>()
  private var startMemo = ColumnMemo<Int32?>()
  private var endMemo = ColumnMemo<Int32?>()

  init(
    _ profile: Profile, options: ReadingOptions, format: NumberFormat, slots: (String) -> Int?,
    texts: inout TextTable
  ) {
    let rule = profile.price ?? PriceRule()
    areExpected = profile.price != nil
    mayBeMissing = rule.mayBeMissing
    reachUpToNext = rule.reachesUpToNext
    per = rule.per ?? .unit
    self.format = format
    standardMarket = texts.intern(options.market)
    standardCurrency = texts.intern(options.currency?.code)
    let main = PriceBlock(rule, profile, format: format, element: nil, slots: slots, texts: &texts)
    blocks = [main]
    for further in rule.also {
      let block = PriceBlock(
        further, profile, format: format, element: main.each?.element, slots: slots, texts: &texts)
      if !block.amounts.isEmpty { blocks.append(block) }
    }
    plain = PlainPricePlan(self)
  }

  /// The slots on which prices depend.
  var allSlots: [Int] { blocks.flatMap(\.allSlots) }

  /// The first day of a price as a plain plan has it; `nil` if it is not a date.
  mutating func startDay(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    if let known = startMemo.known(bytes) { return known }
    let day = blocks[0].from?.day(bytes)
    return startMemo.learn(day?.isValid == true ? day?.number : nil)
  }

  /// The last day of a price as a plain plan has it; `nil` if it is not a date.
  mutating func endDay(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    if let known = endMemo.known(bytes) { return known }
    let day = blocks[0].to?.day(bytes)
    return endMemo.learn(day?.isValid == true ? day?.number : nil)
  }

  /// All sources of amounts.
  var amounts: [BoundSource] { blocks.flatMap(\.amounts).map(\.source) }

  /// The code of a currency, 0 if the text is none.
  mutating func currencyCode(_ bytes: UnsafeRawBufferPointer, texts: inout TextTable) -> TextCode {
    currencyMemo.known(bytes)
      ?? currencyMemo.learn(texts.intern(Currency(String(decoding: bytes, as: UTF8.self))?.code))
  }
}

/// The prices that a row, a price element or a part of a cell has, as one rule of the profile says.
struct PriceBlock {
  /// A cell that is taken apart; each part is shown to the sources in turn.
  struct List {
    let source: BoundSource
    let separator: [UInt8]
    let element: ListElement
  }

  /// What the name of a kind stands for.
  struct KindName {
    var kind: PriceKind
    /// The name itself.
    var type: TextCode
    /// Its place among the names that the profile knows.
    var rank: Int
  }

  /// `nil` is as in the first price.
  let per: PriceBasis?
  let market, currency, kind: BoundSource?
  /// Multiplies the amounts; `nil` is as in the first price.
  let factor: BoundSource?
  var from, to: DateColumn?
  let minQuantity, maxQuantity, quantityBasis: NumberColumn?
  let net, list, amount: NumberColumn?
  let other: [(code: TextCode, column: NumberColumn)]
  let condition: BoundCondition?
  let each: List?
  let hasQuantities: Bool
  private let kinds: [String: PriceKind]
  private let kindOrder: [String]
  private var kindMemo = ColumnMemo<KindName>()

  init(
    _ rule: PriceRule, _ profile: Profile, format: NumberFormat, element: ListElement?,
    slots: (String) -> Int?, texts: inout TextTable
  ) {
    if let list = rule.each, let source = BoundSource(list.source, slots: slots) {
      each = List(
        source: source, separator: Array(list.separator.utf8), element: ListElement(place: source.place))
    } else {
      each = nil
    }
    let element = each?.element ?? element
    func bound(_ source: ValueSource?) -> BoundSource? { BoundSource(source, slots: slots, element: element) }
    func number(_ source: ValueSource?) -> NumberColumn? {
      bound(source).map {
        NumberColumn(source: $0, format: source?.decimal.flatMap(NumberFormat.init) ?? format)
      }
    }
    func date(_ source: ValueSource?, open: Set<CalendarDate>, standard: Int32) -> DateColumn? {
      bound(source).map {
        DateColumn(source: $0, formats: source?.dates ?? profile.dates, open: open, standard: standard)
      }
    }
    per = rule.per
    market = bound(rule.market)
    currency = bound(rule.currency)
    kind = bound(rule.kind)
    factor = bound(rule.factor)
    from = date(rule.from, open: profile.openStarts, standard: PriceLine.openStart)
    to = date(rule.to, open: profile.openEnds, standard: PriceLine.openEnd)
    minQuantity = number(rule.minQuantity)
    maxQuantity = number(rule.maxQuantity)
    quantityBasis = number(rule.quantityBasis)
    net = number(rule.net)
    list = number(rule.list)
    amount = number(rule.amount)
    var other: [(code: TextCode, column: NumberColumn)] = []
    for (name, source) in rule.other {
      if let column = number(source) { other.append((texts.intern(name), column)) }
    }
    self.other = other
    condition = BoundCondition(rule.condition, slots: slots)
    kinds = rule.kinds
    kindOrder = rule.kindOrder
    hasQuantities = minQuantity != nil || maxQuantity != nil || quantityBasis != nil
  }

  /// The slots on which the prices depend.
  var allSlots: [Int] {
    let numbers = [minQuantity, maxQuantity, quantityBasis].compactMap { $0 } + amounts
    let sources = [market, currency, kind, factor, from?.source, to?.source, each?.source].compactMap { $0 }
    return (sources + numbers.map(\.source)).flatMap(\.allSlots) + (condition?.allSlots ?? [])
  }

  var amounts: [NumberColumn] { [net, list, amount].compactMap { $0 } + other.map(\.column) }

  /// The kind that a text names.
  mutating func priceKind(_ bytes: UnsafeRawBufferPointer, texts: inout TextTable) -> KindName {
    if bytes.isEmpty { return KindName(kind: .net, type: 0, rank: -1) }
    if let known = kindMemo.known(bytes) { return known }
    let folded = FoldedText.of(bytes)
    return kindMemo.learn(
      KindName(
        kind: kinds[folded] ?? .other, type: texts.intern(bytes),
        rank: kindOrder.firstIndex(of: folded) ?? kindOrder.count))
  }
}

/// A source of numbers with the way they are written.
struct NumberColumn {
  let source: BoundSource
  let format: NumberFormat
}

/// A source of dates with the way they are written; each distinct text is looked at once.
struct DateColumn {
  /// A day number, or not a date.
  struct Day {
    var number: Int32
    var isValid: Bool
  }

  let source: BoundSource
  let formats: [DateFormat]
  /// Dates that stand for no start or no end, and the number that says so.
  private let open: Set<CalendarDate>
  private let standard: Int32
  private var memo = ColumnMemo<Day>()

  init(source: BoundSource, formats: [DateFormat], open: Set<CalendarDate>, standard: Int32) {
    self.source = source
    self.formats = formats
    self.open = open
    self.standard = standard
  }

  mutating func day(_ bytes: UnsafeRawBufferPointer) -> Day {
    if let known = memo.known(bytes) { return known }
    for format in formats {
      if let date = format.date(bytes) {
        return memo.learn(Day(number: open.contains(date) ? standard : date.dayNumber, isValid: true))
      }
    }
    return memo.learn(Day(number: standard, isValid: false))
  }
}

extension NumberFormat {
  /// The format of a column; `nil` if it is as in the rest of the file.
  init?(_ rule: DecimalRule) {
    switch rule {
    case .auto: return nil
    case .point: self = .point
    case .comma: self = .comma
    }
  }
}
