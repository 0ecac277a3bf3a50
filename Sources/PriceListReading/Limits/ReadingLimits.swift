/// The bounds that hold while a list is read; see ``ReadingLimit`` for what each is.
public struct ReadingLimits: Hashable, Sendable {
  public var field = 1 << 20
  public var record = 16 << 20
  public var columns = 4_096
  public var depth = 64
  public var attributes = 256
  public var attribute = 64 << 10
  public var text = 1 << 20
  public var ratio = 100
  public var total = 1 << 30
  public var entries = 10_000

  /// Bytes that compressed data may unpack to whatever their ratio: a short list of equal rows shrinks to very little.
  public static let ratioGraceBytes = 100_000

  /// Diagnostics of one code that are listed one by one; the rest are counted.
  public var diagnosticsPerCode = 10_000
  /// Diagnostics of one code that get an excerpt.
  public var excerptsPerCode = 20
  /// Bytes read at a time; tests set 1 and 2.
  public var chunkBytes = 1 << 16

  public init() {}

  public subscript(limit: ReadingLimit) -> Int {
    get {
      switch limit {
      case .field: field
      case .record: record
      case .columns: columns
      case .depth: depth
      case .attributes: attributes
      case .attribute: attribute
      case .text: text
      case .ratio: ratio
      case .total: total
      case .entries: entries
      }
    }
    set {
      switch limit {
      case .field: field = newValue
      case .record: record = newValue
      case .columns: columns = newValue
      case .depth: depth = newValue
      case .attributes: attributes = newValue
      case .attribute: attribute = newValue
      case .text: text = newValue
      case .ratio: ratio = newValue
      case .total: total = newValue
      case .entries: entries = newValue
      }
    }
  }

  /// The refusal of what goes beyond a bound.
  func refusal(_ limit: ReadingLimit) -> LimitRefusal { LimitRefusal(limit, self) }

  /// Whether compressed data of `compressed` bytes unpack to suspiciously many.
  func exceedsRatio(unpacked: Int, compressed: Int) -> Bool {
    let (product, overflow) = compressed.multipliedReportingOverflow(by: ratio)
    if overflow { return false }
    let (most, beyond) = product.addingReportingOverflow(Self.ratioGraceBytes)
    return !beyond && unpacked > most
  }
}
