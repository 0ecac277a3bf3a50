import PriceModel

/// An XML profile held against the beginning of a document.
struct XMLMatch: RankedMatch {
  let profile: Profile
  let score: Int
  let fits: Bool
  let reasons: [String]
  /// The profile knows the document for something else than a price list.
  let refusal: String?

  /// - Returns: `nil` if the profile has nothing in common with the document.
  init?(_ profile: Profile, _ root: XMLOutline.Root, _ outline: XMLOutline) {
    guard let layout = profile.xml else { return nil }
    self.profile = profile
    let names = layout.roots.flatMap(\.names)
    guard names.contains(root.name) else {
      // A name with a slip of the pen: near, and never enough.
      guard let near = EditDistance.nearest(to: root.name, among: names) else { return nil }
      score = 25
      fits = false
      refusal = nil
      reasons = ["the root element “\(root.name)” is near “\(near)”"]
      return
    }
    let known = layout.root(root.name, namespace: root.namespace)
    fits = known != nil
    refusal = known?.refusal
    let items = outline.nodes.lazy.filter { node in layout.items.contains { $0.leads(to: node.path) } }
      .reduce(0) { $0 + $1.count }
    score = 50 + (fits ? 30 : 0) + (items > 0 ? 20 : 0)
    let item = layout.items.map { "“\($0.shown(below: XMLPath()))”" }.joined(separator: " or ")
    let accepted = fits ? "" : ", which the profile does not accept"
    reasons = [
      "the root element is “\(root.name)”",
      root.namespace.isEmpty
        ? "it is in no namespace\(accepted)" : "its namespace is \(root.namespace)\(accepted)",
      items > 0
        ? "\(items) of \(item) \(items == 1 ? "is" : "are") near the beginning"
        : "no \(item) is near the beginning",
    ]
  }
}

extension XMLPath {
  /// Whether the path leads to an element, given by local names from the root: `/Catalogue/CatalogueLine`.
  func leads(to element: String) -> Bool {
    Self.match(steps[...], element.split(separator: "/")[...])
  }

  private static func match(_ steps: ArraySlice<Step>, _ names: ArraySlice<Substring>) -> Bool {
    guard let step = steps.first else { return names.isEmpty }
    guard let name = names.first else { return false }
    if step.names.contains(where: { $0.local == "*" || $0.local == name }),
      match(steps.dropFirst(), names.dropFirst())
    {
      return true
    }
    return step.isAtAnyDepth && match(steps, names.dropFirst())
  }
}

/// Finds out which profile reads an XML document, from its root element and the first items.
struct XMLRecogniser {
  let profiles: [Profile]

  func ranking(_ root: XMLOutline.Root, _ outline: XMLOutline) -> ProfileRanking<XMLMatch> {
    ProfileRanking(profiles.compactMap { XMLMatch($0, root, outline) })
  }

  /// Adds what is found to `recognition`; the profile that reads the document, if one does.
  func recognise(_ outline: XMLOutline, into recognition: inout Recognition) -> Profile? {
    guard let root = outline.root else {
      recognition.failure = outline.failure.map { .unreadable($0) } ?? .noRoot
      return nil
    }
    recognition.assume(.root, root.name, .found, "it is the first element")
    let ranking = ranking(root, outline)
    recognition.take(ranking)
    guard let winner = ranking.winner else {
      recognition.failure =
        ranking.rivals.isEmpty
        ? .unknownRoot(namespace: root.namespace, line: root.line, column: root.column) : .ambiguous
      return nil
    }
    if let refusal = winner.refusal {
      recognition.failure = .notAPriceList(refusal, line: root.line, column: root.column)
      return nil
    }
    return winner.profile
  }
}
