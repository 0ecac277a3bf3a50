import PriceModel

/// Items that both editions have, with what differs: one after the other, packed in a ``Spool``, because there can be as
/// many as a list has rows. Each pass over them unpacks them anew.
public struct ChangedItems: Sequence, Sendable {
  public fileprivate(set) var count = 0
  private let spool: Spool
  fileprivate var chunks: [Spool.Chunk] = []
  /// Texts that many of them share.
  fileprivate var texts: [String] = []

  fileprivate init(_ spool: Spool) { self.spool = spool }

  /// No items.
  public init() { self.init(Spool()) }

  public var isEmpty: Bool { count == 0 }
  public var underestimatedCount: Int { count }

  public func makeIterator() -> Iterator { Iterator(self) }

  /// The items as `change` makes them, without those of which it makes none.
  ///
  /// Throws ``CatalogueError`` `storage` where there is no room for them.
  public func compactMap(_ change: (ChangedItem) throws -> ChangedItem?) throws -> ChangedItems {
    var writer = Writer(spool)
    for item in self {
      if let item = try change(item) { try writer.append(item) }
    }
    return try writer.finish()
  }

  public struct Iterator: IteratorProtocol {
    private let items: ChangedItems
    private var chunk = 0
    private var reader: ChangedItemReader

    fileprivate init(_ items: ChangedItems) {
      self.items = items
      reader = ChangedItemReader([], texts: items.texts)
    }

    public mutating func next() -> ChangedItem? {
      if reader.isAtEnd {
        guard chunk < items.chunks.count else { return nil }
        reader = ChangedItemReader(items.spool.bytes(of: items.chunks[chunk]), texts: items.texts)
        chunk += 1
      }
      return reader.item()
    }
  }

  /// Packs items in their order.
  struct Writer {
    private static let chunkSize = 1 << 16
    private static let mostTexts = 4_096

    private let spool: Spool
    private var items: ChangedItems
    private var bytes: [UInt8] = []
    private var codes: [String: Int] = [:]

    init(_ spool: Spool) {
      self.spool = spool
      items = ChangedItems(spool)
    }

    mutating func append(_ item: ChangedItem) throws {
      put(item.identity.partNumber)
      for text in [item.identity.term, item.identity.billing, item.identity.segment] { put(shared: text) }
      put(item.itemName)
      put(shared: item.family)
      put(item.changes.count)
      for change in item.changes { put(change) }
      items.count += 1
      if bytes.count >= Self.chunkSize { try keep() }
    }

    mutating func finish() throws -> ChangedItems {
      if !bytes.isEmpty { try keep() }
      return items
    }

    private mutating func keep() throws {
      items.chunks.append(try spool.keep(bytes))
      bytes.removeAll(keepingCapacity: true)
    }

    private mutating func put(_ change: FieldChange) {
      put(shared: change.field)
      put(change.kind.flatMap(PriceKind.allCases.firstIndex).map { $0 + 1 } ?? 0)
      put(shared: change.priceType)
      put(shared: change.market)
      put(shared: change.currency?.code)
      put(change.minQuantity?.value)
      put(change.maxQuantity?.value)
      put(change.oldValue)
      put(change.newValue)
      put(change.percent)
      for date in [change.oldFrom, change.newFrom] {
        put(date == nil ? 0 : 1)
        if let date { VariableInteger.append(signed: Int64(date.dayNumber), to: &bytes) }
      }
      for source in [change.oldSource, change.newSource] {
        put(shared: source?.file)
        guard let source else { continue }
        put(source.line)
        put(Int(source.edition.ordinal))
      }
    }

    private mutating func put(_ number: Int) { VariableInteger.append(UInt64(number), to: &bytes) }

    /// 0 is none; 1 stands before a text; everything above is a text that was here before.
    private mutating func put(shared text: String?) {
      guard let text else { return put(0) }
      if let code = codes[text] { return put(code) }
      if items.texts.count < Self.mostTexts {
        items.texts.append(text)
        codes[text] = items.texts.count + 1
        return put(items.texts.count + 1)
      }
      put(text)
    }

    private mutating func put(_ text: String?) {
      guard let text else { return put(0) }
      put(1)
      put(text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }

    /// 0 is none, 1 stands before a text, 2 before an amount.
    private mutating func put(_ value: FieldValue?) {
      switch value {
      case nil: put(0)
      case .text(let text):
        put(1)
        put(text)
      case .amount(let amount):
        put(2)
        put(amount)
      }
    }

    private mutating func put(_ decimal: ExactDecimal?) {
      guard let decimal else { return put(0) }
      put(Int(decimal.scale) + 1)
      VariableInteger.append(signed: decimal.mantissa, to: &bytes)
    }
  }
}

/// Unpacks what ``ChangedItems/Writer`` packed.
private struct ChangedItemReader {
  private let bytes: [UInt8]
  private let texts: [String]
  private var index = 0

  init(_ bytes: [UInt8], texts: [String]) {
    self.bytes = bytes
    self.texts = texts
  }

  var isAtEnd: Bool { index >= bytes.count }

  mutating func item() -> ChangedItem {
    let identity = ItemIdentity(partNumber: text() ?? "", term: text(), billing: text(), segment: text())
    var item = ChangedItem(identity: identity, itemName: text(), family: text(), changes: [])
    let count = number()
    item.changes.reserveCapacity(count)
    for _ in 0..<count { item.changes.append(change()) }
    return item
  }

  private mutating func change() -> FieldChange {
    var change = FieldChange(field: text() ?? "", old: nil, new: nil, oldSource: nil, newSource: nil)
    let kind = number()
    change.kind = kind == 0 ? nil : PriceKind.allCases[kind - 1]
    change.priceType = text()
    change.market = text()
    change.currency = text().flatMap { Currency($0) }
    change.minQuantity = decimal().map(ExactDecimalNumber.init)
    change.maxQuantity = decimal().map(ExactDecimalNumber.init)
    change.oldValue = value()
    change.newValue = value()
    change.percent = decimal()
    change.oldFrom = date()
    change.newFrom = date()
    change.oldSource = source()
    change.newSource = source()
    return change
  }

  private mutating func text() -> String? {
    let code = number()
    guard code > 1 else {
      guard code == 1 else { return nil }
      let count = number()
      defer { index += count }
      return String(decoding: bytes[index..<(index + count)], as: UTF8.self)
    }
    return texts[code - 2]
  }

  private mutating func value() -> FieldValue? {
    switch number() {
    case 0: nil
    case 1: text().map(FieldValue.text)
    default: decimal().map(FieldValue.amount)
    }
  }

  private mutating func date() -> CalendarDate? {
    number() == 0 ? nil : CalendarDate(dayNumber: Int32(signed()))
  }

  private mutating func source() -> Source? {
    guard let file = text() else { return nil }
    return Source(file: file, line: number(), edition: EditionLabel(ordinal: Int32(number())))
  }

  private mutating func decimal() -> ExactDecimal? {
    let scale = number()
    return scale == 0 ? nil : ExactDecimal(mantissa: signed(), scale: UInt8(scale - 1))
  }

  private mutating func number() -> Int { Int(unsigned()) }

  private mutating func signed() -> Int64 {
    let number = unsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  private mutating func unsigned() -> UInt64 {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let byte = bytes[index]
      index += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }
}
