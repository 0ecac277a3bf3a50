/// A licensing rule: what it says, where it says so, and its worked example.
///
/// A rule's ID is public: code cites it, a refusal prints it, `pricebook rules` lists it.
public struct Rule: Sendable, Hashable {
  /// How the product came to the rule.
  public enum Basis: String, Sendable, Hashable, Codable {
    /// A source states it.
    case stated
    /// A source passage is unclear; this is the reading that is implemented.
    case reading
    /// The product asks for it beyond the sources.
    case requirement
  }

  /// `LVL-1`.
  public let id: String
  public let statement: String
  public let source: RuleSource
  public let basis: Basis
  /// The worked example, with its figures.
  public let example: String?

  init(
    _ id: String, _ statement: String, from source: RuleSource, basis: Basis = .stated,
    example: String? = nil
  ) {
    self.id = id
    self.statement = statement
    self.source = source
    self.basis = basis
    self.example = example
  }
}

/// Where a rule is written.
public struct RuleSource: Sendable, Hashable {
  public let document: RuleDocument
  /// The heading under which the document has it, in English.
  public let section: String

  init(_ document: RuleDocument, section: String) {
    self.document = document
    self.section = section
  }

  /// The title of the document, in English.
  public var title: String { document.title }
  /// The short name of the document, for example `OV`.
  public var tag: String { document.rawValue }
}

/// The documents that the rules come from.
public enum RuleDocument: String, Sendable, Hashable, CaseIterable {
  case openValue = "OV"
  case newCommerce = "NCE"
  case cloudSolutionProvider = "CSP"
  case open = "OPEN"
  case renewal = "RENEW"
  /// The product's own decisions where two rules meet.
  case productRules = "RULES"

  public var title: String {
    switch self {
    case .openValue: "Open Value and Open Value Subscription ordering"
    case .newCommerce: "A distributor's CSP and New Commerce wiki"
    case .cloudSolutionProvider: "A reseller's CSP page"
    case .open: "Office 365 renewal in Open"
    case .renewal: "A reseller's Microsoft 365 renewal page"
    case .productRules: "The licensing rules of this product"
    }
  }
}
