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
      Diagnostic(.badProfile, message, file: file, line: line, column: column))
  }
}

/// Names the name that somebody probably meant.
enum NearestName {
  /// `; did you mean “x”?`, or nothing.
  static func suggestion(_ name: String, among candidates: some Sequence<String>) -> String {
    EditDistance.nearest(to: name, among: candidates).map { "; did you mean “\($0)”?" } ?? ""
  }
}
