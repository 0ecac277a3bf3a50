import PriceModel

/// How a list writes dates: `yyyy-MM-dd`, `d.M.yyyy`, `dd-MMM-yy`. A time after the day (`T23:59:59.0000000Z`,
/// ` 12:00:00 AM`, ` 0:00`) and an offset are accepted with every format and dropped: a price holds by the day.
struct DateFormat: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    /// Four digits, or two: 00 to 79 are of this century.
    case year(digits: Int)
    /// Numbers between signs have one or two digits, numbers without signs between them exactly two.
    case month(isExact: Bool)
    /// `Nov` or `November`, in English.
    case monthName
    case day(isExact: Bool)
    case sign(UInt8)
  }

  static let iso = DateFormat(known: "yyyy-MM-dd")
  static let american = DateFormat(known: "M/d/yyyy")
  static let british = DateFormat(known: "d/M/yyyy")
  static let dotted = DateFormat(known: "d.M.yyyy")
  static let compact = DateFormat(known: "yyyyMMdd")
  static let usual = [iso, american, british, dotted, compact]

  /// As the profile writes it.
  let pattern: String
  private let pieces: [Piece]

  /// - Returns: `nil` if the pattern does not have a year, a month and a day once each, or other letters.
  init?(_ pattern: String) {
    guard let pieces = Self.pieces(of: pattern) else { return nil }
    self.pattern = pattern
    self.pieces = pieces
  }

  private init(known pattern: String) {
    self.pattern = pattern
    pieces = Self.pieces(of: pattern) ?? []
  }

  private static func pieces(of pattern: String) -> [Piece]? {
    var runs: [(sign: UInt8, count: Int)] = []
    for byte in pattern.utf8 {
      if let last = runs.last, last.sign == byte {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((byte, 1))
      }
    }
    func isNumber(_ index: Int) -> Bool {
      runs.indices.contains(index) && "yMd".utf8.contains(runs[index].sign) && runs[index].count != 3
    }
    var pieces: [Piece] = []
    var found: [UInt8: Int] = [:]
    for (index, run) in runs.enumerated() {
      let isExact = run.count == 2 && (isNumber(index - 1) || isNumber(index + 1))
      found[run.sign, default: 0] += 1
      switch (run.sign, run.count) {
      case (UInt8(ascii: "y"), 2), (UInt8(ascii: "y"), 4): pieces.append(.year(digits: run.count))
      case (UInt8(ascii: "M"), 1), (UInt8(ascii: "M"), 2): pieces.append(.month(isExact: isExact))
      case (UInt8(ascii: "M"), 3), (UInt8(ascii: "M"), 4): pieces.append(.monthName)
      case (UInt8(ascii: "d"), 1), (UInt8(ascii: "d"), 2): pieces.append(.day(isExact: isExact))
      case (0x41...0x5A, _), (0x61...0x7A, _): return nil
      default: pieces += Array(repeating: .sign(run.sign), count: run.count)
      }
    }
    return "yMd".utf8.allSatisfy { found[$0] == 1 } ? pieces : nil
  }

  /// An example, for messages.
  var example: String {
    pieces.map { piece in
      switch piece {
      case .year(let digits): digits == 4 ? "2026" : "26"
      case .month: "11"
      case .monthName: "Nov"
      case .day(let isExact): isExact || pattern.contains("dd") || pattern.contains(".") ? "01" : "1"
      case .sign(let byte): String(UnicodeScalar(byte))
      }
    }.joined()
  }

  /// The day, or `nil` if the text is not a date of this format.
  func date(_ text: UnsafeRawBufferPointer) -> CalendarDate? {
    var scanner = DateScanner(bytes: text)
    var (year, month, day) = (0, 0, 0)
    for piece in pieces {
      switch piece {
      case .year(let digits):
        guard let number = scanner.number(digits...digits) else { return nil }
        year = digits == 4 ? number : number + (number < 80 ? 2000 : 1900)
      case .month(let isExact):
        guard let number = scanner.number(isExact ? 2...2 : 1...2) else { return nil }
        month = number
      case .monthName:
        guard let number = scanner.monthName() else { return nil }
        month = number
      case .day(let isExact):
        guard let number = scanner.number(isExact ? 2...2 : 1...2) else { return nil }
        day = number
      case .sign(let byte):
        guard scanner.skip(Unicode.Scalar(byte)) else { return nil }
      }
    }
    return scanner.endsAfterTime() ? CalendarDate(year: year, month: month, day: day) : nil
  }
}

/// Walks over the bytes of a date.
private struct DateScanner {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ].map { Array($0.utf8) }

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

  /// An English month, whole or its first three letters.
  mutating func monthName() -> Int? {
    var letters: [UInt8] = []
    while index < bytes.count, case let letter = bytes[index] | 0x20, letter >= 0x61, letter <= 0x7A {
      letters.append(letter)
      index += 1
    }
    return Self.months.firstIndex { $0 == letters || Array($0.prefix(3)) == letters }.map { $0 + 1 }
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
