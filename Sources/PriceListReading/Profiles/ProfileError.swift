import PriceModel

/// A profile that cannot be used: unknown, unreadable, or at fault at a line of its YAML file.
public struct ProfileError: Error, Sendable, CustomStringConvertible {
  /// Where and what; the code is `unknown-profile` or `bad-profile`.
  public let diagnostic: Diagnostic

  public var description: String { diagnostic.description }

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  /// A fault in a profile's file.
  init(file: String, line: Int?, column: Int?, _ message: String) {
    self.init(
      Diagnostic(
        file: file, line: line, column: column, severity: .error, code: "bad-profile", message: message))
  }
}

/// Finds the name that somebody probably meant.
enum NearestName {
  /// The candidate with the fewest edits, if they are few enough to be a slip.
  static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    let ranked = candidates.map { ($0, distance(wanted, Array($0.lowercased()))) }.sorted { $0.1 < $1.1 }
    guard let best = ranked.first, best.1 <= max(2, wanted.count / 3) else { return nil }
    return best.0
  }

  /// ` — did you mean “x”?`, or nothing.
  static func suggestion(_ name: String, among candidates: some Sequence<String>) -> String {
    find(name, among: candidates).map { "; did you mean “\($0)”?" } ?? ""
  }

  /// Levenshtein's distance.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (leftIndex, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = leftIndex + 1
      for (rightIndex, other) in right.enumerated() {
        let substitution = diagonal + (character == other ? 0 : 1)
        diagonal = row[rightIndex + 1]
        row[rightIndex + 1] = min(substitution, row[rightIndex] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
