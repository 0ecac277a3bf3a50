/// What a price pays for.
public enum PriceBasis: UInt8, Sendable, CaseIterable {
  /// The whole term of a subscription (New Commerce, RULES NCE-2).
  case term
  /// A month of a subscription (legacy CSP).
  case month
  /// One purchase unit (volume licensing, goods).
  case unit

  /// `term`, `month`, `unit`.
  public var name: String {
    switch self {
    case .term: "term"
    case .month: "month"
    case .unit: "unit"
    }
  }

  public init?(name: String) {
    guard let basis = PriceBasis.allCases.first(where: { $0.name == name }) else { return nil }
    self = basis
  }
}

extension PriceBasis: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = PriceBasis(name: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "term, month or unit")
    }
    self = value
  }
}

/// Whose price it is.
public enum PriceKind: String, Sendable, Codable, CaseIterable {
  /// What the partner pays.
  case net
  /// The recommended price for the customer (ERP, MSRP).
  case list
  /// Another kind; ``Price/priceType`` has its raw name.
  case other
}

/// Where a value was first read.
public struct Source: Hashable, Sendable, Codable {
  /// The name of the price list file.
  public var file: String
  /// The physical line where its record starts, 1-based.
  public var line: Int
  public var edition: EditionLabel

  public init(file: String, line: Int, edition: EditionLabel) {
    self.file = file
    self.line = line
    self.edition = edition
  }
}

/// One amount of an item in an edition of a list, in the shape of the contract.
public struct Price: Hashable, Sendable, Codable {
  public var kind: PriceKind
  /// The raw name of an `other` kind.
  public var priceType: String?
  /// The published figure, never divided by ``quantityBasis``.
  public var amount: ExactDecimal
  public var currency: Currency
  /// The country, as the list writes it; `nil` if the list states none.
  public var market: String?
  public var per: PriceBasis
  public var quantityBasis: ExactDecimalNumber?
  public var minQuantity: ExactDecimalNumber?
  public var maxQuantity: ExactDecimalNumber?
  /// First and last day, both inclusive; `nil` is open.
  public var from: CalendarDate?
  public var to: CalendarDate?
  public var list: String
  public var edition: EditionLabel
  public var source: Source

  public init(
    kind: PriceKind, priceType: String? = nil, amount: ExactDecimal, currency: Currency,
    market: String? = nil,
    per: PriceBasis, quantityBasis: ExactDecimal? = nil, minQuantity: ExactDecimal? = nil,
    maxQuantity: ExactDecimal? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil, list: String,
    edition: EditionLabel, source: Source
  ) {
    self.kind = kind
    self.priceType = priceType
    self.amount = amount
    self.currency = currency
    self.market = market
    self.per = per
    self.quantityBasis = quantityBasis.map(ExactDecimalNumber.init)
    self.minQuantity = minQuantity.map(ExactDecimalNumber.init)
    self.maxQuantity = maxQuantity.map(ExactDecimalNumber.init)
    self.from = from
    self.to = to
    self.list = list
    self.edition = edition
    self.source = source
  }

  public var money: Money { Money(amount, currency) }

  /// Whether the price holds on a day; both ends count.
  public func holds(on day: CalendarDate) -> Bool {
    (from ?? .earliest) <= day && day <= (to ?? .latest)
  }

  /// Whether the price holds for a quantity; both ends count.
  public func holds(forQuantity quantity: ExactDecimal) -> Bool {
    (minQuantity?.value ?? quantity) <= quantity && quantity <= (maxQuantity?.value ?? quantity)
  }
}

/// A quantity: exact like ``ExactDecimal``, but a JSON number where it is whole, because quantities are counted.
public struct ExactDecimalNumber: Hashable, Sendable, Codable, CustomStringConvertible {
  public let value: ExactDecimal

  public init(_ value: ExactDecimal) { self.value = value }

  public var description: String { value.normalized.description }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let integer = value.integer {
      try container.encode(integer)
    } else {
      try container.encode(value)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let integer = try? container.decode(Int.self) {
      value = ExactDecimal(integer)
    } else {
      value = try container.decode(ExactDecimal.self)
    }
  }
}
