import CLibXML2

/// The elements and attributes at the beginning of an XML document, with what stands in them.
struct XMLOutline {
  struct Node {
    /// Local names from the root, without namespaces: `/Catalogue/CatalogueLine/Item/Name`, `…/Price/@currency`.
    var path: String
    /// Namespace of the element; empty for none.
    var namespace: String
    var depth: Int
    var count = 0
    /// Not blank texts, the first few.
    var samples: [String] = []
    /// Whether it has elements inside.
    var hasChildren = false
    /// The most that one parent has.
    var mostInParent = 0
    fileprivate var inThisParent = 0
    fileprivate var children: [Int] = []
    var isAttribute: Bool { path.contains("/@") }
    /// The last step.
    var name: String { path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path }
  }

  struct Root {
    var name: String
    var namespace: String
    var line: Int
    var column: Int
  }

  private(set) var root: Root?
  /// In the order of their first appearance.
  private(set) var nodes: [Node] = []
  private(set) var places: [String: Int] = [:]
  /// Why the parser stopped; the document cannot be read.
  private(set) var failure: XMLFailure?

  /// How many texts are kept of each node, and how many nodes at all: a document may name each element otherwise.
  static let samples = 20
  private static let mostNodes = 1024

  /// - Parameter head: The beginning of the document in UTF-8.
  init(_ head: [UInt8], limits: ReadingLimits) {
    guard let parser = XMLPushParser(limits: limits) else { return }
    head.withUnsafeBytes { parser.parse($0, isLast: false) }
    failure = parser.log.pointee.failure
    read(parser.log.pointee)
  }

  func node(_ path: String) -> Node? { places[path].map { nodes[$0] } }

  private mutating func read(_ log: XMLEventLog) {
    var open: [(place: Int?, text: String)] = []
    for index in 0..<log.count {
      let event = log.events[index]
      let name = event.name.map { String(cString: $0) } ?? ""
      let namespace = event.namespace.map { String(cString: $0) } ?? ""
      switch event.kind {
      case .start:
        if root == nil {
          root = Root(name: name, namespace: namespace, line: Int(event.line), column: Int(event.column))
        }
        if let parent = open.last?.place { nodes[parent].hasChildren = true }
        let place = place(of: "/\(name)", namespace, below: open.last)
        if let place {
          nodes[place].inThisParent += 1
          nodes[place].mostInParent = max(nodes[place].mostInParent, nodes[place].inThisParent)
          for child in nodes[place].children { nodes[child].inThisParent = 0 }
        }
        open.append((place, ""))
      case .attribute:
        guard let last = open.last, let place = place(of: "/@\(name)", namespace, below: last) else {
          continue
        }
        keep(String(decoding: log.text(event), as: UTF8.self), at: place)
      case .text:
        guard let last = open.indices.last, open[last].text.utf8.count < 4096 else { continue }
        open[last].text += String(decoding: log.text(event), as: UTF8.self)
      case .end:
        guard let last = open.popLast(), let place = last.place else { continue }
        keep(last.text, at: place)
      }
    }
  }

  /// - Returns: `nil` if there are too many nodes, or the parent is beyond them.
  private mutating func place(
    of step: String, _ namespace: String, below parent: (place: Int?, text: String)?
  ) -> Int? {
    if let parent, parent.place == nil { return nil }
    let parent = parent?.place
    let path = (parent.map { nodes[$0].path } ?? "") + step
    if let known = places[path] {
      nodes[known].count += 1
      return known
    }
    guard nodes.count < Self.mostNodes else { return nil }
    let depth = parent.map { nodes[$0].depth + 1 } ?? 0
    nodes.append(Node(path: path, namespace: namespace, depth: depth, count: 1))
    places[path] = nodes.count - 1
    if let parent { nodes[parent].children.append(nodes.count - 1) }
    return nodes.count - 1
  }

  private mutating func keep(_ text: String, at place: Int) {
    let shown = HeaderName.shown(text)
    if !shown.isEmpty, nodes[place].samples.count < Self.samples { nodes[place].samples.append(shown) }
  }
}
