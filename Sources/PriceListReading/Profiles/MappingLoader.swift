import PriceModel

/// Reads the part of a profile that says what becomes of the values.
struct MappingLoader {
  let sources: SourceLoader
  /// The same for what is said of the whole file, which may stand in records of other types.
  let fileSources: SourceLoader

  func read(
    _ values: [String: ProfileNode], root: ProfileNode, into profile: inout Profile
  ) throws(ProfileError) {
    guard let fields = values["fields"], let price = values["price"] else {
      throw root.fault("the keys “fields” and “price” are needed")
    }
    for (key, name, value) in try fields.pairs() {
      // A list and an object of texts come as JSON, as our own export writes them.
      let json = [ItemField.qualifiers, .attributes].first { $0.name == name }
      let own = if let json { json } else { try itemField(name, at: key) }
      profile.fields.append(try field(own, value))
    }
    guard profile.fields.contains(where: { $0.field == .partNumber && $0.source != nil }) else {
      throw fields.fault("“partNumber” is missing")
    }
    profile.price = try PriceRuleLoader(sources: sources).rule(price)
    let base = sources.base
    for (_, name, value) in try values["attributes"]?.pairs() ?? [] {
      profile.attributes.append((name, try sources.source(value, within: base)))
    }
    profile.claim = try values["claim"].map { (node) throws(ProfileError) in
      try sources.source(node, within: base)
    }
    profile.previousValues = try values["previousValues"].map { (node) throws(ProfileError) in
      try sources.source(node, within: base)
    }
    profile.edition = try values["edition"].map { (node) throws(ProfileError) in
      try fileSources.source(node, within: base)
    }
    for (_, name, value) in try values["variables"]?.pairs() ?? [] {
      profile.variables[name] = try fileSources.source(value, within: base)
    }
    profile.action = try values["action"].map { (node) throws(ProfileError) in try action(node) }
    for node in values["rules"]?.elements() ?? [] { profile.rules.append(try rule(node)) }
    if let node = values["merging"] { profile.merging = try merging(node) }
    profile.inForce = try conditionals(values["inForce"], key: "policy") { (node) throws(ProfileError) in
      try node.word(InForcePolicy.self)
    }
    if profile.inForce.isEmpty { profile.inForce = [Conditional(condition: [:], value: .endsFirst)] }
    let variables = Set(profile.variables.keys)
    profile.listNames = try conditionals(values["list"], key: "name") { (node) throws(ProfileError) in
      try ListNameTemplate(node, variables: variables)
    }
    guard !profile.listNames.isEmpty else {
      throw root.fault("the key “list” is missing: the name of the list")
    }
    if let node = values["itemNames"] {
      let keys = node.isMapping ? try node.mapping(["grammar", "when"]) : ["grammar": node]
      guard let grammar = keys["grammar"] else { throw node.fault("“grammar” is missing") }
      guard try grammar.string() == "volume-licensing" else {
        throw grammar.fault(
          "“\(try grammar.string())” is not accepted; the one grammar known is volume-licensing")
      }
      profile.decodesItemNames = true
      if let when = keys["when"] {
        profile.itemNameCondition = try ConditionLoader(sources: sources).condition(when, within: base)
      }
    }
  }

  private func itemField(_ name: String, at node: ProfileNode) throws(ProfileError) -> ItemField {
    guard let field = ItemField(name: name), field != .attributes, field != .qualifiers else {
      let known = ItemField.allCases.map(\.name).filter { $0 != "attributes" && $0 != "qualifiers" }
      throw node.fault(
        "“\(name)” is not a field; known are \(known.joined(separator: ", "))"
          + NearestName.suggestion(name, among: known))
    }
    return field
  }

  private func field(_ field: ItemField, _ node: ProfileNode) throws(ProfileError) -> FieldRule {
    var rule = FieldRule(field: field)
    guard node.isMapping else {
      rule.source = try sources.source(node, within: sources.base)
      return rule
    }
    let values = try node.mapping(SourceLoader.keys + (field == .partNumber ? ["shape", "others"] : []))
    for key in ["each", "decimal", "dates"] {
      if let node = values[key] { throw node.fault("“\(key)” belongs to sources under “price”") }
    }
    rule.source = try sources.source(values, within: sources.base, isField: true)
    if let node = values["shape"] {
      guard let shape = PartNumberShape(try node.string()) else {
        throw node.fault(
          "“\(try node.string())” is not a shape; it has classes, counts and signs, like [0-9A-Z]{3}-[0-9]{5}"
        )
      }
      rule.shape = shape
    }
    if let node = values["others"] {
      guard rule.shape != nil else { throw node.fault("“others” goes with “shape”") }
      switch try node.string() {
      case "warned": rule.shape?.warnsOfOthers = true
      case "kept": rule.shape?.warnsOfOthers = false
      default: throw node.fault("“\(try node.string())” is not accepted; write warned or kept")
      }
    }
    if let node = values["constant"] { rule.constant = try code(node, of: field) }
    for (_, name, value) in try values["values"]?.pairs() ?? [] {
      rule.values[FoldedText.of(name)] = .some(try code(value, of: field))
    }
    if rule.source == nil, rule.constant == nil {
      throw node.fault("“from”, “join” or “constant” is missing")
    }
    return rule
  }

