/// The name of an edition of a list: a month, `2026-11`.
public struct EditionLabel: Hashable, Comparable, Sendable {
  /// Months since January of the year 0; consecutive months differ by one. This is what the store keeps.
  public let ordinal: Int32

  public init(ordinal: Int32) {
    self.ordinal = ordinal
  }

  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    ordinal = Int32(year * 12 + month - 1)
  }

  /// Reads `2026-11`, exactly.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 7, let first = CalendarDate(text + "-01") else { return nil }
    self.init(first)
  }

  /// The month that holds a day.
  public init(_ date: CalendarDate) {
    let (year, month, _) = date.components
    ordinal = Int32(year * 12 + month - 1)
  }

  public var year: Int { Int(ordinal) / 12 }
  /// 1 to 12.
  public var month: Int { Int(ordinal) % 12 + 1 }

  /// The first day of the month.
  public var firstDay: CalendarDate { CalendarDate(year: year, month: month, day: 1) ?? .earliest }
  /// The last day of the month.
  public var lastDay: CalendarDate {
    CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year)) ?? .latest
  }

  /// The month before.
  public var previous: EditionLabel { EditionLabel(ordinal: ordinal - 1) }
  /// The month after.
  public var next: EditionLabel { EditionLabel(ordinal: ordinal + 1) }

  public static func < (left: EditionLabel, right: EditionLabel) -> Bool { left.ordinal < right.ordinal }
}

extension EditionLabel: CustomStringConvertible {
  public var description: String { String(firstDay.description.dropLast(3)) }
}

extension EditionLabel: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = EditionLabel(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not an edition; write 2026-11")
    }
    self = value
  }
}
