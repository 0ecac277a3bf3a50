import Catalogue
import PriceModel

/// The answer of `diff` for one list.
public struct DiffAnswer: Sendable {
  /// What differs, as far as it was asked for.
  public let comparison: EditionComparison
  /// Where files were compared.
  public var oldFile: String?
  public var newFile: String?
  public let summary: DiffSummary
  public let families: [FamilySummary]
  let filter: DiffFilter

  /// - Parameters:
  ///   - comparison: What `filter` has left of it.
  ///   - filter: What was asked for.
  public init(_ comparison: EditionComparison, filter: DiffFilter) {
    self.comparison = comparison
    self.filter = filter
    (summary, families) = comparison.summaries()
  }
}

extension DiffAnswer: Encodable {
  enum CodingKeys: CodingKey {
    case schema, list, old, new, oldFile, newFile, summary, families, added, removed, renamed, changed,
      contradictions, checkedClaims
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("pricebook.diff/1", forKey: .schema)
    try container.encode(comparison.list, forKey: .list)
    try container.encode(comparison.old, forKey: .old)
    try container.encode(comparison.new, forKey: .new)
    try container.encode(oldFile, forKey: .oldFile)
    try container.encode(newFile, forKey: .newFile)
    try container.encode(summary, forKey: .summary)
    try container.encode(families, forKey: .families)
    try container.encode(comparison.added, forKey: .added)
    try container.encode(comparison.removed, forKey: .removed)
    try container.encode(comparison.renamed, forKey: .renamed)
    try container.encode(comparison.changed, forKey: .changed)
    try container.encode(comparison.contradictions, forKey: .contradictions)
    try container.encode(comparison.checkedClaims, forKey: .checkedClaims)
  }
}

/// The answer of `diff --all`.
public struct DiffAllAnswer: Encodable, Sendable {
  public let schema = "pricebook.diff/1"
  /// The month asked for; `nil` compares the latest edition of each list.
  public var month: EditionLabel?
  public var summary = DiffSummary()
  public var families: [FamilySummary] = []
  public var lists: [DiffAnswer] = []
  /// Lists of which the edition is the first.
  public var begun: [BegunList] = []
  /// Lists without an edition of the month.
  public var withoutEdition: [String] = []

  /// A list that has nothing to be compared with.
  public struct BegunList: Encodable, Sendable {
    public var list: String
    public var edition: EditionLabel
    public var rows: Int
  }

  mutating func add(_ answer: DiffAnswer) {
    summary.add(answer.summary)
    var byFamily = Dictionary(families.map { ($0.family ?? "", $0.summary) }, uniquingKeysWith: { $1 })
    for family in answer.families {
      byFamily[family.family ?? "", default: DiffSummary()].add(family.summary)
    }
    families = byFamily.sorted { $0.key < $1.key }.map {
      FamilySummary(family: $0.key.isEmpty ? nil : $0.key, summary: $0.value)
    }
    lists.append(answer)
  }
}

// The parts of the answer that come from the catalogue, in the shape of the contract.

extension ItemIdentity: Encodable {
  enum CodingKeys: CodingKey { case partNumber, term, billing, segment }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(partNumber, forKey: .partNumber)
    try container.encode(term, forKey: .term)
    try container.encode(billing, forKey: .billing)
    try container.encode(segment, forKey: .segment)
  }
}

extension ChangedItems: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for item in self { try container.encode(item) }
  }
}

extension ChangedItem: Encodable {
  enum CodingKeys: CodingKey { case itemName, family, changes }

  public func encode(to encoder: any Encoder) throws {
    try identity.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(itemName, forKey: .itemName)
    try container.encode(family, forKey: .family)
    try container.encode(changes, forKey: .changes)
  }
}

extension FieldChange: Encodable {
  enum CodingKeys: CodingKey {
    case field, kind, market, currency, old, new, percent, priceType, minQuantity, maxQuantity, oldFrom,
      newFrom,
      oldSource, newSource
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(field, forKey: .field)
    try container.encode(kind, forKey: .kind)
    try container.encode(market, forKey: .market)
    try container.encode(currency, forKey: .currency)
    try container.encode(old, forKey: .old)
    try container.encode(new, forKey: .new)
    try container.encode(percent?.description(atLeast: 1), forKey: .percent)
    try container.encode(priceType, forKey: .priceType)
    try container.encode(minQuantity, forKey: .minQuantity)
    try container.encode(maxQuantity, forKey: .maxQuantity)
    try container.encode(oldFrom, forKey: .oldFrom)
    try container.encode(newFrom, forKey: .newFrom)
    try container.encode(oldSource, forKey: .oldSource)
    try container.encode(newSource, forKey: .newSource)
  }
}

extension Renaming: Encodable {
  enum CodingKeys: CodingKey { case itemName, newName, newPartNumber, to, reason, similarity }

  public func encode(to encoder: any Encoder) throws {
    try old.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(oldName, forKey: .itemName)
    try container.encode(new, forKey: .to)
    try container.encode(newName, forKey: .newName)
    try container.encode(reason, forKey: .reason)
    try container.encode(similarity, forKey: .similarity)
  }
}

extension Contradiction: Encodable {
  enum CodingKeys: CodingKey { case claim, verdict, message, source }

  public func encode(to encoder: any Encoder) throws {
    try identity.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(claim, forKey: .claim)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(message, forKey: .message)
    try container.encode(source, forKey: .source)
  }
}
