import PriceModel

/// Holds the names of a template against the data it is to be filled with.
struct TemplateCheck {
  /// The tags of a file.
  typealias File = (path: String, tags: [TemplateTag])

  /// By the names of partials.
  private let partials: [String: File]
  private(set) var warnings: [Diagnostic] = []

  /// - Parameters:
  ///   - file: The template itself.
  ///   - partials: What it takes in; they are checked where they stand.
  init(_ file: File, partials: [String: File], against root: JSONNode) {
    self.partials = partials
    check(file, [Shape([root])])
  }

  /// What is known of the values that a name can stand for.
  private enum Shape {
    case fields([String: [JSONNode]])
    /// Nothing in this document shows what is there.
    case unknown

    init(_ nodes: [JSONNode]) {
      var fields: [String: [JSONNode]] = [:]
      var isKnown = false
      for node in nodes {
        switch node.value {
        case .object(let members):
          isKnown = true
          for member in members { fields[member.key, default: []].append(member.value) }
        case .array(let elements):
          if case .fields(let own) = Shape(elements) {
            isKnown = true
            fields.merge(own) { $0 + $1 }
          }
        case .string, .number, .bool: isKnown = true
        case .null: break
        }
      }
      self = isKnown ? .fields(fields) : .unknown
    }
  }

  /// Notes every name that the data does not have, with the nearest that it has.
  private mutating func check(_ file: File, _ outer: [Shape]) {
    var stack = outer
    for tag in file.tags {
      switch tag.kind {
      case .value: note(tag, stack, file.path)
      case .section, .inverted:
        let nodes = note(tag, stack, file.path)
        stack.append(nodes.map(Shape.init) ?? .unknown)
      case .block: stack.append(.fields([:]))
      case .parent:
        if let partial = partials[tag.name] { check(partial, stack) }
        stack.append(.fields([:]))
      case .end: if stack.count > outer.count { stack.removeLast() }
      case .partial: if let partial = partials[tag.name] { check(partial, stack) }
      }
    }
  }

  /// The values that a name stands for; `nil` where that cannot be known.
  @discardableResult
  private mutating func note(_ tag: TemplateTag, _ stack: [Shape], _ file: String) -> [JSONNode]? {
    for function in tag.functions where !TemplateValue.functions.contains(where: { $0.name == function }) {
      let names = TemplateValue.functions.map(\.name)
      let nearest = EditDistance.nearest(to: function, among: names)
      warn(
        "unknown function “\(function)”"
          + (nearest.map { "; did you mean “\($0)”?" } ?? "; there are \(Prose.list(names, atMost: 20))"),
        tag, file)
    }
    let names = tag.name.split(separator: ".").map(String.init)
    guard let first = names.first else { return nil }
    var known: Set<String> = []
    var found: [JSONNode]?
    for shape in tag.name.hasPrefix(".") ? stack.suffix(1).reversed() : stack.reversed() {
      guard case .fields(let fields) = shape else { return nil }
      if let nodes = fields[first] {
        found = nodes
        break
      }
      known.formUnion(fields.keys)
    }
    guard var nodes = found else {
      warn(unknown(first, among: known), tag, file)
      return nil
    }
    for name in names.dropFirst() {
      guard case .fields(let fields) = Shape(nodes) else { return nil }
      guard let inner = fields[name] else {
        warn(unknown(name, among: Set(fields.keys)), tag, file)
        return nil
      }
      nodes = inner
    }
    return nodes
  }

  private func unknown(_ name: String, among known: Set<String>) -> String {
    let nearest = EditDistance.nearest(to: name, among: known.sorted())
    let words =
      nearest.map { "; did you mean “\($0)”?" } ?? "; there are \(Prose.list(known.sorted(), atMost: 12))"
    return "the document has no “\(name)” here" + words
  }

  private mutating func warn(_ message: String, _ tag: TemplateTag, _ file: String) {
    let warning = Diagnostic(.unknownName, message, file: file, line: tag.line, column: tag.column)
    // A partial may stand in several places.
    if !warnings.contains(warning) { warnings.append(warning) }
  }
}
