import PriceModel

/// Reads where values come from: `Name`, `[Name, Other name]`, `{ from: …, each: true }`,
/// `{ join: "{A}:{B}", pad: { B: 4 } }`.
struct SourceLoader {
  static let keys = ["from", "join", "pad", "each"]
  let paths: PathResolver

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
    guard node.isMapping else { return try alternatives(node, within: base) }
    let values = try node.mapping(Self.keys)
    guard let source = try source(values, within: base) else {
      throw node.fault("“from” or “join” is missing")
    }
    return source
  }

  /// The source that the keys of a mapping describe, if any.
  func source(_ values: [String: ProfileNode], within base: String) throws(ProfileError) -> ValueSource? {
    var pads: [String: Int] = [:]
    for (_, name, width) in try values["pad"]?.pairs() ?? [] { pads[name] = try width.integer() }
    var source: ValueSource
    if let join = values["join"] {
      source = ValueSource(alternatives: [try template(join, pads: pads, within: base)])
    } else if let from = values["from"] {
      source = try alternatives(from, within: base)
    } else {
      return nil
    }
    if let each = values["each"] { source.each = try each.boolean() }
    return source
  }

  private func alternatives(_ node: ProfileNode, within base: String) throws(ProfileError) -> ValueSource {
    var alternatives: [[ValueSource.Part]] = []
    for element in node.elements() {
      let name = try paths.resolve(try element.string(), within: base, at: element)
      alternatives.append([.column(name, pad: 0)])
    }
    return ValueSource(alternatives: alternatives)
  }

  private func template(
    _ node: ProfileNode, pads: [String: Int], within base: String
  ) throws(ProfileError) -> [ValueSource.Part] {
    var parts: [ValueSource.Part] = []
    for part in try Template.parts(node) {
      switch part {
      case .text(let text): parts.append(.literal(text))
      case .placeholder(let name):
        parts.append(.column(try paths.resolve(name, within: base, at: node), pad: pads[name] ?? 0))
      }
    }
    return parts
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
