import PriceModel

/// An announced change of prices (NCE-6, NCE-7). The two of the sources are written down; a user may describe others.
public struct PriceChange: Sendable, Hashable {
  public let name: String
  /// The first day of the new prices.
  public let date: CalendarDate
  /// Percent by currency, `["EUR": 11]`; a currency that is not named is not stated.
  public let percentByCurrency: [Currency: ExactDecimal]
  /// Percent by product, compared without case and punctuation.
  public let percentByProduct: [String: ExactDecimal]
  public let rule: String
  /// Whether it holds for new bookings only.
  public let isForNewBookings: Bool

  public init(
    name: String, date: CalendarDate, percentByCurrency: [Currency: ExactDecimal] = [:],
    percentByProduct: [String: ExactDecimal] = [:], rule: String, isForNewBookings: Bool = false
  ) {
    self.name = name
    self.date = date
    self.percentByCurrency = percentByCurrency
    self.percentByProduct = Dictionary(
      percentByProduct.map { (NamePattern.folded($0.key), $0.value) }, uniquingKeysWith: { first, _ in first }
    )
    self.rule = rule
    self.isForNewBookings = isForNewBookings
  }

  /// NCE-6: new bookings of named products from March 2022 on.
  public static let march2022 = PriceChange(
    name: "price change of March 2022", date: EditionLabel(ordinal: 2022 * 12 + 2).firstDay,
    percentByProduct: [
      "Microsoft 365 Business Basic": 20, "Microsoft 365 Business Premium": 10,
      "Microsoft 365 E3": ExactDecimal(mantissa: 125, scale: 1), "Office 365 E5": 9, "Office 365 E3": 15,
      "Office 365 E1": 25,
    ], rule: "NCE-6", isForNewBookings: true)

  /// NCE-7: by currency from 1 April 2023 on, legacy and New Commerce alike.
  public static let april2023 = PriceChange(
    name: "price change of April 2023", date: EditionLabel(ordinal: 2023 * 12 + 3).firstDay,
    percentByCurrency: Dictionary(
      [("GBP", 9), ("DKK", 11), ("EUR", 11), ("NOK", 11), ("SEK", 15)].compactMap {
        code, percent -> (Currency, ExactDecimal)? in Currency(code).map { ($0, percent) }
      }, uniquingKeysWith: { first, _ in first }), rule: "NCE-7")

  /// What the change makes of a price.
  public enum Effect: Sendable, Hashable {
    /// Before its date nothing changes.
    case notYet
    case changed(percent: ExactDecimal)
    /// The announcement does not name the currency or the product: no guess is made.
    case notStated
  }

  /// The effect on a product's price on a day.
  public func effect(on product: String, in currency: Currency, day: CalendarDate) -> Effect {
    guard day >= date else { return .notYet }
    if !percentByProduct.isEmpty {
      guard let percent = percentByProduct[NamePattern.folded(product)] else { return .notStated }
      return .changed(percent: percent)
    }
    guard let percent = percentByCurrency[currency] else { return .notStated }
    return .changed(percent: percent)
  }
}

/// A price after an announced change, exact until it is rounded once.
public struct PriceForecast: Sendable, Hashable {
  public let old: Money
  public let new: Money
  public let effect: PriceChange.Effect
  public let rules: [String]
  public let explanation: String

  /// A monthly term costs 20 % more than the annual one (NCE-5).
  public static let monthlySurcharge: ExactDecimal = 20

  /// The price that follows from an annual price of today.
  ///
  /// - Parameters:
  ///   - hasMonthlyTerm: the monthly term's increase comes on top, multiplied (NCE-6).
  ///   - promotion: percent off, where a promotion holds; an input, not a constant (NCE-6).
  public init(
    of price: Money, product: String, after change: PriceChange, on day: CalendarDate,
    hasMonthlyTerm: Bool = false, promotion: ExactDecimal = 0, rounding: RoundingPolicy = .standard
  ) throws {
    old = price
    effect = change.effect(on: product, in: price.currency, day: day)
    guard case .changed(let percent) = effect else {
      new = price
      rules = [change.rule]
      explanation =
        effect == .notYet
        ? "the \(change.name) begins on \(change.date); on \(day) the price is as it was"
        : "the \(change.name) does not state \(change.percentByProduct.isEmpty ? price.currency.code : product)"
      return
    }
    var factor = try ExactDecimal(100) + percent
    var scale: ExactDecimal = 100
    var steps = "\(price) × \(factor) %"
    if hasMonthlyTerm {
      factor = try factor * (try 100 + Self.monthlySurcharge)
      scale = try scale * 100
      steps += " × \(try 100 + Self.monthlySurcharge) %"
    }
    if !promotion.isZero {
      factor = try factor * (try 100 - promotion)
      scale = try scale * 100
      steps += " × \(try 100 - promotion) %"
    }
    new = try price.times(factor, over: scale, by: rounding)
    rules = [change.rule] + (hasMonthlyTerm ? ["NCE-5"] : [])
    explanation = "\(change.name): \(steps) = \(new)"
  }
}
