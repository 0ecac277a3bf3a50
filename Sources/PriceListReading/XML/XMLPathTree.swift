import CLibXML2

/// The paths of an XML profile as a tree, walked along with the document.
struct XMLPathTree {
  struct Name: Hashable {
    var name: UnsafePointer<xmlChar>?
    var namespace: UnsafePointer<xmlChar>?
  }

  struct Node {
    var steps: [(local: String, namespaces: [String], node: Int)] = []
    var attributes: [(local: String, slot: Int)] = []
    /// The slot of the element's text.
    var text: Int?
    var isItem = false
    var isPrice = false
    /// Names of libxml2's dictionary that were compared before; −1 is no such step.
    var known: [Name: Int] = [:]
  }

  private(set) var nodes = [Node()]
  /// The slot of each absolute path, and the path of each slot.
  private(set) var slots: [String: Int] = [:]
  private(set) var paths: [String] = []

  init(_ profile: Profile, _ layout: XMLLayout) {
    let item = node(layout.item, layout)
    nodes[item].isItem = true
    if let price = layout.price {
      let node = node(price, layout)
      nodes[node].isPrice = true
    }
    for path in profile.sources.flatMap(\.columns) where slots[path] == nil {
      let slot = paths.count
      slots[path] = slot
      paths.append(path)
      if let at = path.lastIndex(of: "@") {
        let node = node(String(path[..<at]), layout)
        nodes[node].attributes.append((Self.local(path[path.index(after: at)...]), slot))
      } else {
        nodes[node(path, layout)].text = slot
      }
    }
  }

  /// The node of an element below another; `nil` if the profile has no such path. The root's parent is node 0.
  mutating func child(of parent: Int, _ event: XMLEvent) -> Int? {
    let name = Name(name: event.name, namespace: event.namespace)
    if let known = nodes[parent].known[name] { return known < 0 ? nil : known }
    let local = event.name.map { String(cString: $0) } ?? ""
    let namespace = event.namespace.map { String(cString: $0) } ?? ""
    let step = nodes[parent].steps.first { $0.local == local && $0.namespaces.contains(namespace) }
    nodes[parent].known[name] = step?.node ?? -1
    return step?.node
  }

  func attributeSlot(of node: Int, _ name: UnsafePointer<xmlChar>?) -> Int? {
    guard let name, !nodes[node].attributes.isEmpty else { return nil }
    let local = String(cString: name)
    return nodes[node].attributes.first { $0.local == local }?.slot
  }

  private mutating func node(_ path: String, _ layout: XMLLayout) -> Int {
    var current = 0
    for step in path.split(separator: "/") {
      let prefix = step.firstIndex(of: ":").map { String(step[..<$0]) }
      let namespaces = prefix.map { layout.namespaces[$0] ?? [] } ?? layout.rootNamespaces
      let local = Self.local(step)
      if let found = nodes[current].steps.first(where: { $0.local == local && $0.namespaces == namespaces }) {
        current = found.node
      } else {
        nodes.append(Node())
        nodes[current].steps.append((local, namespaces, nodes.count - 1))
        current = nodes.count - 1
      }
    }
    return current
  }

  private static func local(_ step: Substring) -> String {
    step.firstIndex(of: ":").map { String(step[step.index(after: $0)...]) } ?? String(step)
  }
}
