import PriceModel

/// An order under an agreement.
public struct Order: Sendable, Hashable {
  /// The raw value is the word of agreement files.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case initial, additional, anniversary
    case stepUp = "step-up"
    case renewal
    case `extension` = "extension"

    /// Whether the order begins a term, with prices and protection of its own (PP-6, PP-7).
    public var beginsTerm: Bool { self == .initial || self == .renewal || self == .extension }
  }

  public var kind: Kind
  /// When the purchase order was received.
  public var received: CalendarDate
  /// When the use begins; the day of receipt if it is not stated.
  public var usage: CalendarDate
  public var lines: [OrderLine]

  public init(kind: Kind, received: CalendarDate, usage: CalendarDate? = nil, lines: [OrderLine]) {
    self.kind = kind
    self.received = received
    self.usage = usage ?? received
    self.lines = lines
  }

  /// The month whose list prices hold for the order (ORD-6): the month before, if the order came by the 15th and
  /// the use began in the month before; else the month of receipt.
  public var priceMonth: EditionLabel {
    let receipt = EditionLabel(received)
    let isBackDated = received.day <= 15 && EditionLabel(usage) == receipt.previous
    return isBackDated ? receipt.previous : receipt
  }
}

/// A part number with its quantity in an order.
public struct OrderLine: Sendable, Hashable {
  public var partNumber: String
  /// The number of licences; for monthly subscriptions too (OLS-4).
  public var quantity: Int
  /// What was invoiced for a unit, before a deal; `nil` takes it from the list by ORD-6.
  public var unitPrice: ExactDecimal?
  public var payment: LinePayment?
  public var deal: Deal?
  /// The part number that a step-up raises.
  public var stepUpFrom: String?

  public init(
    _ partNumber: String, quantity: Int, unitPrice: ExactDecimal? = nil, payment: LinePayment? = nil,
    deal: Deal? = nil, stepUpFrom: String? = nil
  ) {
    self.partNumber = partNumber
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.payment = payment
    self.deal = deal
    self.stepUpFrom = stepUpFrom
  }
}

/// How a line is paid; the raw value is the word of agreement files.
public enum LinePayment: String, Sendable, Hashable, CaseIterable {
  case spread, prepaid
  /// Prepaid to the end of the agreement, for monthly subscriptions (OLS-4).
  case prepaidToEnd = "PE"
  /// Paid annually, to the next anniversary, for monthly subscriptions (OLS-4).
  case annually = "AE"

  /// Whether nothing more is due at the anniversaries.
  public var isPrepaid: Bool { self == .prepaid || self == .prepaidToEnd }
}

/// A special price that the vendor has granted.
public struct Deal: Sendable, Hashable {
  public var number: String?
  public var unitPrice: ExactDecimal
  /// The last day on which it holds (PP-16); `nil` without an end.
  public var until: CalendarDate?

  public init(number: String? = nil, unitPrice: ExactDecimal, until: CalendarDate? = nil) {
    self.number = number
    self.unitPrice = unitPrice
    self.until = until
  }

  func holds(on day: CalendarDate) -> Bool { day <= (until ?? .latest) }
}
