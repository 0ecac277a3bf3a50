/// An exact amount with its currency. Amounts of two currencies cannot be added: the attempt throws.
///
///     let price = Money(ExactDecimal("412.50")!, Currency("PLN")!)
///     try price.times(50).description  // "20625.00 PLN"
public struct Money: Hashable, Sendable, CustomStringConvertible {
  public let amount: ExactDecimal
  public let currency: Currency

  public init(_ amount: ExactDecimal, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }

  /// Nothing, in `currency`.
  public static func zero(_ currency: Currency) -> Money { Money(.zero, currency) }

  /// The amount with at least the minor units of the currency, without loss: `115.2` USD is `115.20`.
  public var text: String { amount.description(atLeast: currency.minorUnits) }

  public var description: String { "\(text) \(currency)" }

  /// The sum. Throws ``ArithmeticError/currencyMismatch(_:_:)`` or ``ArithmeticError/overflow``.
  public static func + (left: Money, right: Money) throws(ArithmeticError) -> Money {
    guard left.currency == right.currency else { throw .currencyMismatch(left.currency, right.currency) }
    return Money(try left.amount + right.amount, left.currency)
  }

  /// The difference. Throws ``ArithmeticError/currencyMismatch(_:_:)`` or ``ArithmeticError/overflow``.
  public static func - (left: Money, right: Money) throws(ArithmeticError) -> Money {
    guard left.currency == right.currency else { throw .currencyMismatch(left.currency, right.currency) }
    return Money(try left.amount - right.amount, left.currency)
  }

  /// `self × numerator ÷ denominator`, rounded once to the minor unit of the currency.
  public func times(
    _ numerator: ExactDecimal, over denominator: ExactDecimal = 1, by policy: RoundingPolicy = .standard
  ) throws(ArithmeticError) -> Money {
    Money(
      try amount.times(numerator, over: denominator, roundedTo: currency.minorUnits, by: policy), currency)
  }

  /// The amount rounded to the minor unit of the currency.
  public func rounded(by policy: RoundingPolicy = .standard) throws(ArithmeticError) -> Money {
    try times(1, by: policy)
  }
}
