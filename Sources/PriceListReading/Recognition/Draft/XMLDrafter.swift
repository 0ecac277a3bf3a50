import PriceModel

/// Makes a draft of an XML document: finds the element that repeats, and what stands in it.
struct XMLDrafter {
  let outline: XMLOutline
  let names: ColumnNames

  /// Adds what is found to `contents`.
  ///
  /// - Returns: Why no draft can be made; `nil` if one was.
  func fill(_ contents: inout DraftContents) -> String? {
    guard let root = outline.root else { return outline.failure?.message ?? "the file has no root element" }
    guard let item = item() else { return "no element repeats near the beginning of the document" }
    let leaves = leaves(of: item)
    contents.remarks.append(
      "Found: root element \(root.name), \(item.count) of \(item.path) near the beginning.")
    var prefixes = Prefixes(root: root.namespace)
    let itemPath = prefixes.path(item, from: nil, outline)
    let columns = leaves.map { leaf in
      var survey = ColumnSurvey()
      for sample in leaf.samples { survey.look(at: sample) }
      return (name: prefixes.path(leaf, from: item, outline), survey: survey)
    }
    let suggestions = ColumnSuggestion.assigned(
      columns.map { (Self.words(of: $0.name), $0.survey) }, names: names)
    contents.columns = zip(suggestions, columns).map { suggestion, column in
      var suggestion = suggestion
      suggestion.column = column.name
      return suggestion
    }
    let space = root.namespace.isEmpty ? "" : ", namespaces: [\(DraftText.quoted(root.namespace))]"
    contents.layout.append(("root", "{ element: \(root.name)\(space) }", nil))
    if !prefixes.uris.isEmpty {
      let pairs = prefixes.uris.enumerated().map { "n\($0 + 1): \(DraftText.quoted($1))" }
      contents.layout.append(("namespaces", "{ \(pairs.joined(separator: ", ")) }", nil))
    }
    let why = "the element that repeats and has most inside: \(item.count) near the beginning"
    contents.layout.append(("item", DraftText.quoted(itemPath), why))
    complete(columns, into: &contents)
    return nil
  }

  /// The element that repeats and has the most values inside; of two, the outer one.
  private func item() -> XMLOutline.Node? {
    let repeated = outline.nodes.filter { !$0.isAttribute && $0.mostInParent >= 2 }
    return repeated.max { left, right in
      let (less, more) = (leaves(of: left).count, leaves(of: right).count)
      return less != more ? less < more : left.depth > right.depth
    }
  }

  /// The elements and attributes below an element that have texts.
  private func leaves(of node: XMLOutline.Node) -> [XMLOutline.Node] {
    outline.nodes.filter {
      $0.path.hasPrefix(node.path + "/") && !$0.samples.isEmpty && ($0.isAttribute || !$0.hasChildren)
    }
  }

  /// The last two steps of a path as words: `Price/@currency` is the currency of a price.
  private static func words(of path: String) -> String {
    let steps = path.split(separator: "/").map { step in
      String(step.split(separator: ":").last ?? step).filter { $0 != "@" }
    }
    let last = steps.last ?? path
    return ["id", "number", "code", "name", "value", "amount"].contains(last.lowercased())
      ? steps.suffix(2).joined(separator: " ") : last
  }

  /// Namespaces that are not the root's get a prefix of ours.
  private struct Prefixes {
    let root: String
    private(set) var uris: [String] = []

    init(root: String) { self.root = root }

    mutating func path(
      _ node: XMLOutline.Node, from base: XMLOutline.Node?, _ outline: XMLOutline
    ) -> String {
      let steps = node.path.split(separator: "/")
      let first = base.map { $0.path.split(separator: "/").count } ?? 0
      var written: [String] = []
      for index in first..<steps.count {
        let step = String(steps[index])
        let namespace = outline.node("/" + steps[...index].joined(separator: "/"))?.namespace ?? root
        if step.hasPrefix("@") || namespace == root {
          written.append(step)
        } else {
          if !uris.contains(namespace) { uris.append(namespace) }
          written.append("n\((uris.firstIndex(of: namespace) ?? 0) + 1):\(step)")
        }
      }
      return (base == nil ? "/" : "") + written.joined(separator: "/")
    }
  }

  private func complete(
    _ columns: [(name: String, survey: ColumnSurvey)], into contents: inout DraftContents
  ) {
    func survey(_ role: ColumnRole) -> ColumnSurvey? {
      contents.column(role).flatMap { column in columns.first { $0.name == column.column }?.survey }
    }
    var votes = DecimalMarkVotes()
    for value in (survey(.net)?.values ?? []) + (survey(.list)?.values ?? []) {
      Array(value.utf8).withUnsafeBytes { votes.look(at: $0, line: 0) }
    }
    let decision = votes.decision(delimiter: nil)
    contents.layout.append(("decimal", "\"\(decision.format.mark)\"", decision.reason))
    contents.readAmounts(columns, decision.format)
    if let format = (survey(.from) ?? survey(.to))?.dateOrders.first {
      contents.layout.append(("dates", "[\(format)]", nil))
    }
  }
}
