import PriceModel

/// Lays a profile over the one that it `extends`.
///
/// A key replaces that of the base; the mappings listed here are laid over each other key by key, so that one field
/// or price can be changed without repeating the rest.
struct ProfileInheritance {
  static let merged: Set<String> = ["fields", "attributes", "price", "variables", "namespaces"]
  /// What is a profile's own and never inherited.
  static let own: Set<String> = ["name", "title", "documentation", "extends"]
  let bases: [String: ProfileText]

  func values(of root: ProfileNode, known: [String]) throws(ProfileError) -> [String: ProfileNode] {
    try values(of: root, known: known, below: [])
  }

  private func values(
    of root: ProfileNode, known: [String], below: [String]
  ) throws(ProfileError) -> [String: ProfileNode] {
    var values = try root.mapping(known)
    guard let extends = values["extends"] else { return values }
    let name = try extends.string()
    guard let base = bases[name] else {
      throw extends.fault(
        "“\(name)” is not a profile; known are \(bases.keys.sorted().joined(separator: ", "))"
          + NearestName.suggestion(name, among: bases.keys.sorted()))
    }
    let chain = below + [try values["name"]?.string() ?? ""]
    if chain.contains(name) {
      throw extends.fault("the profile extends itself: \((chain + [name]).joined(separator: " → "))")
    }
    for (key, inherited) in try self.values(of: base.root(), known: known, below: chain)
    where !Self.own.contains(key) {
      guard let own = values[key] else {
        values[key] = inherited
        continue
      }
      if Self.merged.contains(key), own.isMapping, inherited.isMapping {
        values[key] = own.inheriting(inherited)
      }
    }
    return values
  }
}
