/// A price list as columns: what the readers make and the catalogue takes.
///
/// A batch holds three tables that point at each other by index, over one dictionary of texts:
///
///     rows    one per record of the file: its item, its line, what it does, its prices
///     items   one per distinct item content
///     prices  one per published price line (its net and list amounts stand together)
///
/// Everything is an integer; a `String` is made only for the few values somebody looks at.
public struct ItemBatch: Sendable {
  /// The distinct texts of the batch.
  public var texts = TextTable()
  /// The distinct item contents, in order of first appearance.
  public var items: [ItemContent] = []
  /// The accepted rows of the file, in file order.
  public var rows: [BatchRow] = []
  /// The price lines of all rows, row by row.
  public var prices: [PriceLine] = []
  /// The distinct quantity bands; index 0 is “any quantity, per single unit”.
  public var bands: [QuantityBand] = [.any]

  private var itemIndex = ItemIndex()
  private var bandIndices: [QuantityBand: UInt32] = [.any: 0]

  public init() {}

  /// The index of an item content, added if it is new.
  public mutating func intern(_ item: ItemContent) -> UInt32 {
    let hash = ItemIndex.hash(of: item)
    if let index = itemIndex.index(of: item, hash: hash, in: items) { return index }
    items.append(item)
    return itemIndex.append(hash)
  }

  /// A batch without rows that knows the texts and items of this one.
  public var withoutRows: ItemBatch {
    var batch = ItemBatch()
    batch.texts = texts
    batch.items = items
    batch.itemIndex = itemIndex
    return batch
  }

  /// Drops the items that no row names, and puts the others in the order in which rows first name them.
  public mutating func dropUnusedItems() {
    let (all, known) = (items, itemIndex)
    var numbers = [UInt32](repeating: .max, count: all.count)
    (items, itemIndex) = ([], ItemIndex())
    for row in rows.indices {
      let item = Int(rows[row].item)
      if numbers[item] == .max {
        items.append(all[item])
        numbers[item] = itemIndex.append(known.hash(at: item))
      }
      rows[row].item = numbers[item]
    }
  }

  /// The index of a quantity band, added if it is new.
  public mutating func intern(_ band: QuantityBand) -> UInt32 {
    if let index = bandIndices[band] { return index }
    let index = UInt32(bands.count)
    bands.append(band)
    bandIndices[band] = index
    return index
  }

  /// Adds an accepted row with its price lines.
  public mutating func append(
    item: UInt32, line: Int, action: RowAction = .set, claim: TextCode = 0, previousValues: TextCode = 0,
    prices lines: [PriceLine]
  ) {
    let first = UInt32(prices.count)
    // Nearly every row has one.
    if lines.count == 1 { prices.append(lines[0]) } else { prices.append(contentsOf: lines) }
    rows.append(
      BatchRow(
        item: item, line: UInt32(clamping: line), firstPrice: first, priceCount: UInt32(prices.count) - first,
        claim: claim, previousValues: previousValues, action: action))
  }

  /// The price lines of a row.
  public func prices(of row: BatchRow) -> ArraySlice<PriceLine> {
    prices[Int(row.firstPrice)..<Int(row.firstPrice + row.priceCount)]
  }

  /// The text of a field of an item.
  public func text(_ field: ItemField, of item: ItemContent) -> String? {
    texts.string(item[field])
  }
}

/// The descriptive content of an item as codes of the batch's texts, one per ``ItemField``.
public struct ItemContent: Hashable, Sendable {
  public var codes: [TextCode]

  public init() {
    codes = Array(repeating: 0, count: ItemField.allCases.count)
  }

  public subscript(field: ItemField) -> TextCode {
    get { codes[field.rawValue] }
    set { codes[field.rawValue] = newValue }
  }

