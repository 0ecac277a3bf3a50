import PriceModel

/// The price level of an agreement, with the rule that decides it.
public struct LevelDecision: Sendable, Hashable {
  public let level: Level
  public let rule: String
  /// What was decided and from which figures, as a sentence.
  public let reason: String
  /// The smallest count with which the agreement can be signed (LVL-4).
  public let minimum: Int
}

/// Why no price level can be given.
public enum LevelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A fact that a level may rest on.
  public enum Fact: String, Sendable, Hashable {
    case program, segment, desktops, fte, licences
    case organisationWide = "organisation-wide"
  }

  /// The rule needs facts that were not given.
  case missing([Fact], rule: String)
  /// Fewer than the minimum (LVL-4).
  case belowMinimum(count: String, Minimum)
  /// No rule gives this program price levels.
  case withoutLevels(Program)
  /// The facts contradict the program, or the level asked for is not the one that the rules give.
  case refused(rule: String, reason: String)

  /// The rule that speaks, if one does.
  public var rule: String? {
    switch self {
    case .missing(_, let rule), .refused(let rule, _): rule
    case .belowMinimum: "LVL-4"
    case .withoutLevels: nil
    }
  }

  public var description: String {
    switch self {
    case .missing(let facts, let rule):
      "the level needs \(facts.map(\.rawValue).joined(separator: " and ")) (\(rule))"
    case .belowMinimum(let count, let minimum):
      "\(count) \(minimum.unit.rawValue) are fewer than the \(minimum.count) that an agreement starts with (LVL-4)"
    case .withoutLevels(let program):
      "the rules give price levels for OV, OVS and OVS-ES only, not for \(program.rawValue)"
    case .refused(let rule, let reason):
      "\(reason) (\(rule))"
    }
  }
}