  /// A code of a field as the profile writes it, checked against the field's codes; `null` is “does not apply”.
  private func code(_ node: ProfileNode, of field: ItemField) throws(ProfileError) -> String? {
    if node.isNull { return nil }
    let text = try node.string()
    if let vocabulary = Facet(rawValue: field.name)?.vocabulary, vocabulary.name(of: text) == nil {
      let codes = vocabulary.entries.map(\.code)
      throw node.fault(
        "“\(text)” is not a code of \(field.name); accepted are \(codes.joined(separator: ", "))"
          + NearestName.suggestion(text, among: codes))
    }
    return text
  }

  private func action(_ node: ProfileNode) throws(ProfileError) -> ActionRule {
    let values = try node.mapping(SourceLoader.keys + ["incremental", "full"])
    guard let source = try sources.source(values, within: sources.base, isField: true),
      let codes = values["values"]
    else {
      throw node.fault("“from” and “values” are needed")
    }
    var rule = ActionRule(source: source, codes: [:], incremental: [], full: [])
    for (_, name, value) in try codes.pairs() {
      switch try value.string() {
      case "set": rule.codes[FoldedText.of(name)] = .set
      case "delete": rule.codes[FoldedText.of(name)] = .delete
      case "prices": rule.codes[FoldedText.of(name)] = .reprice
      default: throw value.fault("“\(try value.string())” is not accepted; write set, delete or prices")
      }
    }
    rule.incremental = try texts(values["incremental"], of: rule)
    rule.full = try texts(values["full"], of: rule)
    return rule
  }

  /// Codes that the table of the action has.
  private func texts(_ node: ProfileNode?, of rule: ActionRule) throws(ProfileError) -> Set<String> {
    var texts: Set<String> = []
    for element in node?.elements() ?? [] {
      let text = try element.string()
      guard rule.codes[FoldedText.of(text)] != nil else {
        throw element.fault(
          "“\(text)” is not among the “values” of the action"
            + NearestName.suggestion(FoldedText.of(text), among: rule.codes.keys))
      }
      texts.insert(FoldedText.of(text))
    }
    return texts
  }

  private func rule(_ node: ProfileNode) throws(ProfileError) -> RowRule {
    let values = try node.mapping(ConditionLoader.keys + ["when", "set", "per"])
    let conditions = ConditionLoader(sources: sources)
    var rule = RowRule(condition: RowCondition(), set: [])
    if let when = values["when"] { rule.condition = try conditions.condition(when, within: sources.base) }
    if values["column"] != nil || values["when"] == nil {
      rule.condition.tests.append(try conditions.test(values, at: node, within: sources.base))
    }
    for (key, name, value) in try values["set"]?.pairs() ?? [] {
      let field = try itemField(name, at: key)
      rule.set.append((field, try code(value, of: field)))
    }
    if let per = values["per"] { rule.per = try PriceRuleLoader.basis(per) }
    if rule.set.isEmpty, rule.per == nil { throw node.fault("the rule does nothing; write “set” or “per”") }
    return rule
  }

  private func merging(_ node: ProfileNode) throws(ProfileError) -> MergingRule {
    var rule = MergingRule()
    guard node.isMapping else {
      rule.standard = try node.word(Merging.self)
      return rule
    }
    let values = try node.mapping(SourceLoader.keys + ["standard", "prices"])
    rule.standard = try values["standard"]?.word(Merging.self) ?? .full
    rule.source = try fileSources.source(values, within: sources.base, isField: true)
    for (_, name, value) in try values["values"]?.pairs() ?? [] {
      rule.values[FoldedText.of(name)] = try value.word(Merging.self)
    }
    if let node = values["prices"] {
      switch try node.string() {
      case "replaced": rule.replacesPrices = true
      case "kept": rule.replacesPrices = false
      default: throw node.fault("“\(try node.string())” is not accepted; write replaced or kept")
      }
    }
    return rule
  }

  /// A single value, or a list of `{ KEY: value, when: { field: code } }`.
  private func conditionals<Value: Sendable>(
    _ node: ProfileNode?, key: String, _ read: (ProfileNode) throws(ProfileError) -> Value
  ) throws(ProfileError) -> [Conditional<Value>] {
    var result: [Conditional<Value>] = []
    for element in node?.elements() ?? [] {
      guard element.isMapping else {
        result.append(Conditional(condition: [:], value: try read(element)))
        continue
      }
      let values = try element.mapping([key, "when"])
      guard let value = values[key] else { throw element.fault("“\(key)” is missing") }
      var condition: [ItemField: Set<String>] = [:]
      for (fieldKey, name, codes) in try values["when"]?.pairs() ?? [] {
        let field = try itemField(name, at: fieldKey)
        var accepted: Set<String> = []
        for element in codes.elements() { accepted.insert(try code(element, of: field) ?? "") }
        condition[field] = accepted
      }
      result.append(Conditional(condition: condition, value: try read(value)))
    }
    return result
  }
}
