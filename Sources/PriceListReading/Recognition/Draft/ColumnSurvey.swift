import PriceModel

/// What the values of a column look like.
struct ColumnSurvey {
  /// Not blank.
  private(set) var filled = 0
  private(set) var rows = 0
  /// All values that are not blank.
  private(set) var values: [String] = []
  private var distinct: Set<String> = []
  private var numbers = 0
  private var decimals = 0
  private var currencies = 0
  private var countries = 0
  private var codes = 0
  private var articleNumbers = 0
  private var texts = 0
  private var dates: [String: Int] = [:]

  /// Formats of dates that profiles read, the plainest first.
  static let dateFormats = ["yyyy-MM-dd", "d.M.yyyy", "M/d/yyyy", "d/M/yyyy", "yyyyMMdd"]
  static let currencyCodes: Set<String> = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR", "GBP", "HKD",
    "HRK", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON",
    "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "ZAR",
  ]
  private static let countryCodes: Set<String> = [
    "AE", "AR", "AT", "AU", "BA", "BE", "BG", "BR", "CA", "CH", "CL", "CN", "CO", "CY", "CZ", "DE", "DK",
    "EE", "ES", "FI", "FR", "GB", "GR", "HK", "HR", "HU", "ID", "IE", "IL", "IN", "IS", "IT", "JP", "KR",
    "LT", "LU", "LV", "MT", "MX", "MY", "NL", "NO", "NZ", "PH", "PL", "PT", "RO", "RS", "RU", "SA", "SE",
    "SG", "SI", "SK", "TH", "TR", "TW", "UA", "UK", "US", "ZA",
  ]

  mutating func look(at field: String) {
    rows += 1
    let value = HeaderName.shown(field)
    if value.isEmpty { return }
    filled += 1
    values.append(value)
    distinct.insert(value)
    if Self.currencyCodes.contains(value) { currencies += 1 }
    if Self.countryCodes.contains(value) { countries += 1 }
    let found = Self.formats(of: value)
    for format in found { dates[format, default: 0] += 1 }
    let digits = value.count { $0.isNumber }
    let letters = value.count { $0.isLetter }
    if digits > 0, found.isEmpty || letters == 0, Self.isNumber(value) {
      numbers += 1
      if value.contains(".") || value.contains(",") { decimals += 1 }
    }
    if Self.isArticleNumber(value) { articleNumbers += 1 }
    if digits > 0, value.count >= 3, value.count <= 40, !value.contains(" "), found.isEmpty {
      codes += letters > 0 || value.contains("-") || value.contains("/") ? 1 : 0
    }
    if letters >= 4, value.contains(" ") || letters > 2 * digits { texts += 1 }
  }

  /// The first three that differ.
  var samples: [String] {
    var samples: [String] = []
    for value in values where samples.count < 3 && !samples.contains(value) { samples.append(value) }
    return samples
  }

  private func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }
  var isUnique: Bool { filled > 0 && distinct.count * 100 >= filled * 90 }
  /// The values are GTINs with their check digit.
  var hasArticleNumbers: Bool { share(articleNumbers) >= 0.9 }
  /// Most values have a decimal mark.
  var hasDecimals: Bool { share(numbers) >= 0.9 && share(decimals) >= 0.5 }

  /// The formats that every date has; both orders of day and month where no day is above 12.
  var dateOrders: [String] {
    Self.dateFormats.filter { (dates[$0] ?? 0) > 0 && share(dates[$0] ?? 0) >= 0.9 }
  }

  /// How well the values suit a role, 0 to 1; one half where they tell nothing.
  func fit(_ role: ColumnRole) -> Double {
    if filled == 0 { return role == .to || role == .replacedBy ? 0.5 : 0.2 }
    switch role {
    case .partNumber, .distributorSKU:
      if hasArticleNumbers || hasDecimals || !dateOrders.isEmpty { return 0 }
      return isUnique ? 0.4 + 0.6 * share(codes) : 0.3 * share(codes)
    case .net, .list: return hasArticleNumbers ? 0 : share(numbers)
    case .currency: return share(currencies)
    case .market: return share(countries)
    case .from, .to: return dateOrders.isEmpty ? 0 : 1
    case .minQuantity, .maxQuantity: return hasDecimals ? 0.2 : share(numbers)
    case .itemName, .description: return share(texts)
    case .publisher, .family, .language, .version, .replacedBy, .other: return 0.5
    }
  }

  // MARK: Values

  /// Digits with marks, a sign of a currency around them.
  private static func isNumber(_ value: String) -> Bool {
    let core = value.filter { !"€$£ \u{A0}\u{202F}'-".contains($0) }
    let plain = ["zł", "Kč", "EUR", "PLN", "USD", "CZK", "GBP", "CHF"].reduce(core) {
      $0.hasSuffix($1)
        ? String($0.dropLast($1.count)) : $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0
    }
    return !plain.isEmpty && plain.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
  }

  /// 8, 12, 13 or 14 digits of which the last is the check digit (GS1).
  private static func isArticleNumber(_ value: String) -> Bool {
    let digits = value.utf8.map { Int($0) - 48 }
    guard [8, 12, 13, 14].contains(digits.count), digits.allSatisfy({ (0...9).contains($0) }) else {
      return false
    }
    let sum = digits.dropLast().reversed().enumerated().reduce(0) { sum, digit in
      sum + digit.element * (digit.offset % 2 == 0 ? 3 : 1)
    }
    return (10 - sum % 10) % 10 == digits.last
  }

  /// The formats that a text may be a date of.
  private static func formats(of value: String) -> [String] {
    let day = value.prefix { $0 != " " && $0 != "T" }
    let rest = value.dropFirst(day.count)
    guard rest.isEmpty || rest.contains(":") else { return [] }
    let patterns: [(Character, [String])] = [
      ("-", ["yyyy-MM-dd"]), (".", ["d.M.yyyy"]), ("/", ["M/d/yyyy", "d/M/yyyy"]),
    ]
    for (separator, names) in patterns {
      let parts = day.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      return names.filter { name in isDate(parts, name.split(separator: separator)) }
    }
    guard day.count == 8, day.allSatisfy(\.isNumber), rest.isEmpty else { return [] }
    let parts = [day.prefix(4), day.dropFirst(4).prefix(2), day.suffix(2)]
    guard let year = Int(parts[0]), (1990...2100).contains(year) || year == 9999 else { return [] }
    return isDate(parts, ["yyyy", "MM", "dd"]) ? ["yyyyMMdd"] : []
  }

  private static func isDate(_ parts: [Substring], _ names: [Substring]) -> Bool {
    var (year, month, day) = (0, 0, 0)
    for (part, name) in zip(parts, names) {
      guard let number = Int(part) else { return false }
      switch name.first {
      case "y": year = part.count == 4 ? number : -1
      case "M": month = number
      default: day = number
      }
    }
    return year > 0 && CalendarDate(year: year, month: month, day: day) != nil
  }
}
