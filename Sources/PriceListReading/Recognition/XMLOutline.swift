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
  private(set) var encoding = "UTF-8"

  /// How many texts are kept of each node.
  static let samples = 20

  /// - Parameter head: The beginning of the document, as it stands in the file.
  init(_ head: [UInt8], limits: ReadingLimits, encoding: String? = nil) {
    guard let parser = XMLPushParser(limits: limits, encoding: encoding) else { return }
    head.withUnsafeBytes { parser.parse($0, isLast: false) }
    failure = parser.log.pointee.failure
    self.encoding = parser.encoding
    read(parser.log.pointee)
  }

  func node(_ path: String) -> Node? { places[path].map { nodes[$0] } }

  private mutating func read(_ log: XMLEventLog) {
    var open: [(place: Int, text: String)] = []
    for index in 0..<log.count {
      let event = log.events[index]
      let name = event.name.map { String(cString: $0) } ?? ""
      let namespace = event.namespace.map { String(cString: $0) } ?? ""
      switch event.kind {
      case .start:
        if root == nil {
          root = Root(name: name, namespace: namespace, line: Int(event.line), column: Int(event.column))
        }
        let parent = open.last.map { nodes[$0.place].path } ?? ""
        if let last = open.last { nodes[last.place].hasChildren = true }
        let place = place(of: "\(parent)/\(name)", namespace, depth: open.count)
        nodes[place].inThisParent += 1
        nodes[place].mostInParent = max(nodes[place].mostInParent, nodes[place].inThisParent)
        for child in nodes.indices where nodes[child].depth == open.count + 1 { reset(child, below: place) }
        open.append((place, ""))
      case .attribute:
        guard let last = open.last else { continue }
        let place = place(of: "\(nodes[last.place].path)/@\(name)", namespace, depth: open.count)
        keep(String(decoding: log.text(event), as: UTF8.self), at: place)
      case .text:
        guard let last = open.indices.last, open[last].text.utf8.count < 4096 else { continue }
        open[last].text += String(decoding: log.text(event), as: UTF8.self)
      case .end:
        guard let last = open.popLast() else { continue }
        keep(last.text, at: last.place)
      }
    }
  }

  private mutating func reset(_ child: Int, below parent: Int) {
    if nodes[child].path.hasPrefix(nodes[parent].path + "/") { nodes[child].inThisParent = 0 }
  }

  private mutating func place(of path: String, _ namespace: String, depth: Int) -> Int {
    let place =
      places[path]
      ?? {
        nodes.append(Node(path: path, namespace: namespace, depth: depth))
        places[path] = nodes.count - 1
        return nodes.count - 1
      }()
    nodes[place].count += 1
    return place
  }

  private mutating func keep(_ text: String, at place: Int) {
    let shown = HeaderName.shown(text)
    if !shown.isEmpty, nodes[place].samples.count < Self.samples { nodes[place].samples.append(shown) }
  }
}
