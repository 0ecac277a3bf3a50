import PriceModel

/// A bound that no honest price list reaches, by the name of its switch: `--limit record=32MiB`.
///
/// Beyond it a file is refused rather than allowed to fill memory. This is the registry: the switch, the refusals and
/// the documentation are made from it.
public enum ReadingLimit: String, CaseIterable, Sendable {
  /// Bytes of one field of a CSV record.
  case field
  /// Bytes of one CSV record, line breaks in quotes included, or of the values of one XML item.
  case record
  /// Fields of one CSV record.
  case columns
  /// Nesting of XML elements.
  case depth
  /// Attributes of one XML element.
  case attributes
  /// Bytes of one XML attribute.
  case attribute
  /// Bytes of the text of one XML element.
  case text
  /// How many times their compressed size gzip and zip may unpack to, beyond ``ReadingLimits/ratioGraceBytes``.
  case ratio
  /// Bytes that one gzip file, or all entries of a zip archive, unpack to.
  case total
  /// Entries of a zip archive, folders included.
  case entries

  /// The name in `--limit NAME=SIZE`.
  public var name: String { rawValue }

  /// What it bounds, in a few words.
  public var summary: String {
    switch self {
    case .field: "one field of a CSV record"
    case .record: "one CSV record, or the values of one XML item"
    case .columns: "fields of one CSV record"
    case .depth: "nesting of XML elements"
    case .attributes: "attributes of one XML element"
    case .attribute: "one XML attribute"
    case .text: "the text of one XML element"
    case .ratio: "times their size that compressed data may unpack to, beyond 100 KB"
    case .total: "what one gzip file or zip archive unpacks to"
    case .entries: "entries of a zip archive"
    }
  }

  /// Whether the bound is in bytes; else it is a number of things.
  public var isSize: Bool {
    switch self {
    case .field, .record, .attribute, .text, .total: true
    case .columns, .depth, .attributes, .ratio, .entries: false
    }
  }

  /// The code of the refusal: `limit-record`.
  var code: DiagnosticCode {
    switch self {
    case .field: .limitField
    case .record: .limitRecord
    case .columns: .limitColumns
    case .depth: .limitDepth
    case .attributes: .limitAttributes
    case .attribute: .limitAttribute
    case .text: .limitText
    case .ratio: .limitRatio
    case .total: .limitTotal
    case .entries: .limitEntries
    }
  }

  /// What went beyond the bound.
  fileprivate func excess(over bound: String) -> String {
    switch self {
    case .field: "the record has a field of more than \(bound)"
    case .record: "the record is larger than \(bound)"
    case .columns: "the record has more than \(bound) columns"
    case .depth: "elements are nested more than \(bound) deep"
    case .attributes: "an element has more than \(bound) attributes"
    case .attribute: "an attribute is larger than \(bound)"
    case .text: "the text of an element is larger than \(bound)"
    case .ratio: "the data unpack to more than \(bound) times their compressed size"
    case .total: "the data unpack to more than \(bound)"
    case .entries: "the archive has more than \(bound) entries"
    }
  }
}

/// Why something was refused: a bound, its value, and the switch that moves it.
///
/// Every reader words its refusals with this, so that each names its limit in the same way.
public struct LimitRefusal: Error, Hashable, Sendable {
  public let limit: ReadingLimit
  /// The bound that held.
  public let bound: Int

  init(_ limit: ReadingLimit, _ limits: ReadingLimits) {
    self.limit = limit
    bound = limits[limit]
  }

  /// `limit-record` and its like.
  public var code: DiagnosticCode { limit.code }

  /// `the record is larger than 16 MiB`.
  public var reason: String { limit.excess(over: limit.shown(bound)) }

  /// `--limit record=32MiB allows more`.
  public var remedy: String {
    let (double, overflow) = bound.multipliedReportingOverflow(by: 2)
    return "--limit \(limit.name)=\(limit.written(overflow ? .max : max(1, double))) allows more"
  }

  /// The reason and the remedy.
  public var message: String { "\(reason); \(remedy)" }
}
