/// What breaks a rule in an agreement.
public struct Violation: Sendable, Hashable {
  public let rule: String
  public let message: String
  /// 1-based positions of the order in the agreement and of the line in the order, where the violation has one.
  public let order: Int?
  public let line: Int?

  public init(rule: String, _ message: String, order: Int? = nil, line: Int? = nil) {
    self.rule = rule
    self.message = message
    self.order = order
    self.line = line
  }
}

/// What a check of an agreement found.
public struct AgreementFindings: Sendable, Hashable {
  /// In the order of the agreement: what concerns all of it first, then order by order.
  public internal(set) var violations: [Violation] = []
  /// What should be otherwise and is not refused (ADD-4, ORD-5, ORD-7), and SKUs that no list has.
  public internal(set) var warnings: [Violation] = []

  /// Whether no rule is broken.
  public var isClean: Bool { violations.isEmpty }
}
