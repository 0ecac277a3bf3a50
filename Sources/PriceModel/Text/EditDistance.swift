/// How far two words are apart, for suggestions in error messages.
public enum EditDistance {
  /// The number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
  public static func between(_ left: String, _ right: String) -> Int {
    let left = Array(left.lowercased())
    let right = Array(right.lowercased())
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + Array(repeating: 0, count: right.count)
      for column in 1...right.count {
        let replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        current[column] = min(last[column] + 1, current[column - 1] + 1, replaced)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          current[column] = min(current[column], beforeLast[column - 2] + 1)
        }
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }

  /// The candidate nearest to a word, if one is near enough to be meant: at most a third of its letters apart.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    candidates.map { (candidate: $0, distance: between(word, $0)) }
      .filter { $0.distance <= max(1, word.count / 3) }
      .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }?.candidate
  }
}
