import PriceModel

/// A line of an order with its price and the reason for it.
public struct PricedLine: Sendable, Hashable {
  public enum Basis: String, Sendable, Hashable {
    /// The list price of the order's month.
    case list
    /// The price of an earlier order.
    case protected
    /// A special price.
    case deal
  }

  /// Where the price is written.
  public enum Origin: Sendable, Hashable, CustomStringConvertible {
    case list(String, EditionLabel)
    /// 1-based positions in the agreement; order 0 is the order that is priced.
    case order(Int, line: Int)

    public var description: String {
      switch self {
      case .list(let name, let edition): "list \(name), edition \(edition)"
      case .order(0, let line): "this order, line \(line)"
      case .order(let order, let line): "order \(order), line \(line)"
      }
    }
  }

  /// The line of the order, 1-based. A line may be priced in parts: a part for each batch that it repeats.
  public let line: Int
  public let partNumber: String
  public let quantity: Int
  /// For one licence; of a monthly subscription, for all ``months``.
  public let unitPrice: ExactDecimal
  /// `unitPrice × quantity`, rounded once.
  public let amount: Money
  public let basis: Basis
  /// The day of the order from which the price is protected or that the batch was bought with.
  public let since: CalendarDate?
  /// The rule that decides.
  public let rule: String
  /// All rules that the price rests on, the deciding one first.
  public let rules: [String]
  public let origin: Origin
  /// The months that are paid for, of a monthly subscription.
  public let months: Int?
  /// What was decided, from which figures.
  public let explanation: String
}

/// An order with its prices.
public struct PricedOrder: Sendable, Hashable {
  public let lines: [PricedLine]
  public let total: Money
  /// What should be known beside the prices, each with its rule.
  public let notes: [Note]
}

/// A remark that rests on a rule.
public struct Note: Sendable, Hashable {
  public let rule: String
  public let text: String

  public init(rule: String, _ text: String) {
    self.rule = rule
    self.text = text
  }
}

/// Why an order cannot be priced.
public enum OrderError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No list has the SKU.
  case unknownProduct(partNumber: String, line: Int)
  /// The rules need a facet that neither a column nor the name of the SKU states.
  case missingFacet(Facet, partNumber: String, line: Int)
  case quantityNotPositive(Int, partNumber: String, line: Int)
  /// A rule forbids the order.
  case refused(rule: String, reason: String, line: Int?)

  /// The line of the order, 1-based.
  public var line: Int? {
    switch self {
    case .unknownProduct(_, let line), .missingFacet(_, _, let line), .quantityNotPositive(_, _, let line):
      line
    case .refused(_, _, let line): line
    }
  }

  /// The rule that forbids the order, if one does.
  public var rule: String? {
    if case .refused(let rule, _, _) = self { return rule }
    return nil
  }

  public var description: String {
    switch self {
    case .unknownProduct(let part, _): "\(part) is in no price list"
    case .missingFacet(let facet, let part, _):
      "the price of \(part) depends on its \(facet.title), which the price list does not state"
    case .quantityNotPositive(let quantity, let part, _):
      "\(quantity) of \(part): a quantity is at least 1"
    case .refused(let rule, let reason, _): "\(reason) (\(rule))"
    }
  }
}
