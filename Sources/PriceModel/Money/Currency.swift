/// A currency by its ISO 4217 code, upper case: `PLN`.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// The three letters.
  public let code: String

  /// Accepts three ASCII letters in any case; anything else is `nil`.
  public init?(_ code: some StringProtocol) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else {
      return nil
    }
    self.code = code.utf8.allSatisfy { $0 & 0x20 == 0 } ? String(code) : code.uppercased()
  }

  public var description: String { code }

  /// Digits after the point of the smallest coin: 2 for most, 0 for JPY, 3 for KWD (ISO 4217).
  public var minorUnits: UInt8 {
    if Self.withoutMinorUnits.contains(code) { return 0 }
    if Self.withThreeDigits.contains(code) { return 3 }
    return 2
  }

  private static let withoutMinorUnits: Set<String> = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
    "XOF", "XPF",
  ]
  private static let withThreeDigits: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
}

extension Currency: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Currency(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not a currency code of three letters")
    }
    self = value
  }
}
