/// The shape of an XML dialect.
struct XMLLayout: Sendable {
  /// A root element by which documents are recognised.
  struct Root: Sendable {
    var names: [String]
    /// Namespaces; an empty text is “none”, a `*` at the end stands for anything.
    var namespaces: [String]
    /// Why documents with this root are not read, though they are known; `nil` if they are.
    var refusal: String?

    func accepts(_ name: String, namespace: String) -> Bool {
      names.contains(name) && NamespacePattern.accepts(namespace, namespaces)
    }
  }

  var roots: [Root]
  /// Prefixes of the profile's paths; a step without a prefix is in one of the namespaces of the roots.
  var namespaces: [String: [String]] = [:]
  /// The absolute paths of the elements that are items, and of those that repeat for each price, if there are any.
  var items: [XMLPath] = []
  var prices: [XMLPath] = []

  /// The names of the root elements that are read.
  var rootNames: [String] { roots.filter { $0.refusal == nil }.flatMap(\.names) }
  var rootNamespaces: [String] { roots.filter { $0.refusal == nil }.flatMap(\.namespaces) }

  func root(_ name: String, namespace: String) -> Root? {
    roots.first { $0.accepts(name, namespace: namespace) }
  }

  /// A path as a slot of a profile has it, for diagnostics.
  func shown(_ slot: String) -> String {
    let paths = XMLPath.all(slot).map { path in
      let item = items.first { path.steps.starts(with: $0.steps) } ?? XMLPath()
      return path.shown(below: item)
    }
    var distinct: [String] = []
    for path in paths where !distinct.contains(path) { distinct.append(path) }
    return distinct.joined(separator: " or ")
  }
}

/// Namespaces as profiles write them.
enum NamespacePattern {
  static func accepts(_ namespace: String, _ patterns: [String]) -> Bool {
    patterns.contains { pattern in
      pattern.hasSuffix("*") ? namespace.hasPrefix(pattern.dropLast()) : namespace == pattern
    }
  }
}
