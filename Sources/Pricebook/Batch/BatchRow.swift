import Licensing
import PriceModel
import Reporting

/// Reads what a request asks for, field by field; what it does not say comes from the defaults.
struct BatchRow {
  let object: JSONObject
  let kind: BatchKind
  let reading: BatchReading
  /// What the places of a name hold.
  var values: [String: String] = [:]
  /// Of the files that were read, and the day where none is stated.
  private(set) var digests: [String] = []

  private var defaults: BatchDefaults { reading.defaults }

  init(object: JSONObject, kind: BatchKind, reading: BatchReading) {
    self.object = object
    self.kind = kind
    self.reading = reading
  }

  mutating func work() throws -> BatchRequest.Work {
    switch kind {
    case .quote: try quote()
    case .closer: try closer()
    case .diff: try diff()
    case .agreementPrice: try agreementPrice()
    }
  }

  // MARK: Kinds

  private mutating func quote() throws -> BatchRequest.Work {
    var request = try quoteRequest()
    request.number = try text("number") ?? request.number
    request.date = try object.date("date") ?? request.date
    request.validUntil = try object.date("validUntil") ?? request.validUntil
    request.customer = object["customer"] ?? request.customer
    request.currency = try object.currency("currency") ?? request.currency
    request.tax = try object.decimal("tax", percent: true) ?? request.tax
    let isInternal = try object.bool("internal") ?? (defaults.copy == .internal)
    let scope = try scope()
    let terms = QuoteTerms(
      date: defaults.date, tax: defaults.tax, price: try price(), copy: isInternal ? .internal : .customer,
      scope: scope)
    let date = request.date ?? terms.date ?? scope.on
    if date == nil { digests.append("\(reading.today)") }
    let language = try object.choice("language", Language.Code.self) ?? defaults.language
    let layout = QuoteLayout(
      language: try reading.inputs.language(language), letterhead: try letterhead(),
      grouping: try object.choice("group", QuoteLayout.Grouping.self) ?? defaults.grouping)
    values["number"] = request.number
    values["customer"] = request.customer.flatMap(Self.name)
    values["date"] = (date ?? reading.today).description
    values["currency"] = (request.currency ?? scope.currency)?.code
    values["language"] = language.rawValue
    return .quote(request, terms, layout)
  }

  private mutating func quoteRequest() throws -> QuoteRequest {
    switch (object["request"], object["lines"]) {
    case (let request?, nil):
      if case .string(let text) = request.value {
        return try input("request", text, reading.inputs.quoteRequest)
      }
      return try QuoteRequest(request, file: object.file)
    case (nil, _?):
      var request = QuoteRequest(file: object.file)
      request.lines = try QuoteRequest.lines(object)
      return request
    case (_?, let lines?):
      throw object.fault(
        .oneOfTwo, "“request” and “lines” both say what to quote; accepted is one", at: lines)
    case (nil, nil):
      throw object.fault(.missingKey, "a quote needs “request”, the file with its lines, or “lines”")
    }
  }

  private mutating func closer() throws -> BatchRequest.Work {
    var facts = AgreementFacts()
    facts.organisationWide = try object.bool("organisationWide")
    facts.desktops = try object.count("desktops")
    facts.fte = try object.decimal("fte")
    facts.country = try text("country")
    facts.payment = try object.choice("payment", Payment.self)
    var choices: [Facet: String] = [:]
    for facet in BatchField.facets { choices[facet] = try text(facet.rawValue) }
    if choices[.acquired]?.lowercased() == "all" { choices[.acquired] = nil }
    var scope = try scope()
    scope.on = try object.date("date") ?? defaults.date ?? scope.on
    if scope.on == nil { digests.append("\(reading.today)") }
    for facet in [Facet.program, .family, .level] { values[facet.rawValue] = choices[facet] }
    values["date"] = (scope.on ?? reading.today).description
    values["currency"] = scope.currency?.code
    return .closer(CloserRequest(choices: choices, facts: facts, scope: scope, price: try price()))
  }

  private mutating func diff() throws -> BatchRequest.Work {
    let lists = try lists() ?? defaults.scope.lists
    guard lists.count == 1 else {
      throw lists.isEmpty
        ? object.fault(.missingKey, "a diff needs “list”, the price list that is compared")
        : object.wrong("list", object["list"] ?? object.node, "one list, for a diff")
    }
    let only = try (object["only"].map { _ in try texts("only") } ?? []).map { text in
      guard let part = DiffPart(rawValue: text) else {
        throw object.wrong(
          "only", object["only"] ?? object.node, Prose.list(DiffPart.allCases.map(\.rawValue), atMost: 20))
      }
      return part
    }
    let (old, new) = (try object.edition("old"), try object.edition("new"))
    values["list"] = lists[0]
    values["old"] = old?.description
    values["new"] = new?.description
    return .diff(
      list: lists[0], old: old, new: new,
      DiffFilter(only: Set(only), minPercent: try object.decimal("minPercent", percent: true)))
  }

