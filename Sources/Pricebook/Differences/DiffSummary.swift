import Catalogue
import PriceModel

/// How much differs, as a whole or in one product family.
public struct DiffSummary: Encodable, Sendable {
  public var added = 0
  public var removed = 0
  public var renamed = 0
  /// Items, not fields.
  public var changed = 0
  public var prices = Prices()
  /// Rows of which the list itself says what is not so.
  public var falseClaims = 0

  /// Prices (not items) with another amount.
  public struct Prices: Encodable, Sendable {
    public var up = 0
    public var down = 0
    /// The smallest and the largest change in percent; a fall is negative.
    public var smallestPercent: ExactDecimal?
    public var largestPercent: ExactDecimal?

    mutating func count(_ change: FieldChange) {
      guard let old = change.oldValue?.amount, let new = change.newValue?.amount else { return }
      if new > old { up += 1 } else { down += 1 }
      guard let percent = change.percent else { return }
      smallestPercent = min(smallestPercent ?? percent, percent)
      largestPercent = max(largestPercent ?? percent, percent)
    }

    mutating func add(_ other: Prices) {
      up += other.up
      down += other.down
      smallestPercent = [smallestPercent, other.smallestPercent].compactMap { $0 }.min()
      largestPercent = [largestPercent, other.largestPercent].compactMap { $0 }.max()
    }

    enum CodingKeys: CodingKey { case up, down, smallestPercent, largestPercent }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(up, forKey: .up)
      try container.encode(down, forKey: .down)
      try container.encode(smallestPercent?.description(atLeast: 1), forKey: .smallestPercent)
      try container.encode(largestPercent?.description(atLeast: 1), forKey: .largestPercent)
    }
  }

  mutating func add(_ other: DiffSummary) {
    added += other.added
    removed += other.removed
    renamed += other.renamed
    changed += other.changed
    falseClaims += other.falseClaims
    prices.add(other.prices)
  }
}

/// What differs in one product family.
public struct FamilySummary: Sendable {
  /// `nil` for items that name none.
  public var family: String?
  public var summary: DiffSummary
}

extension FamilySummary: Encodable {
  enum CodingKeys: CodingKey { case family, added, removed, renamed, changed, prices }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(family, forKey: .family)
    try container.encode(summary.added, forKey: .added)
    try container.encode(summary.removed, forKey: .removed)
    try container.encode(summary.renamed, forKey: .renamed)
    try container.encode(summary.changed, forKey: .changed)
    try container.encode(summary.prices, forKey: .prices)
  }
}

extension EditionComparison {
  /// The whole and each family, by name.
  func summaries() -> (whole: DiffSummary, families: [FamilySummary]) {
    var families: [String: DiffSummary] = [:]
    func count(_ family: String?, _ change: (inout DiffSummary) -> Void) {
      change(&families[family ?? "", default: DiffSummary()])
    }
    for item in added { count(item.family) { $0.added += 1 } }
    for item in removed { count(item.family) { $0.removed += 1 } }
    for item in renamed { count(item.family) { $0.renamed += 1 } }
    for item in changed {
      count(item.family) { summary in
        summary.changed += 1
        for change in item.changes { summary.prices.count(change) }
      }
    }
    var whole = DiffSummary()
    for summary in families.values { whole.add(summary) }
    whole.falseClaims = contradictions.count { $0.verdict == .wrong }
    let ordered = families.sorted { $0.key < $1.key }.map {
      FamilySummary(family: $0.key.isEmpty ? nil : $0.key, summary: $0.value)
    }
    return (whole, ordered)
  }
}
