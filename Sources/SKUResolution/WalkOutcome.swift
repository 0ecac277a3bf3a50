import Licensing
import PriceModel

/// A value that a step offers, with the number of items behind it.
public struct WalkOption: Hashable, Sendable, Encodable {
  /// `nil` stands for the items that do not state the facet.
  public var value: String?
  public var items: Int
  /// What the items cost, by kind and currency; only at the open question of a walk that knows prices.
  public var prices: [PriceSpan] = []

  enum CodingKeys: CodingKey {
    case value, items
  }
}

/// The lowest and the highest price of some items, of one kind and in one currency.
public struct PriceSpan: Hashable, Sendable {
  public var kind: PriceKind
  public var currency: String
  public var lowest: ExactDecimal
  public var highest: ExactDecimal

  /// - Parameter highest: As much as the lowest if it is left out.
  public init(
    _ kind: PriceKind, _ currency: String, _ lowest: ExactDecimal, to highest: ExactDecimal? = nil
  ) {
    self.kind = kind
    self.currency = currency
    self.lowest = lowest
    self.highest = highest ?? lowest
  }
}

/// One question of the walk.
public struct WalkStep: Hashable, Sendable, Encodable {
  public var facet: Facet
  /// The value taken, by the user or because it was the only one; `nil` while the question is open.
  public var chosen: String?
  /// What could be taken, most items first; values that a rule refuses are not among them.
  public var options: [WalkOption]
}

/// Where a walk has led.
public struct WalkOutcome: Sendable {
  /// Everything decided: the user's choices, and what was taken because nothing else was left.
  public var selection: [Facet: String]
  public var steps: [WalkStep]
  /// The first question that is still open.
  public var next: Facet?
  /// The values that a licensing rule refuses at the steps passed.
  public var refused: [Refusal]
  /// The user's choices that a licensing rule refuses; the walk stops there.
  public var refusedChoices: [Refusal]
  /// The choice that no item has, with what could be chosen in its place.
  public var unmatched: WalkStep?
  /// The items left, by their listings in the table of facets, ascending.
  public var items: [Int]
}
