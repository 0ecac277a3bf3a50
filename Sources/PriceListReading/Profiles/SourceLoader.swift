import PriceModel

/// Reads where values come from: `Name`, `[Name, Other name]`, `{ from: …, split: ":", part: 2 }`,
/// `{ join: "{A}:{B}", pad: { B: 4 } }`. `PROFILES.md` has an example of each form.
struct SourceLoader {
  static let keys = [
    "from", "join", "with", "pad", "split", "part", "matches", "take", "values", "constant", "when", "each",
    "decimal", "dates",
  ]
  let paths: PathResolver
  /// The column names of a profile without a header; empty where the file names its columns.
  var columns: [String] = []
  /// Whether a list-valued cell is taken apart here, so that `.` is one of its parts.
  var hasListElement = false

  /// The absolute path that relative ones start from: the item, or the price element.
  var base: String { Self.slot(paths.layout?.items ?? []) }
  var priceBase: String {
    guard let prices = paths.layout?.prices, !prices.isEmpty else { return base }
    return Self.slot(prices)
  }

  private static func slot(_ paths: [XMLPath]) -> String {
    paths.map(\.description).joined(separator: String(XMLPath.separator))
  }

  func source(_ node: ProfileNode, within base: String) throws(ProfileError) -> ValueSource {
    guard node.isMapping else { return ValueSource(alternatives: try alternatives(node, within: base)) }
    let values = try node.mapping(Self.keys)
    guard let source = try source(values, within: base) else {
      throw node.fault("“from”, “join” or “constant” is missing")
    }
    return source
  }

  /// The source that the keys of a mapping describe, if any. `values` and `constant` are left to the caller with
  /// `isField`, which checks them against the codes of its field.
  func source(
    _ values: [String: ProfileNode], within base: String, isField: Bool = false
  ) throws(ProfileError) -> ValueSource? {
    for (key, needed) in [("with", "join"), ("pad", "join"), ("part", "split"), ("take", "matches")] {
      if let node = values[key], values[needed] == nil { throw node.fault("“\(key)” goes with “\(needed)”") }
    }
    if let join = values["join"], values["from"] != nil {
      throw join.fault("“join” and “from” do not go together; write one of them")
    }
    var alternatives: [ValueSource.Alternative] = []
    if let join = values["join"] {
      alternatives = [.init(base: try joined(join, values, within: base))]
    } else if let from = values["from"] {
      alternatives = try self.alternatives(from, within: base)
    }
    let isEach = try values["each"]?.boolean() ?? false
    let steps = try StepLoader(values: values, isEach: isEach, readsTable: !isField).steps()
    let condition = try values["when"].map { (node) throws(ProfileError) in
      try ConditionLoader(sources: self).condition(node, within: base)
    }
    for index in alternatives.indices {
      alternatives[index].steps += steps
      if let condition { alternatives[index].condition.tests += condition.tests }
    }
    if !isField, let constant = values["constant"] {
      alternatives.append(
        .init(base: .template([.literal(try constant.string())]), condition: condition ?? RowCondition()))
    }
    if alternatives.isEmpty { return nil }
    var source = ValueSource(alternatives: alternatives)
    source.each = isEach
    source.decimal = try values["decimal"]?.word(DecimalRule.self)
    if source.decimal == .auto, let node = values["decimal"] {
      throw node.fault("“auto” is for the whole file; write \".\" or \",\" for a column")
    }
    source.dates = try values["dates"].map { (node) throws(ProfileError) in try Self.dates(node) }
    return source
  }

  /// Formats of dates.
  static func dates(_ node: ProfileNode) throws(ProfileError) -> [DateFormat] {
    var formats: [DateFormat] = []
    for element in node.elements() {
      let text = try element.string()
      guard let format = DateFormat(text) else {
        throw element.fault(
          "“\(text)” is not a date format; it has yyyy or yy, M, MM or MMM, and d or dd once each, like \(DateFormat.usual.map(\.pattern).joined(separator: ", "))"
            + NearestName.suggestion(text, among: DateFormat.usual.map(\.pattern)))
      }
      formats.append(format)
    }
    return formats
  }

