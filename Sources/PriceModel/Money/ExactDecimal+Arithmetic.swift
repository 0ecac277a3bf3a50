extension ExactDecimal {
  /// 10 to the power of `exponent`, 0 to 20, in 128 bits.
  static func powerOfTen(_ exponent: UInt8) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  /// The mantissa at another, not smaller, scale.
  func widened(to scale: UInt8) -> Int128 {
    Int128(mantissa) * Self.powerOfTen(scale - self.scale)
  }

  /// `mantissa × 10^-scale` with the fraction shortened, without loss, until it fits.
  static func fitting(_ mantissa: Int128, scale: UInt8) throws(ArithmeticError) -> ExactDecimal {
    var mantissa = mantissa
    var scale = scale
    while scale > largestScale || Int64(exactly: mantissa) == nil {
      guard scale > 0, mantissa % 10 == 0 else { throw .overflow }
      mantissa /= 10
      scale -= 1
    }
    return ExactDecimal(mantissa: Int64(mantissa), scale: scale)
  }

  /// The exact sum. Throws ``ArithmeticError/overflow``.
  public static func + (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    let scale = max(left.scale, right.scale)
    return try fitting(left.widened(to: scale) + right.widened(to: scale), scale: scale)
  }

  /// The exact difference. Throws ``ArithmeticError/overflow``.
  public static func - (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    let scale = max(left.scale, right.scale)
    return try fitting(left.widened(to: scale) - right.widened(to: scale), scale: scale)
  }

  /// The exact product. Throws ``ArithmeticError/overflow``, also where the exact product would need more than
  /// 10 digits after the point: round it with ``times(_:over:roundedTo:by:)`` instead.
  public static func * (left: ExactDecimal, right: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
    try fitting(Int128(left.mantissa) * Int128(right.mantissa), scale: left.scale + right.scale)
  }

  /// The number rounded to `digits` after the point; a shorter fraction is filled with zeros.
  public func rounded(to digits: UInt8, by policy: RoundingPolicy) throws(ArithmeticError) -> ExactDecimal {
    try times(ExactDecimal(1), over: ExactDecimal(1), roundedTo: digits, by: policy)
  }

  /// `self × numerator ÷ denominator`, computed exactly in 128 bits and rounded **once** at the end.
  ///
  ///     // 309 of 365 days of 120.00
  ///     try ExactDecimal("120.00")!.times(309, over: 365, roundedTo: 2, by: .halfUp)  // 101.59
  ///
  /// Throws ``ArithmeticError/divisionByZero`` or ``ArithmeticError/overflow``.
  public func times(
    _ numerator: ExactDecimal, over denominator: ExactDecimal, roundedTo digits: UInt8,
    by policy: RoundingPolicy
  ) throws(ArithmeticError) -> ExactDecimal {
    guard !denominator.isZero else { throw .divisionByZero }
    // value = (m1·m2 / m3) · 10^(s3 − s1 − s2); the quotient wanted is value · 10^digits.
    var above = Int128(mantissa) * Int128(numerator.mantissa)
    var below = Int128(denominator.mantissa)
    let exponent = Int(denominator.scale) + Int(digits) - Int(scale) - Int(numerator.scale)
    let factor = Self.powerOfTen(UInt8(abs(exponent)))
    if exponent >= 0 {
      let (product, overflowed) = above.multipliedReportingOverflow(by: factor)
      if overflowed { throw .overflow }
      above = product
    } else {
      let (product, overflowed) = below.multipliedReportingOverflow(by: factor)
      if overflowed { throw .overflow }
      below = product
    }
    let quotient = policy.quotient(above, below)
    guard let mantissa = Int64(exactly: quotient) else { throw .overflow }
    return ExactDecimal(mantissa: mantissa, scale: digits)
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}
