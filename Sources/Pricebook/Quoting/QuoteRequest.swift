import PriceModel

/// A request for a quote: what to price, for whom, and on which terms.
public struct QuoteRequest: Sendable {
  /// The file the request was read from, for messages.
  public var file: String
  public var number: String?
  public var date: CalendarDate?
  /// Who receives the quote, as the request says it.
  public var customer: JSONNode?
  public var currency: Currency?
  /// The tax rate in percent.
  public var tax: ExactDecimal?
  public var validUntil: CalendarDate?
  public var lines: [Line] = []

  public init(file: String) {
    self.file = file
  }

  /// A line of the request.
  public struct Line: Sendable {
    /// The physical line in the file, for messages.
    public var sourceLine: Int?
    /// The line's own number or name; its position if it has none.
    public var label: String?
    public var partNumber: String?
    public var distributorSKU: String?
    public var facets: [Facet: String] = [:]
    public var quantity: ExactDecimal
    /// Percent off the unit price.
    public var discount: ExactDecimal?
    /// Percent of the selling price that is to remain above the net price.
    public var margin: ExactDecimal?
    public var note: String?

    public init(quantity: ExactDecimal) {
      self.quantity = quantity
    }
  }
}

/// What comes by option: it holds where the request does not say.
public struct QuoteTerms: Sendable {
  public var customer: String?
  public var date: CalendarDate?
  public var currency: Currency?
  public var tax: ExactDecimal?
  public var price: PriceKind
  public var copy: QuoteCopy
  public var scope: Scope

  public init(
    customer: String? = nil, date: CalendarDate? = nil, currency: Currency? = nil, tax: ExactDecimal? = nil,
    price: PriceKind = .list, copy: QuoteCopy = .customer, scope: Scope = Scope()
  ) {
    self.customer = customer
    self.date = date
    self.currency = currency
    self.tax = tax
    self.price = price
    self.copy = copy
    self.scope = scope
  }
}
