/// A path of an XML profile: the elements from the root to where a value stands, and what is taken there.
///
/// A small part of XPath, and one thing more: a step may name several elements, because the versions of a dialect
/// differ in little more than names.
///
///     /BMECAT|BMEcat/HEADER/CATALOG/CURRENCY
///     ARTICLE_PRICE_DETAILS/DATETIME[@type=valid_start_date]/DATE
///     ItemDetail//Scale/@from
///     ../name()
struct XMLPath: Hashable, Sendable {
  /// The name of an element in a step; `*` is any, whatever its namespace.
  struct Name: Hashable, Sendable {
    var prefix: String?
    var local: String
  }

  /// `[@attribute=value]`: the element counts only if its attribute has one of these values.
  struct Condition: Hashable, Sendable {
    var attribute: String
    /// Compared without case.
    var values: [String]
    /// The value is that of one of the profile's variables, `[@lang={language}]`.
    var variable: String?
  }

  struct Step: Hashable, Sendable {
    var names: [Name]
    /// Written after `//`: at any depth below the step before.
    var isAtAnyDepth = false
    var condition: Condition?
  }

  /// What is taken of the element.
  enum Value: Hashable, Sendable {
    case text
    /// The first of these attributes, by local names.
    case attribute([String])
    /// The element's own local name.
    case name
  }

  var steps: [Step] = []
  var value = Value.text

  /// What stands between the paths of a slot that has several; no path holds it.
  static let separator: Character = "\n"

  /// The paths of a slot.
  static func all(_ slot: String) -> [XMLPath] {
    slot.split(separator: separator).compactMap { text in
      (try? XMLPathReader(String(text)).pieces()).map { pieces in
        var path = XMLPath()
        for piece in pieces.pieces { _ = path.append(piece) }
        return path
      }
    }
  }

  /// Goes on by a piece of a path.
  ///
  /// - Returns: `false` if it leads above the root, or below an attribute.
  mutating func append(_ piece: XMLPathReader.Piece) -> Bool {
    guard value == .text else { return false }
    switch piece {
    case .here: break
    case .up:
      // Above a step at any depth stands no element that the path knows.
      guard let last = steps.popLast(), !last.isAtAnyDepth else { return false }
    case .step(let step): steps.append(step)
    case .value(let taken): value = taken
    }
    return true
  }
}

extension XMLPath: CustomStringConvertible {
  /// As ``XMLPathReader`` reads it.
  var description: String {
    var text = ""
    for step in steps {
      text += step.isAtAnyDepth ? "//" : "/"
      text += step.names.map { ($0.prefix.map { $0 + ":" } ?? "") + $0.local }.joined(separator: "|")
      if let condition = step.condition {
        let values = condition.variable.map { ["{\($0)}"] } ?? condition.values.map { "\"\($0)\"" }
        text += "[@\(condition.attribute)=\(values.joined(separator: "|"))]"
      }
    }
    switch value {
    case .text: return text
    case .attribute(let names): return text + "/@" + names.joined(separator: "|")
    case .name: return text + "/name()"
    }
  }

  /// As diagnostics show it: below the item, without prefixes.
  func shown(below item: XMLPath) -> String {
    var shown = self
    if steps.starts(with: item.steps) {
      shown.steps.removeFirst(item.steps.count)
    }
    for index in shown.steps.indices {
      for name in shown.steps[index].names.indices { shown.steps[index].names[name].prefix = nil }
    }
    let text = shown.description
    return text.hasPrefix("/") && shown.steps.count < steps.count ? String(text.dropFirst()) : text
  }
}

/// Reads the text of a path.
struct XMLPathReader {
  enum Piece: Hashable {
    case here, up
    case step(XMLPath.Step)
    case value(XMLPath.Value)
  }

  /// Why a text is no path.
  struct Fault: Error {
    var message: String
  }

  private let text: String

  init(_ text: String) { self.text = text }

  /// The pieces between the slashes.
  func pieces() throws(Fault) -> (isAbsolute: Bool, pieces: [Piece]) {
    var texts = [""]
    var isInCondition = false
    for character in text {
      if character == XMLPath.separator { throw Fault(message: "a path has no line break") }
      if character == "[" { isInCondition = true }
      if character == "]" { isInCondition = false }
      if character == "/", !isInCondition {
        texts.append("")
      } else {
        texts[texts.count - 1].append(character)
      }
    }
    if isInCondition { throw Fault(message: "“[” is never closed in “\(text)”; write [@name=value]") }
    let isAbsolute = text.hasPrefix("/")
    if isAbsolute { texts.removeFirst() }
    var pieces: [Piece] = []
    var isAtAnyDepth = false
    for piece in texts {
      if piece.isEmpty {
        guard !isAtAnyDepth else { throw Fault(message: "“\(text)” has more slashes than two in a row") }
        isAtAnyDepth = true
        continue
      }
      var read = try self.piece(piece)
      if isAtAnyDepth {
        guard case .step(var step) = read else {
          throw Fault(message: "after “//” in “\(text)” the name of an element is accepted")
        }
        step.isAtAnyDepth = true
        read = .step(step)
      }
      isAtAnyDepth = false
      pieces.append(read)
    }
    if isAtAnyDepth { throw Fault(message: "“\(text)” ends with a slash") }
    return (isAbsolute, pieces)
  }

  private func piece(_ text: String) throws(Fault) -> Piece {
    switch text {
    case ".": return .here
    case "..": return .up
    case "name()": return .value(.name)
    default: break
    }
    if text.hasPrefix("@") {
      let names = text.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map { name in
        name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? String(name)
      }
      if names.contains("") { throw Fault(message: "“\(text)” names no attribute") }
      return .value(.attribute(names))
    }
    var names = text
    var condition: XMLPath.Condition?
    if let open = text.firstIndex(of: "[") {
      guard text.hasSuffix("]") else { throw Fault(message: "text stands after “]” in “\(text)”") }
      names = String(text[..<open])
      condition = try self.condition(String(text[text.index(after: open)...].dropLast()))
    }
    var step = XMLPath.Step(names: [], condition: condition)
    for name in names.split(separator: "|", omittingEmptySubsequences: false) {
      let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard (1...2).contains(parts.count), !parts.contains(""),
        !name.contains(where: { "@{}()=\" ".contains($0) })
      else { throw Fault(message: "“\(name)” in “\(text)” is not the name of an element") }
      step.names.append(
        XMLPath.Name(prefix: parts.count == 2 ? parts[0] : nil, local: parts[parts.count - 1]))
    }
    return .step(step)
  }

  private func condition(_ text: String) throws(Fault) -> XMLPath.Condition {
    guard text.hasPrefix("@"), let equals = text.firstIndex(of: "=") else {
      throw Fault(
        message: "“[\(text)]” is not a condition; write [@name=value], or several values with | between")
    }
    let name = String(text[..<equals].dropFirst())
    let local = name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    let written = text[text.index(after: equals)...]
    var condition = XMLPath.Condition(attribute: local, values: [])
    if written.hasPrefix("{"), written.hasSuffix("}") {
      condition.variable = String(written.dropFirst().dropLast())
      return condition
    }
    for value in written.split(separator: "|", omittingEmptySubsequences: false) {
      let quotes =
        value.count >= 2 && (value.first == "\"" || value.first == "'") && value.first == value.last
      condition.values.append(String(quotes ? value.dropFirst().dropLast() : value).lowercased())
    }
    return condition
  }
}
