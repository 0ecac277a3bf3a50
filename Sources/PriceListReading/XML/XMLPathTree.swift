import CLibXML2

/// The paths of an XML profile as a tree, walked along with the document.
///
/// A profile has one that has seen no document; each reading walks a copy.
///
/// Two paths may mean the same element (`A|B` and `A`, `//C` and `A/C`): then the walk stands on several nodes at
/// once. Such a set becomes a node of its own when a document first needs it.
struct XMLPathTree: Sendable {
  /// The addresses of a name in the dictionary of the parser.
  struct Name: Hashable, Sendable {
    var name: UInt
    var namespace: UInt

    init(_ event: XMLEvent) {
      name = UInt(bitPattern: event.name)
      namespace = UInt(bitPattern: event.namespace)
    }
  }

  struct Node: Sendable {
    fileprivate var steps: [(step: XMLPath.Step, node: Int)] = []
    /// Nodes that every element below leads to, for `//`.
    fileprivate var anyDepth: [Int] = []
    fileprivate var attributes: [(local: String, slot: Int)] = []
    /// Attributes that led here by a condition: they have said what they had to say.
    fileprivate var understood: Set<String> = []
    /// The slots of the element's text, and of its name.
    fileprivate(set) var texts: [Int] = []
    fileprivate(set) var elementNames: [Int] = []
    fileprivate(set) var isItem = false
    fileprivate(set) var isPrice = false
    /// Stands between the item and a price: what it holds belongs to the prices inside it.
    fileprivate(set) var holdsPrices = false
    /// Names of libxml2's dictionary that were compared before; −1 is no such step.
    fileprivate var known: [Name: Int] = [:]
    fileprivate var knownAttributes: [UInt: [Int]] = [:]
  }

  private(set) var nodes = [Node()]
  /// The slot of each path of the profile, and the path of each slot.
  private(set) var slots: [String: Int] = [:]
  private(set) var paths: [String] = []
  /// The slots as diagnostics show them, until a document has names for them.
  private(set) var shownPaths: [String] = []
  private let layout: XMLLayout
  /// The slots that a variable is taken from, in order.
  private var variables: [String: [Int]] = [:]
  private var merged: [[Int]: Int] = [:]

  init(_ profile: Profile, _ layout: XMLLayout) {
    self.layout = layout
    for path in layout.items { nodes[insert(path).last ?? 0].isItem = true }
    for path in layout.prices {
      let way = insert(path)
      nodes[way.last ?? 0].isPrice = true
      guard let item = way.lastIndex(where: { nodes[$0].isItem }) else { continue }
      for node in way[(item + 1)...].dropLast() { nodes[node].holdsPrices = true }
    }
    for column in profile.sources.flatMap(\.columns) where slots[column] == nil {
      let slot = paths.count
      slots[column] = slot
      paths.append(column)
      for path in XMLPath.all(column) {
        let node = insert(path).last ?? 0
        switch path.value {
        case .text: nodes[node].texts.append(slot)
        case .attribute(let names): for name in names { nodes[node].attributes.append((name, slot)) }
        case .name: nodes[node].elementNames.append(slot)
        }
      }
    }
    shownPaths = paths.map(layout.shown)
    for (name, source) in profile.variables { variables[name] = source.columns.compactMap { slots[$0] } }
  }

