import PriceModel

/// A bound as the user sets it: `record=32MiB`, `columns=10000`.
public struct LimitSetting: Hashable, Sendable, CustomStringConvertible {
  public let limit: ReadingLimit
  public let value: Int

  /// Every bound with its standard value.
  public static var standard: [LimitSetting] {
    ReadingLimit.allCases.map { LimitSetting(limit: $0, value: $0.standard) }
  }

  /// `record=16MiB`.
  public var description: String { "\(limit.name)=\(limit.written(value))" }

  private init(limit: ReadingLimit, value: Int) {
    self.limit = limit
    self.value = value
  }

  /// Reads `NAME=SIZE`.
  ///
  /// - Throws: ``LimitSettingError`` with the names known, or the sizes accepted.
  public init(_ text: String) throws(LimitSettingError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0].lowercased()
    guard let limit = ReadingLimit(rawValue: name) else {
      let names = ReadingLimit.allCases.map(\.name)
      let nearest = EditDistance.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
      throw LimitSettingError(
        "“\(name)” is no limit\(nearest); accepted are \(names.joined(separator: ", "))")
    }
    guard parts.count == 2, let value = limit.value(parts[1]) else {
      throw LimitSettingError(
        "“\(text)” sets no bound; accepted is "
          + (limit.isSize
            ? "a size, like \(name)=\(limit.written(limit.standard))"
            : "a number, like \(name)=\(limit.standard)"))
    }
    self.limit = limit
    self.value = value
  }
}

/// A limit that cannot be set as the user wants.
public struct LimitSettingError: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension ReadingLimits {
  /// The standard bounds with some of them moved.
  public init(_ settings: [LimitSetting]) {
    self.init()
    for setting in settings { self[setting.limit] = setting.value }
  }
}

extension ReadingLimit {
  /// The bound that holds unless the user sets another.
  public var standard: Int { ReadingLimits()[self] }

  private static let powers = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]

  /// A bound for people: `16 MiB`, `4,096`.
  func shown(_ bound: Int) -> String {
    if isSize {
      for (unit, size) in Self.powers where bound >= size && bound % size == 0 {
        return "\(bound / size) \(unit)"
      }
      return "\(bound) bytes"
    }
    var digits = Array(String(bound))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }

  /// A bound as the switch takes it: `16MiB`, `4096`.
  func written(_ bound: Int) -> String {
    guard isSize else { return String(bound) }
    for (unit, size) in Self.powers where bound >= size && bound % size == 0 {
      return "\(bound / size)\(unit)"
    }
    return String(bound)
  }

  /// The value of a text: for sizes `65536`, `64KiB`, `64 KB`, `1g`; for numbers digits only. At least 1.
  func value(_ text: some StringProtocol) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number > 0 else { return nil }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    if unit.isEmpty { return number }
    let units = [
      "k": 1 << 10, "kib": 1 << 10, "kb": 1000, "m": 1 << 20, "mib": 1 << 20, "mb": 1_000_000, "g": 1 << 30,
      "gib": 1 << 30, "gb": 1_000_000_000,
    ]
    guard isSize, let size = units[unit] else { return nil }
    let (value, overflow) = number.multipliedReportingOverflow(by: size)
    return overflow ? nil : value
  }
}
