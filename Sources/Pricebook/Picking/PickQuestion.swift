import PriceModel
import SKUResolution

/// What an interactive walk asks about: mostly a facet; at its end, where facets no longer tell, a list or a SKU.
public enum PickSubject: Hashable, Sendable {
  case facet(Facet)
  /// Several lists price the same SKU differently.
  case list
  /// Several SKUs have the same facets.
  case partNumber

  /// `purchase unit`.
  public var title: String {
    switch self {
    case .facet(let facet): facet.title
    case .list: "list"
    case .partNumber: "part number"
    }
  }

  /// The name of a value for people: `License & Software Assurance` for `LSA`; `nil` where the value is its own name.
  public func name(of value: String) -> String? {
    guard case .facet(let facet) = self, let name = facet.vocabulary?.name(of: value), name != value else {
      return nil
    }
    return name
  }
}

/// A decision of the user in an interactive walk.
public struct PickChoice: Hashable, Sendable {
  public var subject: PickSubject
  /// A code or a text; empty for items that do not state the facet.
  public var value: String

  public init(_ subject: PickSubject, _ value: String) {
    self.subject = subject
    self.value = value
  }
}

/// A decided step of a walk, for the line that says where one is.
public struct PickStep: Hashable, Sendable {
  public var subject: PickSubject
  /// A code or a text; empty for “not stated”.
  public var value: String
  /// Nobody chose it: nothing else was left.
  public var isTakenByItself: Bool
}

/// An answer that a question offers.
public struct PickOption: Hashable, Sendable {
  /// A code or a text; empty for the items that do not state the facet.
  public var value: String
  /// What the value means, where it is a code.
  public var name: String?
  /// The number of items behind it.
  public var items: Int
  /// What they cost; empty while prices are not loaded, and where there are none.
  public var prices: [PriceSpan]
  /// The rule that refuses it, with the reason; `nil` if it can be chosen.
  public var refusal: PickRefusal?

  public init(
    value: String, name: String? = nil, items: Int, prices: [PriceSpan] = [], refusal: PickRefusal? = nil
  ) {
    self.value = value
    self.name = name
    self.items = items
    self.prices = prices
    self.refusal = refusal
  }
}

/// A rule that refuses a value.
public struct PickRefusal: Hashable, Sendable {
  /// The rule's ID.
  public var rule: String
  public var reason: String

  public init(rule: String, reason: String) {
    self.rule = rule
    self.reason = reason
  }
}

/// An open question of an interactive walk.
public struct PickQuestion: Hashable, Sendable {
  public var subject: PickSubject
  public var options: [PickOption]
  /// The items that are left.
  public var matches: Int
  /// Where the walk has come to.
  public var steps: [PickStep]
  /// What a licensing rule refused at other questions.
  public var refusedElsewhere: [PickAnswer.RefusedValue]

  public init(
    subject: PickSubject, options: [PickOption], matches: Int, steps: [PickStep],
    refusedElsewhere: [PickAnswer.RefusedValue] = []
  ) {
    self.subject = subject
    self.options = options
    self.matches = matches
    self.steps = steps
    self.refusedElsewhere = refusedElsewhere
  }
}

/// The one SKU at the end of an interactive walk.
public struct PickFinding: Hashable, Sendable {
  public var item: Item
  public var steps: [PickStep]
  /// The prices in force, net before list.
  public var prices: [Price]
  /// The day on which they are.
  public var day: CalendarDate
  /// The values that a licensing rule refused on the way.
  public var refused: [PickAnswer.RefusedValue]
  /// What lists without prices say of the SKU.
  public var facts: [ItemFacts]
  /// The command that gives the same answer, ready to be pasted into a shell.
  public var command: String
  /// The command that prices quote requests from the same prices, without the name of the request.
  public var quoteCommand: String

  public init(
    item: Item, steps: [PickStep], prices: [Price], day: CalendarDate,
    refused: [PickAnswer.RefusedValue] = [], facts: [ItemFacts] = [], command: String, quoteCommand: String
  ) {
    self.item = item
    self.steps = steps
    self.prices = prices
    self.day = day
    self.refused = refused
    self.facts = facts
    self.command = command
    self.quoteCommand = quoteCommand
  }
}

/// Where an interactive walk stands.
public enum PickStage: Sendable {
  case asks(PickQuestion)
  case found(PickFinding)
  /// It cannot go on: a rule refuses what was chosen, or everything that is left.
  case refuses(PricebookError)
}
