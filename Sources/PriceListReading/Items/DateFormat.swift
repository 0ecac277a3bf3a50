import PriceModel

/// How a list writes dates. A time after the day (`T23:59:59.0000000Z`, ` 12:00:00 AM`, ` 0:00`) and an offset are
/// accepted with every format and dropped: a price holds by the day.
enum DateFormat: String, Sendable, CaseIterable {
  case iso = "yyyy-MM-dd"
  case american = "M/d/yyyy"
  case british = "d/M/yyyy"
  case dotted = "d.M.yyyy"
  case compact = "yyyyMMdd"

  /// An example, for messages.
  var example: String {
    switch self {
    case .iso: "2026-11-01"
    case .american: "11/1/2026"
    case .british: "1/11/2026"
    case .dotted: "01.11.2026"
    case .compact: "20261101"
    }
  }

  /// The day, or `nil` if the text is not a date of this format.
  func date(_ text: UnsafeRawBufferPointer) -> CalendarDate? {
    var scanner = DateScanner(bytes: text)
    let day: CalendarDate?
    switch self {
    case .iso:
      guard let year = scanner.number(4...4), scanner.skip("-"), let month = scanner.number(1...2),
        scanner.skip("-"), let number = scanner.number(1...2)
      else { return nil }
      day = CalendarDate(year: year, month: month, day: number)
    case .american, .british, .dotted:
      let separator: Unicode.Scalar = self == .dotted ? "." : "/"
      guard let first = scanner.number(1...2), scanner.skip(separator), let second = scanner.number(1...2),
        scanner.skip(separator), let year = scanner.number(4...4)
      else { return nil }
      day =
        self == .american
        ? CalendarDate(year: year, month: first, day: second)
        : CalendarDate(year: year, month: second, day: first)
    case .compact:
      guard let digits = scanner.number(8...8) else { return nil }
      day = CalendarDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }
    return scanner.endsAfterTime() ? day : nil
  }
}

/// Walks over the bytes of a date.
private struct DateScanner {
  let bytes: UnsafeRawBufferPointer
  var index = 0

  /// A number of as many digits as the range allows.
  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while index < bytes.count, count < digits.upperBound, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
      count += 1
    }
    return count >= digits.lowerBound ? value : nil
  }

  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == sign.value else { return false }
    index += 1
    return true
  }

  /// Whether only a time of day and an offset follow, or nothing.
  mutating func endsAfterTime() -> Bool {
    if index == bytes.count { return true }
    if skip("T") || skip(" ") {
      while skip(" ") {}
      guard let hour = number(1...2), hour < 24, skip(":"), let minute = number(2...2), minute < 60 else {
        return false
      }
      if skip(":") {
        guard let second = number(2...2), second < 61 else { return false }
        if skip(".") { guard number(1...9) != nil else { return false } }
      }
      while skip(" ") {}
      if skip("A") || skip("P") || skip("a") || skip("p") {
        guard hour >= 1, hour <= 12, skip("M") || skip("m") else { return false }
      }
    }
    if index == bytes.count || skip("Z") { return index == bytes.count }
    guard skip("+") || skip("-"), number(2...2) != nil, skip(":"), number(2...2) != nil else { return false }
    return index == bytes.count
  }
}
