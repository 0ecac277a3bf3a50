import Licensing
import PriceModel
import SKUResolution

/// The answer of `pick`: the walk, and what is left at its end.
public struct PickAnswer: Encodable, Sendable {
  public let schema = "pricebook.pick/1"
  /// Everything decided, by facet: by the user or because nothing else was left.
  public var selection: [String: String]
  public var steps: [WalkStep]
  /// The first question that is still open; `nil` at the end of the walk.
  public var next: Facet?
  /// The items left, if they are at most ``largestListing``; ``matches`` always says how many they are.
  public var items: [Item]
  /// What tells the items left apart; empty while a question is open.
  public var differences: [Difference]
  public var refused: [RefusedValue]
  /// What lists without prices say of the items left; it is among their attributes, too.
  public var facts: [ItemFacts] = []
  /// The number of items left.
  public var matches: Int
  /// Why the walk could not go on; `nil` if it could.
  public var failure: PricebookError?
  /// The lists that price the same SKU differently, where that is why.
  var disagreeingLists: [String] = []
  /// What the table shows of the prices.
  let inForce: PricesInForce

  /// More items than this are counted, not listed.
  public static let largestListing = 100

  enum CodingKeys: CodingKey {
    case schema, selection, steps, next, items, differences, refused, facts, matches
  }

  /// A value that a licensing rule refuses.
  public struct RefusedValue: Encodable, Hashable, Sendable {
    public var facet: Facet
    public var value: String
    /// The ID of the rule.
    public var rule: String
    public var reason: String
  }
}
