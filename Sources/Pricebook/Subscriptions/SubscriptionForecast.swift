import Licensing
import PriceModel

/// The answer of `subscription forecast`.
public struct ForecastAnswer: Encodable, Sendable {
  public let schema = "pricebook.subscription-forecast/1"
  public var change: ChangeSummary
  /// The day that is forecast.
  public var on: CalendarDate
  /// The edition that the forecast stands for: the month of the day.
  public var forecast: EditionLabel
  /// Percent off the monthly term.
  public var promotion: ExactDecimal?
  public var rounding: String
  public var prices: [ForecastPrice]
  public var totals: [Total]

  /// How many prices of a currency the change touches.
  public struct Total: Encodable, Sendable {
    public var currency: Currency
    public var prices: Int
    public var changed: Int
    public var notYet: Int
    public var notStated: Int
  }

  init(_ change: PriceChange, on day: CalendarDate, promotion: ExactDecimal, prices: [ForecastPrice]) {
    self.change = ChangeSummary(change)
    on = day
    forecast = EditionLabel(day)
    self.promotion = promotion.isZero ? nil : promotion
    rounding = RoundingPolicy.standard.name
    self.prices = prices
    totals = Dictionary(grouping: prices, by: \.currency).map { currency, prices in
      func count(_ effect: String) -> Int { prices.count { $0.effect == effect } }
      return Total(
        currency: currency, prices: prices.count, changed: count(ForecastPrice.changed),
        notYet: count(ForecastPrice.notYet), notStated: count(ForecastPrice.notStated))
    }.sorted { $0.currency.code < $1.currency.code }
  }
}

/// A price before and after an announced change.
public struct ForecastPrice: Encodable, Sendable {
  public var list: String?
  public var edition: EditionLabel?
  public var partNumber: String?
  /// The name that the change is looked up by.
  public var product: String?
  public var term: String?
  public var billing: String?
  public var segment: String?
  public var kind: PriceKind?
  public var priceType: String?
  public var market: String?
  public var minQuantity: ExactDecimalNumber?
  public var maxQuantity: ExactDecimalNumber?
  public var from: CalendarDate?
  public var to: CalendarDate?
  public var currency: Currency
  public var old: String
  /// `nil` where the change states nothing: no guess is made.
  public var new: String?
  /// What the change announces, before anything that comes on top.
  public var percent: ExactDecimal?
  /// `changed`, `not-yet` or `not-stated`.
  public var effect: String
  public var rules: [String]
  public var explanation: String
  public var source: Source?

  static let changed = "changed"
  static let notYet = "not-yet"
  static let notStated = "not-stated"

  /// The price without where it stands.
  init(_ forecast: PriceForecast, product: String?) {
    self.product = product
    currency = forecast.old.currency
    old = forecast.old.text
    rules = forecast.rules
    explanation = forecast.explanation
    switch forecast.effect {
    case .changed(let percent): (new, self.percent, effect) = (forecast.new.text, percent, Self.changed)
    case .notYet: (new, effect) = (forecast.new.text, Self.notYet)
    case .notStated: effect = Self.notStated
    }
  }
}

/// What is forecast, and when.
public struct ForecastTerms: Sendable {
  public var change: PriceChange
  /// The day that is forecast; the first of the change if `nil`.
  public var day: CalendarDate?
  /// Percent off the monthly term (RULES NCE-6: an input, not a constant).
  public var promotion: ExactDecimal
  /// Whether the prices are of an annual term and those of the monthly one are wanted.
  public var isMonthly: Bool

  public init(
    change: PriceChange, day: CalendarDate? = nil, promotion: ExactDecimal = 0, isMonthly: Bool = false
  ) {
    self.change = change
    self.day = day
    self.promotion = promotion
    self.isMonthly = isMonthly
  }

  /// The day that is forecast.
  func checkedDay() throws -> CalendarDate {
    guard promotion >= 0, promotion < 100 else {
      throw PricebookError(
        .usage, .badPromotion,
        "the promotion \(promotion) is not accepted; accepted is a percentage from 0 to below 100")
    }
    let day = day ?? change.date
    try SubscriptionLimits.check(days: [day])
    return day
  }
}

extension Workspace {
  /// What an announced change makes of a single price (RULES NCE-6, NCE-7).
  ///
  /// Throws a ``PricebookError`` of kind `usage` for a price that is none, and where a change by product is asked
  /// about without a product.
  public static func forecast(of price: Money, product: String?, terms: ForecastTerms) throws
    -> ForecastAnswer
  {
    let day = try terms.checkedDay()
    try SubscriptionLimits.check(price: price.amount, "price")
    guard product != nil || terms.change.percentByProduct.isEmpty else {
      throw PricebookError(
        .usage, .missingProduct, "the \(terms.change.name) is stated by product; name it with --product")
    }
    let forecast = try translatingArithmeticErrors("the forecast") {
      try PriceForecast(
        of: price, product: product ?? "", after: terms.change, on: day, hasMonthlyTerm: terms.isMonthly,
        promotion: terms.promotion)
    }
    return ForecastAnswer(
      terms.change, on: day, promotion: terms.promotion,
      prices: [ForecastPrice(forecast, product: product)])
  }
}
