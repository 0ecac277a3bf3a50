import PriceModel

/// What differs between two editions of a list: an answer of ``PriceCatalogue/compare(list:old:new:)``.
///
/// Everything is in the order of part number, term, billing and segment; ``changed`` without regard to case.
public struct EditionComparison: Sendable {
  public var list: String
  /// `nil` if the list begins with the new edition.
  public var old: EditionLabel?
  public var new: EditionLabel
  /// Items that only the new edition has, with their prices in it.
  public var added: [Item] = []
  /// Items that only the old edition has, with their prices in it.
  public var removed: [Item] = []
  /// Items that go on under another part number. Each is also in ``added`` and ``removed``, as far as it is there.
  public var renamed: [Renaming] = []
  /// Items that both have, with what differs.
  public var changed = ChangedItems()
  /// Where the new edition's own change flags say otherwise. Empty also if they were not checked.
  public var contradictions: [Contradiction] = []
  /// Whether the flags were checked: only against the edition right before, of which they speak, and only where
  /// the list has such flags.
  public var checkedClaims = false
}

/// What tells an item from the others of its list.
public struct ItemIdentity: Hashable, Sendable {
  public var partNumber: String
  public var term: String?
  public var billing: String?
  public var segment: String?

  public init(_ item: Item) {
    partNumber = item.partNumber
    term = item.term
    billing = item.billing
    segment = item.segment
  }

  public init(partNumber: String, term: String?, billing: String?, segment: String?) {
    self.partNumber = partNumber
    self.term = term
    self.billing = billing
    self.segment = segment
  }
}

extension ItemIdentity: Comparable {
  public static func < (left: ItemIdentity, right: ItemIdentity) -> Bool {
    if left.partNumber != right.partNumber { return left.partNumber < right.partNumber }
    if left.term != right.term { return (left.term ?? "") < (right.term ?? "") }
    if left.billing != right.billing { return (left.billing ?? "") < (right.billing ?? "") }
    return (left.segment ?? "") < (right.segment ?? "")
  }
}

/// An item that both editions have, with what differs.
public struct ChangedItem: Sendable {
  public var identity: ItemIdentity
  /// Of the new edition.
  public var itemName: String?
  public var family: String?
  public var changes: [FieldChange]
}

/// A field of an item, or of one of its prices, with its old and its new value.
public struct FieldChange: Hashable, Sendable {
  /// What changed: `price`; `from`, `to` or `per` of a price; or a descriptive field by its name in JSON, an attribute
  /// as `attributes.Tags`.
  public var field: String
  /// Which price; `nil` for a descriptive field, and where the same happened to net and list alike.
  public var kind: PriceKind?
  /// The raw name of an `other` kind.
  public var priceType: String?
  public var market: String?
  public var currency: Currency?
  public var minQuantity: ExactDecimalNumber?
  public var maxQuantity: ExactDecimalNumber?
  /// `nil` is nothing: an empty field, an open date, a price that is not there.
  public var oldValue: FieldValue?
  public var newValue: FieldValue?
  /// Of a price that was not zero: how much more it is, in percent with one decimal.
  public var percent: ExactDecimal?
  /// Of a price: from when the old and the new one hold; `nil` is open.
  public var oldFrom: CalendarDate?
  public var newFrom: CalendarDate?
  /// Where the values were first read.
  public var oldSource: Source?
  public var newSource: Source?

  init(field: String, old: FieldValue?, new: FieldValue?, oldSource: Source?, newSource: Source?) {
    self.field = field
    oldValue = old
    newValue = new
    self.oldSource = oldSource
    self.newSource = newSource
  }

  /// The values in words.
  public var old: String? { oldValue?.text }
  public var new: String? { newValue?.text }

  /// Whether it is a price, or one of its dates or what it pays for.
  public var isOfPrice: Bool { currency != nil }
}

/// What a field of an item or of a price says.
public enum FieldValue: Hashable, Sendable {
  case text(String)
  /// Of a price.
  case amount(ExactDecimal)

  public var text: String {
    switch self {
    case .text(let text): text
    case .amount(let amount): amount.description
    }
  }

  public var amount: ExactDecimal? {
    if case .amount(let amount) = self { amount } else { nil }
  }
}

/// An item that goes on under another part number.
public struct Renaming: Sendable {
  /// Why two part numbers are taken for one product.
  public enum Reason: String, Sendable, Encodable {
    /// The list says so.
    case replacedBy = "replaced-by"
    /// One is gone and one is new, all facets are the same, and the names are nearly the same.
    case nameMatch = "name-match"
  }

  public var old: ItemIdentity
  public var oldName: String?
  public var family: String?
  public var new: ItemIdentity
  /// `nil` if the new part number is not in the list.
  public var newName: String?
  public var reason: Reason
  /// How far the names share their words, from 0 to 1 with two decimals; `nil` if a name is missing.
  public var similarity: ExactDecimal?
}

/// A row whose own change flag is not what happened.
public struct Contradiction: Sendable {
  public enum Verdict: String, Sendable, Encodable {
    /// What the list says is not so.
    case wrong = "false"
    /// The list says that nothing changed, and something did that the flag does not speak of.
    case silent
  }

  public var identity: ItemIdentity
  /// The flag as the list writes it.
  public var claim: String
  public var verdict: Verdict
  /// What the list says and what is so, in a sentence.
  public var message: String
  public var source: Source
}
