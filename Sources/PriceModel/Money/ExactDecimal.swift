/// What can go wrong in exact arithmetic.
public enum ArithmeticError: Error, Equatable, Sendable {
  /// The result does not fit 18 digits with 10 after the point.
  case overflow
  /// A division by zero.
  case divisionByZero
  /// Two amounts of different currencies met; both codes are given.
  case currencyMismatch(Currency, Currency)
}

/// An exact decimal number: a 64-bit mantissa with 0 to 10 digits after the point.
///
/// Prices, quantities and percentages are exact; binary floating point is used nowhere. The digits after the
/// point are kept as written (`115.2` stays `115.2`, `412.50` stays `412.50`), yet numbers compare by value:
///
///     let a = ExactDecimal("115.2"), b = ExactDecimal("115.20")
///     a == b  // true
///
/// Arithmetic is done in 128 bits and throws ``ArithmeticError/overflow`` rather than wrap.
public struct ExactDecimal: Sendable {
  /// The largest number of digits after the point.
  public static let largestScale: UInt8 = 10
  public static let zero = ExactDecimal(0)

  /// The number without its point: 13.56 has 1356.
  public let mantissa: Int64
  /// How many digits of the mantissa stand after the point, 0 to 10.
  public let scale: UInt8

  /// Makes `mantissa × 10^-scale`; `scale` above 10 is a programming error.
  public init(mantissa: Int64, scale: UInt8) {
    precondition(scale <= Self.largestScale, "an ExactDecimal has at most 10 digits after the point")
    self.mantissa = mantissa
    self.scale = scale
  }

  public init(_ integer: Int) {
    self.init(mantissa: Int64(integer), scale: 0)
  }

  /// Reads `-123.45`: an optional sign, digits, and optionally a point with digits. Nothing else is accepted,
  /// neither exponents nor blanks nor grouping.
  public init?(_ text: some StringProtocol) {
    var copy = String(text)
    let parsed = copy.withUTF8 { ExactDecimal(utf8: UnsafeRawBufferPointer($0)) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// As ``init(_:)``, from bytes and without making a `String`, with a decimal mark of the caller's choice.
  ///
  /// More than 10 digits after the point are accepted only where the rest are zeros.
  public init?(utf8 bytes: UnsafeRawBufferPointer, decimalMark: UInt8 = UInt8(ascii: ".")) {
    var index = 0
    var negative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      negative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var mantissa: Int64 = 0
    var scale: UInt8 = 0
    var integerDigits = 0
    var fractionDigits = 0
    var afterMark = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == decimalMark, !afterMark {
        afterMark = true
      } else if byte >= 0x30, byte <= 0x39 {
        if afterMark, fractionDigits == Int(Self.largestScale) {
          if byte != 0x30 { return nil }
        } else {
          let (tens, overflowed) = mantissa.multipliedReportingOverflow(by: 10)
          let (sum, overflowedAgain) = tens.addingReportingOverflow(Int64(byte - 0x30))
          if overflowed || overflowedAgain { return nil }
          mantissa = sum
          if afterMark {
            fractionDigits += 1
            scale += 1
          } else {
            integerDigits += 1
          }
        }
      } else {
        return nil
      }
      index += 1
    }
    guard integerDigits > 0, !afterMark || fractionDigits > 0 else { return nil }
    self.init(mantissa: negative ? -mantissa : mantissa, scale: scale)
  }

  /// The same number without zeros at the end of its fraction.
  public var normalized: ExactDecimal {
    var mantissa = mantissa
    var scale = scale
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    return ExactDecimal(mantissa: mantissa, scale: scale)
  }

  /// The same number without zeros at its end that are beyond `digits` after the point.
  public func trimmed(to digits: UInt8) -> ExactDecimal {
    var mantissa = mantissa
    var scale = scale
    while scale > digits, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    return ExactDecimal(mantissa: mantissa, scale: scale)
  }

  public var isNegative: Bool { mantissa < 0 }
  public var isZero: Bool { mantissa == 0 }

  /// The value as an integer, if it is one.
  public var integer: Int? {
    let normal = normalized
    return normal.scale == 0 ? Int(normal.mantissa) : nil
  }

  /// The number written with at least `digits` digits after the point; digits it has are never cut.
  public func description(atLeast digits: UInt8) -> String {
    let text = description
    guard scale < digits else { return text }
    return text + (scale == 0 ? "." : "") + String(repeating: "0", count: Int(digits - scale))
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The number as written: a point as decimal mark, no grouping.
  public var description: String {
    guard scale > 0 else { return String(mantissa) }
    // Written byte by byte from the end: a sign, 20 digits, a point, and zeros of a scale that is larger.
    let capacity = 24 + Int(scale)
    return String(unsafeUninitializedCapacity: capacity) { bytes in
      var (rest, index, written) = (mantissa.magnitude, capacity, 0)
      func write(_ byte: UInt8) {
        index -= 1
        bytes[index] = byte
      }
      while written <= scale || rest > 0 {
        if written == scale { write(UInt8(ascii: ".")) }
        write(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
        written += 1
      }
      if mantissa < 0 { write(UInt8(ascii: "-")) }
      for place in index..<capacity { bytes[place - index] = bytes[place] }
      return capacity - index
    }
  }
}

extension ExactDecimal: Comparable, Hashable {
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.mantissa == right.mantissa }
    return left.widened(to: largestScale) == right.widened(to: largestScale)
  }

  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.widened(to: largestScale) < right.widened(to: largestScale)
  }

  public func hash(into hasher: inout Hasher) {
    let normal = normalized
    hasher.combine(normal.mantissa)
    hasher.combine(normal.scale)
  }
}

extension ExactDecimal: Codable {
  /// Encodes the number as text, because JSON numbers are binary in most readers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = ExactDecimal(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is not a decimal")
    }
    self = value
  }
}