  private mutating func agreementPrice() throws -> BatchRequest.Work {
    func path(_ key: String, _ what: String) throws -> String {
      guard let path = try object.string(key) else {
        throw object.fault(.missingKey, "an agreement price needs “\(key)”, \(what)")
      }
      return path
    }
    let agreement = try input(
      "agreement", path("agreement", "the agreement's file"), reading.inputs.agreement)
    let order = try input("order", path("order", "the new order's file"), reading.inputs.order)
    let terms = AgreementTerms(price: try price(), scope: try scope())
    return .agreementPrice(agreement, order, terms)
  }

  // MARK: What kinds share

  private mutating func scope() throws -> Scope {
    var scope = defaults.scope
    scope.lists = try lists() ?? scope.lists
    scope.market = try text("market") ?? scope.market
    scope.nearestEdition = try object.bool("nearestEdition") ?? scope.nearestEdition
    if kind != .agreementPrice {
      scope.currency = try object.currency("currency") ?? scope.currency
      scope.edition = try object.edition("edition") ?? scope.edition
      scope.on = try object.date("on") ?? scope.on
    }
    values["list"] = scope.lists.first
    return scope
  }

  private func lists() throws -> [String]? {
    guard object["list"] != nil else { return nil }
    return try texts("list").map { $0.lowercased() }
  }

  private func price() throws -> PriceKind {
    guard let node = object["price"] else { return defaults.price }
    switch try object.string("price")?.lowercased() {
    case "net": return .net
    case "list": return .list
    default: throw object.wrong("price", node, "“net” or “list”")
    }
  }

  private mutating func letterhead() throws -> Letterhead? {
    if let path = try object.string("branding") {
      return try input("branding", path, reading.inputs.letterhead)
    }
    guard let path = defaults.branding else { return nil }
    let input = try reading.inputs.letterhead(path)
    digests.append(input.digest)
    return input.value
  }

  /// The content of a file that the request names.
  private mutating func input<Value>(
    _ key: String, _ path: String, _ read: (String) throws -> BatchInputs.Input<Value>
  ) throws -> Value {
    let input = try read(reading.inputs.path(path))
    digests.append(input.digest)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    values[key] = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return input.value
  }

  /// A text; a number is accepted as one, for numbers of quotes and codes.
  private func text(_ key: String) throws -> String? {
    if case .number(let digits)? = object[key]?.value { return digits }
    return try object.string(key)
  }

  /// Several texts; a single one need not be a list.
  private func texts(_ key: String) throws -> [String] {
    if case .string(let text)? = object[key]?.value { return [text] }
    return try object.strings(key)
  }

  private static func name(of customer: JSONNode) -> String? {
    switch customer.value {
    case .string(let name): return name
    case .object(let members):
      guard case .string(let name)? = members.first(where: { $0.key == "name" })?.value.value else {
        return nil
      }
      return name
    default: return nil
    }
  }

  // MARK: The file

  func pattern() throws -> NamePattern? {
    guard let text = try object.string("output") else { return reading.pattern }
    do throws(NamePattern.Fault) {
      return try NamePattern(text)
    } catch {
      throw object.fault(.wrongName, error.message, at: object["output"])
    }
  }

  /// The form that is named, else the one that the ending of the name means, else the one for all.
  func format(_ pattern: NamePattern?) throws -> DocumentFormat {
    guard let node = object["format"] else { return pattern?.format ?? defaults.format }
    guard let format = DocumentFormat(name: try object.string("format") ?? "") else {
      throw object.wrong(
        "format", node, Prose.list(DocumentFormat.allCases.map { "“\($0.rawValue)”" }, atMost: 10))
    }
    return format
  }
}

extension JSONObject {
  /// One of a few words.
  fileprivate func choice<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type) throws -> Word?
  where Word.RawValue == String {
    guard let text = try string(key) else { return nil }
    guard let word = Word(rawValue: text.lowercased()) else {
      throw wrong(key, self[key] ?? node, Prose.list(Word.allCases.map { "“\($0.rawValue)”" }))
    }
    return word
  }

  fileprivate func edition(_ key: String) throws -> EditionLabel? {
    guard let text = try string(key) else { return nil }
    guard let edition = EditionLabel(text) else {
      throw wrong(key, self[key] ?? node, "a month like 2026-11")
    }
    return edition
  }
}