  private func alternatives(
    _ node: ProfileNode, within base: String
  ) throws(ProfileError) -> [ValueSource.Alternative] {
    var alternatives: [ValueSource.Alternative] = []
    for element in node.elements() {
      if element.isMapping {
        let source = try source(element, within: base)
        if source.each || source.decimal != nil || source.dates != nil {
          throw element.fault("“each”, “decimal” and “dates” are said once, beside the outer “from”")
        }
        alternatives += source.alternatives
      } else {
        alternatives.append(try alternative(element, within: base))
      }
    }
    if alternatives.isEmpty { throw node.fault("the list is empty; write the name of a column or path") }
    return alternatives
  }

  private func alternative(
    _ node: ProfileNode, within base: String
  ) throws(ProfileError) -> ValueSource.Alternative {
    let text = try node.string()
    if text == ".", paths.layout == nil {
      guard hasListElement else {
        throw node.fault("“.” is a part of a list-valued cell; write “each” under “price” to take one apart")
      }
      return .init(base: .listElement)
    }
    return .init(base: .template([.column(try name(text, within: base, at: node), pad: 0)]))
  }

  /// The name of a column or the absolute path, checked where the names are known.
  private func name(_ text: String, within base: String, at node: ProfileNode) throws(ProfileError) -> String
  {
    if !columns.isEmpty, !columns.contains(where: { HeaderName.folded($0) == HeaderName.folded(text) }) {
      throw node.fault(
        "“\(text)” is not among the names of “columns”" + NearestName.suggestion(text, among: columns))
    }
    return try paths.resolve(text, within: base, at: node)
  }

  private func joined(
    _ node: ProfileNode, _ values: [String: ProfileNode], within base: String
  ) throws(ProfileError) -> ValueSource.Base {
    guard node.isSequence else {
      if let with = values["with"] { throw with.fault("“with” goes with a list of columns under “join”") }
      return .template(try template(node, pads: values["pad"], within: base))
    }
    if let pad = values["pad"] { throw pad.fault("“pad” goes with a template under “join”: \"{A}:{B}\"") }
    var names: [String] = []
    for element in node.elements() {
      names.append(try name(try element.string(), within: base, at: element))
    }
    return .joined(names, separator: try values["with"]?.string() ?? " ")
  }

  private func template(
    _ node: ProfileNode, pads: ProfileNode?, within base: String
  ) throws(ProfileError) -> [ValueSource.Part] {
    let template = try Template.parts(node)
    var widths: [String: Int] = [:]
    for (key, name, width) in try pads?.pairs() ?? [] {
      guard template.contains(.placeholder(name)) else {
        let known = template.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
        throw key.fault("“\(name)” is not in the join" + NearestName.suggestion(name, among: known))
      }
      widths[name] = try width.integer()
    }
    var parts: [ValueSource.Part] = []
    for part in template {
      switch part {
      case .text(let text): parts.append(.literal(text))
      case .placeholder(let text):
        parts.append(.column(try name(text, within: base, at: node), pad: widths[text] ?? 0))
      }
    }
    return parts
  }
}

extension SourceLoader {
  /// The same with the fields of records that are not items.
  func knowing(_ records: CSVLayout.RecordTypes?) -> SourceLoader {
    var result = self
    if !columns.isEmpty { result.columns += records?.named.values.flatMap { $0 } ?? [] }
    return result
  }
}

/// A text with placeholders: `nce-{market}`.
enum Template {
  enum Part: Hashable, Sendable {
    case text(String)
    case placeholder(String)
  }

  static func parts(_ node: ProfileNode) throws(ProfileError) -> [Part] {
    var parts: [Part] = []
    var rest = try node.string()[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw node.fault("“{” is never closed; write {name}")
      }
      parts.append(.placeholder(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }
}
