import PriceModel

/// How the descriptive fields of one file are made: the rules of the profile, bound to the file's slots, with what
/// was found out about distinct values.
struct ItemPlan {
  /// One field.
  struct Field {
    var field: ItemField
    var source: BoundSource?
    var constant: TextCode
    var coding: Coding
    var memo = ColumnMemo<Coded>()
  }

  /// How the values of a field become codes.
  enum Coding {
    /// Any text is a value.
    case text
    /// A facet with fixed codes, with the profile's own table before the vocabulary.
    case codes(FacetVocabulary?, [String: String?])
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
    var source: BoundSource
    var test: RowRule.Test
    var set: [(field: ItemField, code: TextCode)]
    var per: PriceBasis?
    var memo = ColumnMemo<Bool>()
    /// The last byte of the suffix that the rule asks for, if it is ASCII: it excludes most values at a glance.
    var lastByte: UInt8?
  }

  var fields: [Field]
  var rules: [Rule]
  /// Slots that no source of the profile takes, with the names under which they become attributes.
  var attributes: [(slot: Int, name: String)]
  var attributeMemo = ColumnMemo<TextCode>()

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
          field: rule.field, source: source, constant: texts.intern(rule.constant), coding: Self.coding(rule))
      )
    }
    rules = []
    for rule in profile.rules {
      guard let source = BoundSource(rule.source, slots: slots) else { continue }
      let set = rule.set.map { ($0.field, texts.intern($0.value)) }
      var lastByte: UInt8?
      if case .endsWith(let suffix) = rule.test {
        lastByte = suffix.utf8.last.flatMap { $0 < 0x80 ? $0 : nil }
      }
      rules.append(Rule(source: source, test: rule.test, set: set, per: rule.per, lastByte: lastByte))
    }
    self.attributes = attributes
  }

  private static func coding(_ rule: FieldRule) -> Coding {
    if rule.field == .term { return .period(rule.values) }
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

  /// Whether a distinct value passes a rule's test.
  static func passes(_ bytes: UnsafeRawBufferPointer, _ test: RowRule.Test) -> Bool {
    switch test {
    case .equals(let texts): return texts.contains(FoldedText.of(bytes))
    case .endsWith(let suffix):
      return FoldedText.of(bytes).hasSuffix(suffix)
    case .matches(let pattern):
      // The profile's loader has compiled the pattern once; Regex is not Sendable and cannot be kept there.
      guard let expression = try? Regex(pattern) else { return false }
      return String(decoding: bytes, as: UTF8.self).contains(expression)
    }
  }
}
