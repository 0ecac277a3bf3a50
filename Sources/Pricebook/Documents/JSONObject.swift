import PriceModel

/// An object of a request or an agreement file, read key by key: each key is asked for once, each wrong value is
/// reported at its place, and a key nobody asked for is an error that suggests the nearest one.
struct JSONObject {
  let file: String
  let node: JSONNode
  private let members: [JSONNode.Member]

  /// - Parameter known: The keys that may be there; `nil` for a document of ours, which a later version may extend.
  /// - Throws: ``PricebookError`` of kind `fault` if the node is no object, or has a key that is not `known`.
  init(_ node: JSONNode, file: String, what: String, known: [String]?) throws {
    self.file = file
    self.node = node
    guard case .object(let members) = node.value else {
      throw Self.error(
        .wrongType, "\(what) must be an object, not \(node.kindName)", file, node.line, node.column)
    }
    self.members = members
    guard let known else { return }
    for member in members where !known.contains(member.key) {
      let nearest = EditDistance.nearest(to: member.key, among: known)
      throw Self.error(
        .unknownKey,
        "unknown key “\(member.key)”" + (nearest.map { "; did you mean “\($0)”?" } ?? ".")
          + " Accepted in \(what) are \(Prose.list(known, atMost: 40))",
        file, member.line, member.column)
    }
  }

  /// The node of a key; `nil` if the key is absent or null.
  subscript(key: String) -> JSONNode? {
    guard let member = members.first(where: { $0.key == key }), member.value.value != .null else {
      return nil
    }
    return member.value
  }

  func string(_ key: String) throws -> String? {
    guard let node = self[key] else { return nil }
    guard case .string(let text) = node.value else { throw wrong(key, node, "a text in quotes") }
    return text
  }

  /// A value that must be there, read by `read`.
  func required<Value>(_ key: String, _ what: String, _ read: (String) throws -> Value?) throws -> Value {
    guard let value = try read(key) else { throw wrong(key, self[key] ?? node, what) }
    return value
  }

  func bool(_ key: String) throws -> Bool? {
    guard let node = self[key] else { return nil }
    guard case .bool(let flag) = node.value else { throw wrong(key, node, "true or false") }
    return flag
  }

  func integer(_ key: String) throws -> Int? {
    guard let node = self[key] else { return nil }
    guard case .number(let text) = node.value, let value = Int(text) else {
      throw wrong(key, node, "a whole number")
    }
    return value
  }

  /// A decimal, as a number or as text; a `%` at its end is accepted where `percent` is.
  func decimal(_ key: String, percent: Bool = false) throws -> ExactDecimal? {
    guard let node = self[key] else { return nil }
    var text: String
    switch node.value {
    case .string(let string): text = string.trimmed
    case .number(let digits): text = digits
    default: throw wrong(key, node, percent ? "a percentage like 5 or \"7.5\"" : "a decimal like \"412.50\"")
    }
    if percent, text.hasSuffix("%") { text = String(text.dropLast()).trimmed }
    guard let value = ExactDecimal(text) else {
      throw wrong(key, node, percent ? "a percentage like 5 or \"7.5\"" : "a decimal like \"412.50\"")
    }
    return value
  }

  func date(_ key: String) throws -> CalendarDate? {
    guard let node = self[key] else { return nil }
    guard case .string(let text) = node.value, let date = CalendarDate(text) else {
      throw wrong(key, node, "a date that exists, like \"2026-11-01\"")
    }
    return date
  }

  func currency(_ key: String) throws -> Currency? {
    guard let node = self[key] else { return nil }
    guard case .string(let text) = node.value, let currency = Currency(text) else {
      throw wrong(key, node, "a currency code like \"PLN\"")
    }
    return currency
  }

  func array(_ key: String) throws -> [JSONNode]? {
    guard let node = self[key] else { return nil }
    guard case .array(let nodes) = node.value else { throw wrong(key, node, "a list") }
    return nodes
  }

  /// The error for a value that is not what the key takes.
  func wrong(_ key: String, _ node: JSONNode, _ accepted: String) -> PricebookError {
    let read =
      switch node.value {
      case .string(let text): "“\(text)”"
      case .number(let text): text
      default: node.kindName
      }
    return Self.error(
      .wrongValue, "“\(key)” is \(read); accepted is \(accepted)", file, node.line, node.column)
  }

  private static func error(
    _ code: DiagnosticCode, _ message: String, _ file: String, _ line: Int, _ column: Int
  )
    -> PricebookError
  {
    PricebookError(.fault, code, message, file: file, line: line, column: column)
  }
}
