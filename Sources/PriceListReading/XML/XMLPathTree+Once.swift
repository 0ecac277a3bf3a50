import Synchronization

extension XMLPathTree {
  /// The tree of a profile, made when the first document is read by it: making it takes longer than reading a small
  /// list, and most profiles that are loaded read none.
  final class Once: Sendable {
    private let profile: Profile
    private let layout: XMLLayout
    private let made = Mutex<XMLPathTree?>(nil)

    init(_ profile: Profile, _ layout: XMLLayout) {
      self.profile = profile
      self.layout = layout
    }

    var tree: XMLPathTree {
      made.withLock { made in
        let tree = made ?? XMLPathTree(profile, layout)
        made = tree
        return tree
      }
    }
  }
}
