import PriceModel

/// Reads the `price` section of a profile.
struct PriceRuleLoader {
  private static let sourceKeys = [
    "market", "currency", "from", "to", "minQuantity", "maxQuantity", "quantityBasis", "factor", "net",
    "list", "amount", "kind",
  ]
  private static let ownKeys = sourceKeys + ["per", "other", "kinds", "when"]
  static let keys = ownKeys + ["each", "also", "mayBeMissing", "element", "quantities"]
  let sources: SourceLoader

  /// - Returns: `nil` for a list without prices.
  func rule(_ node: ProfileNode) throws(ProfileError) -> PriceRule? {
    if !node.isMapping {
      guard try node.string() == "none" else {
        throw node.fault("“\(try node.string())” is not accepted; write the keys of a price, or none")
      }
      return nil
    }
    let values = try node.mapping(Self.keys)
    if values["element"] != nil, sources.paths.layout == nil {
      throw node.fault("“element” belongs to profiles of container xml")
    }
    var rule = try self.rule(values)
    rule.per = rule.per ?? .unit
    rule.mayBeMissing = try values["mayBeMissing"]?.boolean() ?? false
    if let node = values["quantities"] {
      guard try node.string() == "up-to-next" else {
        throw node.fault("“\(try node.string())” is not accepted; write up-to-next")
      }
      rule.reachesUpToNext = true
    }
    for element in values["also"]?.elements() ?? [] {
      let own = try element.mapping(Self.ownKeys + ["each"])
      // A part of the list that the first price takes apart can be named here too.
      var inner = self
      if rule.each != nil { inner = PriceRuleLoader(sources: sources.takingListsApart) }
      let further = try inner.rule(own)
      if further.amounts.isEmpty {
        throw element.fault("no amount: write “net”, “list”, “other” or “amount”")
      }
      rule.also.append(further)
    }
    if rule.amounts.isEmpty, rule.also.isEmpty {
      throw node.fault("no amount: write “net”, “list”, “other” or “amount”")
    }
    return rule
  }

  private func rule(_ values: [String: ProfileNode]) throws(ProfileError) -> PriceRule {
    var rule = PriceRule()
    let isXML = sources.paths.layout != nil
    if let node = values["each"] {
      if isXML { throw node.fault("in XML a list of prices is “element”, and “each: true” at a source") }
      rule.each = try list(node)
    }
    var inner = sources
    if rule.each != nil { inner = sources.takingListsApart }
    func source(_ key: String) throws(ProfileError) -> ValueSource? {
      guard let node = values[key] else { return nil }
      let source = try inner.source(node, within: inner.priceBase)
      guard source.each, !isXML else { return source }
      if rule.each != nil { throw node.fault("one list-valued cell can be taken apart for a price, not two") }
      let keys = try node.mapping(SourceLoader.keys)
      guard let split = keys["split"] else { throw node.fault("“each” needs “split” in a CSV profile") }
      rule.each = .init(source: source, separator: try StepLoader.separator(split))
      return ValueSource(alternatives: [.init(base: .listElement)])
    }
    rule.per = try values["per"].map { (node) throws(ProfileError) in try Self.basis(node) }
    rule.market = try source("market")
    rule.currency = try source("currency")
    rule.from = try source("from")
    rule.to = try source("to")
    rule.minQuantity = try source("minQuantity")
    rule.maxQuantity = try source("maxQuantity")
    rule.quantityBasis = try source("quantityBasis")
    rule.factor = try source("factor")
    rule.net = try source("net")
    rule.list = try source("list")
    rule.amount = try source("amount")
    rule.kind = try source("kind")
    for (_, name, value) in try values["other"]?.pairs() ?? [] {
      rule.other.append((name, try inner.source(value, within: inner.priceBase)))
    }
    for (_, name, value) in try values["kinds"]?.pairs() ?? [] {
      rule.kinds[FoldedText.of(name)] = try value.word(PriceKind.self)
      rule.kindOrder.append(FoldedText.of(name))
    }
    if let node = values["when"] {
      rule.condition = try ConditionLoader(sources: inner).condition(node, within: inner.priceBase)
    }
    return rule
  }

  /// `each: { from: Breaks, split: ";" }`.
  private func list(_ node: ProfileNode) throws(ProfileError) -> PriceRule.PriceList {
    guard node.isMapping, let split = try node.mapping(SourceLoader.keys)["split"] else {
      throw node.fault("write a column and what stands between the parts: { from: …, split: \";\" }")
    }
    var values = try node.mapping(SourceLoader.keys)
    values["split"] = nil
    guard let source = try sources.source(values, within: sources.priceBase) else {
      throw node.fault("“from” or “join” is missing")
    }
    return .init(source: source, separator: try StepLoader.separator(split))
  }

  static func basis(_ node: ProfileNode) throws(ProfileError) -> PriceBasis {
    guard let basis = PriceBasis(name: try node.string()) else {
      throw node.fault(
        "“\(try node.string())” is not accepted; write \(PriceBasis.allCases.map(\.name).joined(separator: ", "))"
          + NearestName.suggestion(try node.string(), among: PriceBasis.allCases.map(\.name)))
    }
    return basis
  }
}

extension SourceLoader {
  /// The same where `.` is a part of a list-valued cell.
  var takingListsApart: SourceLoader {
    var result = self
    result.hasListElement = true
    return result
  }
}