  public func hash(into hasher: inout Hasher) {
    // All at once: a hasher that is fed one code after the other takes three times as long.
    codes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// What a row does to its item.
public enum RowAction: UInt8, Sendable {
  /// The item holds, with these prices.
  case set
  /// The item ends with this edition.
  case delete
  /// The item has these prices; the row does not describe it, and it stays as the edition before describes it.
  case reprice
}

/// An accepted row of a file.
public struct BatchRow: Sendable {
  /// Index in ``ItemBatch/items``.
  public var item: UInt32
  /// The physical line where the record starts, 1-based.
  public var line: UInt32
  /// Index of its first price line in ``ItemBatch/prices``.
  public var firstPrice: UInt32
  public var priceCount: UInt32
  /// What the list itself says happened (`ChangeIndicator`, A/C/D/U), as written; a claim, not a fact.
  public var claim: TextCode
  /// The list's own account of the old values (`PreviousValues`), as written.
  public var previousValues: TextCode
  public var action: RowAction
}

/// One published price line: where and when it holds, and its amounts.
///
/// A line holds a net and a list amount side by side, because price lists do; or, if ``priceType`` is set, one
/// amount of a kind that is neither.
public struct PriceLine: Hashable, Sendable {
  /// Code of the market (country); 0 if the list states none.
  public var market: TextCode
  /// Code of the currency.
  public var currency: TextCode
  /// Code of the raw price type of an `other` amount; 0 for net and list.
  public var priceType: TextCode
  /// Index in ``ItemBatch/bands``.
  public var band: UInt32
  /// First and last day as day numbers of ``CalendarDate``, both inclusive; ``openStart`` and ``openEnd`` if open.
  public var from: Int32
  public var to: Int32
  /// Present amounts; the mantissa is 0 where absent.
  public var net: OptionalAmount
  public var list: OptionalAmount
  public var other: OptionalAmount
  public var per: PriceBasis

  public static let openStart = Int32.min
  public static let openEnd = Int32.max

  public init(
    market: TextCode, currency: TextCode, priceType: TextCode = 0, band: UInt32 = 0,
    from: CalendarDate? = nil, to: CalendarDate? = nil, per: PriceBasis,
    net: ExactDecimal? = nil, list: ExactDecimal? = nil, other: ExactDecimal? = nil
  ) {
    self.market = market
    self.currency = currency
    self.priceType = priceType
    self.band = band
    self.from = from?.dayNumber ?? Self.openStart
    self.to = to?.dayNumber ?? Self.openEnd
    self.per = per
    self.net = OptionalAmount(net)
    self.list = OptionalAmount(list)
    self.other = OptionalAmount(other)
  }
}

/// An amount or none, packed: scale ``absent`` means none.
///
/// Compares by value: 115.2 and 115.20 are the same amount, because a distributor who adds a zero has not changed
/// the price.
public struct OptionalAmount: Hashable, Sendable {
  public static let absent: UInt8 = 255
  // Halves, because a whole would be aligned to eight bytes: three amounts would make a price line a quarter larger.
  private let upper: Int32
  private let lower: UInt32
  public let scale: UInt8

  public init(_ value: ExactDecimal?) {
    let mantissa = value?.mantissa ?? 0
    upper = Int32(truncatingIfNeeded: mantissa >> 32)
    lower = UInt32(truncatingIfNeeded: mantissa)
    scale = value?.scale ?? Self.absent
  }

  public var mantissa: Int64 { Int64(upper) << 32 | Int64(lower) }

  public var value: ExactDecimal? {
    scale == Self.absent ? nil : ExactDecimal(mantissa: mantissa, scale: scale)
  }

  public static func == (left: OptionalAmount, right: OptionalAmount) -> Bool {
    if left.scale == right.scale { return left.mantissa == right.mantissa }
    return left.value == right.value
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}

/// The quantities for which a price holds, and the quantity it pays for.
public struct QuantityBand: Hashable, Sendable {
  /// Both inclusive; `nil` is open.
  public var minimum: ExactDecimal?
  public var maximum: ExactDecimal?
  /// The price pays for this many units (a price per 12); `nil` is one.
  public var basis: ExactDecimal?

  public static let any = QuantityBand()

  public init(minimum: ExactDecimal? = nil, maximum: ExactDecimal? = nil, basis: ExactDecimal? = nil) {
    self.minimum = minimum
    self.maximum = maximum
    self.basis = basis
  }
}
