/// A length of time in calendar units, as ISO 8601 writes it: `P1M`, `P1Y`, `P3Y`, `P7D`.
public struct Period: Hashable, Sendable {
  /// Whole months; a year is twelve.
  public let months: Int
  public let days: Int

  public init(months: Int, days: Int = 0) {
    self.months = months
    self.days = days
  }

  public static let month = Period(months: 1)
  public static let year = Period(months: 12)
  public static let threeYears = Period(months: 36)

  /// Reads `P1Y`, `P18M`, `P1Y6M`, `P2W`, `P7D`; times (`PT1H`), fractions and an empty `P` are `nil`.
  public init?(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return nil }
    var months = 0
    var days = 0
    var allowed = Array("YMWD".utf8)[...]
    while !rest.isEmpty {
      var number = 0
      var digits = 0
      // One digit more than is accepted is enough to refuse the rest.
      while digits <= 5, let byte = rest.first, (0x30...0x39).contains(byte) {
        number = number * 10 + Int(byte - 0x30)
        digits += 1
        rest.removeFirst()
      }
      guard (1...5).contains(digits), let unit = rest.popFirst(), let place = allowed.firstIndex(of: unit)
      else { return nil }
      allowed = allowed[(place + 1)...]
      switch unit {
      case UInt8(ascii: "Y"): months += number * 12
      case UInt8(ascii: "M"): months += number
      case UInt8(ascii: "W"): days += number * 7
      default: days += number
      }
    }
    self.init(months: months, days: days)
  }
}

extension Period: CustomStringConvertible {
  /// The shortest ISO 8601 form: twelve months are `P1Y`.
  public var description: String {
    var text = "P"
    if months / 12 > 0 { text += "\(months / 12)Y" }
    if months % 12 > 0 { text += "\(months % 12)M" }
    if days > 0 { text += "\(days)D" }
    return text == "P" ? "P0D" : text
  }
}

extension CalendarDate {
  /// The day a period later; the day of the month is clamped to the length of the month it falls in
  /// (31 January + P1M is 28 February, 29 February + P1Y is 28 February).
  ///
  /// To step through a term repeatedly, add multiples of the period to the *first* day, never to the result:
  /// the end of the month would be lost.
  public func adding(_ period: Period, times count: Int = 1) -> CalendarDate {
    let (year, month, day) = components
    let target = year * 12 + month - 1 + period.months * count
    let targetYear = target >= 0 ? target / 12 : (target - 11) / 12
    let targetMonth = target - targetYear * 12 + 1
    let clamped = min(day, CalendarDate.days(inMonth: targetMonth, of: targetYear))
    let moved =
      CalendarDate(year: targetYear, month: targetMonth, day: clamped)
      ?? (period.months * count < 0 ? .earliest : .latest)
    return moved.adding(days: period.days * count)
  }

  /// 0001-01-01.
  public static let earliest = CalendarDate(dayNumber: -719_162)
  /// 9999-12-31.
  public static let latest = CalendarDate(dayNumber: 2_932_896)
}
