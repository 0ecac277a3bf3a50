/// Reads the keys of an XML profile that say how its documents are built.
struct XMLLayoutLoader {
  let root: ProfileNode
  let values: [String: ProfileNode]

  func layout() throws(ProfileError) -> XMLLayout {
    guard let itemNode = values["item"], let rootsNode = values["roots"] ?? values["root"] else {
      throw root.fault("a profile of container xml needs the keys “root” and “item”")
    }
    if values["root"] != nil, let node = values["roots"] {
      throw node.fault("“root” is there already; write one of “root” and “roots”")
    }
    var roots: [XMLLayout.Root] = []
    for node in rootsNode.elements() { roots.append(try layoutRoot(node)) }
    var layout = XMLLayout(roots: roots)
    guard !layout.rootNames.isEmpty else { throw rootsNode.fault("no root element is read, all are refused") }
    if let node = values["namespaces"] {
      for (_, prefix, uris) in try node.pairs() { layout.namespaces[prefix] = try uris.strings() }
    }
    let variables = try values["variables"]?.pairs().map(\.name) ?? []
    let resolver = PathResolver(layout: layout, variables: variables)
    for node in itemNode.elements() {
      layout.items.append(try resolver.path(try node.string(), from: XMLPath(), at: node))
    }
    if let price = values["price"], price.isMapping,
      let node = try price.pairs().first(where: { $0.name == "element" })?.value
    {
      for element in node.elements() {
        for item in layout.items {
          layout.prices.append(try resolver.path(try element.string(), from: item, at: element))
        }
      }
    }
    if let fault = (layout.items + layout.prices).first(where: { $0.value != .text }) {
      throw itemNode.fault("“\(fault)” is not an element")
    }
    return layout
  }

  private func layoutRoot(_ node: ProfileNode) throws(ProfileError) -> XMLLayout.Root {
    let values = try node.mapping(["element", "namespaces", "refuse"])
    guard let element = values["element"] else { throw node.fault("“element” is missing") }
    return XMLLayout.Root(
      names: try element.strings(), namespaces: try values["namespaces"]?.strings() ?? [""],
      refusal: try values["refuse"]?.string())
  }
}

/// Turns the paths of an XML profile into absolute ones; the names of CSV columns stay as they are.
struct PathResolver {
  let layout: XMLLayout?
  /// The names that `[@lang={language}]` may use.
  var variables: [String] = []

  /// The slot of a path: its absolute paths, one for each base.
  ///
  /// - Parameter base: The slot whose paths a relative one starts from.
  func resolve(_ path: String, within base: String, at node: ProfileNode) throws(ProfileError) -> String {
    guard layout != nil else { return path }
    var slots: [String] = []
    for base in path.hasPrefix("/") ? [XMLPath()] : XMLPath.all(base) {
      let slot = try self.path(path, from: base, at: node).description
      if !slots.contains(slot) { slots.append(slot) }
    }
    return slots.joined(separator: String(XMLPath.separator))
  }

  /// The absolute path that a text of the profile stands for.
  func path(_ text: String, from base: XMLPath, at node: ProfileNode) throws(ProfileError) -> XMLPath {
    let read: (isAbsolute: Bool, pieces: [XMLPathReader.Piece])
    do throws(XMLPathReader.Fault) { read = try XMLPathReader(text).pieces() } catch {
      throw node.fault(error.message)
    }
    var path = read.isAbsolute ? XMLPath() : base
    for piece in read.pieces {
      guard path.append(piece) else {
        throw node.fault("“\(text)” leads above the root element, above a “//”, or below an attribute")
      }
      if case .step(let step) = piece { try check(step, at: node) }
    }
    let names = layout?.rootNames ?? []
    guard let first = path.steps.first,
      first.names.allSatisfy({ names.contains($0.local) || $0.local == "*" })
    else {
      throw node.fault("“\(text)” does not begin at the root element “/\(names.joined(separator: "|"))”")
    }
    return path
  }

  private func check(_ step: XMLPath.Step, at node: ProfileNode) throws(ProfileError) {
    let prefixes = layout?.namespaces ?? [:]
    for name in step.names {
      if let prefix = name.prefix, prefixes[prefix] == nil {
        throw node.fault(
          "the prefix “\(prefix)” is not declared under “namespaces”"
            + NearestName.suggestion(prefix, among: prefixes.keys))
      }
    }
    if let variable = step.condition?.variable, !variables.contains(variable) {
      throw node.fault(
        "“{\(variable)}” is not one of the “variables”" + NearestName.suggestion(variable, among: variables))
    }
  }
}
