import PriceModel

/// The answer of `quote`.
public struct QuoteAnswer: Encodable, Sendable {
  public let schema = "pricebook.quote/1"
  public var number: String?
  public var date: CalendarDate
  public var validUntil: CalendarDate?
  public var currency: Currency
  /// The rounding policy of every amount.
  public var rounding: String
  /// `net` or `list`: the price the lines start from.
  public var price: PriceKind
  public var customer: JSONNode?
  public var lines: [Line]
  public var subtotal: String
  /// The tax rate in percent.
  public var taxRate: ExactDecimal?
  public var tax: String
  public var total: String
  public var warnings: [Diagnostic]
  /// Whom the quote is for. The customer's has nothing from which the cost could be found.
  public var copy: QuoteCopy
  /// What the lines cost the seller, and the share of the subtotal that remains, in percent; internal copies only, and
  /// only where the net price of every line is known.
  public var cost: String?
  public var margin: ExactDecimal?

  /// A priced line.
  public struct Line: Encodable, Sendable {
    /// The line's label in the request, else its position.
    public var line: LineLabel
    public var partNumber: String
    public var itemName: String?
    public var quantity: ExactDecimalNumber
    /// The price of one unit before the discount.
    public var unitPrice: String
    /// Percent off.
    public var discount: ExactDecimal?
    public var amount: String
    public var list: String
    public var edition: EditionLabel
    public var source: Source
    /// The quantity band that was taken, `1-249`; `nil` if the price holds for any quantity.
    public var tier: String?
    /// The licensing rule the price rests on.
    public var rule: String?
    /// Which price was taken and why, in a sentence.
    public var reason: String
    public var per: PriceBasis
    public var quantityBasis: ExactDecimalNumber?
    /// What the line costs at net prices; internal copies only.
    public var cost: String?
    /// Percent of the amount that remains above the cost; internal copies only.
    public var margin: ExactDecimal?
    /// The margin that was asked for; internal copies only.
    public var requestedMargin: ExactDecimal?
    public var program: String?
    public var acquired: String?
    public var segment: String?
    /// What the unit price is: a published one, or the seller's own above the net price.
    public var pricing: QuotePricing
    public var term: String?
    public var billing: String?
    public var note: String?
  }
}

/// Where the unit price of a quote's line comes from.
public enum QuotePricing: String, Encodable, Sendable {
  case net, list
  /// A margin on the net price.
  case own
}

/// Whom a quote is for.
public enum QuoteCopy: String, Encodable, Sendable {
  case customer
  /// With cost and margin.
  case `internal`
}

/// What a line of a request is called: a JSON number where it is one, else a text.
public struct LineLabel: Encodable, Hashable, Sendable, CustomStringConvertible {
  public var description: String

  public init(_ text: String) { description = text }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    // “007” is a name, not the number 7.
    if let number = Int(description), String(number) == description {
      try container.encode(number)
    } else {
      try container.encode(description)
    }
  }
}
