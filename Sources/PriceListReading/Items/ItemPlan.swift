import PriceModel

/// How the descriptive fields of one file are made: the rules of the profile, bound to the file's slots, with what
/// was found out about distinct values.
struct ItemPlan {
  /// One field.
  struct Field {
    var field: ItemField
    var source: BoundSource?
    /// The slot, where the source is a column as it stands, else −1.
    let slot: Int
    var constant: TextCode
    var coding: Coding
    /// Any text is a value.
    let isText: Bool
    var memo = ColumnMemo<Coded>()
    /// The code of the text of the last row that has one.
    var latest: TextCode = 0
  }

  /// How the values of a field become codes.
  enum Coding {
    /// Any text is a value.
    case text
    /// A facet with fixed codes, with the profile's own table before the vocabulary.
    case codes(FacetVocabulary?, [String: String?])
    /// A JSON array of texts (qualifiers), or a JSON object of texts (attributes).
    case texts, namedTexts
    /// An ISO 8601 period, with the profile's own table before it.
    case period([String: String?])
  }

  /// What a distinct value stands for.
  struct Coded {
    var code: TextCode
    var isKnown: Bool
  }

  /// A rule of the profile.
  struct Rule {
    /// `nil` holds always.
    var condition: BoundCondition?
    let glance: EndGlance?
    var set: [(field: ItemField, code: TextCode)]
    var per: PriceBasis?
  }

  /// An attribute: a column that nothing takes, as it stands, or one that the profile makes.
  struct Attribute {
    var name: String
    /// The slot of a column as it stands, else −1.
    var slot: Int
    var source: BoundSource?
  }

  var fields: [Field]
  var rules: [Rule]
  /// Under their names, in no particular order.
  var attributes: [Attribute]
  var attributeMemo = ColumnMemo<TextCode>()
  /// How part numbers are built, if the profile says.
  let partNumberShape: PartNumberShape?

  init(
    _ profile: Profile, slots: (String) -> Int?, attributes: [(slot: Int, name: String)],
    texts: inout TextTable
  ) {
    fields = []
    for rule in profile.fields {
      let source = BoundSource(rule.source, slots: slots)
      guard source != nil || rule.constant != nil else { continue }
      fields.append(
        Field(
          field: rule.field, source: source, slot: source?.slot ?? -1, constant: texts.intern(rule.constant),
          coding: Self.coding(rule), isText: Self.isText(rule))
      )
    }
    rules = profile.rules.map { rule in
      let condition = BoundCondition(rule.condition, slots: slots)
      return Rule(
        condition: condition, glance: condition?.glance,
        set: rule.set.map { ($0.field, texts.intern($0.value)) }, per: rule.per)
    }
    // A list that has its attributes in one cell has all of them there.
    let areInOneCell = profile.fields.contains { $0.field == .attributes }
    self.attributes = areInOneCell ? [] : attributes.map { Attribute(name: $0.name, slot: $0.slot) }
    for (name, source) in profile.attributes {
      guard let bound = BoundSource(source, slots: slots) else { continue }
      self.attributes.append(Attribute(name: name, slot: bound.slot, source: bound))
    }
    partNumberShape = profile.fields.first { $0.field == .partNumber }?.shape
  }

  private static func isText(_ rule: FieldRule) -> Bool {
    if case .text = coding(rule) { true } else { false }
  }

  private static func coding(_ rule: FieldRule) -> Coding {
    if rule.field == .term { return .period(rule.values) }
    if rule.field == .qualifiers { return .texts }
    if rule.field == .attributes { return .namedTexts }
    let vocabulary = Facet(rawValue: rule.field.name)?.vocabulary
    return vocabulary == nil && rule.values.isEmpty ? .text : .codes(vocabulary, rule.values)
  }

  /// What a value of a coded field stands for; an unknown one is kept as it is.
  static func meaning(_ bytes: UnsafeRawBufferPointer, _ coding: Coding, texts: inout TextTable) -> Coded {
    let text = String(decoding: bytes, as: UTF8.self)
    func listed(_ values: [String: String?]) -> Coded? {
      guard !values.isEmpty, let code = values[FoldedText.of(text)] else { return nil }
      return Coded(code: texts.intern(code), isKnown: true)
    }
    switch coding {
    case .text:
      return Coded(code: texts.intern(bytes), isKnown: true)
    case .texts:
      let values = JSONText.values(in: text)
      return Coded(
        code: texts.intern(values.flatMap { $0.isEmpty ? nil : JSONText.array($0) }), isKnown: values != nil)
    case .namedTexts:
      let pairs = JSONText.pairs(in: text)
      return Coded(
        code: texts.intern(pairs.flatMap { $0.isEmpty ? nil : JSONText.object($0) }), isKnown: pairs != nil)
    case .period(let values):
      if let coded = listed(values) { return coded }
      let period = Period(text.uppercased())
      return Coded(code: texts.intern(period?.description ?? text), isKnown: period != nil)
    case .codes(let vocabulary, let values):
      if let coded = listed(values) { return coded }
      switch vocabulary?.meaning(of: text) {
      case .code(let code): return Coded(code: texts.intern(code), isKnown: true)
      case .notApplicable: return Coded(code: 0, isKnown: true)
      case .unknown: return Coded(code: texts.intern(bytes), isKnown: false)
      case nil: return Coded(code: texts.intern(bytes), isKnown: true)
      }
    }
  }
}
