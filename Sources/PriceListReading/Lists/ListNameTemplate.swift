import PriceModel

/// The name of a list as a profile makes it: `nce-{market}`. A placeholder without a value is dropped with the
/// separator before it; several values are `multi`.
struct ListNameTemplate: Sendable {
  let parts: [Template.Part]

  /// - Parameter variables: The file's values that the profile names besides the fields.
  init(_ node: ProfileNode, variables: Set<String>) throws(ProfileError) {
    parts = try Template.parts(node)
    let known = variables.union(ItemField.allCases.map(\.name)).union(["market", "currency"])
    for case .placeholder(let name) in parts where !known.contains(name) {
      throw node.fault(
        "“{\(name)}” is not known; accepted are market, currency, the fields of an item and the profile’s variables"
          + NearestName.suggestion(name, among: known))
    }
  }

  /// The name, lower case, of letters, digits, `.`, `-` and `_` only.
  ///
  /// - Parameter values: The distinct values of a placeholder.
  func name(_ values: (String) -> Set<String>) -> String {
    var pieces: [String] = []
    for part in parts {
      switch part {
      case .text(let text): pieces.append(text)
      case .placeholder(let name):
        let found = values(name).filter { !$0.isEmpty }
        pieces.append(found.count > 1 ? "multi" : found.first ?? "")
      }
    }
    return Self.cleaned(pieces.joined())
  }

  /// A text as a list's name: runs of other signs become one `-`, none stands at the ends.
  static func cleaned(_ text: String) -> String {
    var name = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", ".", "_": name.unicodeScalars.append(scalar)
      default: if !name.hasSuffix("-"), !name.isEmpty { name += "-" }
      }
    }
    while name.hasSuffix("-") { name.removeLast() }
    return name
  }
}
