import PriceModel

/// Reads the `price` section of a profile.
struct PriceRuleLoader {
  private static let sourceKeys = [
    "market", "currency", "from", "to", "minQuantity", "maxQuantity", "quantityBasis", "net", "list",
    "amount",
    "kind",
  ]
  static let keys = sourceKeys + ["element", "per", "other", "kinds", "mayBeMissing"]
  let sources: SourceLoader

  func rule(_ node: ProfileNode) throws(ProfileError) -> PriceRule {
    let values = try node.mapping(Self.keys)
    func source(_ key: String) throws(ProfileError) -> ValueSource? {
      guard let value = values[key] else { return nil }
      return try sources.source(value, within: sources.priceBase)
    }
    var rule = PriceRule()
    if let per = values["per"] { rule.per = try Self.basis(per) }
    rule.market = try source("market")
    rule.currency = try source("currency")
    rule.from = try source("from")
    rule.to = try source("to")
    rule.minQuantity = try source("minQuantity")
    rule.maxQuantity = try source("maxQuantity")
    rule.quantityBasis = try source("quantityBasis")
    rule.net = try source("net")
    rule.list = try source("list")
    rule.amount = try source("amount")
    rule.kind = try source("kind")
    for (_, name, value) in try values["other"]?.pairs() ?? [] {
      rule.other.append((name, try sources.source(value, within: sources.priceBase)))
    }
    for (_, name, value) in try values["kinds"]?.pairs() ?? [] {
      rule.kinds[FoldedText.of(name)] = try value.word(PriceKind.self)
    }
    rule.mayBeMissing = try values["mayBeMissing"]?.boolean() ?? false
    if values["element"] != nil, sources.paths.layout == nil {
      throw node.fault("“element” belongs to profiles of container xml")
    }
    if rule.net == nil, rule.list == nil, rule.amount == nil, rule.other.isEmpty {
      throw node.fault("no amount: write “net”, “list”, “other” or “amount”")
    }
    return rule
  }

  static func basis(_ node: ProfileNode) throws(ProfileError) -> PriceBasis {
    guard let basis = PriceBasis(name: try node.string()) else {
      throw node.fault(
        "“\(try node.string())” is not accepted; write \(PriceBasis.allCases.map(\.name).joined(separator: ", "))"
      )
    }
    return basis
  }
}
