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
    /// Percent of the selling price above the net price.
    public var margin: ExactDecimal?
    public var term: String?
    public var billing: String?
    public var note: String?
  }
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
