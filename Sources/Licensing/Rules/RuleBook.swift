/// All licensing rules, in the order of the document that numbers them.
public enum RuleBook {
  /// The rules of sections 1 to 14 and 16.
  public static let all: [Rule] =
    selection + levels + fullTimeEquivalents + components + additionalProducts + upToDate + priceProtection
    + orders + stepUp + onlineServices + newCommerce + cloudSolutionProvider + open + renewal + precedence

  private static let byID: [String: Rule] = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The rule with an ID such as `LVL-1`, in any case.
  public static func rule(_ id: String) -> Rule? { byID[id.uppercased()] }
}