  /// The node of an element below another; `nil` if the profile has no such path. The root's parent is node 0.
  ///
  /// - Parameters:
  ///   - attribute: The value of an attribute of the element.
  ///   - value: What is in a slot.
  mutating func child(
    of parent: Int, _ event: XMLEvent, attribute: (String) -> String?, value: (Int) -> String?
  ) -> Int? {
    let name = Name(event)
    if let known = nodes[parent].known[name] { return known < 0 ? nil : known }
    let local = event.name.map { String(cString: $0) } ?? ""
    let namespace = event.namespace.map { String(cString: $0) } ?? ""
    var found = nodes[parent].anyDepth
    var isConditional = false
    for (step, node) in nodes[parent].steps where accepts(step, local, namespace) {
      if let condition = step.condition {
        isConditional = true
        guard let written = attribute(condition.attribute) else { continue }
        let wanted =
          condition.variable.map { name in
            [variables[name]?.lazy.compactMap(value).first?.lowercased()].compactMap { $0 }
          } ?? condition.values
        guard wanted.contains(written.lowercased()) else { continue }
      }
      if !found.contains(node) { found.append(node) }
    }
    let child = found.isEmpty ? -1 : found.count == 1 ? found[0] : union(found)
    if !isConditional { nodes[parent].known[name] = child }
    return child < 0 ? nil : child
  }

  /// The slots of an attribute.
  mutating func attributeSlots(of node: Int, _ name: UnsafePointer<xmlChar>?) -> [Int] {
    guard let name, !nodes[node].attributes.isEmpty else { return [] }
    if let known = nodes[node].knownAttributes[UInt(bitPattern: name)] { return known }
    let local = String(cString: name)
    let slots = nodes[node].attributes.filter { $0.local == local }.map(\.slot)
    nodes[node].knownAttributes[UInt(bitPattern: name)] = slots
    return slots
  }

  /// Whether the profile asks for an attribute only to tell elements of one name apart.
  func understands(_ attribute: String, of node: Int) -> Bool { nodes[node].understood.contains(attribute) }

  private func accepts(_ step: XMLPath.Step, _ local: String, _ namespace: String) -> Bool {
    step.names.contains { name in
      if name.local == "*" { return true }
      guard name.local == local else { return false }
      let patterns = name.prefix.map { layout.namespaces[$0] ?? [] } ?? layout.rootNamespaces
      return NamespacePattern.accepts(namespace, patterns)
    }
  }

  /// The nodes along a path, made where they are not there yet.
  private mutating func insert(_ path: XMLPath) -> [Int] {
    var way: [Int] = []
    var current = 0
    for step in path.steps {
      var plain = step
      plain.isAtAnyDepth = false
      let child = nodes[current].steps.first { $0.step == plain }?.node ?? append(Node(), to: current, plain)
      if step.isAtAnyDepth {
        if nodes[current].anyDepth.isEmpty {
          nodes.append(Node())
          nodes[nodes.count - 1].anyDepth = [nodes.count - 1]
          nodes[current].anyDepth = [nodes.count - 1]
        }
        for loop in nodes[current].anyDepth where !nodes[loop].steps.contains(where: { $0.step == plain }) {
          nodes[loop].steps.append((plain, child))
        }
      }
      if let condition = step.condition { nodes[child].understood.insert(condition.attribute) }
      current = child
      way.append(current)
    }
    return way
  }

  private mutating func append(_ node: Node, to parent: Int, _ step: XMLPath.Step) -> Int {
    nodes.append(node)
    nodes[parent].steps.append((step, nodes.count - 1))
    return nodes.count - 1
  }

  /// The node that stands for several.
  private mutating func union(_ set: [Int]) -> Int {
    let key = set.sorted()
    if let known = merged[key] { return known }
    var node = Node()
    for part in key.map({ nodes[$0] }) {
      node.steps += part.steps
      node.attributes += part.attributes.filter { new in
        !node.attributes.contains { $0.local == new.local && $0.slot == new.slot }
      }
      for child in part.anyDepth where !node.anyDepth.contains(child) { node.anyDepth.append(child) }
      node.understood.formUnion(part.understood)
      for slot in part.texts where !node.texts.contains(slot) { node.texts.append(slot) }
      for slot in part.elementNames where !node.elementNames.contains(slot) { node.elementNames.append(slot) }
      node.isItem = node.isItem || part.isItem
      node.isPrice = node.isPrice || part.isPrice
      node.holdsPrices = node.holdsPrices || part.holdsPrices
    }
    nodes.append(node)
    merged[key] = nodes.count - 1
    return nodes.count - 1
  }
}
