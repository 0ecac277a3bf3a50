import Licensing
import PriceModel

/// The answer of `rules`.
public struct RulesAnswer: Encodable, Sendable {
  public let schema = "pricebook.rules/1"
  public var rules: [RuleEntry]

  /// A licensing rule with its source.
  public struct RuleEntry: Encodable, Sendable {
    public var id: String
    public var statement: String
    /// The document the rule comes from, and where in it.
    public var source: String
    public var example: String?
  }
}

extension Workspace {
  /// The licensing rules, or those whose ID is given or begins the way it does (`LVL`).
  ///
  /// Throws a ``PricebookError`` of kind `nothingMatched` that names the nearest ID.
  public static func rules(_ id: String? = nil) throws -> RulesAnswer {
    guard let id = id?.uppercased() else {
      return RulesAnswer(rules: RuleBook.all.map(RulesAnswer.RuleEntry.init))
    }
    let found = RuleBook.rule(id).map { [$0] } ?? RuleBook.all.filter { $0.id.hasPrefix(id + "-") }
    guard !found.isEmpty else {
      let nearest = EditDistance.nearest(to: id, among: RuleBook.all.map(\.id))
      throw PricebookError(
        .nothingMatched, .noSuchRule,
        "there is no rule \(id)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
    }
    return RulesAnswer(rules: found.map(RulesAnswer.RuleEntry.init))
  }
}

extension RulesAnswer.RuleEntry {
  init(_ rule: Rule) {
    self.init(
      id: rule.id, statement: rule.statement,
      source: "[\(rule.source.tag)] \(rule.source.title): \(rule.source.section)", example: rule.example)
  }
}
